"""The record of one learner: a fold over events, the same whatever order they come in."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from course.content.names import Names
from course.progress.event import Deed, Event

_BY_ID = attrgetter("id")
_STARTS_OVER = {Deed.RESET, Deed.RETAKEN}


@dataclass(frozen=True, slots=True)
class Sitting:
    """What stands for one question since it was last started over.

    `attempts` are its answered events in order, `told` those that asked for its answer, `noted`
    those that say that the learner was told of another key.
    """

    attempts: tuple[Event, ...] = ()
    told: tuple[Event, ...] = ()
    noted: tuple[Event, ...] = ()
    hinted: bool = False


NOTHING_DONE = Sitting()
"""What stands for most questions."""


class Record:
    """Folds events one by one; asking costs the same however long the history.

    Adding an event twice changes nothing, and the order of adding does not matter: resets hide what
    is older by id, they do not delete it. Events stay as they were done; `names` tell what they count
    for now, and that is asked for by its present name.
    """

    def __init__(self, events: Iterable[Event] = (), names: Names | None = None) -> None:
        self._names = names or Names()
        self._ids: set[str] = set()
        self._questions: dict[tuple[str, str], list[Event]] = defaultdict(list)
        self._latest: dict[tuple[Deed, str | None], Event] = {}
        self._finishes: dict[str, list[Event]] = defaultdict(list)
        self._revisions: dict[str, int] = defaultdict(int)
        self._everywhere = 0
        self._last_opened: Event | None = None
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Take one event into the record."""
        if event.id in self._ids:
            return
        self._ids.add(event.id)
        if event.lesson is not None and event.question is not None:
            lesson, question = self._names.question(event.lesson, event.question)
            self._revisions[lesson] += 1
            insort(self._questions[lesson, question], event, key=_BY_ID)
        else:
            self._add(event, event.lesson and self._names.lesson(event.lesson))

    def _add(self, event: Event, lesson: str | None) -> None:
        """Take an event of a whole lesson, or of the course."""
        if lesson is None or event.deed in _STARTS_OVER:
            self._everywhere += 1  # a question that has moved goes by its old lesson's resets too
        else:
            self._revisions[lesson] += 1
        if event.deed is Deed.FINISHED and lesson is not None:
            insort(self._finishes[lesson], event, key=_BY_ID)
        known = self._latest.get((event.deed, lesson))
        if known is None or known.id < event.id:
            self._latest[event.deed, lesson] = event
        if event.deed is Deed.OPENED:
            last = self._last_opened
            self._last_opened = event if last is None or last.id < event.id else last

    def sitting(self, lesson: str, question: str, *, in_quiz: bool) -> Sitting:
        """What stands for a question; `in_quiz` tells whether retaking the quiz clears it."""
        events = self._questions.get((lesson, question))
        if not events:
            return NOTHING_DONE
        start = self._since(lesson, retakes=in_quiz)
        standing = [
            event
            for event in events[bisect_right(events, start, key=_BY_ID) :]
            if (there := self._names.lesson(event.lesson or "")) == lesson
            or event.id > self._since(there, retakes=in_quiz)
        ]
        return Sitting(
            attempts=tuple(e for e in standing if e.deed is Deed.ANSWERED),
            told=tuple(e for e in standing if e.deed is Deed.TOLD),
            noted=tuple(e for e in standing if e.deed is Deed.NOTED),
            hinted=any(e.deed is Deed.HINTED for e in standing),
        )

    def opened(self, lesson: str) -> bool:
        """Whether the lesson was opened since it was last started over."""
        return self._standing(Deed.OPENED, lesson) is not None

    def read(self, lesson: str) -> bool:
        """Whether the lesson is marked as read."""
        mark, unmark = self._standing(Deed.READ, lesson), self._standing(Deed.UNREAD, lesson)
        return mark is not None and (unmark is None or unmark.id < mark.id)

    def best_result(self, lesson: str) -> float | None:
        """The best result of the lesson's quiz, a fraction 0–1, or None before the first."""
        finishes = self._finishes.get(lesson, [])
        start = self._since(lesson, retakes=False)
        standing = finishes[bisect_right(finishes, start, key=_BY_ID) :]
        return max((event.score or 0.0 for event in standing), default=None)

    def finished(self, lesson: str) -> bool:
        """Whether the quiz has come to its result since it was last started over."""
        event = self._latest.get((Deed.FINISHED, lesson))
        return event is not None and event.id > self._since(lesson, retakes=True)

    def last_lesson(self) -> str | None:
        """The lesson opened last, since the whole course was last started over."""
        event = self._last_opened
        if event is None or event.lesson is None or event.id <= self._reset_id(None):
            return None
        return self._names.lesson(event.lesson)

    def revision(self, lesson: str) -> tuple[int, int]:
        """Changes whenever anything about the lesson may have changed."""
        return self._revisions.get(lesson, 0), self._everywhere

    def lessons(self) -> Iterable[str]:
        """The lessons that anything was ever done in, some of them perhaps in the course no more."""
        return self._revisions.keys()

    def __contains__(self, id_: str) -> bool:
        """Whether an event of this id was taken."""
        return id_ in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def _standing(self, deed: Deed, lesson: str) -> Event | None:
        event = self._latest.get((deed, lesson))
        return (
            event if event is not None and event.id > self._since(lesson, retakes=False) else None
        )

    def _since(self, lesson: str, *, retakes: bool) -> str:
        start = max(self._reset_id(None), self._reset_id(lesson))
        if retakes and (retaken := self._latest.get((Deed.RETAKEN, lesson))):
            start = max(start, retaken.id)
        return start

    def _reset_id(self, lesson: str | None) -> str:
        event = self._latest.get((Deed.RESET, lesson))
        return event.id if event else ""
