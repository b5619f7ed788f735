"""What arrives before a page: kept a moment, within bounds, and handed out once."""

from __future__ import annotations

import json

import pytest

from course.app.arrivals import LONGEST, MOST, PATIENCE, Arrivals

ONE, OTHER = "ab" * 16, "cd" * 16
TOLD = json.dumps({"key": "0" * 32, "entries": []}).encode()


class Clock:
    """Stands still until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_is_handed_out_once_and_to_who_names_it() -> None:
    arrivals = Arrivals()
    assert arrivals.put(ONE, TOLD)
    assert arrivals.take(OTHER) is None
    assert arrivals.take(ONE) == json.loads(TOLD)
    assert arrivals.take(ONE) is None


def test_a_number_that_waits_is_nobody_elses() -> None:
    arrivals = Arrivals()
    assert arrivals.put(ONE, TOLD)
    assert not arrivals.put(ONE, b"{}")
    assert arrivals.take(ONE) == json.loads(TOLD)


@pytest.mark.parametrize("number", ["", "1", "AB" * 16, "ab" * 17, "../" + "a" * 29])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert not Arrivals().put(number, TOLD)


def test_what_is_too_long_is_refused() -> None:
    assert not Arrivals().put(ONE, b" " * (LONGEST + 1))


@pytest.mark.parametrize("told", [b"", b"[]", b"1", b"{", b"[" * LONGEST, b"\xff\xfe"])
def test_what_cannot_be_read_is_nothing(told: bytes) -> None:
    arrivals = Arrivals()
    assert arrivals.put(ONE, told)
    assert arrivals.take(ONE) is None


def test_what_nobody_asked_for_is_let_go() -> None:
    clock = Clock()
    arrivals = Arrivals(clock)
    arrivals.put(ONE, TOLD)
    clock.now += PATIENCE / 2
    arrivals.put(OTHER, TOLD)
    clock.now += PATIENCE * 0.75
    assert arrivals.take(ONE) is None
    assert arrivals.take(OTHER) is not None


def test_of_too_many_the_oldest_give_way() -> None:
    arrivals = Arrivals()
    large = TOLD.ljust(LONGEST)
    numbers = [f"{number:032x}" for number in range(MOST // LONGEST + 2)]
    for number in numbers:
        assert arrivals.put(number, large)
    assert [arrivals.take(number) is None for number in numbers[:3]] == [True, True, False]
    assert arrivals.take(numbers[-1]) is not None
