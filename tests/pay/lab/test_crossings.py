"""Where two plans pay the same over steady sales, worked out by hand and held against sampling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.pay.lab.two_offers.crossings import Crossing, Stretch, crossings, steady_pay
from course.pay.plans.plan import Draw, PayPlan, Tier
from course.pay.statements.deals import Deal
from course.pay.statements.statement import pay_statement
from tests.pay.strategies import plans

D = Decimal


def tier(start: str, multiplier: str, retroactive: bool = False) -> Tier:
    return Tier(start=D(start), multiplier=D(multiplier), retroactive=retroactive)


A = PayPlan(base=D(1500), rate=D("0.03"))
B = PayPlan(base=D(900), rate=D("0.08"))
CLIFF = PayPlan(
    base=D(1000),
    rate=D("0.05"),
    quota=D(10_000),
    tiers=(tier("0", "0"), tier("1", "1", True)),
)
"""Nothing below 10 000 €; 5 % of everything from there: 500 € at the line."""


@pytest.mark.parametrize(
    ("a", "b", "points", "ahead"),
    [
        # The pay model's checked example: 1500 + 3 % and 900 + 8 % meet at 600 / 5 % = 12 000.
        (A, B, [("12000", "1860", "1860", False)], "ab"),
        (B, A, [("12000", "1860", "1860", False)], "ba"),
        (A, A, [], "same".split()),
        (A, PayPlan(base=D(1400), rate=D("0.03")), [], "a"),
        (PayPlan(base=D(900)), PayPlan(base=D(900), rate=D("0.01")), [], "b"),
        # 1200 + 5 % up to 1000 and 900 + 5 % uncapped: 300 apart, level where 5 % of S = 1300.
        (
            PayPlan(base=D(1200), rate=D("0.05"), cap=D(1000)),
            PayPlan(base=D(900), rate=D("0.05")),
            [("26000", "2200", "2200", False)],
            "ab",
        ),
        # A cliff leaps from 1000 to 1500 past a steady 1200.
        (CLIFF, PayPlan(base=D(1200)), [("10000", "1500", "1200", True)], "ba"),
        # With `exceeded` the line itself still pays 1000.
        (
            CLIFF.model_copy(update={"tie": "exceeded"}),
            PayPlan(base=D(1200)),
            [("10000", "1000", "1200", True)],
            "ba",
        ),
        # The same below 10 000 a month, half as much again of 5 % above: equal, then apart.
        (
            PayPlan(rate=D("0.05")),
            PayPlan(rate=D("0.05"), quota=D(10_000), tiers=(tier("0", "1"), tier("1", "1.5"))),
            [("10000", "500", "500", False)],
            ["same", "b"],
        ),
        # A cap of 3000 a quarter is reached at 20 000 a month with 5 %: 1000 a month.
        (
            PayPlan(base=D(500), rate=D("0.05"), measure="quarter", cap=D(3000)),
            PayPlan(base=D(1500)),
            [("20000", "1500", "1500", False)],
            ["b", "same"],
        ),
        # A draw of 600 to keep pays as 1500 up to 6000 a month, where 10 % is 600.
        (
            PayPlan(base=D(900), rate=D("0.1"), draw=Draw(amount=D(600), recoverable=False)),
            PayPlan(base=D(1500)),
            [("6000", "1500", "1500", False)],
            ["same", "a"],
        ),
        # A recoverable one is paid back, so it is no pay.
        (
            PayPlan(base=D(900), rate=D("0.1"), draw=Draw(amount=D(600))),
            PayPlan(base=D(1500)),
            [("6000", "1500", "1500", False)],
            "ba",
        ),
        # Below, between and above: 5 % from half of 10 000 on, 3 % flat, and a cap of 400.
        (
            PayPlan(
                rate=D("0.05"),
                quota=D(10_000),
                tiers=(tier("0", "0"), tier("0.5", "1", True)),
                cap=D(400),
            ),
            PayPlan(rate=D("0.03")),
            [("5000", "250", "150", True), ("13333.33", "400", "400", False)],
            "bab",
        ),
    ],
)
def test_worked_by_hand(
    a: PayPlan, b: PayPlan, points: list[tuple[str, str, str, bool]], ahead: str | list[str]
) -> None:
    found = crossings(a, b)
    assert found.points == tuple(Crossing(D(s), D(x), D(y), jump) for s, x, y, jump in points)
    assert [stretch.ahead for stretch in found.stretches] == list(ahead)


def test_stretches_tell_from_where_to_where() -> None:
    assert crossings(A, B).stretches == (
        Stretch(D(0), D(12_000), "a"),
        Stretch(D(12_000), None, "b"),
    )


def test_steady_pay_of_a_yearly_plan_with_a_draw_to_keep_is_its_mean_month() -> None:
    # 10 000 a month against 60 000 a year: months 1 to 6 pay 0, the next six 1000 each at 10 %;
    # the draw lifts the first six to 300: (6 × 300 + 6 × 1000) / 12 = 650.
    plan = PayPlan(
        rate=D("0.1"),
        measure="year",
        quota=D(5_000),
        tiers=(tier("0", "0"), tier("1", "1")),
        draw=Draw(amount=D(300), recoverable=False),
    )
    assert steady_pay(plan, D(10_000)) == 650


def test_bends_of_single_months_are_found() -> None:
    # By quarter: 20 % above 6000 in all, at least 500 a month. At 4000 a month the months pay 0,
    # 400 and 800, lifted to 500, 500 and 800: 600 on average.
    plan = PayPlan(
        rate=D("0.2"),
        measure="quarter",
        quota=D(2_000),
        tiers=(tier("0", "0"), tier("1", "1")),
        draw=Draw(amount=D(500), recoverable=False),
    )
    found = crossings(plan, PayPlan(base=D(600)))
    assert [point.sales for point in found.points] == [4_000]


@given(plans(), plans())
@settings(max_examples=60)
def test_the_leader_leads_at_every_sales_inside_its_stretch(a: PayPlan, b: PayPlan) -> None:
    found = crossings(a, b)
    assert found.stretches[0].start == 0
    assert found.stretches[-1].end is None
    assert len(found.points) == len(found.stretches) - 1
    for point, before, after in zip(
        found.points, found.stretches, found.stretches[1:], strict=False
    ):
        assert before.end == after.start == point.sales
        assert before.ahead != after.ahead
        assert point.jump or abs(point.pay_a - point.pay_b) <= D("0.02")
    for stretch in found.stretches:
        end = stretch.end if stretch.end is not None else stretch.start + 1_000_000
        if end - stretch.start < D("0.05"):
            continue
        for part in (D("0.02"), D("0.31"), D("0.5"), D("0.77"), D("0.98")):
            sales = stretch.start + D("0.01") + part * (end - stretch.start - D("0.02"))
            lead = steady_pay(a, sales) - steady_pay(b, sales)
            led = "same" if abs(lead) < D("1e-6") else "a" if lead > 0 else "b"
            assert led == stretch.ahead or abs(lead) < D("0.05")


@given(plans(), st.integers(0, 60_000))
def test_steady_pay_agrees_with_the_statement(plan: PayPlan, sales: int) -> None:
    assume(plan.draw is None or not plan.draw.recoverable)
    plain = plan.model_copy(update={"ramp": (), "bonuses": ()})
    deals = [Deal(month=month, amount=D(sales)) for month in range(1, 13)]
    statement = pay_statement(plain, deals, 12)
    assume(not any(month.carry for month in statement))
    mean = sum((month.gross for month in statement), D(0)) / 12
    assert abs(mean - steady_pay(plan, D(sales))) <= D("0.02")
