"""Pay plans and deals of every sort, for laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from course.pay.deals import Booking, Cancellation, Deal
from course.pay.plan import FLAT, Bonus, Draw, PayPlan, Tier

MONTHS = 14
"""Long enough for a year's measurement to begin anew."""


def hundredths(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Numbers from `low` to `high` in steps of 0.01."""
    return st.integers(low * 100, high * 100).map(lambda n: Decimal(n) / 100)


euro = hundredths
rates = st.integers(0, 10_000).map(lambda n: Decimal(n) / 10_000)


@st.composite
def tiers(draw: Callable[..., Any], *, marginal: bool = False) -> tuple[Tier, ...]:
    """One to four tiers; `marginal` ones are none of them retroactive."""
    starts = sorted(draw(st.sets(st.integers(1, 300), max_size=3)))
    found = []
    for start in [0, *starts]:
        retroactive = False if marginal else draw(st.booleans())
        multiplier = draw(hundredths(0, 3))
        found.append(
            Tier(start=Decimal(start) / 100, multiplier=multiplier, retroactive=retroactive)
        )
    return tuple(found)


@st.composite
def plans(draw: Callable[..., Any], *, marginal: bool = False) -> PayPlan:
    """Plans with any mixture of clauses."""
    quota = draw(st.one_of(st.just(Decimal(0)), euro(1, 30_000)))
    stepped = draw(tiers(marginal=marginal)) if quota else FLAT
    pays: dict[str, Decimal] = {}
    if quota and draw(st.booleans()):
        pays["target"] = draw(euro(0, 3_000))
    else:
        pays["rate"] = draw(rates)
    return PayPlan(
        base=draw(euro(0, 3_000)),
        **pays,
        quota=quota,
        tiers=stepped,
        measure=draw(st.sampled_from(["month", "quarter", "year"])),
        tie=draw(st.sampled_from(["reached", "exceeded"])),
        cap=draw(st.none() | euro(0, 5_000)),
        ramp=draw(st.lists(hundredths(0, 2), max_size=5).map(tuple)),
        draw=draw(st.none() | st.builds(Draw, amount=euro(0, 2_000), recoverable=st.booleans())),
        clawback=draw(st.sampled_from(["original_rate", "net_in_period"])),
        bonuses=tuple(draw(st.lists(bonuses(), max_size=2))),
    )


def bonuses() -> st.SearchStrategy[Bonus]:
    """Bonuses within a statement of `MONTHS` months."""
    return st.builds(
        Bonus,
        month=st.integers(1, MONTHS),
        amount=euro(0, 3_000),
        stay=st.integers(0, MONTHS),
        repay=rates,
    )


def deals(most: int = 12) -> st.SearchStrategy[list[Deal]]:
    """Deals with names, so that each can be cancelled."""
    booked = st.tuples(st.integers(1, MONTHS), euro(0, 40_000))
    return st.lists(booked, max_size=most).map(
        lambda found: [
            Deal(month=month, amount=amount, id=f"d{number}")
            for number, (month, amount) in enumerate(found)
        ]
    )


@st.composite
def bookings(draw: Callable[..., Any]) -> list[Booking]:
    """Deals, and cancellations of some of them, whole or in part."""
    made: list[Deal] = draw(deals())
    found: list[Booking] = list(made)
    for deal in made:
        left = Decimal(1)
        for share in draw(st.lists(rates.filter(bool), max_size=2)):
            if share <= left:
                left -= share
                month = draw(st.integers(deal.month, MONTHS))
                found.append(Cancellation(month=month, cancels=deal.id or "", share=share))
    return found
