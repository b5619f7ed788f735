"""What it costs that an answer is in the database before its feedback shows.

    python -m benchmarks.keeping [--rounds 60] [--postgresql postgresql://…]

The same course is served without a database, with SQLite and, if one is named, with PostgreSQL; each
gets a right answer in turn, which is written, graded and shown, with the marks in the sidebar. Read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from course.progress.written import event_of
from tests.serving import REPOSITORY, served
from tests.wire.client import Client, Component

LESSON, QUESTION, RIGHT = "lv-pay", "two-towns", "similar"


def main() -> None:
    """Measure, and print one line for each place to keep events in."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="answers with each")
    parser.add_argument("--postgresql", help="the URL of an empty PostgreSQL database")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        urls = {"no database": "none", "SQLite": f"sqlite:///{folder / 'course.sqlite3'}"}
        if chosen.postgresql:
            urls["PostgreSQL"] = chosen.postgresql
        learners = {
            name: Learner(
                stack.enter_context(Client(stack.enter_context(served(REPOSITORY, database=url))))
            )
            for name, url in urls.items()
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in learners}
        for round_ in range(-5, chosen.rounds):
            for name, learner in learners.items():
                seconds = learner.answer()
                if round_ >= 0:
                    taken[name].append(seconds)
    for what, part in (("all that it changes", 1), ("its feedback alone", 0)):
        medians = {
            name: statistics.median(times[part] for times in each) * 1000
            for name, each in taken.items()
        }
        first = next(iter(medians.values()))
        print(f"An answer, until {what} is there")
        for name, median in medians.items():
            print(f"  {name:16}{median:8.1f} ms{median / first:8.2f}")


class Learner:
    """Answers the first question of a quiz rightly, over and over."""

    def __init__(self, client: Client) -> None:
        self._client, self._sent, self._kept = client, 0, ""
        client.visit(LESSON)

    def answer(self) -> tuple[float, float]:
        """Seconds from an answer to its feedback, and to all else that it changes; then the quiz is started over."""
        self._client.rest()
        start = time.perf_counter()
        self._fire("answer", {"question": QUESTION, "response": RIGHT})
        feedback = time.perf_counter() - start
        all_ = self._client.rest() - start
        if self._card().data["questions"][0]["state"] != "right":
            raise RuntimeError("the answer got no feedback")
        if self._card().data["calm"]:
            raise RuntimeError("the database does not answer")
        self._fire("restart", {})
        return feedback, all_

    def whole_page(self) -> float:
        """Seconds that a run of the whole page takes."""
        self._client.rest()
        start = time.perf_counter()
        self._client.run_again()
        return time.perf_counter() - start

    def _card(self) -> Component:
        return self._client.find("course_card")[-1]

    def _fire(self, event: str, value: dict[str, object]) -> None:
        self._sent += 1
        handed = self._card().data["keep"]
        if handed:  # and written down: a browser says so, and is not handed it again
            self._kept = event_of(handed[-1]).id
        told = {**value, "n": self._sent, "kept": self._kept}
        self._client.fire(self._card(), event, told)


if __name__ == "__main__":
    main()
