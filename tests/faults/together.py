"""Two tabs of one browser answer at the same moment, on one server or on two that share the database."""

from __future__ import annotations

import contextlib
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.learner import Learner, Storage
from tests.faults.outcome import Outcome, outcome
from tests.faults.servers import Server, database, sqlite
from tests.replicas.programs import Postgres

TIMES = 200
PAIRS = 4
"""Learners, each with two tabs: their servers write for several at once."""


def two_tabs(folder: Path) -> Outcome:
    """Two tabs on one server."""
    with Server(folder, sqlite(folder / "course.sqlite3")) as server:
        return _at_once(server, server)


def two_replicas(folder: Path) -> Outcome:
    """A tab on each of two servers that share an SQLite file."""
    return _replicas(folder, sqlite(folder / "course.sqlite3"))


def two_replicas_with_postgresql(folder: Path, postgresql: Postgres) -> Outcome:
    """A tab on each of two servers that share a PostgreSQL."""
    return _replicas(folder, database(postgresql, "replicas"))


def _replicas(folder: Path, url: str) -> Outcome:
    with Server(folder, url) as one, Server(folder, url) as other:
        return _at_once(one, other)


def _at_once(one: Server, other: Server) -> Outcome:
    with contextlib.ExitStack() as stack:
        pairs = []
        for _ in range(PAIRS):
            storage = Storage()
            first = stack.enter_context(Learner(one.url, storage))
            second = stack.enter_context(Learner(other.url, storage))
            second.shown = first.shown
            pairs.append((first, second))
        pool = stack.enter_context(ThreadPoolExecutor(2 * PAIRS))
        chance = random.Random(200)  # noqa: S311
        for _ in range(TIMES // PAIRS):
            rightly = chance.random() < 0.5
            tabs = [tab for pair in pairs for tab in pair]
            for done in [pool.submit(tab.answer, rightly=rightly) for tab in tabs]:
                done.result()
            for pair in pairs:
                # The page hears of the other tab by the storage's event, sooner or later.
                tab = chance.choice(pair)
                if chance.random() < 0.5:
                    tab.bring(tab.storage.entries()[-4:])
    learners = [first for first, _ in pairs]
    return outcome(TIMES, learners, one.url, f"{PAIRS} learners with two tabs each")
