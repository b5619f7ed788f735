"""Three plans that differ in one word: a rate with no tier, a marginal tier, a retroactive one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from course.pay.money import cents
from course.pay.plans.plan import PayPlan, Tier
from course.pay.statements.commission import commission, period_commission

END = 2
"""How far attainment is looked at: twice the quota."""


@dataclass(frozen=True, slots=True)
class Point:
    """Commission of the three plans at one attainment (a fraction); amounts in euro."""

    attainment: Decimal
    sales: Decimal
    flat: Decimal
    marginal: Decimal
    retroactive: Decimal


@dataclass(frozen=True)
class Tiered:
    """The plans: `multiplier` times `rate` is paid from `start`, a fraction of `quota`, on."""

    rate: Decimal
    quota: Decimal
    start: Decimal
    multiplier: Decimal

    @cached_property
    def _plans(self) -> tuple[PayPlan, PayPlan, PayPlan]:
        """Without the upper tier, with it marginal, with it retroactive."""
        first = Tier(start=Decimal(0), multiplier=Decimal(1))
        upper = [
            Tier(start=self.start, multiplier=self.multiplier, retroactive=retroactive)
            for retroactive in (False, True)
        ]
        flat, marginal, retroactive = (
            PayPlan(rate=self.rate, quota=self.quota, tiers=tiers)
            for tiers in ((first,), (first, upper[0]), (first, upper[1]))
        )
        return flat, marginal, retroactive

    def at(self, attainment: Decimal) -> Point:
        """What each plan pays at `attainment`; whoever is exactly at the tier has reached it."""
        if attainment not in self._known:
            self._known[attainment] = self._at(attainment)
        return self._known[attainment]

    def _at(self, attainment: Decimal) -> Point:
        sales = attainment * self.quota
        flat, *tiered = self._plans
        paid = period_commission(flat, sales, self.quota)
        if attainment < self.start:  # where all three are the same plan
            return Point(attainment, cents(sales), paid, paid, paid)
        upper = (period_commission(plan, sales, self.quota) for plan in tiered)
        return Point(attainment, cents(sales), paid, *upper)

    @cached_property
    def _known(self) -> dict[Decimal, Point]:
        """What was asked for before: the drawing and its words ask for the same places."""
        return {}

    @cached_property
    def edge(self) -> Point:
        """Where the upper tier is just reached."""
        return self.at(self.start)

    @cached_property
    def before(self) -> Point:
        """What commission comes up to as sales near the upper tier without reaching it.

        No plan pays the upper tier there, so each pays what the one without it pays at its start.
        """
        edge = self.edge
        return Point(edge.attainment, edge.sales, edge.flat, edge.flat, edge.flat)

    @cached_property
    def jump(self) -> Decimal:
        """What reaching a retroactive tier adds at once, euro; below 0 where it pays less."""
        sales = self.start * self.quota
        flat, _, retroactive = self._plans
        return cents(commission(retroactive, sales, self.quota)) - cents(
            commission(flat, sales, self.quota)
        )

    def points(self, attainment: Decimal) -> tuple[Point, ...]:
        """The points worth a row: quarters of the axis, both sides of the tier, `attainment`."""
        places = {Decimal(END) * quarter / 4 for quarter in range(5)} | {self.start, attainment}
        rows: list[Point] = []
        for place in sorted(places):
            if place == self.start:
                rows.append(self.before)
            rows.append(self.at(place))
        return tuple(rows)
