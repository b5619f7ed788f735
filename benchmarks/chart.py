"""What a slider's new chart costs, against the least Streamlit page with a chart and two sliders.

    python -m benchmarks.chart [--rounds 60] [--floor PATH] [chart …]

Both apps run on this machine at once, behind the same server with this course's
`.streamlit/config.toml`, and are asked in turn over Streamlit's own websocket, so that a noisy
machine disturbs them alike: read the ratios, not the milliseconds. The floor runs its whole page,
as a page without fragments does. Each chart is opened by a guess, on its page of the lab and in a
lesson that has it, and has been drawn before; each move leads to figures it has not shown yet.

Two times are told of each move: until the new drawing has come, and until the run has ended, with all
that follows the drawing (sliders, table, downloads; on the floor nothing). The latter is what
`benchmarks.rerun` measures, and the one to hold against a limit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.sliding import Reader
from tests.serving import REPOSITORY, free_port, running, served

FLOOR = REPOSITORY / "benchmarks" / "floor_chart.py"
CHARTS = ("pay-anatomy", "two-offers", "tier-lab", "safety-curve", "income-fan")
LESSON = "lv-pay"
IN_LESSON = frozenset({"tier-lab", "safety-curve", "income-fan"})
"""Charts that the lesson opens by a guess of their own, rather than by a question."""

PLAN, DEALS = ("(.-)?base", "(.-)?rate"), ("deals?",)
"""Sliders (patterns of their ids) of a pay plan, and of how deals come."""
SIMULATED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    chart: {"": PLAN, ", other deals": DEALS} for chart in ("safety-curve", "income-fan")
}
"""Charts whose sliders are told apart: with other deals, thousands of years are drawn anew."""

SERVER = """
import sys, streamlit
app = streamlit.App(sys.argv[1])
app.run(config={"server.address": "127.0.0.1", "server.port": int(sys.argv[2])})
"""
"""Serves a page as `course serve` does the course; run in the repository, whose settings it takes."""


def main() -> None:
    """Measure, and print one line for each chart."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="moves of each chart")
    parser.add_argument("--floor", type=Path, default=FLOOR, help="a page that has the floor")
    parser.add_argument("charts", nargs="*", default=CHARTS, help="names of charts in the lab")
    asked = parser.parse_args()
    with ExitStack() as stack:
        floor = stack.enter_context(Reader(served_floor(stack, asked.floor)))
        floor.visit("")
        url = stack.enter_context(served(REPOSITORY))
        readers = {"floor": floor}
        for page, chart in pages(asked.charts):
            for name, controls in SIMULATED.get(chart, {"": ()}).items():
                reader = stack.enter_context(Reader(url))
                reader.visit(page)
                reader.open(chart, controls)
                readers[f"{page} {chart}{name}"] = reader
        _print(_medians(readers, asked.rounds), readers)


def pages(charts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where each chart is opened: the page's address and the chart."""
    for chart in charts:
        yield f"lv-lab-{chart}", chart
        if chart in IN_LESSON:
            yield LESSON, chart


def _medians(readers: Mapping[str, Reader], rounds: int) -> dict[str, tuple[float, float]]:
    """Median seconds until the drawing and until the end; all move by turns, first to warm up."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in readers}
    for round_ in range(-3, rounds):
        for name, reader in readers.items():
            seconds = reader.move()
            if round_ >= 0:
                taken[name].append(seconds)
    return {name: _middle(times) for name, times in taken.items()}


def _middle(times: list[tuple[float, float]]) -> tuple[float, float]:
    drawn, ended = zip(*times, strict=True)
    return statistics.median(drawn), statistics.median(ended)


def _print(medians: Mapping[str, tuple[float, float]], readers: Mapping[str, Reader]) -> None:
    floor = medians["floor"]
    print(f"{'':46}{'drawing has come':>18}{'run has ended':>20}{'kB':>8}")
    print(f"{'':46}{'ms':>8}{'to floor':>10}{'ms':>10}{'to floor':>10}")
    for name, times in medians.items():
        told = (
            f"{seconds * 1000:{width}.1f}{seconds / least:10.2f}"
            for seconds, least, width in zip(times, floor, (8, 10), strict=True)
        )
        print(f"{name:46}{''.join(told)}{readers[name].last_kilobytes():8.1f}")


def served_floor(stack: ExitStack, page: Path) -> str:
    """The address of a page that is served as the course is, as long as `stack` lasts."""
    port = free_port()
    command = [sys.executable, "-c", SERVER, str(page.resolve()), str(port)]
    return stack.enter_context(running(command, port))


if __name__ == "__main__":
    main()
