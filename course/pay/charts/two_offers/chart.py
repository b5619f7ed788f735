"""Two offers: what each pays as sales grow, and where the one overtakes the other."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

import plotly.graph_objects as go
from pydantic import BaseModel, ConfigDict, Field, field_validator

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.cells import euro_cell, text_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table, Terms
from course.pay.charts.controls import base_control, rate_control
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import euro_guess, pay_guess
from course.pay.charts.two_offers.drawing import Drawing, shown_meeting
from course.pay.money import CENT, Euro, cents
from course.pay.offers.flat_offer import BreakEven, NamedOffer, NoBreakEven, break_even
from course.pay.offers.named_plan import unlike_first
from course.pay.plans.plan import PayPlan


class TwoOffersParameters(BaseModel):
    """Two offers and how far to look."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    a: NamedOffer = Field(
        default=NamedOffer(name="A", base=Decimal(1500), rate=Decimal("0.03")),
        description="The first offer: `name`, `base` and `rate`.",
    )
    b: NamedOffer = Field(
        default=NamedOffer(name="B", base=Decimal(900), rate=Decimal("0.08")),
        validate_default=True,
        description="The second offer: `name`, `base` and `rate`.",
    )
    sales: Annotated[Euro, Field(ge=100, le=1_000_000)] = Field(
        default=Decimal(24_000),
        description="Right end of the sales axis, euro a month (100 to 1000000).",
    )

    _names_differ = field_validator("b")(unlike_first)


def steadier_first(a: NamedOffer, b: NamedOffer) -> tuple[NamedOffer, NamedOffer]:
    """The offer that is ahead at low sales, then the other."""
    return (a, b) if (a.base, a.rate) > (b.base, b.rate) else (b, a)


class TwoOffers(Chart[TwoOffersParameters]):
    """Two lines over sales with their break-even marked."""

    name: ClassVar[str] = "two-offers"
    parameters = TwoOffersParameters

    def heading(self) -> str:
        return message("Which offer pays more, and from which sales?")

    def guess(self, parameters: TwoOffersParameters) -> Guess:
        """The break-even where the axis shows one; else what the steeper offer pays at its end."""
        steady, steep = steadier_first(parameters.a, parameters.b)
        if meeting := shown_meeting(parameters.a, parameters.b, parameters.sales):
            asked = message("From which sales in a month does {high} pay more than {low}?")
            values = {"high": steep.name, "low": steady.name}
            return euro_guess(asked, meeting.sales, parameters.sales, values)
        asked = message("What does {offer} pay in a month with {sales} of sales?")
        pay = steep.pay(parameters.sales)
        return pay_guess(asked, pay, {"offer": steep.name, "sales": (parameters.sales, "euro")})

    def terms(self, parameters: TwoOffersParameters) -> Terms:
        offers = parameters.a, parameters.b
        return Terms(tuple((o.name, PayPlan(base=o.base, rate=o.rate)) for o in offers))

    def controls(self, parameters: TwoOffersParameters) -> tuple[Control, ...]:
        controls = []
        for key, offer in (("a", parameters.a), ("b", parameters.b)):
            values = {"offer": offer.name}
            base, rate = message("{offer}: base salary"), message("{offer}: commission rate")
            controls.append(base_control(f"{key}-base", base, offer.base, values))
            controls.append(rate_control(f"{key}-rate", rate, offer.rate, values))
        return tuple(controls)

    def with_values(self, parameters: TwoOffersParameters, values: Moved) -> TwoOffersParameters:
        known = {control.id: control for control in self.controls(parameters)}
        data: dict[str, Any] = parameters.model_dump()
        for control_id, value in values.items():
            if control_id not in known:
                data[control_id] = value
                continue
            offer, field = control_id.split("-")
            data[offer][field] = known[control_id].exact(value)
        return TwoOffersParameters.model_validate(data)

    def title(self, parameters: TwoOffersParameters, words: Words) -> str:
        a, b = parameters.a, parameters.b
        steady, steep = steadier_first(a, b)
        values = {"a": a.name, "b": b.name, "low": steady.name, "high": steep.name}
        match break_even(a, b):
            case NoBreakEven.SAME_OFFER:
                text = message("{a} and {b} pay the same at any sales")
            case NoBreakEven.SAME_RATE:
                text = message("{low} pays {difference} more at any sales: the rates are the same")
                values["difference"] = euro(words, steady.base - steep.base)
            case NoBreakEven.ALWAYS_AHEAD:
                text = message("{low} pays more at any sales: both its base and rate are higher")
            case BreakEven(sales=sales) if sales == 0:
                text = message("{low} pays more from the first euro sold: the bases are the same")
            case BreakEven(sales=sales, pay=pay):
                values |= {"sales": euro(words, sales), "pay": euro(words, pay)}
                text = message(
                    "{a} and {b} both pay {pay} at {sales} of sales:"
                    " {low} pays more below, {high} above"
                )
                if sales > parameters.sales:
                    values["end"] = euro(words, parameters.sales)
                    text = message(
                        "Up to {end} of sales {low} pays more; {high} draws level at {sales}"
                    )
        return words.say(text, **values)

    def table(self, parameters: TwoOffersParameters, words: Words) -> Table:
        a, b = parameters.a, parameters.b
        meeting = break_even(a, b)
        rows = []
        for sales in table_sales(parameters):
            pays = a.pay(sales), b.pay(sales)
            amounts = [euro_cell(words, amount) for amount in (sales, *pays)]
            difference = abs(pays[0] - pays[1])
            # The break-even is rounded to cents, so the pay there may differ by one.
            met = isinstance(meeting, BreakEven) and sales == meeting.sales and difference <= CENT
            if met or not difference:
                more, difference = words.say(message("the same")), Decimal(0)
            else:
                more = a.name if pays[0] > pays[1] else b.name
            rows.append((*amounts, text_cell(more), euro_cell(words, difference)))
        say = words.say
        which = (say(message("Which pays more")), say(message("Difference")))
        return Table((say(message("Sales")), a.name, b.name, *which), tuple(rows))

    def alt(self, parameters: TwoOffersParameters, words: Words) -> str:
        form = message("Line chart of a month’s pay before tax at sales from 0 to {end}.")
        line = message("{offer} rises from {first} to {last}.")
        level = message("{offer} stays at {first}.")
        parts = [words.say(form, end=euro(words, parameters.sales))]
        for offer in (parameters.a, parameters.b):
            first, last = offer.pay(Decimal(0)), offer.pay(parameters.sales)
            parts.append(
                words.say(
                    level if first == last else line,
                    offer=offer.name,
                    first=euro(words, first),
                    last=euro(words, last),
                )
            )
        return " ".join([*parts, self.title(parameters, words) + "."])

    def figure(
        self,
        parameters: TwoOffersParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        drawing = Drawing(parameters.a, parameters.b, parameters.sales, words, palette, guess)
        return drawing.figure()


def table_sales(parameters: TwoOffersParameters) -> tuple[Decimal, ...]:
    """The table's rows: quarters of the axis, and the break-even where it lies on the axis."""
    sales = {cents(parameters.sales * quarter / 4) for quarter in range(5)}
    meeting = break_even(parameters.a, parameters.b)
    if isinstance(meeting, BreakEven) and meeting.sales <= parameters.sales:
        sales.add(meeting.sales)
    return tuple(sorted(sales))
