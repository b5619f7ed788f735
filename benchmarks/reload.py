"""How much longer a reload takes that has a record to bring back.

    python -m benchmarks.reload [--rounds 20] [--database none|sqlite]

In a real Chromium a lesson is loaded anew by learners who stand at different points of its quiz: until
every card is drawn, the marks above the quiz show what was answered, and each closed question inside the
text its feedback. The learner without a record waits for the same cards. Read the differences.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.somebody import somebody
from course.content.library import read_course
from course.content.model import Lesson
from course.progress import answering
from course.progress.event import Event
from course.progress.written import line_of
from tests.browser import ARGUMENTS, obtain, this_machine
from tests.pages.tab import Tab
from tests.serving import REPOSITORY, served

LANGUAGE, LESSON = "lv", "pay"
SLOW = 30_000

SHOWN = """([marked, told]) => {
  const cards = [...document.querySelectorAll('.stBidiComponent *')]
    .map((part) => part.shadowRoot?.querySelector('.card')).filter(Boolean);
  if (!cards.length || !cards.every((card) => card.firstElementChild)) return false;
  const all = (wanted) => cards.flatMap((card) => [...card.querySelectorAll(wanted)]);
  const closed = all('.marks button[data-tone]:not([data-tone=open])').length;
  const feedback = cards.filter((card) => card.dataset.mode === 'question')
    .filter((card) => card.querySelector('.verdict')?.textContent).length;
  return closed === marked && feedback === told && performance.now();
}"""
"""Milliseconds from the reload's beginning, once so many marks and so much feedback are there."""


def main() -> None:
    """Measure, and print one line for each point of the quiz."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="reloads of each learner")
    parser.add_argument("--database", choices=("none", "sqlite"), default="sqlite")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = (
            f"sqlite:///{folder / 'course.sqlite3'}" if chosen.database == "sqlite" else "none"
        )
        url = stack.enter_context(served(REPOSITORY, database=database))
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=obtain(this_machine()), args=ARGUMENTS)
        questions = len(_lesson().quiz.questions)
        learners = {part: Reader(browser, url, part) for part in (0, 1, questions // 2, questions)}
        taken: dict[int, list[float]] = {part: [] for part in learners}
        for round_ in range(-2, chosen.rounds):
            for part, learner in learners.items():
                milliseconds = learner.reload()
                if round_ >= 0:
                    taken[part].append(milliseconds)
    without = statistics.median(taken[0])
    print(f"{'answered':>10}{'median ms':>12}{'more than without':>20}")
    for part, times in taken.items():
        print(
            f"{part:>10}{statistics.median(times):>12.0f}{statistics.median(times) - without:>20.0f}"
        )


class Reader:
    """A learner who has closed the first questions of the lesson, in a browser of their own."""

    def __init__(self, browser: Browser, url: str, closed: int) -> None:
        self._page: Page = browser.new_context(locale="lv-LV").new_page()
        lesson = _lesson()
        ids = [*lesson.inline, *(q for q in lesson.quiz.questions if q not in lesson.inline)]
        done = ids[:closed]
        tab = Tab(self._page, url).open(f"{LANGUAGE}-{LESSON}")
        key = self._page.evaluate("localStorage.getItem('course:/:key')")
        for line in _lines(lesson, done, key):
            name = f"course:/:done:{json.loads(line)['id']}"
            self._page.evaluate("([name, line]) => localStorage.setItem(name, line)", [name, line])
        told = sum(id_ in lesson.inline for id_ in done)
        # The result has a mark of its own.
        self._shown = [closed - told + (closed == len(ids)), told]
        tab.page.reload()
        tab.ready()

    def reload(self) -> float:
        """Milliseconds until all that was done is on the page again."""
        self._page.reload(wait_until="commit")
        found = self._page.wait_for_function(
            SHOWN, arg=self._shown, timeout=SLOW, polling="raf"
        ).json_value()
        self._page.wait_for_load_state("networkidle")
        return float(found)


def _lesson() -> Lesson:
    lesson = read_course(REPOSITORY).editions[LANGUAGE].lessons[LESSON]
    if not isinstance(lesson, Lesson):
        raise TypeError("the lesson cannot be read: see `course check`")
    return lesson


def _lines(lesson: Lesson, ids: list[str], key: str) -> list[str]:
    """What a browser keeps of a learner to whom these questions' answers were told."""
    kept: list[Event] = []
    learner = somebody(key, kept)
    for id_ in ids:
        answering.tell(learner, lesson, id_, LANGUAGE)
    return [line_of(event) for event in kept]


if __name__ == "__main__":
    main()
