"""The deeds of a learner, one immutable event each."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from course.questions.kind import Response


class Deed(StrEnum):
    """What a learner can do that is kept."""

    OPENED = "opened"
    """A lesson was opened."""
    READ = "read"
    """A lesson was marked as read."""
    UNREAD = "unread"
    """The mark was taken back."""
    ANSWERED = "answered"
    """A question got a graded response."""
    HINTED = "hinted"
    """A question's hint was opened."""
    TOLD = "told"
    """A question's answer was asked for instead of trying again."""
    NOTED = "noted"
    """The learner was told that a question has another key than when it was answered."""
    FINISHED = "finished"
    """A quiz came to its result; `score` is the fraction of its points."""
    RETAKEN = "retaken"
    """A quiz was started over: earlier answers to its questions no longer stand."""
    RESET = "reset"
    """A lesson, or with no lesson the whole course, was started over."""


@dataclass(frozen=True, slots=True)
class Event:
    """One deed.

    `id` is unique and ordered by time, so that copies of a history merge as sets and fold the same
    way anywhere. `version` is the question's answer-relevant version (`course.questions.version`),
    `score` a fraction 0–1, `attempt` counts from 1 within a sitting, `seed` shuffled the options, `seconds` passed since the
    question came into view or was answered last. `feedback` is what was said of the response then, as plain text.
    """

    id: str
    at: dt.datetime
    deed: Deed
    lesson: str | None = None
    question: str | None = None
    version: str | None = None
    response: Response | None = None
    score: float | None = None
    attempt: int | None = None
    seed: int | None = None
    language: str | None = None
    seconds: float | None = None
    feedback: str | None = None


def new_id(at: dt.datetime, entropy: int, after: str = "") -> str:
    """A time-ordered unique id (the UUIDv7 layout of RFC 9562), always greater than `after`.

    `entropy` gives 74 random bits. A clock that jumps back or stands still does not disturb the
    order: then the id goes by the time of `after`. Its random bits stay its own, since another device
    may go on from the same event.
    """
    fresh = _laid_out(int(at.timestamp() * 1000), entropy)
    if fresh > after:
        return fresh
    then = uuid.UUID(after).int >> 80
    fresh = _laid_out(then, entropy)
    return fresh if fresh > after else _laid_out(then + 1, entropy)


def _laid_out(milliseconds: int, entropy: int) -> str:
    value = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76
    value |= (entropy >> 62 & (1 << 12) - 1) << 64 | 2 << 62 | entropy & (1 << 62) - 1
    return str(uuid.UUID(int=value))
