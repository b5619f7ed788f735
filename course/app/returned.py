"""Events from a file that the browser has yet to write down: handed over in portions, each several times."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from course.progress.event import Event
from course.progress.written import line_of

PORTION = 1_000_000
"""Characters handed over at once: a file may hold more than a page should be sent."""

TIMES = 3
"""Whole runs that hand a portion over; one that was overtaken by another may not have arrived."""


@dataclass
class Returned:
    """What waits, and the portion under way."""

    waiting: deque[Event] = field(default_factory=deque)
    portion: list[str] = field(default_factory=list)
    times: int = 0

    def lines(self) -> list[str]:
        """What a whole run hands over now."""
        if not self.portion or self.times == TIMES:
            self.portion, self.times = self._next(), 0
        self.times += 1
        return self.portion

    def _next(self) -> list[str]:
        lines: list[str] = []
        size = 0
        while self.waiting and size < PORTION:
            lines.append(line_of(self.waiting.popleft()))
            size += len(lines[-1])
        return lines
