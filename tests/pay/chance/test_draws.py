"""Simulations kept for who asks again: made once, shared, bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import numpy as np
import pytest

from course.pay import DealFlow, PayPlan
from course.pay.chance.array_cache import ArrayCache
from course.pay.chance.simulation import Draws, draw_sales, simulate

FLAT = PayPlan.from_data({"base": 900, "rate": "0.08"})
FLOW = DealFlow(36, 4000, Decimal("0.8"))


def test_draws_are_made_once_and_kept() -> None:
    draws = Draws(FLAT, FLOW, 12, 500, seed=71)
    told: list[float] = []

    before = draws.ready
    pay = draws.pay(told.append)

    assert (before, draws.ready) == (False, True)
    assert Draws(FLAT, FLOW, 12, 500, seed=71).pay() is pay
    assert np.array_equal(pay, simulate(FLAT, FLOW, 12, 500, seed=71))
    assert told[-1] == 1
    assert np.array_equal(draws.sales(), draw_sales(FLOW, 12, 500, seed=71))


def test_draws_that_are_equal_are_one_key() -> None:
    one, other = (Draws(FLAT, DealFlow(36, 4000, Decimal("0.8")), 12, 500, 74) for _ in range(2))
    assert (one, hash(one)) == (other, hash(other))
    assert one != Draws(FLAT, FLOW, 12, 500, 75)
    assert "_hash" not in repr(one)


def test_progress_is_told_of_kept_draws_too() -> None:
    draws = Draws(FLAT, FLOW, 12, 500, seed=72)
    draws.pay()
    told: list[float] = []

    draws.pay(told.append)

    assert told == [1]


def test_nobody_can_change_kept_draws() -> None:
    draws = Draws(FLAT, FLOW, 12, 500, seed=73)

    with pytest.raises(ValueError, match="read-only"):
        draws.pay()[0, 0] = 1
    draws.sales()[0, 0] = 1
    assert draws.sales()[0, 0] != 1


def test_larger_deals_are_the_same_deals_made_larger() -> None:
    small, large = (
        draw_sales(DealFlow(36, mean, Decimal("0.8")), 12, 200, seed=73) for mean in (4000, 6000)
    )
    assert np.allclose(small * 1.5, large)


def test_threads_get_the_same_numbers() -> None:
    draws = [Draws(FLAT, FLOW, 12, 200, seed) for seed in (81, 82, 83)] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(Draws.pay, draws))

    for draw, pay in zip(draws, found, strict=True):
        assert np.array_equal(pay, simulate(FLAT, FLOW, 12, 200, draw.seed))


def test_a_cache_lets_go_of_what_was_longest_not_asked_for() -> None:
    cache = ArrayCache(most=2 * 80)
    cache.put("a", np.zeros(10))
    cache.put("b", np.zeros(10))
    cache.get("a")
    cache.put("c", np.zeros(10))

    assert [key in cache for key in "abc"] == [True, False, True]
    assert cache.get("b") is None


def test_a_cache_holds_the_newest_whatever_its_size() -> None:
    cache = ArrayCache(most=8)
    cache.put("a", np.zeros(1))
    cache.put("b", np.zeros(1000))

    assert "a" not in cache
    assert "b" in cache


def test_a_cache_keeps_the_first_of_two_made_at_once() -> None:
    cache = ArrayCache(most=1000)
    first = cache.put("a", np.zeros(1))

    assert cache.put("a", np.zeros(1)) is first


def test_quick_is_what_is_drawn_in_one_go() -> None:
    assert Draws(FLAT, FLOW, 12, 5_000, seed=91).quick
    assert not Draws(FLAT, FLOW, 12, 6_000, seed=91).quick
