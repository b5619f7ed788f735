"""Simulated pay in rising order: how often it is less than something, and what one month in ten pays.

With one rate on every euro, a month that sells more never pays less. Then it is enough to know the
order of the sales, which is the same for all such plans and for deals of any size: a slider of the
base, of the rate or of the deals' size has nothing sorted anew.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.pay.chance import risk
from course.pay.chance.array_cache import ArrayCache
from course.pay.chance.gross import gross_pay
from course.pay.chance.risk import FAN, Ranks, is_flat
from course.pay.chance.simulation import Draws
from course.pay.chance.source import Floats
from course.pay.plans.plan import PayPlan

_PAY = ArrayCache(16_000_000)
_SALES = ArrayCache(32_000_000)
_SALES_BY_MONTH = ArrayCache(32_000_000)


def rises_with_sales(plan: PayPlan) -> bool:
    """Whether a month's pay follows from its own sales alone, and never falls as they rise."""
    return is_flat(plan) and plan.measure == "month"


def rising_pay(draws: Draws) -> Floats:
    """The pay of all months of all runs, euro, in rising order; read-only."""
    held = _PAY.get(draws)
    if held is not None:
        return held
    if not rises_with_sales(draws.plan):
        return _PAY.put(draws, np.sort(draws.pay(), axis=None))
    sales = _rising_sales(draws)
    return _PAY.put(draws, gross_pay(draws.plan, sales[:, np.newaxis])[:, 0])


def fan(draws: Draws, shares: Sequence[float] = FAN) -> tuple[Floats, Floats]:
    """Percentiles of each month in the shape (shares, months), and those of all months together."""
    if not rises_with_sales(draws.plan):
        pay = draws.pay()
        return risk.fan(pay, shares), risk.fan(pay.T.reshape(-1, 1), shares)[:, 0]
    each = _percentiles(draws.plan, _rising_sales_by_month(draws), shares)
    return each, _percentiles(draws.plan, _rising_sales(draws)[:, np.newaxis], shares)[:, 0]


def _percentiles(plan: PayPlan, sales: Floats, shares: Sequence[float]) -> Floats:
    """Percentiles of what rising sales pay: only the few that they lie between are worked out."""
    ranks = Ranks.of(len(sales), shares)
    return ranks.between(gross_pay(plan, sales[ranks.below]), gross_pay(plan, sales[ranks.above]))


def _rising_sales(draws: Draws) -> Floats:
    return _sorted(draws, _SALES, axis=None)


def _rising_sales_by_month(draws: Draws) -> Floats:
    return _sorted(draws, _SALES_BY_MONTH, axis=0)


def _sorted(draws: Draws, held: ArrayCache, axis: int | None) -> Floats:
    """Sales in euro, in rising order; kept in average deals, whose order is theirs."""
    kept = held.get(draws.sales_key)
    if kept is None:
        kept = held.put(draws.sales_key, np.sort(draws.relative_sales(), axis=axis))
    return float(draws.flow.mean) * kept
