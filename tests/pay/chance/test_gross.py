"""Pay of many runs at once is what the statement pays, to the cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.pay import PayPlan, pay_statement
from course.pay.chance.gross import SalesError, gross_pay
from course.pay.statements.commission import period_of, quota_of
from course.pay.statements.deals import Booking, Cancellation, Deal

QUARTERLY: dict[str, Any] = {
    "base": 900,
    "rate": "0.06",
    "measure": "quarter",
    "quota": 10_000,
    "tiers": [
        {"from": 0, "multiplier": "0.5"},
        {"from": "0.8", "multiplier": 1, "retroactive": True},
        {"from": 1, "multiplier": "1.5"},
    ],
}


def paid(plan: dict[str, Any], *sales: float) -> list[float]:
    pay = gross_pay(PayPlan.from_data(plan), np.array([sales]))
    assert pay.shape == (1, len(sales))
    return [float(month) for month in pay[0]]


@pytest.mark.parametrize(
    ("plan", "sales", "gross"),
    [
        # 900 + 12 000 × 6 % = 900 + 720
        ({"base": 900, "rate": "0.06"}, (12_000, 0), [1620, 900]),
        # 100,10 × 5 % = 5,005 and half a cent goes up
        ({"rate": "0.05"}, (100.10,), [5.01]),
        ({"base": 1500}, (8000,), [1500]),
        # 23 999,99 is below 80 % of 30 000: × 3 % = 719,9997, so 720,00;
        # a cent more is at 80 %, so all 24 000 at 6 % = 1440, less 720;
        # 36 000: 30 000 × 6 % = 1800 and 6000 × 9 % = 540, together 2340, less 1440
        (QUARTERLY, (23_999.99, 0.01, 12_000), [1620, 1620, 1800]),
        # exactly 80 % must be exceeded: 24 000 × 3 % = 720; then 24 000,01 × 6 % = 1440,0006
        ({**QUARTERLY, "tie": "exceeded"}, (24_000, 0.01, 0), [1620, 1620, 900]),
        # 3 % of 20 000 = 600 → 500; the next month nothing is left below the cap; then a new period
        (
            {"rate": "0.03", "cap": 500, "measure": "quarter"},
            (20_000, 9000, 0, 1000),
            [500, 0, 0, 30],
        ),
        # target 500 for 10 000: 5 %; a ramp of 0 in month 1 is no quota: 5 % of 2000;
        # then half the quota, 5000: 5000 × 5 % = 250 and 1000 × 10 % = 100; then the quota: 300
        (
            {
                "target": 500,
                "quota": 10_000,
                "ramp": [0, "0.5"],
                "tiers": [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": 2}],
            },
            (2000, 6000, 6000),
            [100, 350, 300],
        ),
        # −1000 × 10 % = −100, of which 60 can be taken from month 2, and 40 from month 3
        ({"rate": "0.1", "base": 50}, (-1000, 600, 900), [50, 50, 100]),
        # draw 300: 100 is filled up by 200; 450 pays back 150; 1000 pays back the other 50
        ({"rate": "0.1", "draw": {"amount": 300}}, (1000, 4500, 10_000), [300, 300, 950]),
        (
            {"rate": "0.1", "draw": {"amount": 300, "recoverable": False}},
            (1000, 4500, 10_000),
            [300, 450, 1000],
        ),
        # bonuses of months 2 and 2; that of month 4 is not reached
        (
            {
                "base": 900,
                "bonuses": [
                    {"month": 2, "amount": 150},
                    {"month": 2, "amount": "0.50"},
                    {"month": 4, "amount": 1500},
                ],
            },
            (0, 0, 0),
            [900, 1050.50, 900],
        ),
    ],
)
def test_pay_by_hand(plan: dict[str, Any], sales: tuple[float, ...], gross: list[float]) -> None:
    assert paid(plan, *sales) == gross


def test_each_run_is_paid_by_itself() -> None:
    plan = PayPlan.from_data({**QUARTERLY, "draw": {"amount": 400}})
    sales = np.array([[1000, 30_000, 0, 5], [0, 0, 0, 50_000], [-500, 0, 40_000, 0]])

    together = gross_pay(plan, sales)

    for run, row in zip(together, sales, strict=True):
        assert run.tolist() == gross_pay(plan, row[np.newaxis])[0].tolist()


def test_the_sales_given_stay_as_they_are() -> None:
    sales = np.array([[1000.0, -2000.0]])

    gross_pay(PayPlan.from_data(QUARTERLY), sales)

    assert sales.tolist() == [[1000, -2000]]


@pytest.mark.parametrize("sales", [np.zeros(12), np.array([[np.nan]]), np.array([[1, np.inf]])])
def test_what_is_no_sales_is_refused(sales: Any) -> None:
    with pytest.raises(SalesError, match="one row for each run"):
        gross_pay(PayPlan(), sales)


money = st.decimals(0, 50_000, places=2)
times = st.decimals(0, 3, places=2)


@st.composite
def plans(draw: st.DrawFn) -> PayPlan:
    """Plans with all clauses that a month's sales decide on."""
    starts = [Decimal(0), *sorted(draw(st.sets(st.decimals("0.01", 3, places=2), max_size=4)))]
    tiers = [
        {"from": start, "multiplier": draw(times), "retroactive": draw(st.booleans())}
        for start in starts
    ]
    quota = draw(st.one_of(st.just(Decimal(0)), st.decimals(1, 30_000, places=2)))
    variable = {"rate": draw(st.decimals(0, 1, places=4))}
    if quota and draw(st.booleans()):
        variable = {"target": draw(st.decimals(0, 5000, places=2))}
    data = {
        "base": draw(money),
        **variable,
        "measure": draw(st.sampled_from(["month", "quarter", "year"])),
        "quota": quota,
        "tiers": tiers,
        "tie": draw(st.sampled_from(["reached", "exceeded"])),
        "cap": draw(st.none() | money),
        "ramp": draw(st.lists(times, max_size=6)),
        "draw": draw(
            st.none() | st.fixed_dictionaries({"amount": money, "recoverable": st.booleans()})
        ),
        "clawback": "net_in_period",
        "bonuses": draw(
            st.lists(
                st.fixed_dictionaries({"month": st.integers(1, 16), "amount": money}), max_size=3
            )
        ),
    }
    return PayPlan.from_data({name: value for name, value in data.items() if value is not None})


@st.composite
def sold(draw: st.DrawFn, plan: PayPlan, month: int) -> Decimal:
    """Sales of a month: anything, or what lands on the edge of a tier."""
    edge = draw(st.sampled_from(plan.tiers)).start * quota_of(plan, period_of(plan, month))
    return draw(
        st.one_of(
            st.just(Decimal(0)),
            st.decimals(0, 100_000, places=2),
            st.just(round(edge, 2)),
            st.integers(0, 50).map(lambda many: many * Decimal("100.10")),
        )
    )


@st.composite
def careers(draw: st.DrawFn) -> tuple[PayPlan, list[Booking], list[Decimal]]:
    """A plan, deals with some cancelled later as a whole, and what they add to sales monthly."""
    plan = draw(plans())
    months = draw(st.integers(1, 16))
    sales = [draw(sold(plan, month)) for month in range(1, months + 1)]
    bookings: list[Booking] = [
        Deal(month=month, amount=amount, id=str(month)) for month, amount in enumerate(sales, 1)
    ]
    net = list(sales)
    for month in draw(st.sets(st.integers(1, months), max_size=4)):
        later = draw(st.integers(month, months))
        bookings.append(Cancellation(month=later, cancels=str(month)))
        net[later - 1] -= sales[month - 1]
    return plan, bookings, net


@settings(max_examples=500, deadline=None)
@given(careers())
def test_pay_is_that_of_the_statement_to_the_cent(
    career: tuple[PayPlan, list[Booking], list[Decimal]],
) -> None:
    plan, bookings, net = career

    pay = gross_pay(plan, np.array([[float(sales) for sales in net]]))

    statement = pay_statement(plan, bookings, len(net))
    assert [Decimal(f"{month:.2f}") for month in pay[0]] == [month.gross for month in statement]
    # Nor is there anything but whole cents.
    assert pay[0].tolist() == [float(month.gross) for month in statement]
