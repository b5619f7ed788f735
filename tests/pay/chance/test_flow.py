"""A flow of deals: what a trainer may write, and its means, variances and shares by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from course.files.problem import Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.yaml_tree import read_tree
from course.pay.chance.flow import (
    DealFlow,
    mean_commission,
    mean_deals,
    mean_sales,
    share_without_deal,
    variance_commission,
    variance_deals,
    variance_sales,
)

STEADY = DealFlow(36, 4000, 0)
VARIED = DealFlow(36, 4000, Decimal("0.5"))
YEARS = DealFlow(36, 4000, Decimal("0.5"), "negative-binomial", 4)


class Lesson(BaseModel):
    """Something that a flow is a field of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    flow: DealFlow
    others: tuple[DealFlow, ...] = ()


def told(text: str) -> tuple[Lesson | None, list[str]]:
    tree, problems = read_tree(Source("f.yaml", text))
    assert tree is not None
    assert problems == []
    found: list[Problem] = []
    lesson = shape(Lesson, tree, found)
    return lesson, [str(problem).removeprefix("f.yaml:") for problem in found]


def test_a_flow_is_made_by_position_by_name_and_from_yaml() -> None:
    by_name = DealFlow(deals_per_year=36, mean=4000, variation=0.8)
    lesson, problems = told("flow: {deals_per_year: 36, mean: 4000, variation: 0.8}")

    assert DealFlow(36, 4000, Decimal("0.8")) == by_name
    assert problems == []
    assert lesson is not None
    assert lesson.flow == by_name
    assert by_name.process == "poisson"


def test_numbers_are_kept_as_they_were_written() -> None:
    flow = DealFlow(36, "4000.50", 0.1, "negative-binomial", 2.5)

    assert (flow.mean, flow.variation, flow.shape) == tuple(map(Decimal, ("4000.50", "0.1", "2.5")))


def test_equal_flows_have_one_hash() -> None:
    assert {DealFlow(36, 4000, 0.8), DealFlow("36.0", "4000.00", Decimal("0.80"))} == {
        DealFlow(36, 4000, 0.8)
    }


def test_a_flow_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        STEADY.mean = Decimal(1)  # type: ignore[misc]


def test_more_values_than_fields_are_refused() -> None:
    with pytest.raises(TypeError, match="5 values, not 6"):
        DealFlow(36, 4000, 0, "poisson", None, 1)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "values",
    [
        (0, "0.01", 0),
        (1200, 1_000_000, 5),
        (36, 4000, 1, "negative-binomial", "0.1"),
        (36, 4000, 1, "negative-binomial", 1_000_000),
    ],
)
def test_the_ends_of_the_ranges_are_in(values: Any) -> None:
    assert tuple(DealFlow(*values).model_dump().values())[:3] == tuple(
        Decimal(str(value)) for value in values[:3]
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            "deals_per_year: 36, variation: 0.8",
            "1:7: error: ‘mean’ is missing; "
            "add a line ‘mean: …’ (Mean size of a deal, euro (more than 0, up to 1000000))",
        ),
        (
            "deals_per_yaer: 36, mean: 4000, variation: 0.8",
            "1:8: error: there is no field ‘deals_per_yaer’ here; did you mean ‘deals_per_year’?",
        ),
        (
            "deals_per_year: many, mean: 4000, variation: 0.8",
            "1:24: error: “many” is not a plain number; "
            "write digits and a point, such as 1500 or 0.08",
        ),
        (
            "deals_per_year: 1200.5, mean: 4000, variation: 0.8",
            "1:24: error: ‘1200.5’ is out of range for ‘deals_per_year’; write a number up to 1200",
        ),
        (
            "deals_per_year: -1, mean: 4000, variation: 0.8",
            "1:24: error: ‘-1’ is out of range for ‘deals_per_year’; write a number from 0",
        ),
        (
            "deals_per_year: 36, mean: 0, variation: 0.8",
            "1:34: error: ‘0’ is out of range for ‘mean’; write a number greater than 0",
        ),
        (
            "deals_per_year: 36, mean: 1000000.01, variation: 0.8",
            "1:34: error: ‘1000000.01’ is out of range for ‘mean’; write a number up to 1000000",
        ),
        (
            "deals_per_year: 36, mean: 0.005, variation: 0.8",
            "1:34: error: ‘mean’ has more than 2 decimals; round it",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: 5.1",
            "1:51: error: ‘5.1’ is out of range for ‘variation’; write a number up to 5",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: -0.1",
            "1:51: error: ‘-0.1’ is out of range for ‘variation’; write a number from 0",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: 0.8, process: poison",
            "1:65: error: ‘poison’ is no value of ‘process’; "
            "write ‘poisson’ or ‘negative-binomial’",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: 0.8, process: negative-binomial",
            "1:7: error: ‘shape’ is missing, without which good and bad years are not defined; "
            "add a line such as ‘shape: 4’, or choose ‘process: poisson’",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: 0.8, process: negative-binomial, shape: 0",
            "1:91: error: ‘0’ is out of range for ‘shape’; write a number from 0.1",
        ),
        (
            "deals_per_year: 36, mean: 4000, variation: 0.8, shape: 4",
            "1:63: error: ‘shape’ means nothing for the process ‘poisson’; "
            "delete it, or write ‘process: negative-binomial’",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place_with_a_mend(fields: str, problem: str) -> None:
    assert told(f"flow: {{{fields}}}") == (None, [problem])


def test_each_flow_of_a_list_is_told_apart() -> None:
    flow = "deals_per_year: 36, mean: 4000, variation: 0.8"
    text = f"flow: {{{flow}}}\nothers:\n- {{{flow}}}\n- {{{flow}, shape: 4}}"

    _, (problem,) = told(text)

    assert problem.startswith("4:59: error: ‘shape’ means nothing")


@pytest.mark.parametrize(
    ("flow", "months", "mean", "variance"),
    [
        # Poisson: the variance is the mean
        (STEADY, 12, "36", "36"),
        (STEADY, 1, "3", "3"),
        (STEADY, 30, "90", "90"),
        # 36 + 36²/4 = 36 + 324
        (YEARS, 12, "36", "360"),
        # 3 + 3²/4 = 3 + 2,25
        (YEARS, 1, "3", "5.25"),
        # two years of 360 each, independent
        (YEARS, 24, "72", "720"),
        # a year of 360 and six months of 18 + 18²/4 = 18 + 81
        (YEARS, 18, "54", "459"),
        (DealFlow(0, 4000, 1), 12, "0", "0"),
    ],
)
def test_deals_by_hand(flow: DealFlow, months: int, mean: str, variance: str) -> None:
    assert mean_deals(flow, months) == Decimal(mean)
    assert variance_deals(flow, months) == Decimal(variance)


@pytest.mark.parametrize(
    ("flow", "months", "mean", "variance"),
    [
        # 3 × 4000 = 12 000; 3 × 4000² = 48 000 000
        (STEADY, 1, "12000", "48000000"),
        # 3 × 0,25 × 16 000 000 + 3 × 16 000 000 = 12 000 000 + 48 000 000
        (VARIED, 1, "12000", "60000000"),
        # 36 × 0,25 × 16 000 000 + 360 × 16 000 000 = 144 000 000 + 5 760 000 000
        (YEARS, 12, "144000", "5904000000"),
    ],
)
def test_sales_by_hand(flow: DealFlow, months: int, mean: str, variance: str) -> None:
    assert mean_sales(flow, months) == Decimal(mean)
    assert variance_sales(flow, months) == Decimal(variance)


@pytest.mark.parametrize(
    ("base", "rate", "sd"), [("1500", "0.03", "207.85"), ("900", "0.08", "554.26")]
)
def test_the_offers_of_the_pay_model(base: str, rate: str, sd: str) -> None:
    """A 1500 + 3 %, B 900 + 8 %, Poisson(3) deals of 4000 € a month: both 1860 € on average.

    The standard deviation is rate × 4000 × √3: 120 × 1,7320508 = 207,85 and 320 × 1,7320508 = 554,26.
    """
    mean = Decimal(base) + mean_commission(STEADY, Decimal(rate), 1)
    spread = variance_commission(STEADY, Decimal(rate), 1).sqrt()

    assert mean == 1860
    assert round(spread, 2) == Decimal(sd)


@pytest.mark.parametrize(
    ("flow", "share"),
    [
        (STEADY, "0.0498"),  # e^(−3)
        (DealFlow(12, 4000, 0), "0.3679"),  # e^(−1)
        (DealFlow(0, 4000, 0), "1.0000"),
        (YEARS, "0.1066"),  # (1 + 3/4)^(−4) = 1/9,37890625
        (DealFlow(36, 4000, 0, "negative-binomial", 1), "0.2500"),  # 1/(1 + 3)
    ],
)
def test_months_without_a_deal_by_hand(flow: DealFlow, share: str) -> None:
    assert str(round(share_without_deal(flow), 4)) == share


@given(st.integers(0, 1200), st.integers(1, 100))
def test_years_that_hardly_differ_are_as_a_poisson_year(deals: int, mean: int) -> None:
    poisson = DealFlow(deals, mean, 1)
    nearly = DealFlow(deals, mean, 1, "negative-binomial", 1_000_000)

    assert float(share_without_deal(nearly)) == pytest.approx(
        float(share_without_deal(poisson)), rel=0.01
    )
    assert float(variance_sales(nearly)) == pytest.approx(float(variance_sales(poisson)), rel=0.01)


@given(st.integers(1, 1200), st.decimals("0.1", 100, places=1))
def test_good_and_bad_years_spread_more_and_leave_more_months_empty(
    deals: int, shape_: Decimal
) -> None:
    poisson = DealFlow(deals, 4000, 1)
    years = DealFlow(deals, 4000, 1, "negative-binomial", shape_)

    assert mean_sales(years) == mean_sales(poisson)
    assert variance_sales(years) > variance_sales(poisson)
    assert share_without_deal(years) > share_without_deal(poisson)
