"""What hangs on a plan's clauses in the year that the flow of deals leads one to expect."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from itertools import cycle
from math import exp

from course.pay.chance.flow import MONTHS, DealFlow, mean_deals, mean_sales
from course.pay.lab.what_if.changes import BASE_STEP
from course.pay.lab.what_if.difference import weighed
from course.pay.money import cents
from course.pay.plans.plan import MONTHS_IN, PayPlan
from course.pay.statements.deals import Booking, Cancellation, Deal
from course.pay.statements.statement import PayMonth, pay_statement

LATER = 2
"""Months after which an ordinary deal falls through."""

CUT = Decimal("0.9")
"""What is left of the rate where the firm lowers it by a tenth."""
MARGIN = Decimal("0.3")
"""An illustrative margin, a fraction of the contract; the question about it names it."""

RANKS = (5, 9, 1, 7, 3, 11, 0, 8, 4, 10, 2, 6)
"""The order of an ordinary year's months, from the slowest (0) to the best (11), well mixed."""

ZERO = Decimal(0)


def expected_year(flow: DealFlow) -> tuple[Deal, ...]:
    """Deals of an ordinary year: the expected number, all of one size, in slow and good months.

    The months' numbers of deals are quantiles of their Poisson distribution, so that thresholds and
    caps bite as often as they do by chance. A month's deals are booked as one, named by the month,
    and the rest of them together.
    """
    count = int(mean_deals(flow).to_integral_value(ROUND_CEILING))
    if not count:
        return ()
    size = cents(mean_sales(flow) / count)
    counts = _quantiles(count)
    booked: list[Deal] = []
    for month, rank in enumerate(RANKS, start=1):
        if counts[rank]:
            booked.append(Deal(month=month, amount=size, id=str(month)))
        if counts[rank] > 1:
            booked.append(Deal(month=month, amount=size * (counts[rank] - 1)))
    return tuple(booked)


def _quantiles(count: int) -> list[int]:
    """Deals of twelve months that together have `count`, rising: Poisson quantiles, evened out."""
    mean = count / MONTHS
    counts = [_quantile(mean, (rank + 0.5) / MONTHS) for rank in range(MONTHS)]
    around_the_middle = cycle(sorted(range(MONTHS), key=lambda rank: abs(rank - MONTHS // 2)))
    while missing := count - sum(counts):
        rank = next(around_the_middle)
        counts[rank] = max(counts[rank] + (1 if missing > 0 else -1), 0)
    return counts


def _quantile(mean: float, share: float) -> int:
    """The smallest number that a Poisson variable exceeds with a chance of at most 1 − `share`."""
    number, chance = 0, exp(-mean)
    reached = chance
    while reached < share:
        number += 1
        chance *= mean / number
        reached += chance
    return number


class Stakes:
    """The amounts, euro over the expected year and never below 0; each is worked out once."""

    def __init__(self, plan: PayPlan, flow: DealFlow) -> None:
        self._plan = plan
        self._deals = expected_year(flow)
        self._statement = self._paid(self._deals)

    def of(self, *ids: str) -> Decimal:
        """The most that one of these changes (ids of `changes`) makes of a difference."""
        return max([ZERO, *(self._differences.get(id_, ZERO) for id_ in ids)])

    @cached_property
    def commission(self) -> Decimal:
        """All commission of the year."""
        return _payable(self._statement)

    def lost_by_paying(self, part: Decimal) -> Decimal:
        """The commission that is lost where only this part of the rate is paid, 0 to 1."""
        times = {
            name: value * part
            for name in ("rate", "target")
            if (value := getattr(self._plan, name)) is not None
        }
        # The terms are worked out with, not written down: they may be finer than a plan's.
        less = pay_statement(self._plan.model_copy(update=times), self._deals, MONTHS)
        return max(self.commission - _payable(less), ZERO)

    @property
    def commission_of_a_period(self) -> Decimal:
        """A measurement period's share of it."""
        return cents(self.commission * MONTHS_IN[self._plan.measure] / MONTHS)

    @property
    def commission_of_three_months(self) -> Decimal:
        """Three months' share of it."""
        return cents(self.commission * 3 / MONTHS)

    @cached_property
    def a_month_later(self) -> Decimal:
        """What is lost within the year if each deal counts a month later."""
        later = [deal.model_copy(update={"month": deal.month + 1}) for deal in self._deals]
        return self._lost(later)

    @cached_property
    def a_deal_cancelled(self) -> Decimal:
        """What one ordinary deal costs that falls through."""
        named = [deal for deal in self._deals if deal.id is not None]
        if not named:
            return ZERO
        deal = named[len(named) // 2]
        month = min(deal.month + LATER, MONTHS)
        return self._lost([*self._deals, Cancellation(month=month, cancels=str(deal.id))])

    @property
    def three_draws(self) -> Decimal:
        """What a draw adds up to in three months without commission."""
        return self._plan.draw.amount * 3 if self._plan.draw else ZERO

    @property
    def base_step(self) -> Decimal:
        """A hundred euro of base over the year."""
        return BASE_STEP * MONTHS

    @cached_property
    def _differences(self) -> dict[str, Decimal]:
        found = weighed(self._plan, self._deals, MONTHS)
        return {change.id: abs(difference.total) for change, difference in found}

    def _paid(self, bookings: Iterable[Booking]) -> list[PayMonth]:
        return pay_statement(self._plan, bookings, MONTHS)

    def _lost(self, bookings: Iterable[Booking]) -> Decimal:
        """Gross pay less what it is for these bookings: what is missing, or nothing."""
        before = sum((month.gross for month in self._statement), ZERO)
        after = sum((month.gross for month in self._paid(bookings)), ZERO)
        return max(before - after, ZERO)


def _payable(statement: Iterable[PayMonth]) -> Decimal:
    return sum((month.payable for month in statement), ZERO)
