"""A class, a town: how long an answer takes while very many are connected, and what memory each of them takes.

    python -m benchmarks.many [--learners 1000 3000] [--seconds 60]

Each learner acts once in ten seconds, at moments of their own. What their 95th percentile took is told as a ratio
to one learner's median at the same server before. Memory is that of the server's process, by learner, where each has
answered every question of the course; beside it that of as many idle sessions of the least Streamlit page.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import resource
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from urllib.parse import urlsplit

import psutil

from benchmarks.answers import FIRST, LESSON, RIGHT
from benchmarks.crowd import OnFloor, OnQuiz, Tab, now_and_then, opened
from benchmarks.floors import QUESTION, How, floor
from benchmarks.history import fill
from benchmarks.somebody import whole_course
from benchmarks.table import Row, print_table
from tests.serving import REPOSITORY, served

EVERY = 10.0
"""Seconds between two actions of a learner."""

GOALS = {1000: 3.0, 3000: 25.0}
ALL_THERE = 150
"""Learners whose memory is measured: enough that a session's share does not drown in the process's own."""
FILES = 16_000


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--learners", type=int, nargs="*", default=[*GOALS], help="how many")
    parser.add_argument("--seconds", type=float, default=60, help="how long they act")
    asked = parser.parse_args()
    print_table(rows(asked.learners, asked.seconds))


def rows(crowds: Sequence[int], seconds: float) -> list[Row]:
    """A measure for each crowd, and that of memory."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(FILES, hard)), hard))
    found = [asyncio.run(_crowd(count, seconds)) for count in crowds]
    return [*found, asyncio.run(_memory(ALL_THERE))]


async def _crowd(count: int, seconds: float) -> Row:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = stack.enter_context(served(REPOSITORY, database=f"sqlite:///{folder}/course.sqlite3"))

        def learner() -> Tab:
            return OnQuiz(url, page=LESSON, question=FIRST, right=RIGHT)

        (one,) = await opened(learner, 1)
        alone = (await now_and_then([one], 15, 0.3)).median
        crowd = await opened(learner, count)
        gc.freeze()  # here too, where all of them live in one process
        told = await now_and_then(crowd, seconds, EVERY)
        await asyncio.gather(*(tab.leave() for tab in [one, *crowd]))
    late = told.share(0.95)
    how = (
        f"{late * 1000:.0f} ms, one alone {alone * 1000:.1f} ms; median {told.median * 1000:.0f},"
        f" 99th {told.share(0.99) * 1000:.0f} ms; {len(told.seconds)} actions, {len(told.errors)} errors"
    )
    value = late / alone if not told.errors else float("inf")
    name = f"{count:,} learners: 95th percentile, to one learner’s median"
    return Row(name, value, GOALS.get(count, 3.0), f"{how} {told.errors[:1] or ''}")


async def _memory(count: int) -> Row:
    done = whole_course(f"{1:032x}")
    keys = [f"{number:032x}" for number in range(1, count + 1)]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = f"sqlite:///{folder}/course.sqlite3"
        fill(database, dict.fromkeys(keys, done))
        course = stack.enter_context(served(REPOSITORY, database=database))
        least = floor(stack, QUESTION, How.ALIKE)
        each = await _each(course, [OnQuiz(course, page=LESSON) for _ in keys], keys)
        idle = await _each(least, [OnFloor(least) for _ in keys])
    how = (
        f"{each / 1000:.0f} kB with {len(done)} events,"
        f" an idle session of the least page {idle / 1000:.0f} kB"
    )
    return Row("memory of a learner with a whole record, to an idle session", each / idle, 2.5, how)


async def _each(url: str, tabs: Sequence[Tab], keys: Sequence[str] = ()) -> float:
    """Bytes that the server's process takes for each of these tabs; the first fifth only warms up."""
    server, first = server_of(url), len(tabs) // 5
    for number, tab in enumerate(tabs):
        if number == first:
            before = server.memory_info().rss
        await tab.open()
        if keys:
            (code,) = tab.find("course_page")
            told = {"key": keys[number], "entries": []}
            await tab.ask(code.fragment, component=code, event="brought", value=told)
    await asyncio.sleep(1)
    taken = server.memory_info().rss - before
    await asyncio.gather(*(tab.leave() for tab in tabs))
    return float(taken) / (len(tabs) - first)


def server_of(url: str) -> psutil.Process:
    """The process, begun by this one, that listens there."""
    port = urlsplit(url).port
    for process in psutil.Process().children(recursive=True):
        for line in process.net_connections(kind="tcp"):
            if line.status == psutil.CONN_LISTEN and line.laddr.port == port:
                return process
    raise RuntimeError(f"nobody listens at {url}")


if __name__ == "__main__":
    main()
