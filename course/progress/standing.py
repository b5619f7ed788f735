"""Where a learner stands: in a question, a quiz, a lesson, an objective."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from course.content.model import Lesson
from course.progress.record import NOTHING_DONE, Record, Sitting
from course.questions import version
from course.questions.kind import Question


class State(StrEnum):
    """How far a question is."""

    OPEN = "open"
    """It can be answered."""
    RIGHT = "right"
    """It was answered rightly."""
    CLOSED = "closed"
    """The tries are used up, or the answer was asked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One question: `points` are a fraction 0–1, `tries_left` counts while it is open.

    `sitting` holds what counts. `changed` tells that nothing does, since all its answers were to
    another key; `sitting.noted` whether the learner was told of the present one.
    """

    state: State
    points: float
    tries_left: int
    sitting: Sitting
    changed: bool = False

    @property
    def answered(self) -> bool:
        """Whether there was at least one attempt, or the answer was told."""
        return bool(self.sitting.attempts or self.sitting.told)


def standing(question: Question, sitting: Sitting) -> Standing:
    """Where a question stands by its attempts.

    The best attempt counts, divided by its number: right at the second try gives half. What was done
    at another version of the question (its key has changed since) does not count.
    """
    if sitting is NOTHING_DONE:  # most questions of most pages: nobody has to know their version
        return _untouched(question.tries)
    now = version(question)
    attempts = tuple(e for e in sitting.attempts if e.version == now)
    told = tuple(e for e in sitting.told if e.version in {now, None})
    noted = tuple(e for e in sitting.noted if e.version == now)
    changed = bool(sitting.attempts) and not attempts and not told
    sitting = Sitting(attempts, told, noted, sitting.hinted)
    scores = [e.score or 0.0 for e in attempts]
    points = max((score / n for n, score in enumerate(scores, 1)), default=0.0)
    left = max(0, question.tries - len(attempts))
    if 1 in scores:
        return Standing(State.RIGHT, points, 0, sitting)
    if told or left == 0:
        return Standing(State.CLOSED, points, 0, sitting)
    return Standing(State.OPEN, points, left, sitting, changed)


@cache
def _untouched(tries: int) -> Standing:
    """A question that nothing was done to: the same for all who have not come to it."""
    return Standing(State.OPEN, 0.0, tries, NOTHING_DONE)


@dataclass(frozen=True, slots=True)
class Mastery:
    """One objective: points won and questions closed, of all its quiz questions."""

    objective: str
    points: float
    closed: int
    total: int

    @property
    def fraction(self) -> float | None:
        """Points per closed question, 0–1; None before the first."""
        return self.points / self.closed if self.closed else None


@dataclass(frozen=True, slots=True)
class LessonStanding:
    """One lesson: its marks, and its quiz in points and by objective.

    Questions asked inside the text are guesses on the way in: they count as done, not as points.
    """

    opened: bool
    read: bool
    finished: bool
    best: float | None
    points: float
    closed: int
    total: int
    done: int
    tasks: int
    objectives: tuple[Mastery, ...]

    @property
    def fraction(self) -> float:
        """The quiz's points as a fraction 0–1 of what it can give."""
        return self.points / self.total if self.total else 0.0

    def passed(self, pass_mark: float) -> bool:
        """Whether the quiz was once finished with at least `pass_mark` of its points (0–1)."""
        return self.best is not None and self.best + 1e-9 >= pass_mark


def lesson_standing(lesson: Lesson, record: Record) -> LessonStanding:
    """Where the learner stands in a lesson."""
    inline = lesson.inline
    rows: list[tuple[Question, Standing]] = []
    asked = 0
    for id_, question in lesson.quiz.questions.items():
        quiz = id_ not in inline
        now = standing(question, record.sitting(lesson.id, id_, in_quiz=quiz))
        if quiz:
            rows.append((question, now))
        else:
            asked += now.answered
    closed = sum(now.state is not State.OPEN for _, now in rows)
    read = record.read(lesson.id)
    return LessonStanding(
        opened=record.opened(lesson.id),
        read=read,
        finished=closed == len(rows) and closed > 0,
        best=record.best_result(lesson.id),
        points=sum(now.points for _, now in rows),
        closed=closed,
        total=len(rows),
        done=closed + asked + read,
        tasks=tasks(lesson),
        objectives=tuple(_mastery(key, rows) for key in lesson.objectives),
    )


def tasks(lesson: Lesson) -> int:
    """How many steps a lesson has: its questions, and reading it."""
    return len(lesson.quiz.questions) + 1


def _mastery(objective: str, rows: Iterable[tuple[Question, Standing]]) -> Mastery:
    mine = [now for question, now in rows if question.objective == objective]
    closed = [now for now in mine if now.state is not State.OPEN]
    return Mastery(objective, sum(now.points for now in closed), len(closed), len(mine))
