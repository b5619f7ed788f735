"""All that there is is gone through where that pays, and what was left behind by then goes."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator, Set

import pytest

from course.app.server.collecting import AT_LEAST, GROWN, Collecting, sessions


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def named(count: int, first: int = 0) -> Set[str]:
    return {f"session-{number}" for number in range(first, first + count)}


@pytest.fixture
def there() -> list[Set[str]]:
    """The sessions that there are: the last of these."""
    return [frozenset()]


@pytest.fixture
def collecting(there: list[Set[str]]) -> Collecting:
    return Collecting(lambda: there[-1])


def test_what_stays_is_left_out(collecting: Collecting) -> None:
    held = Ring()
    assert not collecting.look()
    assert gc.get_freeze_count() > 0
    assert not any(one is held for one in gc.get_objects())


@pytest.mark.parametrize(
    ("here", "left", "pays"),
    [
        (0, AT_LEAST - 1, False),
        (0, AT_LEAST, True),
        (400, 99, False),
        (400, 100, True),
        (3000, 700, False),
    ],
)
def test_it_pays_once_many_have_left(
    collecting: Collecting, there: list[Set[str]], here: int, left: int, pays: bool
) -> None:
    there.append(named(here + left))
    assert not collecting.look()
    there.append(named(here))
    assert collecting.look() is pays
    assert collecting.look() is False


def test_those_who_leave_one_by_one_are_counted(
    collecting: Collecting, there: list[Set[str]]
) -> None:
    told = []
    for number in range(AT_LEAST + 2):
        there.append(named(1, number))
        told.append(collecting.look())
    assert told == [False] * AT_LEAST + [True, False]


def test_it_pays_once_far_more_is_there(collecting: Collecting) -> None:
    collecting.blocks = int(sys.getallocatedblocks() / GROWN) - 1000
    assert collecting.look()
    assert not collecting.look()
    assert collecting.blocks > 0


def test_what_nobody_holds_goes_young_at_once_and_old_when_it_pays(
    collecting: Collecting, there: list[Set[str]]
) -> None:
    young, old = Ring(), Ring()
    gone = [weakref.ref(young), weakref.ref(old)]
    del young
    collecting.look()
    assert gone[0]() is None
    del old
    collecting.look()
    assert gone[1]() is not None
    there.extend([named(AT_LEAST), frozenset()])
    collecting.there = named(AT_LEAST)
    assert collecting.look()
    assert gone[1]() is None


def test_without_a_server_there_are_no_sessions() -> None:
    assert sessions() == frozenset()
