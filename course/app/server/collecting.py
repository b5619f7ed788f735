"""When Python goes through all that there is, for what nobody holds any more.

It does so by itself whenever much has come. With three thousand learners that takes seconds, in which nobody is
answered, and finds nothing: they are all still there. So what has stayed for a while is left out, and is gone through
when that pays: once many have left, or far more is there than was left the last time.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Set
from dataclasses import dataclass, field

from streamlit.runtime import exists, get_instance

EVERY = 3.0
"""Seconds between two looks."""

A_PART, AT_LEAST = 0.25, 20
"""How many sessions have ended when all is gone through: by how many there are, and in a small class."""

GROWN = 1.5
"""How much more memory is in use by then in any case, by blocks that Python has given out."""


@dataclass
class Collecting:
    """What was there at the last look; `sessions` names those that there are."""

    sessions: Callable[[], Set[str]]
    ended: int = 0
    blocks: int = field(default_factory=sys.getallocatedblocks)
    there: Set[str] = frozenset()

    def look(self) -> bool:
        """Leave out what there is, or go through all of it first where that pays; returns whether it did."""
        there = self.sessions()
        self.ended += len(self.there - there)
        self.there = there
        pays = (
            self.ended >= max(AT_LEAST, A_PART * len(there))
            or sys.getallocatedblocks() > GROWN * self.blocks
        )
        if pays:
            gc.unfreeze()
            gc.collect()
            self.ended, self.blocks = 0, sys.getallocatedblocks()
        else:
            gc.collect(1)  # what is young and held by nobody would be left out as well
        gc.freeze()
        return pays


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
