"""What the faults are done to: servers of the course, and databases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.learner import ROOT
from tests.replicas.programs import Postgres, ended_after, program
from tests.serving import free_port, started


class Server:
    """The course with a database, served from a process that can be killed; a context that ends it."""

    def __init__(self, folder: Path, database: str) -> None:
        self._database, self._log = database, folder / "server.log"
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=20)

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def log(self) -> str:
        """All that it has told so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [sys.executable, "-m", "course", "serve", str(ROOT), "--port", str(self._port)]
        with self._log.open("ab") as log:
            self._process = started(command, self._port, database=self._database, log=log)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()


def sqlite(file: Path) -> str:
    """The URL of an SQLite file."""
    return f"sqlite:///{file}"


@contextmanager
def postgresql(folder: Path) -> Iterator[Postgres]:
    """A PostgreSQL of its own, for this machine alone; raises `Missing` where it is not installed."""
    program("initdb")
    folder.chmod(0o755)  # PostgreSQL does not run as root: then it has a user of its own
    found = Postgres("postgresql", folder)
    with ended_after(found):
        found.make()
        found.start()
        yield found


def database(server: Postgres, name: str) -> str:
    """The URL of a new database."""
    server.ask("postgres", f"CREATE DATABASE {name}")
    return server.url(name)
