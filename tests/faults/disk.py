"""The disk under the SQLite file is full, and the file is damaged while it is in use."""

from __future__ import annotations

import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.at_work import at_work
from tests.faults.learner import Learner, regained
from tests.faults.outcome import Outcome, not_tried, outcome
from tests.faults.servers import Server, sqlite

FULL = "database or disk is full"


def full(folder: Path) -> Outcome:
    """Full for three seconds, twice; then there is room again."""
    if sys.platform != "linux":
        return not_tried("only Linux has the means that it takes")
    with _small_disk(folder) as disk:
        place = disk or folder
        with Server(folder, sqlite(place / "course.sqlite3")) as server:
            learners = [Learner(server.url) for _ in range(3)]
            with at_work(learners, pause=0.02):
                for _ in range(2):
                    time.sleep(1)
                    with _filled(place) if disk else _limited(server.pid, place):
                        time.sleep(3)
                time.sleep(1)
            if FULL not in server.log:
                raise AssertionError(f"SQLite did not say: {FULL}")
            _wait_for(server, learners)
            how = (
                "a disk of 16 MB, filled up" if disk else "RLIMIT_FSIZE, as no disk can be mounted"
            )
            return outcome(2, learners, server.url, how)


@contextlib.contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk in memory, where this user may mount one."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextlib.contextmanager
def _filled(disk: Path) -> Iterator[None]:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(1024))
    yield
    ballast.unlink()


@contextlib.contextmanager
def _limited(pid: int, folder: Path) -> Iterator[None]:
    log = folder / "course.sqlite3-wal"
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (log.stat().st_size + 2048, hard))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


def corrupted(folder: Path) -> Outcome:
    """The file is spoilt in several ways, and each time set aside; sessions and browsers fill a new one."""
    file = folder / "course.sqlite3"
    with Server(folder, sqlite(file)) as server:
        stayed = [Learner(server.url) for _ in range(3)]
        away = Learner(server.url)
        with away:
            for _ in range(5):
                away.answer()
        for spoil in SPOILT:
            with at_work(stayed, pause=0.02):
                time.sleep(0.7)
                if spoil is not _noise_in_the_log:
                    _write_through(file)
                spoil(file)
                time.sleep(2)
        server.kill()
        _zeros_at_the_start(file)
        server.start()
        with at_work(stayed):
            time.sleep(0.5)
        aside = len([*folder.glob("*.damaged-*")])
        note = f"{aside} files set aside; the database lacks only who has not come back yet"
        return outcome(len(SPOILT) + 1, [*stayed, away], server.url, note)


def _write_through(file: Path) -> None:
    """Have all that is in the log beside the file written into it, so that damage to it matters."""
    with contextlib.closing(sqlite3.connect(file, timeout=5, isolation_level=None)) as other:
        while other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            time.sleep(0.01)


def _zeros_at_the_start(file: Path) -> None:
    _overwrite(file, 0, bytes(8192))


def _noise_in_the_middle(file: Path) -> None:
    _overwrite(file, 4096, os.urandom(max(4096, file.stat().st_size - 8192)))


def _cut_off(file: Path) -> None:
    os.truncate(file, 5000)


def _another_file(file: Path) -> None:
    file.write_text("This is no database at all.\n" * 500, encoding="utf-8")


def _noise_in_the_log(file: Path) -> None:
    log = file.with_name(f"{file.name}-wal")
    _overwrite(log, 0, os.urandom(log.stat().st_size))


SPOILT: tuple[Callable[[Path], None], ...] = (
    _zeros_at_the_start,
    _noise_in_the_middle,
    _cut_off,
    _another_file,
    _noise_in_the_log,
)


def _overwrite(file: Path, start: int, noise: bytes) -> None:
    with file.open("r+b") as raw:
        raw.seek(start)
        raw.write(noise)


def _wait_for(server: Server, learners: list[Learner], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if all(one.shown <= regained(server.url, one.storage.key, []) for one in learners):
            return
        time.sleep(0.5)
