"""The record is the same whatever order and however often its events come."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.progress.event import Deed, Event, new_id
from course.progress.record import Record

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def event(
    n: int, deed: Deed, lesson: str | None = "pay", question: str | None = None, **more: object
) -> Event:
    return Event(id=f"{n:08d}", at=NOON, deed=deed, lesson=lesson, question=question, **more)  # type: ignore[arg-type]


def attempts(record: Record, *, in_quiz: bool = True) -> list[str]:
    return [e.id for e in record.sitting("pay", "q", in_quiz=in_quiz).attempts]


def test_attempts_stand_in_the_order_of_time() -> None:
    record = Record([event(2, Deed.ANSWERED, question="q"), event(1, Deed.ANSWERED, question="q")])
    assert attempts(record) == ["00000001", "00000002"]


def test_an_event_that_comes_twice_counts_once() -> None:
    deed = event(1, Deed.ANSWERED, question="q")
    assert attempts(Record([deed, deed])) == ["00000001"]


@pytest.mark.parametrize(
    ("deed", "lesson", "in_quiz", "left"),
    [
        (Deed.RESET, None, True, ["00000003"]),
        (Deed.RESET, None, False, ["00000003"]),
        (Deed.RESET, "pay", True, ["00000003"]),
        (Deed.RESET, "duties", True, ["00000001", "00000003"]),
        (Deed.RETAKEN, "pay", True, ["00000003"]),
        (Deed.RETAKEN, "pay", False, ["00000001", "00000003"]),
    ],
)
def test_starting_over_puts_aside_what_came_before(
    deed: Deed, lesson: str | None, in_quiz: bool, left: list[str]
) -> None:
    events = [
        event(1, Deed.ANSWERED, question="q"),
        event(2, deed, lesson),
        event(3, Deed.ANSWERED, question="q"),
    ]
    assert attempts(Record(events), in_quiz=in_quiz) == left


def test_marks_can_be_taken_back_and_set_again() -> None:
    record = Record()
    seen = []
    for n, deed in enumerate([Deed.READ, Deed.UNREAD, Deed.READ, Deed.RESET], 1):
        record.add(event(n, deed))
        seen.append(record.read("pay"))
    assert seen == [True, False, True, False]


def test_the_best_result_stays_when_the_quiz_is_taken_again_until_the_lesson_is_started_over() -> (
    None
):
    record = Record()
    best = []
    history: list[tuple[Deed, float | None]] = [
        (Deed.FINISHED, 0.9),
        (Deed.RETAKEN, None),
        (Deed.FINISHED, 0.4),
        (Deed.RESET, None),
    ]
    for n, (deed, score) in enumerate(history, 1):
        record.add(event(n, deed, score=score))
        best.append((record.best_result("pay"), record.finished("pay")))
    assert best == [(0.9, True), (0.9, False), (0.9, True), (None, False)]


def test_the_last_lesson_is_the_one_opened_last() -> None:
    record = Record([event(2, Deed.OPENED, "duties"), event(1, Deed.OPENED, "pay")])
    assert record.last_lesson() == "duties"
    record.add(event(3, Deed.RESET, None))
    assert record.last_lesson() is None


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(Deed),
        st.sampled_from(["pay", "duties", None]),
        st.sampled_from(["q", "r", None]),
        st.floats(0, 1),
    ),
    max_size=30,
)


def seen(record: Record) -> object:
    return [
        (
            record.opened(lesson),
            record.read(lesson),
            record.best_result(lesson),
            record.finished(lesson),
            record.last_lesson(),
            [record.sitting(lesson, q, in_quiz=z) for q in ("q", "r") for z in (True, False)],
        )
        for lesson in ("pay", "duties")
    ]


@given(DEEDS, st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_fold_to_the_same_record(
    deeds: list[tuple[Deed, str | None, str | None, float]], chance: random.Random
) -> None:
    events = [
        event(n, deed, lesson, question if lesson else None, score=score)
        for n, (deed, lesson, question, score) in enumerate(deeds)
    ]
    shuffled = events + chance.sample(events, len(events) // 2)
    chance.shuffle(shuffled)
    assert seen(Record(events)) == seen(Record(shuffled))


@given(
    st.lists(st.tuples(st.integers(0, 10**10), st.integers(0, 2**74 - 1)), min_size=2, max_size=20)
)
def test_ids_rise_even_when_the_clock_stands_still_or_jumps_back(
    ticks: list[tuple[int, int]],
) -> None:
    ids = [""]
    for seconds, entropy in ticks:
        ids.append(new_id(dt.datetime.fromtimestamp(seconds, dt.UTC), entropy, ids[-1]))
    assert ids == sorted(set(ids))


def test_two_devices_that_go_on_from_the_same_event_never_make_the_same_id() -> None:
    last = new_id(NOON, 2**74 - 1)
    for clock in (NOON, NOON - dt.timedelta(days=1)):
        here, there = (new_id(clock, entropy, last) for entropy in (5, 6))
        assert here != there
        assert min(here, there) > last
