"""Copies of a history merge as sets: however they were parted and in whatever order they meet."""

from __future__ import annotations

import datetime as dt
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from course.progress.answering import answer, hint, retake, standing_of, tell
from course.progress.event import Deed, Event
from course.progress.learner import Learner, seed_of
from course.progress.store import Copy, SessionStore
from tests.progress.lessons import NOON, lesson, question

TEA = lesson(question("q"), question("r", tries=3), question("s"), inline=("s",))
DEEDS = st.sampled_from(("answer", "tell", "hint", "retake", "reset", "read", "unread"))
ACTS = st.lists(
    st.tuples(DEEDS, st.sampled_from("qrs"), st.sampled_from("abc"), st.integers(-90, 90)),
    max_size=25,
)


def learning(kept: list[Event], clock: list[dt.datetime], chance: count[int]) -> Learner:
    return Learner(SessionStore(kept, {}, {}, []), lambda: clock[0], lambda: next(chance), 7)


def done(me: Learner, clock: list[dt.datetime], acts: list[tuple[str, str, str, int]]) -> None:
    """Act one after another, while the clock jumps forth and back."""
    for deed, id_, option, seconds in acts:
        clock[0] = max(NOON, clock[0] + dt.timedelta(seconds=seconds))
        match deed:
            case "answer":
                answer(me, TEA, id_, option, "en")
            case "tell":
                tell(me, TEA, id_, "en")
            case "hint":
                hint(me, TEA, id_, "en")
            case "retake":
                retake(me, TEA, "en")
            case _:
                me.do(Deed(deed), lesson="tea")


def amounts(me: Learner) -> object:
    """All that the record amounts to."""
    return me.standing(TEA), [standing_of(me, TEA, id_) for id_ in "qrs"], me.record.last_lesson()


@given(ACTS, ACTS, st.randoms(use_true_random=False))
def test_two_devices_end_with_one_record_whoever_hears_of_the_other_first(
    here: list[tuple[str, str, str, int]],
    there: list[tuple[str, str, str, int]],
    random: st.RandomSource,  # type: ignore[name-defined]
) -> None:
    clock, chance = [NOON], count()
    first: list[Event] = []
    second: list[Event] = []
    one, other = learning(first, clock, chance), learning(second, clock, chance)
    done(one, clock, here)
    done(other, clock, there)
    ours, theirs = list(first), list(second)
    parted = [*ours, *theirs, *ours]
    random.shuffle(parted)
    third = learning([], clock, chance)
    for copy, events in ((one, theirs), (other, ours), (third, parted)):
        for event in events:
            copy.take(event, Copy.BROWSER)
    assert amounts(one) == amounts(other) == amounts(third)
    assert len(one.record) == len({event.id for event in parted})
    assert [learning(kept, clock, chance).record.last_lesson() for kept in (first, second)] == [
        one.record.last_lesson()
    ] * 2


def test_what_is_done_next_comes_after_all_that_was_taken_in() -> None:
    clock, chance = [NOON + dt.timedelta(days=400)], count()
    ahead = learning([], clock, chance).do(Deed.OPENED, lesson="tea")
    clock[0] = NOON
    me = learning([], clock, chance)
    assert me.take(ahead, Copy.BROWSER)
    assert not me.take(ahead, Copy.BROWSER)
    assert me.do(Deed.READ, lesson="tea").id > ahead.id


def test_a_key_makes_one_seed_and_does_not_show_in_it() -> None:
    assert seed_of("a" * 32) == seed_of("a" * 32) != seed_of("b" * 32)
    assert 0 <= seed_of("a" * 32) < 2**32
