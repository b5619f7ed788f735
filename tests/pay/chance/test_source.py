"""The numbers that simulations are drawn from: the same kept or not, shared by flows that differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.pay.chance.source import Source

rates = st.floats(0, 100)


@given(rate=rates, seed=st.integers(0, 2**32 - 1), part=st.integers(0, 3))
@settings(max_examples=60)
def test_kept_numbers_are_those_that_are_not_kept(rate: float, seed: int, part: int) -> None:
    fresh, kept = Source(seed, part), Source(seed, part, kept=True)
    assert np.array_equal(kept.poisson(rate, (12, 50)), fresh.poisson(rate, (12, 50)))
    assert np.array_equal(kept.normals(300), fresh.normals(300))


@given(one=rates, other=rates, kept=st.booleans())
@settings(max_examples=60)
def test_with_more_deals_a_year_no_month_has_fewer(one: float, other: float, kept: bool) -> None:
    source = Source(7, 0, kept)
    low, high = (source.poisson(rate, (12, 200)) for rate in sorted((one, other)))
    assert (low <= high).all()


def test_at_a_rate_of_nothing_no_deal_comes() -> None:
    assert not Source(7, 0).poisson(0.0, (12, 200)).any()


@pytest.mark.parametrize("rate", [0.1, 1.0, 3.0, 12.5, 100.0])
def test_numbers_of_deals_are_distributed_as_numpy_has_them(rate: float) -> None:
    runs = 100_000
    found = np.bincount(Source(11, 0).poisson(rate, (runs,)), minlength=300)
    other = np.bincount(np.random.default_rng(12).poisson(rate, runs), minlength=300)
    seen = found + other >= 20
    spread = ((found - other) ** 2 / np.maximum(found + other, 1))[seen]
    # Chi-squared with about as many degrees of freedom as there are numbers seen.
    assert abs(spread.sum() - seen.sum()) < 5 * np.sqrt(2 * seen.sum())


@given(few=st.integers(0, 400), more=st.integers(0, 400), kept=st.booleans())
@settings(max_examples=60)
def test_fewer_sizes_are_the_first_of_more(few: int, more: int, kept: bool) -> None:
    source = Source(5, 1, kept)
    assert np.array_equal(source.normals(few), source.normals(few + more)[:few])


def test_parts_and_streams_have_chance_of_their_own() -> None:
    drawn = [Source(seed, part).normals(5).tolist() for seed in (1, 2) for part in (0, 1)]
    assert len({tuple(numbers) for numbers in drawn}) == 4
    assert not np.allclose(Source(1, 0).gamma(2.0, 1.0, (5,)), Source(1, 1).gamma(2.0, 1.0, (5,)))


def test_nobody_can_change_what_is_kept() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Source(3, 0, kept=True).normals(10)[0] = 1
