"""Where two plans pay the same over steady monthly sales, and which is ahead in between.

Pay over sales is made of straight pieces with jumps, so it is enough to know the plans between the
sales where either bends: nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Literal

from course.pay.money import cents
from course.pay.plans.plan import MONTHS_IN, PayPlan
from course.pay.statements.commission import commission

Ahead = Literal["a", "b", "same"]

ZERO = Decimal(0)
NOTHING = Decimal("1e-9")
"""Euro below which two plans pay the same: far less than a cent, far more than `Decimal` loses."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sales a month, euro in cents, over which one plan pays more; without an `end` it goes on for good."""

    start: Decimal
    end: Decimal | None
    ahead: Ahead


@dataclass(frozen=True, slots=True)
class Crossing:
    """Sales a month at which the lead changes, and what each plan pays there, euro in cents.

    `jump` tells that one plan's pay leaps past the other's there, so that they never pay the same.
    """

    sales: Decimal
    pay_a: Decimal
    pay_b: Decimal
    jump: bool


@dataclass(frozen=True, slots=True)
class Crossings:
    """`stretches` cover all sales from 0 on, `points` are where one leading stretch meets the next."""

    points: tuple[Crossing, ...]
    stretches: tuple[Stretch, ...]


def steady_pay(plan: PayPlan, sales: Decimal) -> Decimal:
    """Mean gross pay of a month when every month sells `sales` (euro): exact, before rounding.

    What is left out: the ramp, bonuses, and a recoverable draw, which is paid back. A draw that is
    yours to keep fills up each month of the measurement period by itself.
    """
    length = MONTHS_IN[plan.measure]
    if not _draw_kept(plan):
        return plan.base + _earned(plan, sales, length) / length
    paid = (max(_increment(plan, sales, month), _draw_kept(plan)) for month in _months(plan))
    return plan.base + sum(paid, ZERO) / length


def crossings(a: PayPlan, b: PayPlan) -> Crossings:
    """Where the plans' `steady_pay` crosses."""

    def lead(sales: Decimal) -> Decimal:
        return steady_pay(a, sales) - steady_pay(b, sales)

    edges = sorted({*_bends(a), *_bends(b)})
    edges = sorted({*edges, *_zeros(lead, edges)})
    pieces = [(start, _line(lead, start, end)) for start, end in _intervals(edges)]
    leaders = [(start, line, _leader(line, start)) for start, line in pieces]
    starts = [
        number
        for number, (_, _, leader) in enumerate(leaders)
        if not number or leader != leaders[number - 1][2]
    ]
    ends = [leaders[number][0] for number in starts[1:]]
    stretches = tuple(
        Stretch(cents(leaders[number][0]), None if end is None else cents(end), leaders[number][2])
        for number, end in zip(starts, [*ends, None], strict=True)
    )
    points = tuple(
        _crossing(a, b, leaders[number][0], (leaders[number - 1][1], leaders[number][1]))
        for number in starts[1:]
    )
    return Crossings(points, stretches)


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight piece: its value at `at`, inside the piece, and its slope."""

    at: Decimal
    value: Decimal
    slope: Decimal

    def __call__(self, sales: Decimal) -> Decimal:
        return self.value + self.slope * (sales - self.at)


Function = Callable[[Decimal], Decimal]


def _line(function: Function, start: Decimal, end: Decimal | None) -> _Line:
    """The straight piece of `function` between two edges, by two points inside it."""
    third = Decimal(1) if end is None else (end - start) / 3
    first, second = function(start + third), function(start + 2 * third)
    return _Line(start + third, first, (second - first) / third)


def _intervals(edges: Iterable[Decimal]) -> Iterator[tuple[Decimal, Decimal | None]]:
    inner = list(edges)
    yield from pairwise(inner)
    yield inner[-1], None


def _zeros(function: Function, edges: list[Decimal]) -> Iterator[Decimal]:
    """Where a function that is straight between `edges` is zero inside a piece."""
    for start, end in _intervals(edges):
        line = _line(function, start, end)
        if line.slope:
            zero = line.at - line.value / line.slope
            if start < zero and (end is None or zero < end):
                yield zero


def _bends(plan: PayPlan) -> list[Decimal]:
    """The sales a month, from 0, between which `steady_pay` is straight."""
    months = _months(plan) if _draw_kept(plan) else [MONTHS_IN[plan.measure]]
    quota = _quota(plan)
    edges = {ZERO, *(tier.start * quota / month for tier in plan.tiers for month in months)}
    if plan.cap is not None:
        edges.update(*[_zeros(partial(_over_cap, plan, month), sorted(edges)) for month in months])
    if _draw_kept(plan):
        edges.update(*[_zeros(partial(_over_draw, plan, month), sorted(edges)) for month in months])
    return sorted(edges)


def _crossing(a: PayPlan, b: PayPlan, sales: Decimal, sides: tuple[_Line, _Line]) -> Crossing:
    jump = any(abs(side(sales)) > NOTHING for side in sides)
    pay_a, pay_b = steady_pay(a, sales), steady_pay(b, sales)
    return Crossing(cents(sales), cents(pay_a), cents(pay_b), jump)


def _leader(line: _Line, start: Decimal) -> Ahead:
    """Who leads inside a piece that crosses zero at an edge only."""
    inside = line.value
    if abs(inside) <= NOTHING and abs(line(start)) <= NOTHING:
        return "same"
    return "a" if inside > 0 else "b"


def _months(plan: PayPlan) -> range:
    return range(1, MONTHS_IN[plan.measure] + 1)


def _quota(plan: PayPlan) -> Decimal:
    return plan.quota * MONTHS_IN[plan.measure]


def _draw_kept(plan: PayPlan) -> Decimal:
    return ZERO if plan.draw is None or plan.draw.recoverable else plan.draw.amount


def _uncapped(plan: PayPlan, sales: Decimal, month: int) -> Decimal:
    """Commission of a period's first `month` months."""
    return commission(plan, sales * month, _quota(plan))


def _over_cap(plan: PayPlan, month: int, sales: Decimal) -> Decimal:
    return _uncapped(plan, sales, month) - (plan.cap or ZERO)


def _over_draw(plan: PayPlan, month: int, sales: Decimal) -> Decimal:
    return _increment(plan, sales, month) - _draw_kept(plan)


def _earned(plan: PayPlan, sales: Decimal, month: int) -> Decimal:
    exact = _uncapped(plan, sales, month)
    return exact if plan.cap is None else min(exact, plan.cap)


def _increment(plan: PayPlan, sales: Decimal, month: int) -> Decimal:
    """What the period's `month`-th month adds."""
    return _earned(plan, sales, month) - _earned(plan, sales, month - 1)
