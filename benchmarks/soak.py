"""Whether a server's memory grows while a class works: drawn over time.

    python -m benchmarks.soak [--minutes 30] [--learners 200]

Each learner acts once in ten seconds. Now and then one leaves and another comes, as in a day of a course. Memory is
told every minute; after warming up it should be flat. Who has left is forgotten after five minutes, where the course's
server keeps their pages for thirty: so half an hour tells whether all of it is given back.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from contextlib import ExitStack

from benchmarks.answers import FIRST, LESSON, RIGHT
from benchmarks.crowd import OnQuiz, now_and_then, opened
from benchmarks.many import EVERY, server_of
from tests.serving import REPOSITORY, free_port, running

A_MINUTE = 60.0
LEAVING = 20
"""One learner in so many leaves each minute, and another comes."""

SERVER = """
import sys, streamlit
from course.cli import main
run, forgotten = streamlit.App.run, {"server.disconnectedSessionTTL": 300}
streamlit.App.run = lambda app, config: run(app, config=config | forgotten)
sys.exit(main(["serve", sys.argv[1], "--port", sys.argv[2]]))
"""
"""`course serve`, but who has left is forgotten after so many seconds."""

WIDTH = 60
MEGABYTE = 1_000_000


def main() -> None:
    """Serve, have the class work, and draw."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=int, default=30, help="how long the class works")
    parser.add_argument("--learners", type=int, default=200, help="how many they are")
    asked = parser.parse_args()
    asyncio.run(soak(asked.minutes, asked.learners))


async def soak(minutes: int, learners: int) -> None:
    """Print a line a minute, and how much memory grew over the second half."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = f"sqlite:///{folder}/course.sqlite3"
        port = free_port()
        command = [sys.executable, "-c", SERVER, str(REPOSITORY), str(port)]
        url = stack.enter_context(running(command, port, database=database))
        server = server_of(url)

        def learner() -> OnQuiz:
            return OnQuiz(url, page=LESSON, question=FIRST, right=RIGHT)

        tabs = [*await opened(learner, learners)]
        held: list[float] = []
        for minute in range(minutes):
            start = time.perf_counter()
            told = await now_and_then(tabs, A_MINUTE, EVERY)
            held.append(server.memory_info().rss / MEGABYTE)
            bar = "#" * round(WIDTH * held[-1] / (2 * held[0]))
            print(
                f"{minute + 1:>3} {held[-1]:7.1f} MB {bar:{WIDTH}} {len(told.seconds)} actions,"
                f" {len(told.errors)} errors, 95th {told.share(0.95) * 1000:.0f} ms,"
                f" {time.perf_counter() - start:.0f} s",
                flush=True,
            )
            for number in range(minute % LEAVING, learners, LEAVING):
                await tabs[number].leave()
                (tabs[number],) = await opened(learner, 1)
        half = held[len(held) // 2 :]
        print(f"over the second half {half[-1] - half[0]:+.1f} MB of {half[0]:.0f}")


if __name__ == "__main__":
    main()
