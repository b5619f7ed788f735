"""What the browser has yet to write down of what was done elsewhere, and what it can put down again.

Both go in portions. A browser has room for some ten thousand events: where the database has them all and
lasts, it keeps the newest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from course.progress.event import Event
from course.progress.written import line_of

PORTION = 1_000_000
"""Characters handed over at once: a file or the database may hold more than a page should be sent."""

OFTEN_ENOUGH = 3
"""Whole runs that hand something over: each later one was asked for by a page that has got the ones before."""


MOST_KEPT = 2_000
"""Events in a browser whose learner's record is safe elsewhere: under a megabyte, years of most learners."""

MOST_PUT_DOWN = 1_000
"""Entries that a browser is told to put down while a page is open; it brings the rest again."""


@dataclass
class Returned:
    """What waits, and the portion under way; `held` and `spare` are ids of what the browser has.

    `held` is what it brought last, `spare` what it can put down, and `told` how often it heard so.
    """

    waiting: deque[Event] = field(default_factory=deque)
    portion: list[Event] = field(default_factory=list)
    times: int = 0
    held: Set[str] = frozenset()
    spare: list[str] = field(default_factory=list)
    told: int = 0

    def brought(self, ids: Set[str]) -> None:
        """What has these ids is in the browser already."""
        self.held = ids
        self._leave_out(ids)

    def bound(self, record: Iterable[str]) -> None:
        """All that has ids in `record` is safe in a database that lasts: the newest are enough here."""
        if len(self.held) + len(self.waiting) <= MOST_KEPT:
            return
        old = set(sorted(record)[:-MOST_KEPT])
        self.spare, self.told = sorted(self.held & old)[:MOST_PUT_DOWN], 0
        self.held = frozenset()
        self._leave_out(old)

    def put_down(self) -> list[str]:
        """The ids of what the browser can put down; nothing once it has heard so often enough."""
        if self.told == OFTEN_ENOUGH:
            self.spare = []
        self.told += 1
        return self.spare

    def lines(self) -> list[str]:
        """What a whole run hands over now."""
        if not self.portion or self.times == OFTEN_ENOUGH:
            self.portion, self.times = self._next(), 0
        self.times += 1
        return [line_of(event) for event in self.portion]

    def _leave_out(self, ids: Set[str]) -> None:
        waiting = [event for event in self.waiting if event.id not in ids]
        self.waiting.clear()
        self.waiting.extend(waiting)

    def _next(self) -> list[Event]:
        found: list[Event] = []
        size = 0
        while self.waiting and size < PORTION:
            found.append(self.waiting.popleft())
            size += len(line_of(found[-1]))
        return found
