"""Draw and clawback: month by month, what is earned, what is advanced, and the debt that leaves."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

import plotly.graph_objects as go
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.cells import euro_cell, number_cell
from course.pay.charts.chart import Chart, Choice, Control, Guess, Moved, Table
from course.pay.charts.controls import rate_control
from course.pay.charts.draw_clawback.advanced import Month, months_of
from course.pay.charts.draw_clawback.drawing import Drawing
from course.pay.charts.draw_clawback.words import ASKED, CANCELLED_IN
from course.pay.charts.drawing.frame import round_top
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, euro_guess, round_step
from course.pay.money import Euro, Rate
from course.pay.offers.flat_offer import Sales

MOST_MONTHS = 12


class DrawClawbackParameters(BaseModel):
    """A rate, a draw, the deals of some months, and one that may be cancelled later."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rate: Rate = Field(
        default=Decimal("0.1"),
        description="Commission rate, a fraction of sales (0 to 1; 0.1 is 10 %).",
    )
    draw: Annotated[Euro, Field(ge=0, le=20_000)] = Field(
        default=Decimal(1000), description="The draw, euro a month (0 to 20000); 0 is none."
    )
    recoverable: bool = Field(
        default=True, description="Whether later commission pays back what was advanced."
    )
    sales: Annotated[tuple[Sales, ...], Field(min_length=1, max_length=MOST_MONTHS)] = Field(
        default=tuple(map(Decimal, (12_000, 4_000, 0, 4_000, 16_000, 12_000))),
        description="Each month’s deal, euro: a list of 1 to 12 amounts; 0 is a month without.",
    )
    deal: Annotated[int, Field(ge=1, le=MOST_MONTHS)] = Field(
        default=1,
        validate_default=True,
        description="The month whose deal may be cancelled (1 to the last month).",
    )
    cancelled: Annotated[int, Field(ge=0, le=MOST_MONTHS)] = Field(
        default=4,
        validate_default=True,
        description="The month in which it is cancelled, not before `deal`; 0 is never.",
    )

    @field_validator("deal", "cancelled")
    @classmethod
    def _month_is_there(cls, month: int, info: ValidationInfo) -> int:
        sales = info.data.get("sales")
        if sales is not None and month > len(sales):
            raise PydanticCustomError(
                "month_beyond_sales",
                "‘{field}’ is month {month}, and ‘sales’ end with month {months}:"
                " write an earlier month or list more sales",
                {"field": info.field_name, "month": month, "months": len(sales)},
            )
        return month

    @field_validator("cancelled")
    @classmethod
    def _made_before(cls, cancelled: int, info: ValidationInfo) -> int:
        if 0 < cancelled < (deal := info.data.get("deal", 0)):
            raise PydanticCustomError(
                "cancelled_before_made",
                "the deal of month {deal} cannot be cancelled in month {cancelled}, before it is"
                " made: write month {deal} or a later one",
                {"deal": deal, "cancelled": cancelled},
            )
        return cancelled


def cancellation(parameters: DrawClawbackParameters) -> tuple[int, int] | None:
    """The month of the deal that is cancelled, and the month in which it is; None if none is."""
    return (parameters.deal, parameters.cancelled) if parameters.cancelled else None


def months(parameters: DrawClawbackParameters) -> tuple[Month, ...]:
    """The months as the statement tells them."""
    return months_of(
        parameters.rate,
        parameters.draw,
        parameters.recoverable,
        parameters.sales,
        cancellation(parameters),
    )


class DrawClawback(Chart[DrawClawbackParameters]):
    """Bars of what each month pays and out of what, and the debt below them."""

    name: ClassVar[str] = "draw-clawback"
    parameters = DrawClawbackParameters

    def heading(self) -> str:
        return message("What does a draw leave you owing?")

    def guess(self, parameters: DrawClawbackParameters) -> Guess:
        count = len(parameters.sales)
        values: Values = {
            "sold": (sum(parameters.sales, Decimal(0)), "euro"),
            "months": (Decimal(count), "months"),
            "rate": (parameters.rate, "percent"),
            "draw": (parameters.draw, "euro"),
            "deal": (Decimal(parameters.deal), "count"),
            "amount": (parameters.sales[parameters.deal - 1], "euro"),
            "cancelled": (Decimal(parameters.cancelled), "count"),
        }
        taken = parameters.rate * parameters.sales[parameters.deal - 1]
        most = round_top(parameters.draw * count + (taken if parameters.cancelled else 0))
        advanced = parameters.recoverable if parameters.draw else None
        asked = ASKED[advanced, bool(parameters.cancelled)]
        return euro_guess(asked, months(parameters)[-1].owed, most, values)

    def controls(self, parameters: DrawClawbackParameters) -> tuple[Control | Choice, ...]:
        most = Decimal(3000) if parameters.draw <= 3000 else Decimal(20_000)
        zero, later = Decimal(0), range(parameters.deal, len(parameters.sales) + 1)
        return (
            Control(
                "draw",
                message("Draw a month"),
                zero,
                most,
                round_step(most),
                parameters.draw,
                "euro",
            ),
            rate_control("rate", message("Commission rate"), parameters.rate),
            Choice(
                "recoverable",
                message("What was advanced"),
                (("true", message("is paid back")), ("false", message("stays yours"))),
                "true" if parameters.recoverable else "false",
            ),
            Choice(
                "cancelled",
                message("Month {month}’s deal is cancelled"),
                tuple((str(month), CANCELLED_IN[month]) for month in (0, *later)),
                str(parameters.cancelled),
                {"month": str(parameters.deal)},
            ),
        )

    def with_values(
        self, parameters: DrawClawbackParameters, values: Moved
    ) -> DrawClawbackParameters:
        known = {control.id: control for control in self.controls(parameters)}
        data: dict[str, Any] = parameters.model_dump()
        for control_id, value in values.items():
            control = known.get(control_id)
            data[control_id] = control.exact(value) if isinstance(control, Control) else value
        return DrawClawbackParameters.model_validate(data)

    def title(self, parameters: DrawClawbackParameters, words: Words) -> str:
        told = months(parameters)
        amounts = {
            "draw": parameters.draw,
            "advances": sum((month.advance for month in told), Decimal(0)),
            "repaid": sum((month.repaid for month in told), Decimal(0)),
            "debt": told[-1].debt,
            "left": told[-1].left,
            "owed": told[-1].owed,
        }
        values = {name: euro(words, amount) for name, amount in amounts.items()}
        text = self._owing(told[-1]) or self._settled(parameters, amounts["advances"])
        return words.say(text, month=words.number(len(told)), **values)

    def _owing(self, last: Month) -> str | None:
        """What to say where something is owed in the end."""
        if last.debt and last.left:
            return message(
                "{owed} is owed at the end of month {month}: {debt} of advances and {left} for the"
                " cancelled deal"
            )
        if last.left:
            return message(
                "At the end of month {month} {left} for the cancelled deal is still to be taken back"
            )
        if last.debt:
            return message(
                "{advances} advanced, {repaid} paid back: {debt} is owed at the end of month {month}"
            )
        return None

    def _settled(self, parameters: DrawClawbackParameters, advances: Decimal) -> str:
        """What to say where nothing is owed in the end."""
        if not parameters.draw:
            return message("Without a draw a month pays only what it earned, and nothing is owed")
        if not advances:
            return message(
                "Every month earned {draw} or more: nothing was advanced, nothing is owed"
            )
        if not parameters.recoverable:
            return message("The draw added {advances} by the end of month {month}: it stays yours")
        return message("All {advances} advanced is paid back by the end of month {month}")

    def table(self, parameters: DrawClawbackParameters, words: Words) -> Table:
        columns = (
            message("Month"),
            message("Sales"),
            message("Earned"),
            message("Taken back"),
            message("Advance"),
            message("Paid back"),
            message("Commission paid"),
            message("Owed"),
        )
        rows = []
        for month in months(parameters):
            amounts = (
                month.sales,
                month.earned,
                month.withheld,
                month.advance,
                month.repaid,
                month.paid,
                month.owed,
            )
            cells = (euro_cell(words, amount) for amount in amounts)
            rows.append((number_cell(words, month.number), *cells))
        return Table(tuple(words.say(column) for column in columns), tuple(rows))

    def alt(self, parameters: DrawClawbackParameters, words: Words) -> str:
        form = message(
            "Stacked bars of each month’s commission before tax, and below them bars of what is owed."
        )
        told = message("Month {month}: earned {earned}, paid {paid}, owed {owed}.")
        taken = message(
            "Month {month}: earned {earned}, of which {taken} goes to a cancelled deal,"
            " paid {paid}, owed {owed}."
        )
        parts = [words.say(form)]
        parts += [
            words.say(
                taken if month.withheld else told,
                month=words.number(month.number),
                earned=euro(words, month.earned),
                taken=euro(words, month.withheld),
                paid=euro(words, month.paid),
                owed=euro(words, month.owed),
            )
            for month in months(parameters)
        ]
        return " ".join([*parts, self.title(parameters, words) + "."])

    def figure(
        self,
        parameters: DrawClawbackParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        return Drawing(months(parameters), cancellation(parameters), words, palette, guess).figure()
