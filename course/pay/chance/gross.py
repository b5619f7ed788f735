"""What a plan pays for given monthly sales, for thousands of runs at once.

This is the rule of `course.pay.statements.commission` and the order of `course.pay.statements.statement` in NumPy: whole
cents kept as floats, which are exact far beyond any pay. Edges of tiers are compared as whole cents
and computed from the plan's decimals, so a tie is a tie here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np

from course.files.problem import CourseError
from course.pay.chance.source import Floats
from course.pay.plans.plan import Draw, PayPlan
from course.pay.statements.commission import commission_at_rate, period_of, quota_of

NUDGE = 1e-9
"""Cents added before rounding, and NOISE of the amount: half a cent that binary fractions put a
hair too low still goes up, as it does in decimals."""
NOISE = 4e-15


class SalesError(CourseError):
    """Sales that no pay can be worked out for."""


def gross_pay(plan: PayPlan, sales: Floats) -> Floats:
    """Gross pay of every month in every run, euro; both arrays have the shape (runs, months).

    `sales` (euro) are what each month adds to the credited sales, below 0 where more is cancelled
    than sold; they are rounded to cents. The result equals the gross of `pay_statement` for such
    months, to the cent while a period's commission stays below ten million euro. Clawback at the
    original rate needs single deals and is not here, nor is leaving. Raises `SalesError` for
    an array of another shape, or with something in it that is no number.
    """
    if sales.ndim != 2 or not np.isfinite(sales).all():
        raise SalesError(
            "sales should be numbers with one row for each run and one column for each month:"
            " mend the array"
        )
    sold = np.ascontiguousarray(sales.T) * 100.0
    np.rint(sold, out=sold)
    paid = _with_draw(plan.draw, _payable(_earned(plan, sold)))
    paid += _in_cents(plan.base)
    for bonus in plan.bonuses:
        if bonus.month <= len(paid):
            paid[bonus.month - 1] += _in_cents(bonus.amount)
    paid /= 100
    return paid.T


@dataclass(frozen=True, slots=True)
class _Line:
    """From `start` cents of sales on, a period's commission is `offset` + `slope` × sales, cents."""

    start: float
    offset: float
    slope: float


@dataclass(frozen=True, slots=True)
class _Rule:
    """The commission of one measurement period as lines between the tiers' edges."""

    rate: float
    lines: tuple[_Line, ...]
    cap: float | None

    @classmethod
    def of(cls, plan: PayPlan, quota: Decimal) -> _Rule:
        cap = None if plan.cap is None else _in_cents(plan.cap)
        lines = tuple(_lines(plan, quota)) if quota else ()
        return cls(float(commission_at_rate(plan, Decimal(1))), lines, cap)

    def commission(self, credited: Floats) -> Floats:
        """Capped and rounded commission on the period's sales so far, both in cents."""
        found = credited * self.rate
        for line in self.lines:
            if line.start == 0 and line.offset == 0 and line.slope == self.rate:
                continue  # that is the plain rate, found already
            reached = credited >= line.start
            if reached.any():
                np.copyto(found, credited * line.slope + line.offset, where=reached)
        if self.cap is not None:
            np.minimum(found, self.cap, out=found)
        return self._rounded(found)

    def _rounded(self, amounts: Floats) -> Floats:
        """Whole cents, half a cent away from zero; may change `amounts`."""
        largest = max((abs(line.offset) for line in self.lines), default=0.0)
        below = amounts.min(initial=0) < 0
        whole = np.abs(amounts) if below else amounts
        whole *= 1 + NOISE
        whole += 0.5 + NUDGE + NOISE * largest
        np.floor(whole, out=whole)
        return np.copysign(whole, amounts, out=whole) if below else whole


def _lines(plan: PayPlan, quota: Decimal) -> Iterator[_Line]:
    """The lines of F(S) in `course.pay.statements.commission`, tier by tier; below 0 the plain rate counts."""
    below = Decimal(0)  # multiplier times euro, of the full tiers below that count
    multiplier = edge = Decimal(0)
    for tier in plan.tiers:
        start = tier.start * quota
        below = Decimal(0) if tier.retroactive else below + multiplier * (start - edge)
        edge = Decimal(0) if tier.retroactive else start
        multiplier = tier.multiplier
        offset = commission_at_rate(plan, below - multiplier * edge)
        slope = commission_at_rate(plan, multiplier)
        yield _Line(_first_cent(start, plan.tie), _in_cents(offset), float(slope))


def _first_cent(edge: Decimal, tie: str) -> float:
    """The fewest whole cents of sales that count as past an edge in euro; the first edge is 0."""
    if tie == "reached" or not edge:
        return float((edge * 100).to_integral_value(ROUND_CEILING))
    return float((edge * 100).to_integral_value(ROUND_FLOOR)) + 1


def _in_cents(amount: Decimal) -> float:
    return float(amount * 100)


def _earned(plan: PayPlan, sold: Floats) -> Floats:
    """What each month adds to its period's commission; (months, runs), cents.

    It is written over `sold`: fresh memory of this size takes longer than the sums.
    """
    for first in range(0, len(sold), len(period_of(plan, 1))):
        period = period_of(plan, first + 1)
        rule = _Rule.of(plan, quota_of(plan, period))
        credited = sold[first].copy()
        sold[first] = before = rule.commission(credited)
        for month in range(first + 1, min(period.stop - 1, len(sold))):
            credited += sold[month]
            commission = rule.commission(credited)
            np.subtract(commission, before, out=sold[month])
            before = commission
    return sold


def _payable(earned: Floats) -> Floats:
    """Earnings with what is below 0 carried into the next months; changes `earned`."""
    if earned.size == 0 or earned.min() >= 0:
        return earned
    carry = np.zeros(earned.shape[1])
    for month in earned:
        np.add(month, carry, out=month)
        np.minimum(month, 0, out=carry)
        np.maximum(month, 0, out=month)
    return earned


def _with_draw(draw: Draw | None, payable: Floats) -> Floats:
    """Commission paid when a draw lifts small months, and takes it back if recoverable."""
    if draw is None:
        return payable
    least = _in_cents(draw.amount)
    if not draw.recoverable:
        return np.maximum(payable, least, out=payable)
    debt = np.zeros(payable.shape[1])
    for month in payable:
        # Above the draw the debt shrinks by what is left over, below it grows by what is missing.
        after = np.maximum(debt + least - month, 0)
        np.add(month, after - debt, out=month)
        debt = after
    return payable
