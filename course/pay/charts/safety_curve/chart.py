"""Safety curve: how often a month’s pay covers one’s costs, for two offers and any costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

import numpy as np
import plotly.graph_objects as go
from pydantic import Field, field_validator

from course.locale import Words
from course.locale.message import message
from course.pay.chance.flow import DealFlow
from course.pay.chance.simulation import Draws
from course.pay.charts.amounts import euro
from course.pay.charts.cells import Cell, euro_cell, share_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table, Terms
from course.pay.charts.drawing.frame import round_ticks, round_top
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, share_guess
from course.pay.charts.safety_curve.drawing import Drawing, Side
from course.pay.charts.safety_curve.safety import chance, curve, gross_cost, net_line, points
from course.pay.charts.simulated import (
    FLOW_FIELDS,
    YEAR,
    Reach,
    Simulated,
    change_plan,
    changes,
    deals_control,
    mean_and_swing,
    of_hundred,
    plan_controls,
    slider,
    whole,
)
from course.pay.money import Euro
from course.pay.net import ESTIMATE, Tax, TaxYear, net_limit
from course.pay.offers.named_plan import NamedPlan, unlike_first
from course.pay.plans.plan import PayPlan

Cost = Annotated[Euro, Field(ge=0, le=20_000)]
COST = Reach(Decimal(0), Decimal(3_000), Decimal(20_000), Decimal(50))


class SafetyCurveParameters(Simulated):
    """Two offers, the costs of a month, and whether tax is taken off first."""

    a: NamedPlan = Field(
        default=NamedPlan(name="A", plan=PayPlan(base=Decimal(1500), rate=Decimal("0.03"))),
        description="The first offer: `name` and `plan`.",
    )
    b: NamedPlan = Field(
        default=NamedPlan(name="B", plan=PayPlan(base=Decimal(900), rate=Decimal("0.08"))),
        validate_default=True,
        description="The second offer: `name` and `plan`.",
    )
    flow: DealFlow = Field(
        default=DealFlow(36, 4000, 0),
        description="How deals come: `deals_per_year`, `mean` in euro, `variation`.",
    )
    cost: Cost = Field(
        default=Decimal(1600), description="What a month costs to live, euro (0 to 20000)."
    )
    tax: Tax | None = Field(
        default=None,
        description="Tax year by which pay is taken after tax, such as lv-2026;"
        " without it costs are compared with pay before tax.",
    )

    _names_differ = field_validator("b")(unlike_first)

    @property
    def tax_year(self) -> TaxYear | None:
        """The tax year that pay is taken after, None where costs are compared with gross pay."""
        return self.tax if isinstance(self.tax, TaxYear) else None

    @property
    def known_cost(self) -> Decimal:
        """The costs to look at: `cost`, or the highest net pay that the tax year knows."""
        return min(self.cost, net_limit(self.tax_year)) if self.tax_year else self.cost


def chances(parameters: SafetyCurveParameters, cost: Decimal) -> tuple[Decimal, Decimal]:
    """How often each offer's month covers `cost`, shares of months, rounded as they are shown."""
    gross = gross_cost(cost, parameters.tax_year) if parameters.tax_year else cost
    one, other = drawn(parameters)
    return chance(one, gross), chance(other, gross)


def means(parameters: SafetyCurveParameters) -> tuple[Decimal, Decimal]:
    """What a month of each offer pays on average, gross, whole euro."""
    one, other = (mean_and_swing(draws)[0] for draws in drawn(parameters))
    return one, other


def drawn(parameters: SafetyCurveParameters) -> tuple[Draws, Draws]:
    """The simulations of both offers; they are paid for the same deals."""
    p = parameters
    one, other = (Draws(o.plan, p.flow, YEAR, p.runs, p.seed) for o in (p.a, p.b))
    return one, other


def end_of_axis(parameters: SafetyCurveParameters) -> Decimal:
    """The highest cost drawn: about the best month in a hundred, as far as net pay is known."""
    most = max(curve(draws).most for draws in drawn(parameters))
    if parameters.tax_year:
        most = float(np.interp(most, *net_line(parameters.tax_year)))
    top = round_top(max(whole(most), parameters.known_cost * Decimal("1.05")))
    return min(top, net_limit(parameters.tax_year)) if parameters.tax_year else top


class SafetyCurve(Chart[SafetyCurveParameters]):
    """Two falling curves over costs, with the reader's own costs marked."""

    name: ClassVar[str] = "safety-curve"
    parameters = SafetyCurveParameters

    def heading(self) -> str:
        return message("How often does a month cover what you need to live?")

    def guess(self, parameters: SafetyCurveParameters) -> Guess:
        asked = message(
            "A month costs you {cost}. In what share of months does {offer} pay enough, before tax?"
        )
        if parameters.tax_year:
            asked = message(
                "A month costs you {cost}."
                " In what share of months does {offer} pay enough, after tax?"
            )
        values: Values = {"cost": (parameters.known_cost, "euro"), "offer": parameters.b.name}
        return share_guess(asked, chances(parameters, parameters.known_cost)[1], values)

    def terms(self, parameters: SafetyCurveParameters) -> Terms:
        offers = parameters.a, parameters.b
        return Terms(tuple((offer.name, offer.plan) for offer in offers), parameters.flow)

    def controls(self, parameters: SafetyCurveParameters) -> tuple[Control, ...]:
        label, cost, reach = message("What a month costs you"), parameters.known_cost, COST
        if parameters.tax_year:
            most = net_limit(parameters.tax_year)
            most -= most % COST.step
            reach = COST._replace(limit=most, usual=min(COST.usual, most))
        controls = [slider("cost", label, cost, "euro", reach)]
        labels = message("{offer}: base salary"), message("{offer}: commission rate")
        for key, offer in (("a", parameters.a), ("b", parameters.b)):
            controls += plan_controls(f"{key}-", labels, offer.plan, {"offer": offer.name})
        return (*controls, deals_control(parameters))

    def with_values(
        self, parameters: SafetyCurveParameters, values: Moved
    ) -> SafetyCurveParameters:
        data: dict[str, Any] = parameters.model_dump()
        for control, value in changes(self.controls(parameters), values).items():
            if control in FLOW_FIELDS:
                data["flow"][FLOW_FIELDS[control]] = value
            elif control in ("a-base", "a-rate", "b-base", "b-rate"):
                offer, field = control.split("-")
                change_plan(data[offer]["plan"], field, value)
            else:
                data[control] = value
        return SafetyCurveParameters.model_validate(data)

    def draws(self, parameters: SafetyCurveParameters) -> tuple[Draws, ...]:
        return drawn(parameters)

    def title(self, parameters: SafetyCurveParameters, words: Words) -> str:
        cost = parameters.known_cost
        first, second = chances(parameters, cost)
        text = message("{cost} a month: {a} covers it in {first} of 100 months, {b} in {second}")
        if first == second:
            text = message("{cost} a month: {a} and {b} cover it alike, in {first} of 100 months")
        return words.say(
            text,
            cost=euro(words, cost),
            a=parameters.a.name,
            b=parameters.b.name,
            first=of_hundred(words, first),
            second=of_hundred(words, second),
        )

    def table(self, parameters: SafetyCurveParameters, words: Words) -> Table:
        columns = (
            words.say(message("Cost a month")),
            words.say(message("{offer} covers it"), offer=parameters.a.name),
            words.say(message("{offer} covers it"), offer=parameters.b.name),
        )
        rows: list[tuple[Cell, ...]] = []
        for cost in table_costs(parameters):
            shares = chances(parameters, cost)
            rows.append((euro_cell(words, cost), *(share_cell(words, share) for share in shares)))
        return Table(columns, tuple(rows))

    def alt(self, parameters: SafetyCurveParameters, words: Words) -> str:
        form = message(
            "Two curves that fall as costs rise from 0 to {end} a month:"
            " how many of 100 months pay enough, before tax."
        )
        if parameters.tax_year:
            form = message(
                "Two curves that fall as costs rise from 0 to {end} a month:"
                " how many of 100 months pay enough, after tax."
            )
        average = message("On average a month of {offer} pays {mean} before tax.")
        parts = [words.say(form, end=euro(words, end_of_axis(parameters)))]
        for offer, mean in zip((parameters.a, parameters.b), means(parameters), strict=True):
            parts.append(words.say(average, offer=offer.name, mean=words.euro(mean)))
        return " ".join([*parts, self.title(parameters, words) + "."])

    def caption(self, parameters: SafetyCurveParameters, words: Words) -> str:
        if parameters.tax_year is None:
            parts = [super().caption(parameters, words)]
        else:
            parts = [
                words.say(message("Illustrative figures, after tax.")),
                words.say(ESTIMATE, year=parameters.tax_year.year),
            ]
        one, other = means(parameters)
        values = {"a": parameters.a.name, "b": parameters.b.name, "mean": words.euro(one)}
        text = message("On average {a} pays {mean} a month before tax, {b} {other}.")
        if one == other:
            text = message("On average both pay {mean} a month before tax.")
        parts.append(words.say(text, **values, other=words.euro(other)))
        return " ".join(parts)

    def figure(
        self,
        parameters: SafetyCurveParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        cost, end = parameters.known_cost, end_of_axis(parameters)
        one, other = (
            Side(offer.name, share, *points(curve(draws), parameters.tax_year, float(end)))
            for offer, share, draws in zip(
                (parameters.a, parameters.b),
                chances(parameters, cost),
                drawn(parameters),
                strict=True,
            )
        )
        after_tax = parameters.tax_year is not None
        asked = tuple((cost, *chances(parameters, cost)) for cost in table_costs(parameters))
        return Drawing((one, other), asked, cost, end, after_tax, guess, words, palette).figure()


def table_costs(parameters: SafetyCurveParameters) -> tuple[Decimal, ...]:
    """The table's rows: round costs along the axis, and the reader's own."""
    end = end_of_axis(parameters)
    ticks = round_ticks(end)
    step = ticks[1] / 2
    costs = {step * n for n in range(int(end / step) + 1)}
    return tuple(sorted(costs | {parameters.known_cost}))
