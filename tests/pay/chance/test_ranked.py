"""Pay in rising order, found by the order of sales where that is enough, is the same as by sorting pay."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.pay import DealFlow, PayPlan
from course.pay.chance import risk
from course.pay.chance.ranked import fan, rises_with_sales, rising_pay
from course.pay.chance.simulation import Draws

FLOW = DealFlow(30, 3999, "0.8")

NOT_BY_SALES: dict[str, dict[str, Any]] = {
    "a quarter's commission is rounded as a whole": {"measure": "quarter"},
    "a bonus": {"bonuses": [{"month": 2, "amount": 500}]},
    "a draw is settled with earlier months": {"draw": {"amount": 300, "recoverable": True}},
    "tiers": {
        "quota": 5000,
        "tiers": [{"from": 0, "multiplier": 2}, {"from": 1, "multiplier": 1, "retroactive": True}],
    },
    "a cap": {"cap": 700},
}


def plan(**clauses: object) -> PayPlan:
    return PayPlan.from_data({"base": 900, "rate": "0.0533", **clauses})


@settings(max_examples=60)
@given(
    st.decimals(0, 4000, places=2),
    st.decimals(0, 1, places=4),
    st.integers(0, 80),
    st.decimals(1, 50_000, places=2),
    st.integers(0, 9),
)
def test_the_order_of_sales_is_that_of_pay(
    base: Decimal, rate: Decimal, deals: int, mean: Decimal, seed: int
) -> None:
    draws = Draws(PayPlan(base=base, rate=rate), DealFlow(deals, mean, "0.8"), 12, 150, seed)
    assert rises_with_sales(draws.plan)
    pay = draws.pay()
    assert np.array_equal(rising_pay(draws), np.sort(pay, axis=None))
    each, together = fan(draws)
    assert np.allclose(each, risk.fan(pay), rtol=0, atol=1e-9)
    assert np.allclose(together, risk.fan(pay.reshape(-1, 1))[:, 0], rtol=0, atol=1e-9)


@pytest.mark.parametrize("clauses", NOT_BY_SALES.values(), ids=NOT_BY_SALES)
def test_other_plans_are_sorted_by_what_they_pay(clauses: dict[str, Any]) -> None:
    draws = Draws(plan(**clauses), FLOW, 12, 200, 5)
    assert not rises_with_sales(draws.plan)
    assert np.array_equal(rising_pay(draws), np.sort(draws.pay(), axis=None))
    assert np.array_equal(fan(draws)[0], risk.fan(draws.pay()))


def test_the_order_is_kept_and_nobody_can_spoil_it() -> None:
    draws = Draws(plan(), FLOW, 12, 200, 6)
    assert rising_pay(draws) is rising_pay(draws)
    with pytest.raises(ValueError, match="read-only"):
        rising_pay(draws)[0] = 0
