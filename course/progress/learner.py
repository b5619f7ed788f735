"""One learner at work: deeds become events, are kept, and are folded into the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from course.content.model import Lesson
from course.content.names import Names
from course.progress.event import Deed, Event, new_id
from course.progress.history import History
from course.progress.record import Record
from course.progress.standing import LessonStanding, lesson_standing
from course.progress.store import Copy, EventStore
from course.questions.kind import Response


def seed_of(key: str) -> int:
    """What shuffles the options of the learner with this key: 32 bits that tell nothing of the key."""
    return int.from_bytes(sha256(f"seed {key}".encode()).digest()[:4])


@dataclass
class Learner:
    """The state of one learner in one session.

    `clock` returns the time now in UTC, `entropy` 74 random bits; `seed` shuffles this learner's
    options. `noted` are the questions, by lesson, id and version, whose new key this session tells.
    """

    store: EventStore
    clock: Callable[[], dt.datetime]
    entropy: Callable[[], int]
    seed: int
    names: Names = field(default_factory=Names)
    record: Record = field(default_factory=Record)
    history: History = field(default_factory=History)
    noted: set[tuple[str, str, str]] = field(default_factory=set)
    _last_id: str = ""
    _standings: dict[str, tuple[Lesson, object, LessonStanding]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._fold_all()

    def go_by(self, names: Names) -> None:
        """Count what was done under the names that lessons and questions have now.

        The whole history is folded anew, but only where names differ from those known.
        """
        differ, self.names = names != self.names, names
        if differ:
            self._fold_all()

    def do(
        self,
        deed: Deed,
        *,
        lesson: str | None = None,
        question: str | None = None,
        version: str | None = None,
        response: Response | None = None,
        score: float | None = None,
        attempt: int | None = None,
        language: str | None = None,
        seconds: float | None = None,
        feedback: str | None = None,
    ) -> Event:
        """Keep one deed; the record knows it when this returns."""
        at = self.clock()
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)  # as its line tells it
        event = Event(
            id=new_id(at, self.entropy(), self._last_id),
            at=at,
            deed=deed,
            lesson=lesson,
            question=question,
            version=version,
            response=response,
            score=score,
            attempt=attempt,
            seed=self.seed if question else None,
            language=language,
            seconds=seconds,
            feedback=feedback,
        )
        self.store.append(event)
        self._fold(event)
        return event

    def take(self, event: Event, where: Copy) -> bool:
        """Take in an event from another copy of the history, `where` it is kept; whether it was new.

        Histories merge as sets: whatever the order and however often, the record is the same.
        """
        if event.id in self.record:
            return False
        self.store.merge(event, where)
        self._fold(event)
        return True

    def forget(self) -> None:
        """Let go of all that was done: who still holds this learner holds nothing of it."""
        self.store.forget()
        self._fold_all()

    def standing(self, lesson: Lesson) -> LessonStanding:
        """Where the learner stands in a lesson; counted again only after a change to either."""
        revision = self.record.revision(lesson.id)
        known = self._standings.get(lesson.id)
        if known is None or known[0] is not lesson or known[1] != revision:
            known = lesson, revision, lesson_standing(lesson, self.record)
            self._standings[lesson.id] = known
        return known[2]

    def _fold_all(self) -> None:
        self.record, self.history, self._last_id = Record(names=self.names), History(), ""
        self._standings.clear()
        for event in self.store.events():
            self._fold(event)

    def _fold(self, event: Event) -> None:
        if event.id not in self.record:
            self.history.add(event)
        self.record.add(event)
        self._last_id = max(self._last_id, event.id)
