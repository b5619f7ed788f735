"""What a learner waits for in a real browser, against the least Streamlit page that is served as the course is.

    python -m benchmarks.seen [--rounds 18]

Each round begins in a new browser profile: the page is opened, loaded anew (this is timed, until its question can be
answered), and the question is answered (timed from the click until feedback is drawn). Both pages by turns.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from benchmarks.answers import FIRST, LESSON, RIGHT
from benchmarks.floors import QUESTION, How, floor
from benchmarks.table import Row, print_table
from tests.browser import ARGUMENTS, obtain, this_machine
from tests.serving import REPOSITORY, served

SLOW = 30_000

SEEN = """(wanted) => {
  const found = (root) => root.querySelector(wanted)
    ?? [...root.querySelectorAll('.stBidiComponent *')].map((part) => part.shadowRoot)
      .map((inside) => inside?.querySelector(wanted)).find(Boolean);
  return found(document) ? performance.now() : false;
}"""
"""Milliseconds since the page began to load, once something is there."""

CLICKED = """([button, feedback]) => new Promise((done, fail) => {
  const roots = () => [document, ...[...document.querySelectorAll('.stBidiComponent *')]
    .map((part) => part.shadowRoot).filter(Boolean)];
  const found = (wanted) => roots().map((root) => root.querySelector(wanted)).find(Boolean);
  const start = performance.now();
  const look = () => {
    if (found(feedback)) return done(performance.now() - start);
    if (performance.now() - start > 15000) return fail(new Error(`no ${feedback} in 15 s`));
    requestAnimationFrame(look);
  };
  found(button).click();
  requestAnimationFrame(look);
})"""
"""Milliseconds from a click until something is drawn."""


@dataclass(frozen=True)
class Page:
    """A page with a question: its address, and where its option, button and feedback are."""

    url: str
    option: str
    button: str
    feedback: str

    def seen(self, browser: Browser) -> tuple[float, float]:
        """Milliseconds of a reload, and from the click to feedback."""
        with browser.new_context(locale="lv-LV") as context:
            page = context.new_page()
            page.goto(self.url)
            page.wait_for_function(SEEN, arg=self.button, timeout=SLOW)
            page.wait_for_timeout(700)
            page.reload(wait_until="commit")
            again = page.wait_for_function(SEEN, arg=self.button, timeout=SLOW, polling="raf")
            reload = float(again.json_value())
            page.wait_for_timeout(1500)
            page.locator(self.option).first.click()
            page.wait_for_timeout(500)
            return reload, float(page.evaluate(CLICKED, [self.button, self.feedback]))


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=18, help="loads and answers of each page")
    print_table(rows(parser.parse_args().rounds))


def rows(rounds: int) -> list[Row]:
    """The two measures of a browser."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = f"sqlite:///{folder}/course.sqlite3"
        course = stack.enter_context(served(REPOSITORY, database=database))
        form = f"form.question:has([id$='-{FIRST}-prompt'])"
        pages = {
            "course": Page(
                f"{course}/{LESSON}",
                f"{form} input[value='{RIGHT}']",
                f"{form} button.primary",
                f"{form} .verdict:not(:empty)",
            ),
            "least": Page(
                floor(stack, QUESTION, How.ALIKE),
                "[data-testid=stRadio] label",
                "[data-testid=stFormSubmitButton] button",
                "[data-testid=stAlert]",
            ),
        }
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=obtain(this_machine()), args=ARGUMENTS)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
        for round_ in range(-1, rounds):
            for name, page in pages.items():
                seen = page.seen(browser)
                if round_ >= 0:
                    taken[name].append(seen)
    return [
        _row("browser: click → feedback, to the least page served alike", taken, 1, 1.2),
        _row("browser: warm reload, to the least page served alike", taken, 0, 1.1),
    ]


def _row(name: str, taken: dict[str, list[tuple[float, float]]], part: int, goal: float) -> Row:
    course, least = (
        statistics.median(seen[part] for seen in taken[page]) for page in ("course", "least")
    )
    return Row(name, course / least, goal, f"{course:.0f} ms, the least page {least:.0f} ms")


if __name__ == "__main__":
    main()
