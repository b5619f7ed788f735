"""Where events are kept."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, MutableSequence
from typing import Protocol

from course.progress.event import Event


class EventStore(Protocol):
    """Keeps the events of one learner; nothing is ever changed or taken out."""

    def append(self, event: Event) -> None:
        """Keep one event that was done here; when this returns it is safe."""

    def merge(self, event: Event) -> None:
        """Keep one event that another copy of the history has already."""

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""


class SessionStore:
    """Keeps events in a list for as long as it lives, and in `outbox`, by id, those no other copy has yet."""

    def __init__(self, kept: MutableSequence[Event], outbox: MutableMapping[str, Event]) -> None:
        self._kept = kept
        self._outbox = outbox

    def append(self, event: Event) -> None:
        """Keep one event, and have it handed on."""
        self._outbox[event.id] = event
        self._kept.append(event)

    def merge(self, event: Event) -> None:
        """Keep one event; another copy has it."""
        self._kept.append(event)

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""
        return iter(self._kept)
