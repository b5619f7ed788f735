"""The least Streamlit pages there are, served in the ways that the course is measured against."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path

from tests.serving import REPOSITORY, free_port, running

QUESTION = REPOSITORY / "benchmarks" / "floor.py"
"""Asks one question, and tells whether the answer is right."""

CHART = REPOSITORY / "benchmarks" / "floor_chart.py"
"""Draws three lines that two sliders move."""

SERVER = """
import sys, streamlit
from course.app.server.serve import tuned
app = streamlit.App(sys.argv[1], lifespan=tuned if sys.argv[3] == "alike" else None)
app.run(config={"server.address": "127.0.0.1", "server.port": int(sys.argv[2])})
"""
"""Serves a page; run in the repository, whose settings it takes."""


class How(StrEnum):
    """How a floor is served: by Streamlit's defaults, by this course's settings, or all as `course serve` does."""

    DEFAULT = "default"
    SETTINGS = "settings"
    ALIKE = "alike"


def floor(stack: ExitStack, page: Path, how: How) -> str:
    """The address of a page that is served as long as `stack` lasts."""
    port, path = free_port(), str(page.resolve())
    if how is How.DEFAULT:
        command = [sys.executable, "-m", "streamlit", "run", path, "--server.headless", "true"]
        command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        return stack.enter_context(running(command, port, folder))
    return stack.enter_context(running([sys.executable, "-c", SERVER, path, str(port), how], port))
