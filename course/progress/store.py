"""Where events are kept."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from typing import Protocol

from course.progress.event import Event


class EventStore(Protocol):
    """Keeps the events of one learner; nothing is ever changed or taken out."""

    def append(self, event: Event) -> None:
        """Keep one event; when this returns it is safe."""

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""


class ListStore:
    """Keeps events in a list, such as one held by `st.session_state`."""

    def __init__(self, kept: MutableSequence[Event]) -> None:
        self._kept = kept

    def append(self, event: Event) -> None:
        """Keep one event for as long as the list lives."""
        self._kept.append(event)

    def events(self) -> Iterator[Event]:
        """All events kept, in the order they came in."""
        return iter(self._kept)
