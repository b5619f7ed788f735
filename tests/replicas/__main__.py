"""`make test-replicas`: the course on two replicas, with nginx and PostgreSQL, while all of them die in turn.

Prints a line for each thing that must hold; the exit code is 1 if any does not.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from playwright.sync_api import sync_playwright

from course.content.library import read_course
from tests.browser import ARGUMENTS, NoBrowser, obtain, this_machine
from tests.provider import provider, put_secrets
from tests.replicas.programs import (
    Missing,
    Nginx,
    Postgres,
    Replica,
    ended_after,
    program,
    until,
)
from tests.replicas.scenes import scenes
from tests.replicas.stage import Stage, healthy
from tests.serving import REPOSITORY

LONGEST = 900
"""Seconds after which it is given up."""


def main() -> int:
    """Play all scenes; returns the exit code."""
    try:
        for name in ("initdb", "postgres", "pg_dump", "pg_restore", "nginx"):
            program(name)
        browser = obtain(this_machine())
    except (Missing, NoBrowser) as reason:
        print(reason, file=sys.stderr)
        return 1
    signal.signal(signal.SIGALRM, _too_long)
    signal.signal(signal.SIGTERM, _stopped)
    signal.alarm(LONGEST)
    with tempfile.TemporaryDirectory(prefix="course-replicas-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx and PostgreSQL have users of their own
        with (
            provider() as at,
            running(folder, at) as (database, replicas, nginx),
            sync_playwright() as playwright,
        ):
            chromium = playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
            course = read_course(REPOSITORY)
            failed = play(Stage(folder, database, replicas, nginx, chromium, course))
            chromium.close()
        if failed:
            show_logs(folder)
    return 1 if failed else 0


@contextmanager
def running(folder: Path, at: str) -> Iterator[tuple[Postgres, list[Replica], Nginx]]:
    """All programs, until the end; learners may sign in with the provider `at`."""
    database, nginx = Postgres("postgres", folder), Nginx("nginx", folder)
    put_secrets(folder, f"http://127.0.0.1:{nginx.port}", at)
    url = database.url("course")
    replicas = [Replica(f"replica-{n}", folder, database=url) for n in (1, 2)]
    with ended_after(database, *replicas, nginx):
        database.make()
        database.start()
        database.ask("postgres", "CREATE DATABASE course")
        for replica in replicas:
            replica.start()
        nginx.start(replicas)
        for port in [*(replica.port for replica in replicas), nginx.port]:
            until(partial(healthy, f"http://127.0.0.1:{port}"), f"port {port}")
        yield database, replicas, nginx


def play(stage: Stage) -> int:
    """Play the scenes and print the table; returns how many failed."""
    failed = 0
    for name, scene in scenes(stage):
        begun = time.monotonic()
        try:
            told, sign = scene(), "ok"
        except Exception as reason:
            failed += 1
            traceback.print_exc()
            told, sign = f"{type(reason).__name__}: {reason}", "FAILED"
        print(f"{sign:6}  {name:55}  {told}  ({time.monotonic() - begun:.0f} s)", flush=True)
    print(f"{failed} failed" if failed else "all hold")
    return failed


def show_logs(folder: Path) -> None:
    """The end of what each program said."""
    for log in sorted(folder.glob("*.log")):
        print(f"== {log.stem}", file=sys.stderr)
        print("\n".join(log.read_text(errors="replace").splitlines()[-20:]), file=sys.stderr)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"not done within {LONGEST} s")


def _stopped(_number: int, _frame: FrameType | None) -> None:
    sys.exit(130)


if __name__ == "__main__":
    # What a developer has set for a course of their own has no part in this.
    for setting in ("COURSE_DATABASE", "COURSE_ROOT", "COURSE_KEEP_MONTHS", "COURSE_PREVIEW"):
        os.environ.pop(setting, None)
    sys.exit(main())
