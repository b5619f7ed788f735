"""States of the lab of every sort."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from course.pay.chance.flow import DealFlow
from course.pay.lab.state import DEFAULT, LabState, Offers, changed
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import Draw, PayPlan, Tier
from course.pay.statements.deals import Booking, Cancellation, Deal
from tests.pay.strategies import euro, hundredths, plans

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda name: name == name.strip()
)

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def bookings(draw: Callable[..., Any], most: int = 8) -> tuple[Booking, ...]:
    """Deals, with names or without, and cancellations that fit them."""
    found: list[Booking] = []
    for name in draw(st.lists(names, unique=True, max_size=most)):
        deal = Deal(
            month=draw(st.integers(1, 14)),
            amount=draw(euro(0, 40_000)),
            id=draw(st.sampled_from([name, None])),
        )
        found.append(deal)
        if deal.id is not None and draw(st.booleans()):
            share = draw(st.integers(1, 10_000)) / Decimal(10_000)
            month = draw(st.integers(deal.month, 15))
            found.append(Cancellation(month=month, cancels=deal.id, share=share))
    return tuple(draw(st.permutations(found)))


@st.composite
def flows(draw: Callable[..., Any]) -> DealFlow:
    """Flows of deals of both processes."""
    steady = {
        "deals_per_year": draw(hundredths(0, 1200)),
        "mean": draw(euro(1, 50_000)),
        "variation": draw(hundredths(0, 5)),
    }
    if draw(st.booleans()):
        return DealFlow(**steady)
    return DealFlow(**steady, process="negative-binomial", shape=draw(hundredths(1, 50)))


def named_plans() -> st.SearchStrategy[NamedPlan]:
    """Plans with a name."""
    return st.builds(lambda name, plan: NamedPlan(name=name, plan=plan), names, plans())


@st.composite
def states(draw: Callable[..., Any]) -> LabState:
    """All that a reader can set up."""
    plan: PayPlan = draw(plans())
    return LabState(
        plan=plan,
        deals=draw(bookings()),
        months=draw(st.integers(1, 60)),
        leaves=draw(st.none() | st.integers(1, 60)),
        flow=draw(flows()),
        seed=draw(st.integers(0, 2**32 - 1)),
        offers=Offers(
            a=draw(named_plans()),
            b=draw(named_plans()),
            costs=draw(euro(0, 20_000)),
            tax=draw(st.none() | st.just("lv-2026")),
            aversion=draw(hundredths(0, 3)),
        ),
        charts=draw(
            st.dictionaries(
                st.sampled_from(["tier-lab", "two-offers"]),
                st.dictionaries(st.text(max_size=8), plain, max_size=3),
            )
        ),
    )


PLAIN = changed(
    DEFAULT,
    deals=(),
    plan=PayPlan(
        base=Decimal(900),
        rate=Decimal("0.05"),
        measure="quarter",
        quota=Decimal(20_000),
        tiers=(
            Tier(start=Decimal(0), multiplier=Decimal(1)),
            Tier(start=Decimal(1), multiplier=Decimal("1.5"), retroactive=True),
        ),
        cap=Decimal("3500.50"),
        draw=Draw(amount=Decimal(1000)),
    ),
)
"""A lab without deals, so that its link is short, and a plan of many clauses."""
