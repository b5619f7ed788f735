"""What came of a fault: one row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.faults.learner import Learner, regained


@dataclass(frozen=True)
class Outcome:
    """`times` it was done, the answers whose feedback `shown` and how many of them were `lost` afterwards.

    `browser` and `database` tell how many each of these two copies lacked by itself; None where it was
    not asked. `done` is False for what could not be tried here.
    """

    times: int
    shown: int
    lost: int
    browser: int | None = None
    database: int | None = None
    note: str = ""
    done: bool = True


def not_tried(why: str) -> Outcome:
    """The row of a fault that cannot be had on this machine."""
    return Outcome(0, 0, 0, note=f"not tried: {why}", done=False)


def outcome(times: int, learners: Iterable[Learner], url: str, note: str = "") -> Outcome:
    """Count what learners have lost, asking the server at `url` as they would when they come back.

    First with the key alone, which shows what the database has, then with what their browsers keep.
    """
    shown = lost = browser = database = 0
    for one in learners:
        shown += len(one.shown)
        browser += len(one.shown - {*one.storage.lines})
        database += len(one.shown - regained(url, one.storage.key, []))
        lost += len(one.shown - regained(url, one.storage.key, one.storage.entries()))
    return Outcome(times, shown, lost, browser, database, note)
