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
    break_even_aversion,
    certainty_equivalent,
    cost_of_risk,
    fan,
    mean_pay,
    sd_pay,
    share_of_months_below,
    share_of_months_below_each,
    share_of_years_below,
)
from course.pay.chance.simulation import SimulationError
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
    assert share_of_months_below_each(FEW, [0, cost]).tolist() == pytest.approx([0, share])


def test_years_below_a_cost_are_counted_and_equal_ones_are_not() -> None:
    # two years and a month that is not counted: 12 × 100,10 twice; 12 × 200 and 11 × 100,10 + 100
    steady = [100.10] * 25
    uneven = [200.0] * 12 + [100.10] * 11 + [100.0] + [0.0]
    pay = np.array([steady, uneven])

    assert share_of_years_below(pay, Decimal("100.10")) == 1 / 4
    assert share_of_years_below(pay, Decimal("100.11")) == 3 / 4
    assert share_of_years_below(pay, 201) == 1


def test_less_than_a_year_has_no_years() -> None:
    with pytest.raises(
        SimulationError, match="2 months are less than a year: simulate at least 12"
    ):
        share_of_years_below(FEW, 900)


def test_the_cost_of_risk_is_what_one_gives_up_to_be_rid_of_it() -> None:
    assert cost_of_risk(Decimal("554.26"), Decimal("0.5")) == Decimal("277.13")
    # 1860 − 277,13
    assert certainty_equivalent(Decimal(1860), Decimal("554.26"), Decimal("0.5")) == Decimal(
        "1582.87"
    )


@pytest.mark.parametrize(
    ("a", "b", "aversion"),
    [
        # (2000 − 1860) / (600 − 200) = 140 / 400
        ((2000, 600), (1860, 200), 0.35),
        ((1860, 200), (2000, 600), 0.35),
        # equal averages: who minds risk at all takes the steadier one
        ((1860, 207.85), (1860, 554.26), 0),
        # the steadier one also pays more
        ((2000, 200), (1860, 600), None),
        ((2000, 200), (1860, 200), None),
    ],
)
def test_the_aversion_at_which_two_offers_are_as_good(
    a: tuple[float, float], b: tuple[float, float], aversion: float | None
) -> None:
    found = break_even_aversion(*a, *b)

    assert found == (None if aversion is None else pytest.approx(aversion))
    if found is not None:
        assert certainty_equivalent(*a, found) == pytest.approx(certainty_equivalent(*b, found))


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
