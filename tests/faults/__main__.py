"""Does to the course what can happen to it, and counts answers that are lost.

    python -m tests.faults [ROW …]

A row a fault. An answer is lost if its feedback showed and it is not in the record that its learner gets
back. The two columns after `lost` tell how many each copy lacks when it is asked by itself. The exit code
is 1 if anything was lost, or if a row broke off.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.browser import NoBrowser
from tests.faults import (
    browsers,
    database_away,
    disk,
    exported,
    histories,
    killed,
    together,
)
from tests.faults.outcome import Outcome, not_tried
from tests.faults.servers import postgresql
from tests.replicas.programs import Missing, Postgres

NO_POSTGRESQL = "PostgreSQL is not installed (on Debian or Ubuntu: the package postgresql)"

ALONE: dict[str, Callable[[Path], Outcome]] = {
    "server killed": killed.killed,
    "disk full": disk.full,
    "SQLite file damaged": disk.corrupted,
    "localStorage cleared": browsers.cleared,
    "SQL wiped": browsers.wiped,
    "two tabs at once": together.two_tabs,
    "two replicas, SQLite": together.two_replicas,
    "old export back": exported.brought_back,
}
WITH_POSTGRESQL: dict[str, Callable[[Path, Postgres], Outcome]] = {
    "PostgreSQL stopped 30 s": database_away.stopped,
    "PostgreSQL silent 10 s": database_away.silent,
    "… and server killed": database_away.away_and_killed,
    "two replicas, PostgreSQL": together.two_replicas_with_postgresql,
}
HISTORIES = "histories merged"
"""Needs no server, and runs beside the others."""

HEAD = (
    f"{'fault':26}{'times':>6}{'shown':>7}{'lost':>6}{'browser':>9}{'database':>10}{'seconds':>9}"
)


@dataclass(frozen=True)
class Row:
    """What came of a fault, or why it broke off."""

    outcome: Outcome | None
    seconds: float
    broken: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing was lost."""
        return self.outcome is not None and not self.outcome.lost

    def line(self, name: str) -> str:
        """The row as it is printed."""
        if self.outcome is None:
            return f"{name:26}  broke off after {self.seconds:.0f} s: {self.broken}"
        found = self.outcome
        if not found.done:
            return f"{name:26}  {found.note}"
        cells = (found.shown, found.lost, found.browser, found.database)
        shown, lost, browser, database = ("-" if cell is None else str(cell) for cell in cells)
        told = f"{name:26}{found.times:6}{shown:>7}{lost:>6}{browser:>9}{database:>10}"
        return f"{told}{self.seconds:9.0f}  {found.note}".rstrip()


def main(wanted: list[str]) -> int:
    """Run the rows whose names begin with what is wanted, all without; returns the exit code."""
    names = [*ALONE, *WITH_POSTGRESQL, HISTORIES]
    chosen = [name for name in names if not wanted or name.startswith(tuple(wanted))]
    if not chosen:
        print(f"No such row. There are: {', '.join(names)}.")
        return 2
    print(HEAD, flush=True)
    rows = []
    with ThreadPoolExecutor(1) as beside, contextlib.ExitStack() as stack:
        running: Future[Row] | None = None
        if HISTORIES in chosen:
            running = beside.submit(_tried, histories.merged)
        server = _postgresql(stack) if WITH_POSTGRESQL.keys() & {*chosen} else None
        for name in chosen:
            if fault := ALONE.get(name):
                rows.append(_printed(name, _tried(fault)))
            elif shared := WITH_POSTGRESQL.get(name):
                rows.append(_printed(name, _tried(_given(shared, server))))
        if running is not None:
            rows.append(_printed(HISTORIES, running.result()))
    return 0 if all(row.holds for row in rows) else 1


def _tried(fault: Callable[[Path], Outcome]) -> Row:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = fault(Path(folder))
        except NoBrowser as reason:
            found = not_tried(str(reason))
        except Exception as error:  # one row that breaks off takes no other with it
            told = f"{type(error).__name__}: {error}"
            return Row(None, time.monotonic() - begun, told)
        return Row(found, time.monotonic() - begun)


def _printed(name: str, row: Row) -> Row:
    print(row.line(name), flush=True)
    return row


def _postgresql(stack: contextlib.ExitStack) -> Postgres | None:
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    try:
        return stack.enter_context(postgresql(Path(folder)))
    except Missing:
        return None


def _given(
    fault: Callable[[Path, Postgres], Outcome], server: Postgres | None
) -> Callable[[Path], Outcome]:
    if server is None:
        return lambda _: not_tried(NO_POSTGRESQL)
    return lambda folder: fault(folder, server)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended first
    sys.exit(main(sys.argv[1:]))
