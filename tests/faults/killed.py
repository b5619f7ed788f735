"""The server is killed while learners answer."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.faults.at_work import at_work
from tests.faults.learner import Learner, regained
from tests.faults.outcome import Outcome, outcome
from tests.faults.servers import Server, sqlite

TIMES = 20
LEARNERS = 4


def killed(folder: Path) -> Outcome:
    """Killed (SIGKILL) at any moment of an answer; after each the database alone is asked, too."""
    chance = random.Random(20)  # noqa: S311
    lacking: set[str] = set()
    with Server(folder, sqlite(folder / "course.sqlite3")) as server:
        learners = [Learner(server.url) for _ in range(LEARNERS)]
        for _ in range(TIMES):
            with at_work(learners):
                time.sleep(chance.uniform(0.2, 0.4))
                server.kill()
            server.start()
            for one in learners:
                lacking |= one.shown - regained(server.url, one.storage.key, [])
        note = f"the database lacked {len(lacking)} at some time" if lacking else ""
        return outcome(TIMES, learners, server.url, note)
