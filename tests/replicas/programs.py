"""The programs under test: PostgreSQL, nginx with the configuration of `deploy/`, the course's replicas.

Each is started here, on this machine alone, and ended by its number.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from tests.serving import REPOSITORY, free_port

TEMPLATE = REPOSITORY / "deploy" / "nginx" / "nginx.conf.template"
SECONDS_TO_START = 90
PATIENCE_TO_END = 10
INSTALL = (
    "This needs PostgreSQL and nginx on the machine (nothing is started by itself):"
    " on Debian or Ubuntu, install the packages postgresql and nginx."
)


class Missing(Exception):
    """A program is not on this machine; its text says which packages to install."""


def program(name: str) -> Path:
    """Where a program is; of several PostgreSQLs, the newest."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    for folder in [*reversed(folders), Path("/usr/sbin"), Path("/usr/local/sbin")]:
        if (folder / name).is_file():
            return folder / name
    if found := shutil.which(name):
        return Path(found)
    raise Missing(INSTALL)


def until(holds: Callable[[], bool], what: str, seconds: float = SECONDS_TO_START) -> None:
    """Wait for something; raises `TimeoutError` that says for what."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.05)


@dataclass
class Started:
    """A program that was started here, with what it says in a file."""

    name: str
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What it said."""
        return self.folder / f"{self.name}.log"

    def run(
        self, command: list[str], environment: Mapping[str, str] | None = None, user: str = ""
    ) -> None:
        """Start it, as another user where one is named."""
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=os.environ | (environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                user=user or None,
                group=user or None,
                extra_groups=[] if user else None,
            )

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it and wait until it is gone."""
        if self.process is None:
            return
        self.send(number)
        try:
            self.process.wait(PATIENCE_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(PATIENCE_TO_END)
        self.process = None


@dataclass
class Replica(Started):
    """One `course serve`."""

    root: Path = REPOSITORY
    database: str = ""
    port: int = field(default_factory=free_port)

    def start(self, settings: Mapping[str, str] | None = None) -> None:
        """Begin, without waiting for it."""
        command = [sys.executable, "-m", "course", "serve", str(self.root), "--port"]
        environment = {"COURSE_DATABASE": self.database, "PYTHONPATH": str(REPOSITORY)}
        self.run([*command, str(self.port)], {**environment, **(settings or {})})


@dataclass
class Nginx(Started):
    """nginx as `deploy/` sets it up, before two replicas."""

    port: int = field(default_factory=free_port)

    def start(self, replicas: list[Replica]) -> None:
        """Fill in the configuration and begin."""
        run = self.folder / "nginx"
        (run / "tls").mkdir(parents=True)
        names = [f"127.0.0.1:{replica.port}" for replica in replicas]
        filled = fill_in(f"127.0.0.1:{self.port}", names, run, run / "tls")
        (run / "nginx.conf").write_text(filled, encoding="utf-8")
        command = [str(program("nginx")), "-c", str(run / "nginx.conf"), "-g", "daemon off;"]
        self.run(command)


def fill_in(listen: str, replicas: list[str], run: Path, tls: Path) -> str:
    """nginx's configuration as its container would have it."""
    text = TEMPLATE.read_text(encoding="utf-8")
    values = {"LISTEN": listen, "RUN": run, "TLS": tls, "REPLICA_1": replicas[0]}
    for name, value in (values | {"REPLICA_2": replicas[1]}).items():
        text = text.replace(f"${{COURSE_{name}}}", str(value))
    return text


@dataclass
class Postgres(Started):
    """A PostgreSQL of its own, in a folder that goes away with it."""

    port: int = field(default_factory=free_port)

    @property
    def user(self) -> str:
        """It refuses to run as root."""
        return "postgres" if os.geteuid() == 0 else ""

    @property
    def data(self) -> Path:
        """Its own folder."""
        return self.folder / "postgres"

    def url(self, database: str) -> str:
        """What leads to one of its databases."""
        return f"postgresql://course@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        """Make the cluster."""
        self.data.mkdir(mode=0o700)
        if self.user:
            shutil.chown(self.data, self.user, self.user)
        initdb = [str(program("initdb")), "-D", str(self.data), "-U", "course", "-A", "trust"]
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True,
            cwd=self.data,
            stdout=subprocess.DEVNULL,
            user=self.user or None,
            group=self.user or None,
            extra_groups=[] if self.user else None,
        )

    def start(self) -> None:
        """Begin, and wait until it answers."""
        command = [str(program("postgres")), "-D", str(self.data), "-p", str(self.port)]
        options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.data}"]
        self.run([*command, *options], user=self.user)
        until(self.answers, "PostgreSQL")

    def answers(self) -> bool:
        """Whether it takes a statement."""
        try:
            self.ask("postgres", "SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def ask(self, database: str, statement: str) -> list[tuple[object, ...]]:
        """What a statement finds."""
        with psycopg.connect(self.url(database), connect_timeout=2, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def freeze(self) -> None:
        """Stop it where it stands: whoever speaks to it gets no answer at all."""
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal_all(signal.SIGCONT)

    def crash(self) -> None:
        """End it at once, without a checkpoint."""
        self.end(signal.SIGQUIT)

    def _signal_all(self, number: signal.Signals) -> None:
        assert self.process is not None
        postmaster = psutil.Process(self.process.pid)
        for one in [postmaster, *postmaster.children()]:
            one.send_signal(number)


@contextmanager
def ended_after(*programs: Started) -> Iterator[None]:
    """End programs, the last first, whatever happened."""
    try:
        yield
    finally:
        for one in reversed(programs):
            if isinstance(one, Postgres) and one.process is not None:
                one.thaw()
                one.end(signal.SIGQUIT)
            one.end()
