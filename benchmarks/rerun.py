"""What the server does for one action of a learner, against the least Streamlit page there is.

    python -m benchmarks.rerun [--rounds 60]

Both apps run on this machine at once and are asked in turn, over Streamlit's own websocket, so that
a noisy machine disturbs them alike: read the ratios, not the milliseconds. `floor` is
`benchmarks/floor.py` with Streamlit's defaults, `floor, tuned` the same with this course's
`.streamlit/config.toml`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.serving import REPOSITORY, free_port, running, served
from tests.wire.client import Client

FLOOR = REPOSITORY / "benchmarks" / "floor.py"
LESSON = "lv-pay"


def main() -> None:
    """Measure, and print one line for each measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="actions of each kind")
    rounds: int = parser.parse_args().rounds
    with ExitStack() as stack:
        floor = stack.enter_context(Client(_floor(stack, tuned=False)))
        tuned = stack.enter_context(Client(_floor(stack, tuned=True)))
        course = stack.enter_context(Client(stack.enter_context(served(REPOSITORY))))
        for client, page in ((floor, ""), (tuned, ""), (course, LESSON)):
            client.visit(page)
        measures: dict[str, Callable[[], object]] = {
            "floor: answer": lambda: floor.press("Check"),
            "floor, tuned: answer": lambda: tuned.press("Check"),
            f"{LESSON}: answer": lambda: _answer(course),
            f"{LESSON}: whole page": lambda: course.visit(LESSON),
        }
        print_table(measure(measures, rounds))


def measure(actions: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each action in each round, the actions taken in turn; the first rounds warm up."""
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for round_ in range(-3, rounds):
        for name, act in actions.items():
            start = time.perf_counter()
            act()
            if round_ >= 0:
                taken[name].append(time.perf_counter() - start)
    return taken


def print_table(taken: dict[str, list[float]]) -> None:
    """Print medians in milliseconds, and each as a ratio to the first and the second."""
    medians = {name: statistics.median(seconds) * 1000 for name, seconds in taken.items()}
    first, second = list(medians.values())[:2]
    print(f"{'':24}{'ms':>8}{'to floor':>12}{'to tuned':>12}")
    for name, median in medians.items():
        print(f"{name:24}{median:8.1f}{median / first:12.2f}{median / second:12.2f}")


def _answer(course: Client) -> None:
    """Press Check on the lesson's quiz with an answer that uses up no try: the same work each time."""
    card = course.find("course_card")[-1]
    question = card.data["questions"][0]["id"]
    course.fire(card, "answer", {"question": question, "response": "no such option", "n": 1})


def _floor(stack: ExitStack, *, tuned: bool) -> str:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(FLOOR), "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    folder = REPOSITORY if tuned else Path(stack.enter_context(tempfile.TemporaryDirectory()))
    return stack.enter_context(running(command, port, folder))


if __name__ == "__main__":
    main()
