"""Pay plans and deals of every sort, for laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from course.pay.plans.plan import FLAT, Bonus, Draw, PayPlan, Tier
from course.pay.statements.deals import Booking, Cancellation, Deal

MONTHS = 14
"""Long enough for a year's measurement to begin anew."""


def hundredths(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Numbers from `low` to `high` in steps of 0.01."""
    return st.integers(low * 100, high * 100).map(lambda n: Decimal(n) / 100)


euro = hundredths
rates = st.integers(0, 10_000).map(lambda n: Decimal(n) / 10_000)

# Made once: making strategies anew for each example takes longer than drawing from them.
_yes_or_no = st.booleans()
_months = st.integers(1, MONTHS)
_starts = st.sets(st.integers(1, 300), max_size=3).map(sorted)
_multipliers = hundredths(0, 3)
_quotas = st.just(Decimal(0)) | euro(1, 30_000)
_bonuses = st.lists(
    st.builds(
        Bonus, month=_months, amount=euro(0, 3_000), stay=st.integers(0, MONTHS), repay=rates
    ),
    max_size=2,
).map(tuple)
_clauses = st.fixed_dictionaries(
    {
        "base": euro(0, 3_000),
        "measure": st.sampled_from(["month", "quarter", "year"]),
        "tie": st.sampled_from(["reached", "exceeded"]),
        "cap": st.none() | euro(0, 5_000),
        "ramp": st.lists(hundredths(0, 2), max_size=5).map(tuple),
        "draw": st.none() | st.builds(Draw, amount=euro(0, 2_000), recoverable=_yes_or_no),
        "clawback": st.sampled_from(["original_rate", "net_in_period"]),
        "bonuses": _bonuses,
    }
)
_targets = euro(0, 3_000)
_deals = st.lists(st.tuples(_months, euro(0, 40_000)), max_size=12)
_shares = st.lists(rates.filter(bool), max_size=2)


@st.composite
def _tiers(draw: Callable[..., Any], *, marginal: bool) -> tuple[Tier, ...]:
    """One to four tiers; `marginal` ones are none of them retroactive."""
    return tuple(
        Tier(
            start=Decimal(start) / 100,
            multiplier=draw(_multipliers),
            retroactive=not marginal and draw(_yes_or_no),
        )
        for start in [0, *draw(_starts)]
    )


_any_tiers, _marginal_tiers = _tiers(marginal=False), _tiers(marginal=True)


@st.composite
def plans(draw: Callable[..., Any], *, marginal: bool = False) -> PayPlan:
    """Plans with any mixture of clauses; in `marginal` ones no tier is retroactive."""
    quota = draw(_quotas)
    tiers = draw(_marginal_tiers if marginal else _any_tiers) if quota else FLAT
    by_target = quota and draw(_yes_or_no)
    pays = {"target": draw(_targets)} if by_target else {"rate": draw(rates)}
    return PayPlan(quota=quota, tiers=tiers, **pays, **draw(_clauses))


def deals() -> st.SearchStrategy[list[Deal]]:
    """Deals with names, so that each can be cancelled."""
    return _deals.map(
        lambda found: [
            Deal(month=month, amount=amount, id=f"d{number}")
            for number, (month, amount) in enumerate(found)
        ]
    )


_named_deals = deals()


@st.composite
def bookings(draw: Callable[..., Any]) -> list[Booking]:
    """Deals, and cancellations of some of them, whole or in part."""
    made = draw(_named_deals)
    found: list[Booking] = list(made)
    for deal in made:
        left = Decimal(1)
        for share in draw(_shares):
            if share <= left:
                left -= share
                month = max(deal.month, draw(_months))
                found.append(Cancellation(month=month, cancels=deal.id, share=share))
    return found
