"""What a moved slider's new chart costs, against the least Streamlit page with a chart and two sliders.

    python -m benchmarks.chart [--rounds 20] [--floor PATH] [chart …]

Both apps run on this machine at once, behind the same server with this course's
`.streamlit/config.toml`, and are asked in turn over Streamlit's own websocket, so that a noisy
machine disturbs them alike: read the ratios, not the milliseconds. The floor runs its whole page,
as a page without fragments does. Each chart is opened by a guess, on its page of the lab and in a
lesson that has it, and has been drawn before; each move leads to figures it has not shown yet.

The floor is told twice: as Streamlit serves it with these settings, and as `course serve` would, which
sends without waiting (`course/app/tuning.py`). The second is the harder measure: of the page alone.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks import floors
from benchmarks.floors import How
from benchmarks.sliding import FloorReader, Mover, Reader
from benchmarks.table import Row
from course.pay.charts import CHARTS
from tests.serving import REPOSITORY, served

LESSON = "lv-pay"
IN_LESSON = frozenset({"tier-lab", "safety-curve", "income-fan"})
"""Charts that the lesson opens by a guess of their own, rather than by a question."""

SIMULATED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "income-fan": {"": ("base", "rate"), ", other deals": ("deals", "deal")},
    "safety-curve": {
        "": ("a-base", "a-rate", "b-base", "b-rate"),
        ", other deals": ("deals", "deal"),
    },
}
"""Charts whose controls are told apart by their ids: with other deals, thousands of years are drawn anew."""

DRAG = 5
"""Moves in a turn: who tries a chart moves it again and again."""

PLAIN, TUNED = "floor", "floor, served as the course is"


def main() -> None:
    """Measure, and print one line for each chart."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--rounds", type=int, default=20, help=f"turns of {DRAG} moves of each chart"
    )
    parser.add_argument(
        "--floor", type=Path, default=floors.CHART, help="a page that has the floor"
    )
    parser.add_argument(
        "charts", nargs="*", default=list(CHARTS), help="names of charts in the lab"
    )
    asked = parser.parse_args()
    with ExitStack() as stack:
        url = stack.enter_context(served(REPOSITORY))
        readers: dict[str, Mover] = {}
        for name in (PLAIN, TUNED):
            how = How.ALIKE if name == TUNED else How.SETTINGS
            floor = FloorReader(floors.floor(stack, asked.floor, how))
            stack.enter_context(floor)
            floor.visit("")
            readers[name] = floor
        for page, chart in pages(asked.charts):
            for name, controls in SIMULATED.get(chart, {"": ()}).items():
                reader = Reader(url)
                stack.enter_context(reader)
                reader.visit(page)
                reader.open(chart, controls)
                readers[f"{page} {chart}{name}"] = reader
        _print(_medians(readers, asked.rounds), readers)


def rows(rounds: int) -> list[Row]:
    """What the slowest chart's move costs, against the least page with a chart by Streamlit's defaults."""
    with ExitStack() as stack:
        url = stack.enter_context(served(REPOSITORY))
        least = FloorReader(floors.floor(stack, floors.CHART, How.DEFAULT))
        stack.enter_context(least)
        least.visit("")
        readers: dict[str, Mover] = {PLAIN: least}
        for name in CHARTS:
            reader = Reader(url)
            stack.enter_context(reader)
            reader.visit(f"lv-lab-{name}")
            reader.open(name)
            readers[name] = reader
        medians = _medians(readers, rounds)
    floor = medians.pop(PLAIN)
    slowest = max(medians, key=lambda name: medians[name])
    typical = statistics.median(medians.values())
    how = (
        f"{slowest} {medians[slowest] * 1000:.1f} ms, the middle one of {len(medians)} charts"
        f" {typical * 1000:.1f} ms, the least page {floor * 1000:.0f} ms"
    )
    name = "slider → new chart, the slowest, to the default least page"
    return [Row(name, medians[slowest] / floor, 0.3, how)]


def pages(charts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where each chart is opened: the page's address and the chart."""
    for chart in charts:
        yield f"lv-lab-{chart}", chart
        if chart in IN_LESSON:
            yield LESSON, chart


def _medians(readers: Mapping[str, Mover], rounds: int) -> dict[str, float]:
    """Median seconds of a move; all drag a control by turns, first to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for round_ in range(-1, rounds):
        for name, reader in readers.items():
            seconds = [reader.move() for _ in range(DRAG)]
            if round_ >= 0:
                taken[name] += seconds
    return {name: statistics.median(times) for name, times in taken.items()}


def _print(medians: Mapping[str, float], readers: Mapping[str, Mover]) -> None:
    print(f"{'':46}{'ms':>8}{'to floor':>10}{'served so':>11}{'kB':>8}")
    for name, seconds in medians.items():
        plain, tuned = seconds / medians[PLAIN], seconds / medians[TUNED]
        sent = readers[name].last_kilobytes()
        print(f"{name:46}{seconds * 1000:8.1f}{plain:10.2f}{tuned:11.2f}{sent:8.1f}")


if __name__ == "__main__":
    main()
