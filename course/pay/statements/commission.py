"""Commission of one measurement period: the rule of tiers, before and after the cap.

The rule: with credited sales S, quota Q, rate r and tiers from l_i·Q to u_i·Q with multipliers m_i,
where k is the last tier reached and j the last retroactive one up to it (or the first),

    F(S) = r·m_j·min(S, u_j·Q) + Σ_{i=j+1..k} r·m_i·(min(S, u_i·Q) − l_i·Q)

It covers flat, marginal and retroactive plans, thresholds, accelerators, decelerators and soft
caps. Without a quota, or with S below 0, F(S) = r·S. All amounts are exact decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from course.pay.money import cents
from course.pay.plans.plan import MONTHS_IN, PayPlan, Tier

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Sales paid at one multiplier: `amount` = sales × rate × multiplier, exact euro.

    `tier` is the tier's number from 0, None where there is no quota or sales are below 0.
    `retroactive` tells that the multiplier counts for everything from the first euro.
    """

    sales: Decimal
    multiplier: Decimal
    amount: Decimal
    tier: int | None
    retroactive: bool = False


def commission_at_rate(plan: PayPlan, weighted: Decimal) -> Decimal:
    """The plan's rate on `weighted` sales (euro times multiplier).

    Where a target stands for the rate (target / quota) it divides last, so that sums which end
    on half a cent are exact.
    """
    if plan.rate is not None:
        return plan.rate * weighted
    if plan.target is not None:
        return plan.target * weighted / plan.quota
    return Decimal(0)


def pieces(plan: PayPlan, sales: Decimal, quota: Decimal) -> tuple[Piece, ...]:
    """How the commission on a period's `sales` against its `quota` (euro) is made up."""
    if quota == 0 or sales < 0:
        return (Piece(sales, Decimal(1), commission_at_rate(plan, sales), None),)
    last = reached(plan, sales, quota)
    return tuple(_pieces(plan, sales, quota, last))


def commission(plan: PayPlan, sales: Decimal, quota: Decimal) -> Decimal:
    """F(S): commission on a period's `sales`, exact, before cap and rounding."""
    return commission_at_rate(
        plan, sum((piece.sales * piece.multiplier for piece in pieces(plan, sales, quota)), ZERO)
    )


def period_commission(plan: PayPlan, sales: Decimal, quota: Decimal) -> Decimal:
    """Commission on a period's `sales`: capped, then rounded to cents."""
    exact = commission(plan, sales, quota)
    return cents(exact if plan.cap is None else min(exact, plan.cap))


def reached(plan: PayPlan, sales: Decimal, quota: Decimal) -> int:
    """The number (from 0) of the last tier that `sales` reach; the first is always reached."""
    found = 0
    for number, tier in enumerate(plan.tiers):
        edge = tier.start * quota
        if sales > edge or (sales == edge and plan.tie == "reached"):
            found = number
    return found


def period_of(plan: PayPlan, month: int) -> range:
    """The months of the measurement period that `month` lies in; the first begins in month 1."""
    length = MONTHS_IN[plan.measure]
    first = (month - 1) // length * length + 1
    return range(first, first + length)


def quota_of(plan: PayPlan, months: range) -> Decimal:
    """The quota of a period, exact euro: its months' quotas, each by its factor of the ramp."""
    factors = (plan.ramp[m - 1] if m <= len(plan.ramp) else Decimal(1) for m in months)
    return plan.quota * sum(factors, ZERO)


def _pieces(plan: PayPlan, sales: Decimal, quota: Decimal, last: int) -> Iterator[Piece]:
    whole = max((n for n in range(last + 1) if plan.tiers[n].retroactive), default=0)
    for number in range(whole, last + 1):
        tier = plan.tiers[number]
        below = ZERO if number == whole else tier.start * quota
        part = min(sales, _end(plan.tiers, number, quota, sales)) - below
        amount = commission_at_rate(plan, part * tier.multiplier)
        yield Piece(part, tier.multiplier, amount, number, retroactive=tier.retroactive)


def _end(tiers: tuple[Tier, ...], number: int, quota: Decimal, sales: Decimal) -> Decimal:
    return tiers[number + 1].start * quota if number + 1 < len(tiers) else sales
