"""What an answer costs, one learner's and many at once, against the least Streamlit page that asks a question.

    python -m benchmarks.answers [--rounds 60]

All apps run on this machine at once and are asked in turn, over Streamlit's own websocket, so that a noisy machine
disturbs them alike: read the ratios, not the milliseconds. The course answers as learners get it: a right answer on
its fullest lesson, written to SQLite, graded, told. The least page is served by Streamlit's defaults and as the course is.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks.crowd import OnFloor, OnQuiz, Tab, busy, opened, together
from benchmarks.floors import QUESTION, How, floor
from benchmarks.table import Row, print_table
from tests.serving import REPOSITORY, served

LESSON, FIRST, RIGHT = "lv-pay", "two-towns", "similar"
"""The fullest lesson, the first question of its quiz and the right answer to it."""

COURSE = "course"
TEN, A_BURST = 10, 3.0

Make = Callable[[], Tab]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="answers of one learner")
    print_table(rows(parser.parse_args().rounds))


def rows(rounds: int) -> list[Row]:
    """The four measures of an answer."""
    with ExitStack() as stack:
        return asyncio.run(_measured(apps(stack), rounds))


def apps(stack: ExitStack) -> dict[str, Make]:
    """How to make a tab on each app; they run as long as `stack` lasts."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    course = stack.enter_context(served(REPOSITORY, database=f"sqlite:///{folder}/course.sqlite3"))
    default, alike = (floor(stack, QUESTION, how) for how in (How.DEFAULT, How.ALIKE))
    return {
        How.DEFAULT: lambda: OnFloor(default),
        How.ALIKE: lambda: OnFloor(alike),
        COURSE: lambda: OnQuiz(course, page=LESSON, question=FIRST, right=RIGHT),
    }


async def _measured(makes: dict[str, Make], rounds: int) -> list[Row]:
    alone = await _alone(makes, rounds)
    ten = await _ten(makes, max(3, rounds // 10))
    rate = await _rate(makes, max(1, rounds // 20))
    course, default, alike = alone[COURSE], alone[How.DEFAULT], alone[How.ALIKE]
    one = f"{course * 1000:.1f} ms; the least page {default * 1000:.0f} ms, served alike {alike * 1000:.1f} ms"
    return [
        Row("answer → feedback, to the default least page", course / default, 0.12, one),
        Row("answer → feedback, to the least page served alike", course / alike, 1.0, one),
        Row(
            "10 answers at once, to the default least page",
            ten[COURSE] / ten[How.DEFAULT],
            0.08,
            f"{ten[COURSE] * 1000:.0f} ms, the least page {ten[How.DEFAULT] * 1000:.0f} ms",
        ),
        Row(
            "answers a second, to the default least page",
            rate[COURSE] / rate[How.DEFAULT],
            10,
            f"{rate[COURSE]:.0f} a second, the least page {rate[How.DEFAULT]:.1f}",
            at_least=True,
        ),
    ]


async def _alone(makes: dict[str, Make], rounds: int) -> dict[str, float]:
    """Median seconds of one learner's answer, by turns."""
    tabs = {name: (await opened(make, 1))[0] for name, make in makes.items()}
    taken: dict[str, list[float]] = {name: [] for name in tabs}
    for round_ in range(-3, rounds):
        for name, tab in tabs.items():
            seconds = await tab.act()
            if round_ >= 0:
                taken[name].append(seconds)
            if isinstance(tab, OnQuiz):
                await tab.settled()
                await tab.act()  # starts the quiz over
                await tab.settled()
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


async def _ten(makes: dict[str, Make], rounds: int) -> dict[str, float]:
    """Median seconds where ten act at the same moment, by turns."""
    tabs = {name: await opened(make, TEN) for name, make in makes.items()}
    taken: dict[str, list[float]] = {name: [] for name in tabs}
    for _ in range(rounds):
        for name, ten in tabs.items():
            taken[name] += (await together(ten, 2)).seconds
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


async def _rate(makes: dict[str, Make], rounds: int) -> dict[str, float]:
    """Actions a second of ten who act again at once, by turns."""
    tabs = {name: await opened(make, TEN) for name, make in makes.items()}
    rates: dict[str, list[float]] = {name: [] for name in tabs}
    for _ in range(rounds):
        for name, ten in tabs.items():
            rates[name].append(await busy(ten, A_BURST))
    return {name: statistics.median(found) for name, found in rates.items()}


if __name__ == "__main__":
    main()
