"""All that there is is gone through where that pays, and what was left behind by then goes."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator, Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.app.server.collecting import A_CLASS, AT_LEAST, GROWN, Collecting, sessions

AT_FIRST, OF_EACH, ALL_THERE = 800_000, 2_500, 3_000


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


def named(count: int, first: int = 0) -> Set[str]:
    return {f"session-{number}" for number in range(first, first + count)}


class Server:
    """So many sessions, and what they take; `lost` are blocks that nobody holds any more."""

    def __init__(self) -> None:
        self.count, self.shared, self.lost = 0, AT_FIRST, 0
        self.collecting = Collecting(lambda: named(self.count), self.blocks)

    def blocks(self) -> int:
        return self.shared + self.count * OF_EACH + self.lost

    def look(self) -> bool:
        """What the look found to pay; what nobody held is gone then."""
        pays = self.collecting.look()
        if pays:
            self.lost = 0
        return pays


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is collected in earnest: there is nothing to find, and it takes time."""
    monkeypatch.setattr(gc, "collect", lambda *_: 0)


@pytest.fixture
def server(quick: None) -> Server:
    return Server()


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_stays_is_left_out() -> None:
    held = Ring()
    assert not Collecting(frozenset).look()
    assert gc.get_freeze_count() > 0
    assert not any(one is held for one in gc.get_objects())


def test_nobody_waits_because_many_have_come(server: Server) -> None:
    for server.count in range(0, ALL_THERE + 1, 10):
        assert not server.look()


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
def test_it_pays_once_many_have_left(server: Server, here: int, left: int, pays: bool) -> None:
    server.count = here + left
    assert not server.look()
    server.count = here
    assert server.look() is pays
    assert server.look() is False


def test_those_who_leave_one_by_one_are_counted(quick: None) -> None:
    there = [named(1)]
    collecting = Collecting(lambda: there[-1], lambda: AT_FIRST)
    told = []
    for number in range(AT_LEAST + 2):
        there.append(named(1, number))
        told.append(collecting.look())
    assert told == [False] * AT_LEAST + [True, False]


@pytest.mark.parametrize("here", [0, 1, A_CLASS, 400, ALL_THERE])
def test_it_pays_where_far_more_is_in_use_than_so_many_take(server: Server, here: int) -> None:
    for server.count in range(here + 1):
        assert not server.look()
    usual = server.blocks()
    server.lost = int((GROWN - 1) * usual * 0.9)
    assert not server.look()
    server.lost = int((GROWN - 1) * usual * 1.1) + OF_EACH * A_CLASS
    assert server.look()
    assert not server.look()


def test_what_those_left_behind_who_left_is_looked_for(server: Server) -> None:
    for server.count in range(ALL_THERE):
        server.look()
    server.lost, server.count = server.count * OF_EACH, 100
    assert server.look()
    assert not server.look()


@pytest.mark.parametrize("here", [0, 5, 400])
def test_what_all_share_may_grow_and_is_looked_for_once(server: Server, here: int) -> None:
    """Another course is read: far more is there, and stays."""
    for server.count in range(here + 1):
        server.look()
    server.shared *= 4
    assert server.look()
    assert not any(server.look() for _ in range(5))


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 3_000_000), st.integers(0, 3_000_000)),
        max_size=30,
    )
)
def test_whatever_comes_it_is_not_looked_for_twice(
    moments: list[tuple[int, int, int]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "collect", lambda *_: 0)
        server = Server()
        for server.count, more, server.lost in moments:
            server.shared = AT_FIRST + more
            if server.look():
                assert not server.look()


def test_what_nobody_holds_goes_young_at_once_and_old_when_it_pays() -> None:
    blocks = [1000]
    collecting = Collecting(frozenset, lambda: blocks[-1])
    young, old = Ring(), Ring()
    gone = [weakref.ref(young), weakref.ref(old)]
    del young
    collecting.look()
    assert gone[0]() is None
    del old
    collecting.look()
    assert gone[1]() is not None
    blocks.append(2000)
    assert collecting.look()
    assert gone[1]() is None


def test_without_a_server_there_are_no_sessions() -> None:
    assert sessions() == frozenset()
