"""A learner's record as the database shares it between tabs, devices and servers.

Each action asks for two things at once: that what was done here is written, and what was done elsewhere.
The asking does not wait, so that a page can be made meanwhile; before feedback shows, `finish` waits.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from concurrent.futures import Future
from hashlib import sha256
from typing import NamedTuple

from course.progress.database.faults import Unreachable
from course.progress.database.keeping import Keeping
from course.progress.database.ledger import Held
from course.progress.event import Deed, Event
from course.progress.learner import Learner
from course.progress.store import Copy
from course.progress.written import line_of, read_lines

BY_ITSELF = frozenset({Deed.OPENED, Deed.NOTED})
"""What a page does as it opens, maybe before its browser has said whose it is."""

A_FEW = 4
"""Events that are written as soon as a record is asked for: no more come of the first thing that a learner does."""


def hash_of(key: str) -> bytes:
    """What the database knows a learner by: nobody comes from it to the key."""
    return sha256(f"learner {key}".encode()).digest()


class News(NamedTuple):
    """What an exchange brought: whether anything was done elsewhere, or the record erased there."""

    events: bool = False
    erased: bool = False


class Shared:
    """One session's side of a shared record; `unsaved` is what the database has yet to get, by id.

    A session whose browser has not spoken yet may be anybody's: nothing is written until it has, which
    `known` says, or until something is done by hand.
    """

    def __init__(
        self,
        keeping: Keeping,
        key: str,
        unsaved: MutableMapping[str, Event],
        *,
        known: bool = False,
    ) -> None:
        self.known = known
        self.safe = True
        self._keeping, self._hash, self._unsaved = keeping, hash_of(key), unsaved
        self._after: int | None = None
        self._left: set[str] = set()
        self._asked: tuple[Future[Held | None], list[str]] | None = None

    @property
    def heard(self) -> bool:
        """Whether the database has told what it has of this record."""
        return self._after is not None

    @property
    def confirmed(self) -> bool:
        """Whether the database is known to have all of it."""
        return self.heard and self.safe and not self._unsaved

    @property
    def answered(self) -> bool:
        """Whether `finish` has nothing to wait for: all is written, and nothing was done elsewhere."""
        if self._asked is None:
            return True
        asked, sent = self._asked
        if not asked.done() or asked.exception() is not None or len(sent) != len(self._unsaved):
            return False
        held = asked.result()
        if held is None or held.erased or held.lines:
            return False
        return held.last == (self._after or 0) + len(sent)

    def begin(self) -> None:
        """Ask the database, without waiting; not again while it has yet to answer.

        A very long record takes longer to tell than a page waits: asked anew each time, it would never come.
        """
        if self._asked is not None:
            self._leave()
            return
        if not self.known:
            self.known = any(event.deed not in BY_ITSELF for event in self._unsaved.values())
        if not self.known:
            return
        # What a returning browser brings is mostly there already: a first exchange of much only asks.
        lines = {} if self._after is None and len(self._unsaved) > A_FEW else self._lines()
        self._asked = (
            self._keeping.exchange(self._hash, lines, self._after or 0),
            [*lines],
        )

    def finish(self, learner: Learner) -> News:
        """Wait for what was asked, as long as a page can wait; `safe` tells whether all is written."""
        news = News()
        while self._asked is not None:
            asked, sent = self._asked
            try:
                held = self._keeping.wait(asked)
            except Unreachable:
                self.safe = False
                if not sent:
                    self._leave()
                if asked.done():
                    self._asked = None
                return news
            self._asked = None
            if held is not None and held.erased:
                return News(news.events, erased=True)
            news = News(self._take(held, sent, learner) or news.events)
            self.safe = not self._unsaved
            if self._unsaved:
                self.begin()
        return news

    def _leave(self) -> None:
        """Have written later what was not sent yet: this session may not be there by then."""
        lines = {id_: line_of(e) for id_, e in self._unsaved.items() if id_ not in self._left}
        if lines:
            self._left.update(lines)
            self._keeping.exchange(self._hash, lines, 0)

    def _lines(self) -> dict[str, str]:
        return {event.id: line_of(event) for event in self._unsaved.values()}

    def _take(self, held: Held | None, sent: list[str], learner: Learner) -> bool:
        for id_ in sent:
            self._unsaved.pop(id_, None)
        last = held.last if held else 0
        if self._after is not None and last < self._after + bool(sent):
            # The database is another one, or was emptied: it gets all that is here.
            self._unsaved.update((event.id, event) for event in learner.store.events())
            last = 0
        first, self._after = self._after is None, last
        if held is None:
            return False
        new = False
        if first:
            for id_ in held.lines:
                self._unsaved.pop(id_, None)
        lines = (line for id_, line in held.lines.items() if id_ not in learner.record)
        for event in read_lines(lines).events:
            new |= learner.take(event, Copy.DATABASE)
        return new
