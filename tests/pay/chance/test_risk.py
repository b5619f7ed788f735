"""Measures of risk by hand, on a few runs that can be counted."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course.pay import DealFlow, PayPlan, simulate
from course.pay.chance.flow import variance_commission
from course.pay.chance.risk import (
    certainty_equivalent,
    cost_of_risk,
    expected_month,
    fan,
    mean_pay,
    sd_pay,
    share_of_months_below,
)
from course.pay.chance.simulation import Draws
from course.pay.chance.source import Floats

FEW = np.array([[900.0, 1000.0], [900.0, 1400.0], [1500.0, 1200.0]])
FLOW = DealFlow(36, 4000, 0)


def test_a_fan_is_the_percentiles_of_each_month() -> None:
    pay = np.column_stack([np.arange(101.0), np.arange(101.0) * 10])

    assert fan(pay).tolist() == [[10, 100], [50, 500], [90, 900]]
    assert fan(pay, (0.25,)).tolist() == [[25, 250]]


@given(
    arrays(float, st.tuples(st.integers(1, 40), st.integers(1, 4)), elements=st.floats(0, 1e6)),
    st.lists(st.floats(0, 1), min_size=1, max_size=5),
)
def test_percentiles_are_those_of_numpy(pay: Floats, shares: list[float]) -> None:
    assert np.allclose(fan(pay, shares), np.quantile(pay, shares, axis=0))


def test_mean_and_spread_are_over_all_months_of_all_runs() -> None:
    # (900 + 1000 + 900 + 1400 + 1500 + 1200) / 6 = 6900 / 6 = 1150
    assert mean_pay(FEW) == 1150
    # squares of −250, −150, −250, 250, 350, 50: 335 000 / 6 = 55 833,33
    assert sd_pay(FEW) == pytest.approx(55_833.3333**0.5)


@pytest.mark.parametrize(
    ("cost", "share"),
    [(900, 0), (Decimal("900.01"), 2 / 6), (1200, 3 / 6), (1200.01, 4 / 6), (1501, 1)],
)
def test_months_below_a_cost_are_counted_and_equal_ones_are_not(
    cost: float | Decimal, share: float
) -> None:
    assert share_of_months_below(FEW, cost) == pytest.approx(share)


def test_the_cost_of_risk_is_what_one_gives_up_to_be_rid_of_it() -> None:
    assert cost_of_risk(Decimal("554.26"), Decimal("0.5")) == Decimal("277.13")
    # 1860 − 277,13
    assert certainty_equivalent(Decimal(1860), Decimal("554.26"), Decimal("0.5")) == Decimal(
        "1582.87"
    )


def test_equal_averages_do_not_mean_equal_risk() -> None:
    """Offers A and B of the pay model: both pay 1860 €, but B falls below 1500 € far more often.

    B pays 900 + 320 a deal, so less than 1500 with one deal or none: e^(−3) × (1 + 3) = 19,9 %.
    A pays at least 1500.
    """
    a, b = ({"base": 1500, "rate": "0.03"}, {"base": 900, "rate": "0.08"})
    pay_a, pay_b = (simulate(PayPlan.from_data(offer), FLOW, 12, 20_000, 1) for offer in (a, b))

    assert mean_pay(pay_a) == pytest.approx(mean_pay(pay_b), rel=0.01)
    assert sd_pay(pay_b) == pytest.approx(
        float(variance_commission(FLOW, Decimal("0.08"), 1).sqrt()), rel=0.01
    )
    assert share_of_months_below(pay_a, 1500) == 0
    assert share_of_months_below(pay_b, 1500) == pytest.approx(0.199, abs=0.004)


@pytest.mark.parametrize("terms", [{"base": 1200}, {"base": 900, "rate": "0.05", "cap": 500}])
def test_a_bonus_that_comes_for_certain_raises_the_mean_and_is_no_swing(
    terms: dict[str, object],
) -> None:
    without = PayPlan.from_data(terms)
    bonuses = [{"month": 6, "amount": 300}, {"month": 12, "amount": 1500}]
    with_them = PayPlan.from_data({**terms, "bonuses": [*bonuses, {"month": 24, "amount": 900}]})
    flow = DealFlow(36, 4000, Decimal("0.8"))
    plain, more = (Draws(plan, flow, 12, 2000, 3) for plan in (without, with_them))
    (mean, swing), (raised, as_before) = expected_month(plain), expected_month(more)
    assert raised - mean == 150
    assert as_before == swing
