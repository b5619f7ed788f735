"""Drawn pay against closed forms within four standard errors, and what a simulation promises."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from course.pay import DealFlow, PayPlan
from course.pay.chance import simulation
from course.pay.chance.flow import (
    mean_commission,
    mean_deals,
    mean_sales,
    share_without_deal,
    variance_commission,
    variance_deals,
    variance_sales,
)
from course.pay.chance.gross import gross_pay
from course.pay.chance.simulation import (
    SimulationError,
    draw_deals,
    draw_sales,
    not_simulated,
    simulate,
)
from course.pay.chance.source import Floats

RUNS = 100_000
FLAT = PayPlan.from_data({"base": 900, "rate": "0.08"})
FLOW = DealFlow(36, 4000, Decimal("0.8"))
FLOWS = {
    "all deals alike": DealFlow(36, 4000, 0),
    "deals vary": DealFlow(36, 4000, Decimal("1.2")),
    "few large deals": DealFlow(6, 20_000, Decimal("0.5")),
    "many small deals": DealFlow(120, 300, Decimal("1.2")),
    "years vary, deals alike": DealFlow(36, 4000, 0, "negative-binomial", 4),
    "years and deals vary": DealFlow(36, 4000, Decimal("1.2"), "negative-binomial", 2),
}
each_flow = pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)


def assert_mean_and_variance(sample: Floats, mean: Decimal, variance: Decimal) -> None:
    """Both within four standard errors, the variance's from the sample's own fourth moment."""
    off = sample - sample.mean()
    second, fourth = (off**2).mean(), (off**4).mean()
    assert abs(sample.mean() - float(mean)) <= 4 * np.sqrt(second / sample.size)
    assert abs(second - float(variance)) <= 4 * np.sqrt((fourth - second**2) / sample.size)


def assert_share(found: Any, share: Decimal, many: int) -> None:
    expected = float(share)
    assert abs(found.mean() - expected) <= 4 * np.sqrt(expected * (1 - expected) / many)


@each_flow
def test_a_month_s_sales_are_as_calculated(flow: DealFlow) -> None:
    month = draw_sales(flow, 12, RUNS, seed=1)[:, 6]

    assert_mean_and_variance(month, mean_sales(flow, 1), variance_sales(flow, 1))


@each_flow
def test_a_year_s_sales_are_as_calculated(flow: DealFlow) -> None:
    year = draw_sales(flow, 12, RUNS, seed=2).sum(axis=1)

    assert_mean_and_variance(year, mean_sales(flow), variance_sales(flow))


@pytest.mark.parametrize("flow", [flow for flow in FLOWS.values() if not flow.variation])
def test_a_year_s_number_of_deals_is_as_calculated(flow: DealFlow) -> None:
    deals = draw_sales(flow, 12, RUNS, seed=3).sum(axis=1) / float(flow.mean)

    assert np.array_equal(deals, np.rint(deals))
    assert_mean_and_variance(deals, mean_deals(flow), variance_deals(flow))


@each_flow
def test_a_flat_year_s_commission_is_as_calculated(flow: DealFlow) -> None:
    rate = Decimal("0.08")
    year = simulate(PayPlan(rate=rate), flow, 12, RUNS, seed=4).sum(axis=1)

    assert_mean_and_variance(year, mean_commission(flow, rate), variance_commission(flow, rate))


@each_flow
def test_the_share_of_months_without_commission_is_as_calculated(flow: DealFlow) -> None:
    # Months of one year hang together where years vary, so one month of each run is looked at.
    pay = simulate(FLAT, flow, 12, RUNS, seed=5)

    for month in (0, 11):
        assert_share(pay[:, month] == 900, share_without_deal(flow), RUNS)


def test_years_are_independent_of_one_another() -> None:
    flow = DealFlow(36, 4000, 0, "negative-binomial", 2)

    sales = draw_sales(flow, 30, RUNS, seed=6)

    assert_mean_and_variance(sales.sum(axis=1), mean_sales(flow, 30), variance_sales(flow, 30))


@pytest.mark.parametrize(
    ("base", "rate", "sd"), [("1500", "0.03", 207.85), ("900", "0.08", 554.26)]
)
def test_the_offers_of_the_pay_model(base: str, rate: str, sd: float) -> None:
    """Both pay 1860 € on average; the one spreads 207.85 €, the other 554.26 €."""
    plan = PayPlan.from_data({"base": base, "rate": rate})

    pay = simulate(plan, DealFlow(36, 4000, 0), 1, RUNS, seed=7)[:, 0]

    assert_mean_and_variance(pay, Decimal(1860), Decimal(sd) ** 2)
    assert round(float(pay.std())) == pytest.approx(sd, rel=0.01)


def test_no_deals_are_no_sales() -> None:
    for variation in (0, 1):
        assert not draw_sales(DealFlow(0, 4000, variation), 12, 5, seed=1).any()


def test_the_same_seed_gives_the_same_numbers_and_another_gives_others() -> None:
    first = simulate(FLAT, FLOW, 12, 20_000, seed=1)

    assert first.shape == (20_000, 12)
    assert np.array_equal(first, simulate(FLAT, FLOW, 12, 20_000, seed=1))
    assert not np.array_equal(first, simulate(FLAT, FLOW, 12, 20_000, seed=2))


def test_chunks_do_not_repeat_one_another() -> None:
    sales = draw_sales(FLOW, 12, 20_000, seed=1)

    assert len(np.unique(sales[:, 0])) > 0.9 * 20_000  # but for the months without a deal


def test_plans_are_paid_for_the_same_sales() -> None:
    other = PayPlan.from_data({"base": 1500, "rate": "0.04"})
    sales = draw_sales(FLOW, 12, 1000, seed=1)

    for plan in (FLAT, other):
        assert np.array_equal(simulate(plan, FLOW, 12, 1000, seed=1), gross_pay(plan, sales))


def test_the_deals_of_one_run_add_up_to_its_sales() -> None:
    flow = DealFlow(120, 900, Decimal("0.8"), "negative-binomial", 3)
    sales = draw_sales(flow, 24, 1, seed=5)[0]

    deals = draw_deals(flow, 24, seed=5)

    assert len({deal.id for deal in deals}) == len(deals) > 24
    assert [deal.month for deal in deals] == sorted(deal.month for deal in deals)
    for month, sold in enumerate(sales, start=1):
        amounts = [deal.amount for deal in deals if deal.month == month]
        assert float(sum(amounts)) == pytest.approx(sold, abs=0.005 * len(amounts) + 1e-9)


def test_deals_that_do_not_vary_are_of_the_mean_size() -> None:
    deals = draw_deals(DealFlow(36, "4000.50", 0), 12, seed=1)

    assert {deal.amount for deal in deals} == {Decimal("4000.50")}


def test_no_drawn_deal_is_larger_than_a_statement_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulation, "LARGEST", Decimal(5000))

    deals = draw_deals(FLOW, 12, seed=1)

    assert max(deal.amount for deal in deals) == 5000


@pytest.mark.parametrize("months", [1, 12, 40])
def test_progress_rises_to_one(months: int) -> None:
    told: list[float] = []

    simulate(FLAT, FLOW, months, 20_000, 1, told.append)

    assert all(0 < before < after for before, after in pairwise(told))
    assert told[-1] == 1
    assert len(told) >= 2


@pytest.mark.parametrize(
    ("flow", "months", "runs", "seed", "sentence"),
    [
        (FLOW, 0, 10, 1, "a simulation of 0 months is not possible: ask for 1 to 1200"),
        (FLOW, 1201, 10, 1, "a simulation of 1201 months is not possible: ask for 1 to 1200"),
        (FLOW, 12, 0, 1, "a simulation of 0 runs is not possible: ask for at least one"),
        (FLOW, 12, 10, -1, "the seed -1 is below 0: give a whole number from 0"),
        (
            DealFlow(1200, 4000, 1),
            12,
            50_000,
            1,
            "50000 runs of 12 months are too much to simulate at once (deals a year: 1200):"
            " ask for at most 41666 runs",
        ),
        (
            DealFlow(1, 4000, 1),
            480,
            10_000,
            1,
            "10000 runs of 480 months are too much to simulate at once (deals a year: 1):"
            " ask for at most 8333 runs",
        ),
    ],
)
def test_what_cannot_be_simulated_is_refused_in_a_sentence(
    flow: DealFlow, months: int, runs: int, seed: int, sentence: str
) -> None:
    with pytest.raises(SimulationError) as refused:
        simulate(FLAT, flow, months, runs, seed)

    assert str(refused.value) == sentence


CANCELLED = "No deal falls through in the simulation: no commission is taken back."
LEFT = "Nobody leaves in the simulation: every bonus is paid, and none is paid back."


@pytest.mark.parametrize(
    ("plan", "left_out"),
    [
        ({"base": 1500}, ()),
        ({"base": 1500, "rate": 0}, ()),
        ({"rate": "0.08"}, (CANCELLED,)),
        ({"target": 500, "quota": 9000, "clawback": "net_in_period"}, (CANCELLED,)),
        ({"base": 1500, "bonuses": [{"month": 12, "amount": 900, "stay": 12}]}, (LEFT,)),
        ({"rate": "0.08", "bonuses": [{"month": 12, "amount": 900}]}, (CANCELLED, LEFT)),
    ],
)
def test_what_is_left_out_is_told(plan: dict[str, Any], left_out: tuple[str, ...]) -> None:
    assert not_simulated(PayPlan.from_data(plan)) == left_out
