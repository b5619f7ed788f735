"""When Python goes through all that there is, for what nobody holds any more.

It does so by itself whenever much has come. With three thousand learners that takes four seconds, in which nobody is
answered, and finds nothing: they are all still there. So what has stayed for a while is left out, and is gone through
when that pays: once many have left, each of whom leaves a part of what they held behind, or where far more memory is in
use than so many learners take. That many come is no reason.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Set
from dataclasses import dataclass, field

from streamlit.runtime import exists, get_instance

EVERY = 1.0
"""Seconds between two looks."""

A_PART, AT_LEAST = 0.25, 20
"""How many sessions have ended when all is gone through: by how many there are, and in a small class."""

GROWN = 1.5
"""How much more memory than expected is in use when all is gone through, by blocks that Python has given out."""

A_CLASS = 20
"""Sessions from which on what one of them takes can be told: the first ones fill what all of them share."""


@dataclass
class Collecting:
    """What to expect: `at_first` are the blocks in use without anybody, `of_each` those of a session.

    `sessions` names those that there are; `there` were at the last look, and so many have `ended` since all was gone
    through.
    """

    sessions: Callable[[], Set[str]]
    blocks: Callable[[], int] = sys.getallocatedblocks
    at_first: float = field(init=False)
    of_each: float = 0.0
    there: Set[str] = frozenset()
    ended: int = 0

    def __post_init__(self) -> None:
        self.at_first = self.blocks()

    def look(self) -> bool:
        """Leave out what there is, or go through all of it first where that pays; returns whether it did."""
        there = self.sessions()
        self.ended += len(self.there - there)
        self.there, count = there, len(there)
        if (at_most := self._of_each(count)) > 0:  # what nobody holds can only make it more
            self.of_each = min(self.of_each or at_most, at_most)
        many_left = self.ended >= max(AT_LEAST, A_PART * count)
        pays = many_left or self.blocks() > GROWN * (self.at_first + count * self.of_each)
        if pays:
            gc.unfreeze()
            gc.collect()
            self.ended = 0
            self._expect_what_is_left(count)
        else:
            gc.collect(1)  # what is young and held by nobody would be left out as well
        gc.freeze()
        return pays

    def _expect_what_is_left(self, count: int) -> None:
        if (of_each := self._of_each(count)) > 0:
            self.of_each = of_each
        else:
            self.at_first = self.blocks() - count * self.of_each

    def _of_each(self, count: int) -> float:
        """Blocks of a session by what is in use now; 0 of too few to tell."""
        return (self.blocks() - self.at_first) / count if count >= A_CLASS else 0.0


async def collect_as_it_pays() -> None:
    """Look again and again, until cancelled."""
    collecting = Collecting(sessions)
    while True:
        await asyncio.sleep(EVERY)
        collecting.look()


def sessions() -> Set[str]:
    """The names of Streamlit's sessions; none where it keeps them otherwise."""
    manager = getattr(get_instance() if exists() else None, "_session_mgr", None)
    listed = getattr(manager, "list_sessions", None)
    return {info.session.id for info in listed()} if listed else frozenset()
