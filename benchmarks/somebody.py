"""A learner without a page, whose history benchmarks make up."""

from __future__ import annotations

import datetime as dt
import random

from course.progress.event import Event
from course.progress.learner import Learner, seed_of
from course.progress.store import SessionStore


def somebody(key: str, kept: list[Event], ago: dt.timedelta = dt.timedelta()) -> Learner:
    """The learner with a key, who does all some time `ago`; it goes to `kept`."""
    chance = random.Random(7)  # noqa: S311
    return Learner(
        store=SessionStore(kept, {}, {}, []),
        clock=lambda: dt.datetime.now(dt.UTC) - ago,
        entropy=lambda: chance.getrandbits(74),
        seed=seed_of(key),
    )
