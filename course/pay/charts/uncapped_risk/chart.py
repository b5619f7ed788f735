"""Uncapped risk: what plans pay on average against how far their months swing, and who takes which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import plotly.graph_objects as go
from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from course.locale import Words
from course.locale.message import message
from course.pay.chance.risk import certainty_equivalent, cost_of_risk, is_flat
from course.pay.chance.simulation import Draws
from course.pay.charts.cells import euro_cell, text_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table, Terms
from course.pay.charts.drawing.frame import round_top
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, euro_guess
from course.pay.charts.simulated import (
    FLOW_FIELDS,
    YEAR,
    Reach,
    Simulated,
    changes,
    deals_control,
    mean_and_swing,
    rate_of,
    slider,
    whole,
)
from course.pay.charts.uncapped_risk.drawing import Drawing, Point
from course.pay.money import plain_number
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan

Aversion = Annotated[Decimal, Field(ge=0, le=3, decimal_places=4), BeforeValidator(plain_number)]

PRICE = Reach(Decimal(0), Decimal(200), Decimal(300), Decimal(5))
"""Euro of average pay that the reader would give up for 100 euro less of swing."""

STEADY = PayPlan(base=Decimal(1650))
CAPPED = PayPlan(base=Decimal(1300), rate=Decimal("0.06"), cap=Decimal(600))
UNCAPPED = PayPlan(base=Decimal(900), rate=Decimal("0.08"))


class UncappedRiskParameters(Simulated):
    """A few plans, and how little their reader likes pay to swing."""

    offers: Annotated[tuple[NamedPlan, ...], Field(max_length=5)] = Field(
        default=(
            NamedPlan(name="A", plan=STEADY),
            NamedPlan(name="B", plan=CAPPED),
            NamedPlan(name="C", plan=UNCAPPED),
        ),
        description="Two to five offers: `name` and `plan` of each.",
    )
    aversion: Aversion = Field(
        default=Decimal("0.4"),
        description="Euro of average pay to give up for one euro less of swing (0 to 3).",
    )

    @field_validator("offers")
    @classmethod
    def _to_choose_among(cls, offers: tuple[NamedPlan, ...]) -> tuple[NamedPlan, ...]:
        # Pydantic's own count would call an offer that has a flaw a missing one.
        if len(offers) < 2:
            raise PydanticCustomError(
                "too_few_offers", "there is no choice: list two to five offers"
            )
        names = [offer.name for offer in offers]
        for name in names:
            if names.count(name) > 1:
                raise PydanticCustomError(
                    "same_name",
                    "two offers are named “{name}”: give them names that differ",
                    {"name": name},
                )
        return offers


@dataclass(frozen=True, slots=True)
class Ranked:
    """The offers as points, in the lesson's order; the safest one; and the best two, best first."""

    points: tuple[Point, ...]
    safest: Point
    best: Point
    next: Point


def ranked(parameters: UncappedRiskParameters) -> Ranked:
    """The offers' means, swings and worth to this reader, and which they would take."""
    points = tuple(_points(parameters))
    safest = min(points, key=lambda point: (point.swing, -point.mean))
    best, second, *_ = sorted(points, key=lambda point: (-point.worth, point.swing))
    return Ranked(points, safest, best, second)


def _points(parameters: UncappedRiskParameters) -> Iterator[Point]:
    for offer, draws in zip(parameters.offers, drawn(parameters), strict=True):
        mean, swing = mean_and_swing(draws)
        cost = whole(cost_of_risk(swing, parameters.aversion))
        # From the rounded numbers, so that the sums the reader sees are right.
        worth = whole(certainty_equivalent(mean, cost, Decimal(1)))
        yield Point(offer.name, kind(offer.plan), mean, swing, cost, worth)


def drawn(parameters: UncappedRiskParameters) -> tuple[Draws, ...]:
    """The simulations of all offers; they are paid for the same deals."""
    p = parameters
    return tuple(Draws(o.plan, p.flow, YEAR, p.runs, p.seed) for o in p.offers)


def kind(plan: PayPlan) -> str:
    """What sort of plan it is, a message id."""
    if not rate_of(plan):
        return message("guaranteed")
    return message("uncapped") if plan.cap is None else message("capped")


class UncappedRisk(Chart[UncappedRiskParameters]):
    """Offers as points, mean over swing, and the line of what is worth as much as the safest."""

    name: ClassVar[str] = "uncapped-risk"
    parameters = UncappedRiskParameters

    def heading(self) -> str:
        return message("Who takes uncapped pay?")

    def guess(self, parameters: UncappedRiskParameters) -> Guess:
        riskiest = max(ranked(parameters).points, key=lambda point: point.swing)
        asked = message(
            "{offer} pays {mean} a month on average. How far from that is a typical month?"
        )
        values: Values = {"offer": riskiest.name, "mean": (riskiest.mean, "euro")}
        end = round_top(max(riskiest.mean, riskiest.swing * Decimal("1.25")))
        return euro_guess(asked, riskiest.swing, end, values)

    def terms(self, parameters: UncappedRiskParameters) -> Terms:
        return Terms(tuple((o.name, o.plan) for o in parameters.offers), parameters.flow)

    def controls(self, parameters: UncappedRiskParameters) -> tuple[Control, ...]:
        label = message("Average pay you would give up for €100 less swing")
        price = parameters.aversion * 100
        return slider("aversion", label, price, "euro", PRICE), deals_control(parameters)

    def with_values(
        self, parameters: UncappedRiskParameters, values: Moved
    ) -> UncappedRiskParameters:
        data: dict[str, Any] = parameters.model_dump()
        for control, value in changes(self.controls(parameters), values).items():
            if control in FLOW_FIELDS:
                data["flow"][FLOW_FIELDS[control]] = value
            elif control == "aversion" and isinstance(value, Decimal) and value.is_finite():
                data["aversion"] = value / 100
            else:
                data[control] = value
        return UncappedRiskParameters.model_validate(data)

    def draws(self, parameters: UncappedRiskParameters) -> tuple[Draws, ...]:
        return tuple(draws for draws in drawn(parameters) if not is_flat(draws.plan))

    def title(self, parameters: UncappedRiskParameters, words: Words) -> str:
        now = ranked(parameters)
        best, second = now.best, now.next
        if best.worth == second.worth:
            text = message("{best} and {next} are worth the same to you: {worth} a month")
        elif not parameters.aversion:
            text = message(
                "If swings cost you nothing, {best} is yours: {mean} a month on average is the most"
            )
        elif not best.swing:
            text = message(
                "You would choose {best}: a steady {mean} is more than {next}’s"
                " {other_mean} less {other_cost} for its swing"
            )
        else:
            text = message(
                "You would choose {best}: {mean} on average less {cost} for its swing"
                " is {worth}, more than {next}’s {other}"
            )
        return words.say(
            text,
            best=best.name,
            mean=words.euro(best.mean),
            cost=words.euro(best.cost),
            worth=words.euro(best.worth),
            next=second.name,
            other=words.euro(second.worth),
            other_mean=words.euro(second.mean),
            other_cost=words.euro(second.cost),
        )

    def table(self, parameters: UncappedRiskParameters, words: Words) -> Table:
        say = words.say
        columns = (
            say(message("Offer")),
            say(message("Average")),
            say(message("Swing")),
            say(message("What the swing costs you")),
            say(message("Worth to you")),
        )
        rows = (
            (
                text_cell(point.named(words)),
                *(euro_cell(words, n) for n in (point.mean, point.swing, point.cost, point.worth)),
            )
            for point in ranked(parameters).points
        )
        return Table(columns, tuple(rows))

    def alt(self, parameters: UncappedRiskParameters, words: Words) -> str:
        return " ".join(self._told(parameters, words))

    def _told(self, parameters: UncappedRiskParameters, words: Words) -> Iterator[str]:
        now, say = ranked(parameters), words.say
        yield say(message("Points: average pay a month upwards, its swing to the right."))
        for point in now.points:
            yield say(
                message("{offer}: {mean} on average, swing {swing}."),
                offer=point.named(words),
                mean=words.euro(point.mean),
                swing=words.euro(point.swing),
            )
        yield say(
            message("A line through {safest} rises by {price} for each €100 of swing."),
            safest=now.safest.name,
            price=words.euro(whole(parameters.aversion * 100)),
        )
        above = [point.name for point in now.points if point.worth > now.safest.worth]
        if above:
            yield say(message("Above it: {offers}."), offers=", ".join(above))
        else:
            yield say(message("Nothing lies above it."))
        yield self.title(parameters, words) + "."

    def caption(self, parameters: UncappedRiskParameters, words: Words) -> str:
        parts = (
            message("Illustrative figures, before tax."),
            message(
                "Swing is the typical distance of a month from the average (standard deviation)."
            ),
            message("The upright axis need not begin at 0."),
        )
        return " ".join(words.say(part) for part in parts)

    def figure(
        self,
        parameters: UncappedRiskParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        now = ranked(parameters)
        aversion = parameters.aversion
        return Drawing(now.points, now.safest, now.best, aversion, guess, words, palette).figure()
