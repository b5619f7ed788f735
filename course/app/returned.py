"""Events done elsewhere that the browser has yet to write down: in portions, each several times."""

from __future__ import annotations

from collections import deque
from collections.abc import Set
from dataclasses import dataclass, field

from course.progress.event import Event
from course.progress.written import line_of

PORTION = 1_000_000
"""Characters handed over at once: a file or the database may hold more than a page should be sent."""

OFTEN_ENOUGH = 3
"""Whole runs that hand something over: each later one was asked for by a page that has got the ones before."""


@dataclass
class Returned:
    """What waits, and the portion under way."""

    waiting: deque[Event] = field(default_factory=deque)
    portion: list[str] = field(default_factory=list)
    times: int = 0

    def lines(self) -> list[str]:
        """What a whole run hands over now."""
        if not self.portion or self.times == OFTEN_ENOUGH:
            self.portion, self.times = self._next(), 0
        self.times += 1
        return self.portion

    def leave_out(self, ids: Set[str]) -> None:
        """What has these ids is in the browser already."""
        waiting = [event for event in self.waiting if event.id not in ids]
        self.waiting.clear()
        self.waiting.extend(waiting)

    def _next(self) -> list[str]:
        lines: list[str] = []
        size = 0
        while self.waiting and size < PORTION:
            lines.append(line_of(self.waiting.popleft()))
            size += len(lines[-1])
        return lines
