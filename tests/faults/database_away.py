"""PostgreSQL stops, falls silent, or stays away until the server is gone as well."""

from __future__ import annotations

import time
from pathlib import Path

from tests.faults.at_work import at_work
from tests.faults.learner import Learner, regained
from tests.faults.outcome import Outcome, outcome
from tests.faults.servers import PostgreSQL, Server

STOPPED = 30.0
SILENT = 10.0
NEWCOMERS = 5
CAUGHT_UP = 20.0
"""Seconds in which the database must have everything once it is back."""


def stopped(folder: Path, postgresql: PostgreSQL) -> Outcome:
    """Stopped for half a minute: learners go on, others come meanwhile and leave again before it is back."""
    with Server(folder, postgresql.database("stopped")) as server:
        stayed = [Learner(server.url) for _ in range(3)]
        came: list[Learner] = []
        with at_work(stayed, pause=0.3):
            time.sleep(2)
            postgresql.stop()
            end = time.monotonic() + STOPPED
            while (left := end - time.monotonic()) > 0:
                came += _come_and_leave(server) if len(came) < NEWCOMERS else []
                time.sleep(min(left, STOPPED / NEWCOMERS))
            postgresql.start()
            time.sleep(2)
        seconds = _until_it_has_all(server, came)
        note = f"{NEWCOMERS} learners came and left meanwhile; the database had all after {seconds:.0f} s"
        return outcome(1, [*stayed, *came], server.url, note)


def silent(folder: Path, postgresql: PostgreSQL) -> Outcome:
    """Its processes are halted for ten seconds: connections stay, nothing is answered."""
    with Server(folder, postgresql.database("silent")) as server:
        stayed = [Learner(server.url) for _ in range(3)]
        came: list[Learner] = []
        with at_work(stayed, pause=0.3):
            time.sleep(1)
            postgresql.pause()
            try:
                time.sleep(SILENT / 2)
                came += _come_and_leave(server)
                time.sleep(SILENT / 2)
            finally:
                postgresql.go_on()
            time.sleep(1)
        _until_it_has_all(server, came)
        return outcome(1, [*stayed, *came], server.url)


def away_and_killed(folder: Path, postgresql: PostgreSQL) -> Outcome:
    """The server is killed before the database is back: what was done meanwhile is in browsers alone."""
    with Server(folder, postgresql.database("killed")) as server:
        learners = [Learner(server.url) for _ in range(3)]
        with at_work(learners, pause=0.1):
            time.sleep(1)
            postgresql.stop()
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
