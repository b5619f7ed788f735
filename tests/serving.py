"""Starts the real server on a free port of this machine, and stops it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

REPOSITORY = Path(__file__).parents[1]
SECONDS_TO_START = 60


@contextmanager
def served(root: Path, *, preview: bool = False, database: str = "none") -> Iterator[str]:
    """Serve the course in `root` as `course serve` does; yields the app's address."""
    port = free_port()
    command = [sys.executable, "-m", "course", "serve", str(root), "--port", str(port)]
    with running(command + ["--preview"] * preview, port, database=database) as url:
        yield url


@contextmanager
def running(
    command: list[str], port: int, folder: Path = REPOSITORY, database: str = "none"
) -> Iterator[str]:
    """Run a Streamlit server in `folder` and wait until it answers; yields its address."""
    process = started(command, port, folder, database)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def started(
    command: list[str],
    port: int,
    folder: Path = REPOSITORY,
    database: str = "none",
    log: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """The process of a Streamlit server that answers; what it tells goes to `log`."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "COURSE_DATABASE": database},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(f"http://127.0.0.1:{port}", process)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped at once with code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {SECONDS_TO_START} s")
