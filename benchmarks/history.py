"""What an answer and a whole page cost after a long history, against a short one.

    python -m benchmarks.history [--rounds 60] [--events 100000]

Two learners of one server have been here before: one did ten things, the other very many, over and over
in all quizzes of the course, and then started it over and did the same ten. Both answer in turn. Read the
ratios: nothing on a rerun may grow with events.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from benchmarks.keeping import Learner as Answering
from benchmarks.somebody import lessons_of, somebody
from course.progress import answering
from course.progress.database import ledger
from course.progress.database.keeping import Keeping
from course.progress.database.opening import parse_url
from course.progress.event import Deed, Event
from course.progress.shared import hash_of
from course.progress.written import line_of
from tests.serving import REPOSITORY, served
from tests.wire.client import Client

SHORT = 10


def main() -> None:
    """Measure, and print one line for each length of history."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="answers of each learner")
    parser.add_argument("--events", type=int, default=100_000, help="length of the long history")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = f"sqlite:///{folder / 'course.sqlite3'}"
        keys = {count: f"{count:032x}" for count in (SHORT, chosen.events)}
        fill(database, {key: history(key, count) for count, key in keys.items()})
        url = stack.enter_context(served(REPOSITORY, database=database))
        learners = {}
        for count, key in keys.items():
            client = stack.enter_context(Client(url))
            learners[count] = Answering(client)
            arrive(client, key)
        answers: dict[int, list[float]] = {count: [] for count in keys}
        pages: dict[int, list[float]] = {count: [] for count in keys}
        for round_ in range(-5, chosen.rounds):
            for count, learner in learners.items():
                seconds = learner.answer()[1], learner.whole_page()
                if round_ >= 0:
                    answers[count].append(seconds[0])
                    pages[count].append(seconds[1])
    for what, times in (("answer", answers), ("whole page", pages)):
        medians = {count: statistics.median(taken) * 1000 for count, taken in times.items()}
        for count, median in medians.items():
            ratio = median / medians[SHORT]
            print(f"{what:12}{count:>9} events{median:9.1f} ms{ratio:8.2f}")


def fill(database: str, histories: Mapping[str, Sequence[Event]]) -> None:
    """Have the database hold what was done, by the learners' keys."""
    keeping = Keeping(parse_url(database), patience=600)
    today = dt.datetime.now(dt.UTC).date()
    for key, done in histories.items():
        lines = {event.id: line_of(event) for event in done}
        keeping.do(
            lambda connection, key=key, lines=lines: ledger.write(  # type: ignore[misc]
                connection, hash_of(key), lines, today
            )
        )
    keeping.close()


def history(key: str, count: int) -> list[Event]:
    """Somebody's `count` events; the last `SHORT` of them, which start the course over, are the same for everybody.

    Before that they take all quizzes of the course again and again. So the pages of all look the same.
    """
    kept: list[Event] = []
    learner = somebody(key, kept, ago=dt.timedelta(days=30))
    lessons = lessons_of("lv")
    for lesson in cycle(lessons):
        for question in lesson.quiz.questions:
            answering.tell(learner, lesson, question, "lv")
        answering.retake(learner, lesson, "lv")
        if len(kept) >= count:
            break
    del kept[max(0, count - SHORT) :]
    learner.do(Deed.RESET)
    for question in islice(lessons[0].quiz.questions, SHORT - 1):
        answering.tell(learner, lessons[0], question, "lv")
    return kept


def arrive(client: Client, key: str) -> None:
    """Have the browser say whose it is, and wait until all that was done is on the page."""
    for _ in range(60):
        (code,) = client.find("course_page")
        client.fire(code, "brought", {"key": key, "entries": []})
        (memory,) = client.find("course_memory")
        if not memory.data["calm"]:
            return
        time.sleep(1)
    raise RuntimeError("the database does not tell what it has")


if __name__ == "__main__":
    main()
