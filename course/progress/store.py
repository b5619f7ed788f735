"""Where events are kept."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, MutableSequence
from enum import Enum, auto
from typing import Protocol

from course.progress.event import Event


class Copy(Enum):
    """Where an event that comes in is kept already."""

    BROWSER = auto()
    DATABASE = auto()
    FILE = auto()
    """One that its learner brings back."""


class EventStore(Protocol):
    """Keeps the events of one learner; none is ever changed or taken out by itself."""

    def append(self, event: Event) -> None:
        """Keep one event that was done here; when this returns it is safe."""

    def merge(self, event: Event, where: Copy) -> None:
        """Keep one event that another copy of the history has already."""

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""

    def forget(self) -> None:
        """Let go of all of them."""


class SessionStore:
    """Keeps events in a list for as long as it lives, and by id what other copies have yet to get.

    `outbox` is for the browser, `unsaved` for the database. What was done elsewhere may be much at once:
    it waits for the browser in `elsewhere`.
    """

    def __init__(
        self,
        kept: MutableSequence[Event],
        outbox: MutableMapping[str, Event],
        unsaved: MutableMapping[str, Event],
        elsewhere: MutableSequence[Event],
    ) -> None:
        self._kept, self._outbox, self._unsaved = kept, outbox, unsaved
        self._elsewhere = elsewhere

    def append(self, event: Event) -> None:
        """Keep one event, and have it handed on."""
        self._outbox[event.id] = self._unsaved[event.id] = event
        self._kept.append(event)

    def merge(self, event: Event, where: Copy) -> None:
        """Keep one event, and have it handed on to whoever has not got it."""
        if where is not Copy.BROWSER:
            self._elsewhere.append(event)
        if where is not Copy.DATABASE:
            self._unsaved[event.id] = event
        self._kept.append(event)

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""
        return iter(self._kept)

    def forget(self) -> None:
        """Let go of all of them, of what waits to be handed on too."""
        for held in (self._kept, self._outbox, self._unsaved, self._elsewhere):
            held.clear()


def let_go(outbox: MutableMapping[str, Event], last: str) -> None:
    """Take out what a browser has: all that it was handed up to the event of this id, in that order.

    Ids alone would not tell: what comes in from elsewhere may be older and not handed over yet.
    """
    if last in outbox:
        for id_ in [*outbox]:
            del outbox[id_]
            if id_ == last:
                return
