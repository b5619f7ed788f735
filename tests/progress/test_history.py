"""Attempts in order of time, and weeks by the reader's own clocks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.names import Names
from course.progress.event import Deed, Event
from course.progress.history import History, attempt
from course.progress.store import Copy
from course.questions import version
from tests.progress.lessons import NOON, learner, lesson, question

UTC, RIGA = dt.UTC, ZoneInfo("Europe/Riga")
TODAY = NOON.date()  # a Monday


def answered(at: dt.datetime, id_: str = "0", **more: object) -> Event:
    return Event(id=id_, at=at, deed=Deed.ANSWERED, lesson="tea", question="q", **more)  # type: ignore[arg-type]


def history(*events: Event) -> History:
    found = History()
    for event in events:
        found.add(event)
    return found


def days(before: int, **clock: int) -> dt.datetime:
    return NOON.replace(**clock) - dt.timedelta(days=before)  # type: ignore[arg-type]


def test_the_newest_come_first_whatever_order_they_came_in() -> None:
    found = history(*(answered(days(n), f"{n}") for n in (2, 0, 3, 1)))
    assert [event.id for event in found.latest(3)] == ["0", "1", "2"]
    assert len(found) == 4


def test_a_clock_that_was_ahead_hides_nothing_that_came_after_it_was_put_right() -> None:
    """Ids go on from the highest one; times do not."""
    found = history(answered(NOON + dt.timedelta(days=700), "8"), answered(NOON, "9"))
    assert [event.id for event in found.latest(9)] == ["8", "9"]
    assert [week.answers for week in found.weeks(TODAY, UTC, 1)] == [1]


def test_only_answers_count() -> None:
    deeds = [Event(id=f"{n}", at=NOON, deed=deed) for n, deed in enumerate(Deed)]
    assert len(history(*deeds)) == 1


@pytest.mark.parametrize(
    ("at", "zone", "counts"),
    [
        (days(0), UTC, [0, 0, 1]),
        (days(7), UTC, [0, 1, 0]),
        (days(14), UTC, [1, 0, 0]),
        (days(21), UTC, [0, 0, 0]),
        (days(1, hour=23), UTC, [0, 1, 0]),
        (days(1, hour=23), RIGA, [0, 0, 1]),
        (days(-6, hour=23), UTC, [0, 0, 1]),
        (days(-6, hour=23), RIGA, [0, 0, 0]),
        (days(-400), UTC, [0, 0, 0]),
    ],
)
def test_a_week_goes_from_monday_to_sunday_by_the_readers_clocks(
    at: dt.datetime, zone: dt.tzinfo, counts: list[int]
) -> None:
    weeks = history(answered(at)).weeks(TODAY, zone, 3)
    assert [week.answers for week in weeks] == counts
    assert [week.monday for week in weeks] == [
        TODAY - dt.timedelta(weeks=back) for back in (2, 1, 0)
    ]


@given(
    st.lists(st.timedeltas(dt.timedelta(days=-90), dt.timedelta(days=40)).map(NOON.__add__)),
    st.dates(dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
    st.sampled_from([UTC, RIGA, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("America/New_York")]),
)
def test_weeks_count_as_a_calendar_does(
    times: list[dt.datetime], today: dt.date, zone: dt.tzinfo
) -> None:
    found = history(*(answered(at, f"{n}") for n, at in enumerate(times)))
    calendar = Counter(at.astimezone(zone).date().isocalendar()[:2] for at in times)
    for week in found.weeks(today, zone, 12):
        assert week.monday.weekday() == 0
        assert week.answers == calendar[week.monday.isocalendar()[:2]]


def test_a_learner_keeps_its_history_and_takes_nothing_twice() -> None:
    me = learner()
    event = answered(NOON, "019ab0e4-5c00-7000-8000-000000000001")
    assert me.take(event, Copy.FILE)
    assert not me.take(event, Copy.FILE)
    assert me.history.latest(5) == (event,)
    assert learner([event, event]).history.latest(5) == (event,)


def test_an_attempt_has_the_feedback_that_its_answer_gets() -> None:
    asked = question("q")
    tea = lesson(asked)
    one = attempt(
        answered(NOON, version=version(asked), response="a", score=0.0), {"tea": tea}, Names()
    )
    assert one.grade is not None
    assert [feedback.text for feedback in one.grade.feedback] == ["About a."]
    assert (one.lesson, one.question, one.changed, one.score) == (tea, asked, False, 0)


def test_an_attempt_at_another_key_keeps_its_score_and_has_no_feedback() -> None:
    then, now = question("q", right="b"), question("q", right="c")
    event = answered(NOON, version=version(then), response="b", score=1.0)
    one = attempt(event, {"tea": lesson(now)}, Names())
    assert (one.changed, one.grade, one.score) == (True, None, 1)


@pytest.mark.parametrize("lessons", [{}, {"tea": lesson(question("other"))}])
def test_an_attempt_at_a_question_that_is_gone_stays(lessons: dict[str, object]) -> None:
    one = attempt(answered(NOON, response="b", score=0.5), lessons, Names())  # type: ignore[arg-type]
    assert (one.question, one.grade, one.changed, one.score) == (None, None, False, 0.5)
