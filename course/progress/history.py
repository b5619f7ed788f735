"""What a learner has answered, in order of time: the latest attempts, and how many there were in each week."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from course.content.model import BrokenLesson, Lesson
from course.content.names import Names
from course.progress.event import Deed, Event
from course.questions import kind_of, version
from course.questions.kind import Grade, Question

WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by its Monday, and how many answers were given in it."""

    monday: dt.date
    answers: int


class History:
    """The answers among events, folded one by one; asking costs the same however long it is.

    They stand in the order of their clock times, not of their ids: a clock that was put right
    must not hide what came after. Adding an event twice adds it twice; who folds takes care of that.
    """

    def __init__(self) -> None:
        self._answers: list[Event] = []

    def add(self, event: Event) -> None:
        """Take one event into the history."""
        if event.deed is Deed.ANSWERED:
            insort(self._answers, event, key=_by_time)

    def latest(self, most: int) -> tuple[Event, ...]:
        """The latest answers, the newest first, `most` at most."""
        return tuple(islice(reversed(self._answers), most))

    def weeks(self, today: dt.date, zone: dt.tzinfo, count: int) -> tuple[Week, ...]:
        """The `count` weeks up to that of `today`, the oldest first; a week is one of `zone`'s clocks."""
        this = today - dt.timedelta(days=today.weekday())
        mondays = [this - WEEK * back for back in range(count - 1, -2, -1)]
        edges = [self._before(dt.datetime.combine(day, dt.time(), zone)) for day in mondays]
        return tuple(
            Week(monday, end - start)
            for monday, start, end in zip(mondays, edges, edges[1:], strict=False)
        )

    def __len__(self) -> int:
        """How many answers there are."""
        return len(self._answers)

    def _before(self, moment: dt.datetime) -> int:
        return bisect_left(self._answers, (moment, ""), key=_by_time)


def _by_time(event: Event) -> tuple[dt.datetime, str]:
    return event.at, event.id


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer beside what the course asks now.

    `lesson` and `question` are None where the course has them no more, or not at present. `grade` is
    what the answer gets, and None where nobody can say: the question is gone, or has another key.
    """

    event: Event
    lesson: Lesson | BrokenLesson | None
    question: Question | None
    grade: Grade | None

    @property
    def changed(self) -> bool:
        """Whether the question has another key since."""
        return self.question is not None and self.grade is None

    @property
    def said(self) -> str:
        """The feedback then, as plain text; empty where none was kept."""
        return self.event.feedback or ""

    @property
    def score(self) -> float:
        """What the answer was given then, a fraction 0–1."""
        return self.event.score or 0.0


def asked_in(
    lessons: Mapping[str, Lesson | BrokenLesson], names: Names, event: Event
) -> tuple[Lesson | BrokenLesson | None, Question | None]:
    """The lesson and the question that an event is about, where the course has them now."""
    there, id_ = names.question(event.lesson or "", event.question or "")
    lesson = lessons.get(there)
    return lesson, lesson.quiz.questions.get(id_) if isinstance(lesson, Lesson) else None


def attempt(event: Event, lessons: Mapping[str, Lesson | BrokenLesson], names: Names) -> Attempt:
    """An answered event with its question as the course has it now, by the names they have now."""
    lesson, question = asked_in(lessons, names, event)
    same = question is not None and event.version == version(question)
    grade = None
    if question is not None and same and event.response is not None:
        grade = kind_of(question).grade(question, event.response)
    return Attempt(event, lesson, question, grade)
