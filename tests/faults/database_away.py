"""PostgreSQL stops, falls silent, or stays away until the server is gone as well."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from tests.faults.at_work import at_work
from tests.faults.learner import Learner, regained
from tests.faults.outcome import Outcome, outcome
from tests.faults.servers import Server, database
from tests.replicas.programs import Postgres

STOPPED = 30.0
SILENT = 10.0
NEWCOMERS = 5
CAUGHT_UP = 20.0
"""Seconds in which the database must have everything once it is back."""


def stopped(folder: Path, postgresql: Postgres) -> Outcome:
    """Stopped for half a minute: learners go on, others come meanwhile and leave again before it is back."""
    with Server(folder, database(postgresql, "stopped")) as server:
        stayed = [Learner(server.url) for _ in range(3)]
        came: list[Learner] = []
        with at_work(stayed, pause=0.3):
            time.sleep(2)
            postgresql.end(signal.SIGINT)
            end = time.monotonic() + STOPPED
            while (left := end - time.monotonic()) > 0:
                came += _come_and_leave(server) if len(came) < NEWCOMERS else []
                time.sleep(min(left, STOPPED / NEWCOMERS))
            postgresql.start()
            time.sleep(2)
        seconds = _until_it_has_all(server, came)
        note = f"{NEWCOMERS} learners came and left meanwhile; the database had all after {seconds:.0f} s"
        return outcome(1, [*stayed, *came], server.url, note)


def silent(folder: Path, postgresql: Postgres) -> Outcome:
    """Its processes are halted for ten seconds: connections stay, nothing is answered."""
    with Server(folder, database(postgresql, "silent")) as server:
        stayed = [Learner(server.url) for _ in range(3)]
        came: list[Learner] = []
        with at_work(stayed, pause=0.3):
            time.sleep(1)
            postgresql.freeze()
            try:
                time.sleep(SILENT / 2)
                came += _come_and_leave(server)
                time.sleep(SILENT / 2)
            finally:
                postgresql.thaw()
            time.sleep(1)
        _until_it_has_all(server, came)
        return outcome(1, [*stayed, *came], server.url)


def away_and_killed(folder: Path, postgresql: Postgres) -> Outcome:
    """The server is killed before the database is back: what was done meanwhile is in browsers alone."""
    with Server(folder, database(postgresql, "killed")) as server:
        learners = [Learner(server.url) for _ in range(3)]
        with at_work(learners, pause=0.1):
            time.sleep(1)
            postgresql.end(signal.SIGINT)
            time.sleep(3)
            server.kill()
        postgresql.start()
        server.start()
        note = "until their browsers come back, the database lacks what was done meanwhile"
        return outcome(1, learners, server.url, note)


def _come_and_leave(server: Server) -> list[Learner]:
    with Learner(server.url) as newcomer:
        for _ in range(3):
            newcomer.answer()
    return [newcomer]


def _until_it_has_all(server: Server, learners: list[Learner]) -> float:
    begun = time.monotonic()
    while (seconds := time.monotonic() - begun) < CAUGHT_UP:
        if all(one.shown <= regained(server.url, one.storage.key, []) for one in learners):
            break
        time.sleep(0.5)
    return seconds
