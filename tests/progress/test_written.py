"""Events as lines: there and back, for ever, and nothing else."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.progress.event import Deed, Event, new_id
from course.progress.learner import Learner
from course.progress.store import SessionStore
from course.progress.written import LONGEST, MOST_SECONDS, LineError, event_of, line_of, read_lines

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
LATEST = dt.datetime(2400, 1, 1)  # noqa: DTZ001

TIMED = Event(
    id="019ab0e4-5c00-7000-8000-000000000005",
    at=NOON,
    deed=Deed.ANSWERED,
    lesson="pay",
    question="first-month",
    version="0123456789ab",
    response="b",
    score=1.0,
    attempt=1,
    seed=7,
    language="lv",
    seconds=12.5,
)
"""An answer that took a while."""

RECORDED = (
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000001","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"answered","lesson":"pay","question":"first-month","version":"0123456789ab",'
        '"response":"b","score":0.5,"attempt":2,"seed":7,"language":"lv"}',
        Event(
            id="019ab0e4-5c00-7000-8000-000000000001",
            at=NOON,
            deed=Deed.ANSWERED,
            lesson="pay",
            question="first-month",
            version="0123456789ab",
            response="b",
            score=0.5,
            attempt=2,
            seed=7,
            language="lv",
        ),
    ),
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000002","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"reset"}',
        Event(id="019ab0e4-5c00-7000-8000-000000000002", at=NOON, deed=Deed.RESET),
    ),
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000003","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"answered","lesson":"pay","question":"which","version":"0123456789ab",'
        '"response":["a","c"],"score":1.0,"attempt":1,"seed":7,"language":"en"}',
        Event(
            id="019ab0e4-5c00-7000-8000-000000000003",
            at=NOON,
            deed=Deed.ANSWERED,
            lesson="pay",
            question="which",
            version="0123456789ab",
            response=("a", "c"),
            score=1.0,
            attempt=1,
            seed=7,
            language="en",
        ),
    ),
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000004","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"noted","lesson":"pay","question":"which","version":"0123456789ab","seed":7,'
        '"language":"en"}',
        Event(
            id="019ab0e4-5c00-7000-8000-000000000004",
            at=NOON,
            deed=Deed.NOTED,
            lesson="pay",
            question="which",
            version="0123456789ab",
            seed=7,
            language="en",
        ),
    ),
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000005","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"answered","lesson":"pay","question":"first-month","version":"0123456789ab",'
        '"response":"b","score":1.0,"attempt":1,"seed":7,"language":"lv","seconds":12.5}',
        TIMED,
    ),
    (
        '{"v":1,"id":"019ab0e4-5c00-7000-8000-000000000006","at":"2026-11-23T12:00:00.000+00:00",'
        '"deed":"answered","lesson":"pay","question":"first-month","version":"0123456789ab",'
        '"response":"b","score":1.0,"attempt":1,"seed":7,"language":"lv","seconds":12.5,'
        '"feedback":"Jā.\\n10 × 45"}',
        replace(TIMED, id="019ab0e4-5c00-7000-8000-000000000006", feedback="Jā.\n10 × 45"),
    ),
)
"""Lines as they were once written. They are read for ever: add to them, never change one."""

names = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
events = st.builds(
    Event,
    id=st.builds(
        new_id,
        st.datetimes(NOON.replace(tzinfo=None), LATEST, timezones=st.just(dt.UTC)),
        st.integers(0, 2**74 - 1),
    ),
    at=st.datetimes(timezones=st.just(dt.UTC)).map(
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
    ),
    deed=st.sampled_from(Deed),
    lesson=st.none() | names,
    question=st.none() | names,
    version=st.none() | st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    response=st.none() | st.text(max_size=200) | st.lists(names, max_size=5).map(tuple),
    score=st.none() | st.floats(0, 1),
    attempt=st.none() | st.integers(1, 5),
    seed=st.none() | st.integers(0, 2**32 - 1),
    language=st.none() | st.sampled_from(("lv", "en")),
    seconds=st.none() | st.floats(0, MOST_SECONDS),
    feedback=st.none() | st.text(max_size=200),
)


@pytest.mark.parametrize(("line", "event"), RECORDED)
def test_what_was_once_written_is_read_for_ever(line: str, event: Event) -> None:
    assert event_of(line) == event
    assert line_of(event) == line


@given(events)
def test_an_event_survives_its_line(event: Event) -> None:
    line = line_of(event)
    assert "\n" not in line
    assert event_of(line) == event


def changed(**fields: object) -> str:
    held = json.loads(RECORDED[0][0]) | fields
    return json.dumps(held)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "not JSON"),
        (RECORDED[0][0][:-5], "not JSON"),
        ("[" * 100_000, f"over {LONGEST}"),
        ("[" * 5_000, "not JSON"),
        ("[]", "no event"),
        ("null", "no event"),
        ("{}", "its version"),
        (changed(v="1"), "its version"),
        (changed(v=True), "its version"),
        (changed(v=0), "its version"),
        (changed(v=2), "a newer version of this course"),
        (changed(id="1"), "does not hold"),
        (changed(id=None), "does not hold"),
        (changed(at="yesterday"), "does not hold"),
        (changed(at="2026-11-23T12:00:00"), "does not hold"),
        (changed(at=5), "does not hold"),
        (changed(deed="cheated"), "does not hold"),
        (changed(score=2), "does not hold"),
        (changed(score=float("nan")), "does not hold"),
        (changed(score="1"), "does not hold"),
        (changed(attempt=0), "does not hold"),
        (changed(attempt=1.5), "does not hold"),
        (changed(seed=-1), "does not hold"),
        (changed(response={"a": 1}), "does not hold"),
        (changed(response=["a"] * 51), "does not hold"),
        (changed(lesson="x" * 61), "does not hold"),
        (changed(extra=1), "does not hold"),
        (changed(response="x" * LONGEST), f"over {LONGEST}"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(line: str, why: str) -> None:
    with pytest.raises(LineError, match=why) as refused:
        event_of(line)
    assert ": " in str(refused.value)


@given(
    st.text(max_size=300)
    | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps)
)
def test_nothing_that_comes_along_does_any_harm(line: str) -> None:
    with contextlib.suppress(LineError):
        event_of(line)


def test_a_damaged_line_takes_no_other_with_it() -> None:
    found = read_lines([RECORDED[0][0], "damaged", RECORDED[1][0]])
    assert found.events == (RECORDED[0][1], RECORDED[1][1])
    assert found.damaged.keys() == {1}


def test_what_a_learner_does_is_the_same_after_its_line_was_read() -> None:
    then = NOON.replace(microsecond=123_456)
    me = Learner(SessionStore([], {}, {}, []), lambda: then, lambda: 1, 7)
    done = me.do(Deed.READ, lesson="tea")
    assert event_of(line_of(done)) == done


def test_what_many_events_have_alike_is_one_object_for_all_of_them() -> None:
    one, other = (event_of(line_of(TIMED)) for _ in range(2))
    for name in ("lesson", "question", "version", "language"):
        assert getattr(one, name) is getattr(other, name)
    assert one.at.tzinfo is other.at.tzinfo is dt.UTC
