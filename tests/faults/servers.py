"""What the faults are done to: servers of the course, and a PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import psycopg

from tests.faults.learner import ROOT
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


class PostgreSQL:
    """A PostgreSQL in a folder of its own, for this machine alone; a context that ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        # PostgreSQL does not run as root: then it runs as the user that comes with it.
        self._user: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            self._user = {"user": "postgres", "group": "postgres", "extra_groups": []}

    def __enter__(self) -> PostgreSQL:
        if self._user:
            shutil.chown(self._folder, "postgres", "postgres")
        self._run("initdb", "-D", "data", "-U", "course", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.stop()

    @staticmethod
    def programs() -> Path | None:
        """Where PostgreSQL's programs are, or None where it is not installed."""
        found = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
        if on_path := shutil.which("postgres"):
            found.append(Path(on_path).parent)
        whole = [folder for folder in found if (folder / "initdb").exists()]
        return max(whole, key=lambda folder: folder.parent.name, default=None)

    def database(self, name: str) -> str:
        """Make a database; returns its URL."""
        with psycopg.connect(self._at("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._at(name)

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [self._program("postgres"), "-D", "data", "-p", str(self._port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stdout=log, stderr=log, **self._user
            )
        end = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self._at("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    self._process.kill()
                    raise
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop without waiting for those who are connected."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=30)

    def pause(self) -> None:
        """Have it fall silent: connections stay, nothing is answered."""
        for process in self._all():
            process.suspend()

    def go_on(self) -> None:
        """Have it answer again."""
        for process in self._all():
            process.resume()

    def _all(self) -> list[psutil.Process]:
        first = psutil.Process(self._process.pid)
        return [first, *first.children(recursive=True)]

    def _at(self, name: str) -> str:
        return f"postgresql://course@127.0.0.1:{self._port}/{name}"

    def _program(self, name: str) -> str:
        folder = self.programs()
        assert folder
        return str(folder / name)

    def _run(self, name: str, *arguments: str) -> None:
        subprocess.run(
            [self._program(name), *arguments],
            cwd=self._folder,
            check=True,
            capture_output=True,
            **self._user,
        )
