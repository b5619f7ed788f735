"""Cap: pay over sales with a cap on commission and without, and what the cap takes between them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

import plotly.graph_objects as go
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.cap.capped import Capped
from course.pay.charts.cap.drawing import Drawing
from course.pay.charts.cells import euro_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table
from course.pay.charts.controls import rate_control
from course.pay.charts.drawing.frame import round_top
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, euro_guess, round_step
from course.pay.money import Euro, Rate, cents
from course.pay.offers.flat_offer import Base, Sales


class CapParameters(BaseModel):
    """A base, a rate, a cap on commission, and the month to look at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: Base = Field(default=Decimal(1200), description="Base salary, euro a month (0 to 20000).")
    rate: Rate = Field(
        default=Decimal("0.05"),
        description="Commission rate, a fraction of sales (0 to 1; 0.05 is 5 %).",
    )
    cap: Annotated[Euro, Field(ge=0, le=100_000)] = Field(
        default=Decimal(1000), description="Most commission of a month, euro (0 to 100000)."
    )
    sales: Sales = Field(
        default=Decimal(32_000),
        description="Sales of the month to look at, euro (0 to 1000000, not beyond `end`).",
    )
    end: Annotated[Euro, Field(ge=100, le=1_000_000)] = Field(
        default=Decimal(40_000),
        validate_default=True,
        description="Right end of the sales axis, euro a month (100 to 1000000).",
    )

    @field_validator("end")
    @classmethod
    def _reaches_the_sales(cls, end: Decimal, info: ValidationInfo) -> Decimal:
        sales = info.data.get("sales")
        if sales is not None and sales > end:
            raise PydanticCustomError(
                "sales_beyond_end",
                "sales of {sales} lie beyond the axis, which ends at {end}: write a larger ‘end’",
                {"sales": f"{sales}", "end": f"{end}"},
            )
        return end


def capped(parameters: CapParameters) -> Capped:
    """The plan with its cap and without."""
    return Capped(parameters.base, parameters.rate, parameters.cap)


class Cap(Chart[CapParameters]):
    """Two lines over sales, with and without the cap, and the pay lost between them shaded."""

    name: ClassVar[str] = "cap"
    parameters = CapParameters

    def heading(self) -> str:
        return message("What does a cap on commission cost?")

    def guess(self, parameters: CapParameters) -> Guess:
        now = capped(parameters).at(parameters.sales)
        values: Values = {
            "sales": (parameters.sales, "euro"),
            "rate": (parameters.rate, "percent"),
            "cap": (parameters.cap, "euro"),
        }
        asked = message(
            "Commission is {rate} of sales, {cap} a month at most."
            " How much pay is lost to the cap at {sales} of sales?"
        )
        return euro_guess(asked, now.lost, round_top(now.uncapped - parameters.base), values)

    def controls(self, parameters: CapParameters) -> tuple[Control, ...]:
        largest = max(parameters.cap * 2, Decimal(3000))
        most = min(round_top(largest), Decimal(100_000))
        zero, end = Decimal(0), parameters.end
        label, of_sales = message("Cap on commission a month"), message("Sales in the month")
        return (
            Control("cap", label, zero, most, round_step(most), parameters.cap, "euro"),
            rate_control("rate", message("Commission rate"), parameters.rate),
            Control("sales", of_sales, zero, end, cents(round_step(end)), parameters.sales, "euro"),
        )

    def with_values(self, parameters: CapParameters, values: Moved) -> CapParameters:
        known = {control.id: control for control in self.controls(parameters)}
        data = parameters.model_dump()
        for control_id, value in values.items():
            control = known.get(control_id)
            data[control_id] = control.exact(value) if control else value
        return CapParameters.model_validate(data)

    def title(self, parameters: CapParameters, words: Words) -> str:
        plan = capped(parameters)
        now, reach = plan.at(parameters.sales), plan.reach
        values = {
            "sales": euro(words, now.sales),
            "rate": percent(words, parameters.rate),
            "cap": euro(words, parameters.cap),
            "pay": euro(words, now.capped),
            "full": euro(words, now.uncapped),
            "lost": euro(words, now.lost),
        }
        if now.lost:
            text = message("At {sales} of sales the cap takes {lost}: pay is {pay}, not {full}")
        elif reach is None:
            text = message(
                "At a rate of {rate} there is no commission, so nothing for a cap to take"
            )
        else:
            values["reach"] = euro(words, reach)
            text = message(
                "At {sales} of sales the cap takes nothing: it takes pay only above {reach}"
            )
        return words.say(text, **values)

    def table(self, parameters: CapParameters, words: Words) -> Table:
        columns = (
            message("Sales"),
            message("Pay with the cap"),
            message("Pay without a cap"),
            message("Lost to the cap"),
        )
        plan = capped(parameters)
        points = [plan.at(sales) for sales in plan.worth_a_row(parameters.sales, parameters.end)]
        return Table(
            tuple(words.say(column) for column in columns),
            tuple(
                tuple(
                    euro_cell(words, amount) for amount in (p.sales, p.capped, p.uncapped, p.lost)
                )
                for p in points
            ),
        )

    def alt(self, parameters: CapParameters, words: Words) -> str:
        plan = capped(parameters)
        last = plan.at(parameters.end)
        form = message("Line chart of a month’s pay before tax at sales from 0 to {end}.")
        lines = message(
            "Without a cap pay goes from {first} to {full}. With commission capped at {cap}"
            " it goes to {pay}."
        )
        parts = [
            words.say(form, end=euro(words, parameters.end)),
            words.say(
                lines,
                first=euro(words, plan.at(Decimal(0)).uncapped),
                full=euro(words, last.uncapped),
                cap=euro(words, parameters.cap),
                pay=euro(words, last.capped),
            ),
        ]
        if last.lost:
            shaded = message("What lies between is shaded: {lost} at the right end.")
            parts.append(words.say(shaded, lost=euro(words, last.lost)))
        return " ".join([*parts, self.title(parameters, words) + "."])

    def figure(
        self,
        parameters: CapParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        plan = capped(parameters)
        return Drawing(plan, parameters.sales, parameters.end, words, palette, guess).figure()
