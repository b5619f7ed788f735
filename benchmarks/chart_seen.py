"""How long a reader waits for a slider's new chart in a browser, against the least page with one.

    python -m benchmarks.chart_seen [--rounds 20] [--floor PATH] [chart …]

Like `benchmarks.chart` (the same two servers and pages), but seen from the reader's side: in Chromium,
from the press of an arrow key on a chart's first slider until its drawing stands still. Each page has
a tab of its own, and the tabs take turns. Read the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks import floors
from benchmarks.chart import pages
from benchmarks.floors import How
from course.pay.charts import CHARTS
from tests.browser import ARGUMENTS, obtain, this_machine
from tests.serving import REPOSITORY, served

SETTLED = 250
"""Milliseconds without a change after which a drawing counts as done."""

WATCH = """
quiet => {
  window.seen = new Promise((done, fail) => {
    let pressed = 0, changed = 0, timer;
    const settle = () => {
      watch.disconnect();
      return changed ? done(changed - pressed) : fail(new Error("no new drawing"));
    };
    const press = () => { pressed = performance.now(); timer = setTimeout(settle, 5000); };
    addEventListener("keydown", press, { capture: true, once: true });
    const watch = new MutationObserver(changes => {
      const drawn = changes.some(({ target }) => target.closest?.(".js-plotly-plot, .stPlotlyChart"));
      if (!pressed || !drawn) return;
      requestAnimationFrame(() => { changed = performance.now(); });
      clearTimeout(timer);
      timer = setTimeout(settle, quiet);
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}
"""
"""Has `window.seen` tell the milliseconds from the next key to the last change of a drawing."""


def main() -> None:
    """Measure, and print one line for each chart."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="moves of each chart")
    parser.add_argument(
        "--floor", type=Path, default=floors.CHART, help="a page that has the floor"
    )
    parser.add_argument("charts", nargs="*", default=CHARTS, help="names of charts in the lab")
    asked = parser.parse_args()
    with ExitStack() as stack:
        floor, course = (
            floors.floor(stack, asked.floor, How.ALIKE),
            stack.enter_context(served(REPOSITORY)),
        )
        chromium = stack.enter_context(sync_playwright()).chromium
        path = obtain(this_machine())
        browser = stack.enter_context(chromium.launch(executable_path=path, args=list(ARGUMENTS)))
        moves = {"floor": _floor(browser, floor)}
        for page, chart in pages(asked.charts):
            moves[f"{page} {chart}"] = _opened(browser, f"{course}/{page}", chart)
        _print(_medians(moves, asked.rounds))


def _floor(browser: Browser, url: str) -> Callable[[], float]:
    page = browser.new_page()
    page.goto(url)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    return lambda: _move(page, page.get_by_role("slider").first)


def _opened(browser: Browser, url: str, chart: str) -> Callable[[], float]:
    page = browser.new_page()
    page.goto(url)
    found = page.locator(f"[data-chart='{chart}']")
    found.locator("button.primary").click()
    found.locator(".main-svg").first.wait_for()
    return lambda: _move(page, found.get_by_role("slider").first)


def _move(page: Page, slider: Locator) -> float:
    """Move a slider by one stop; the seconds until the drawing stands still."""
    page.bring_to_front()
    slider.focus()
    page.evaluate(WATCH, SETTLED)
    page.keyboard.press("ArrowRight")
    milliseconds: float = page.evaluate("window.seen")
    return milliseconds / 1000


def _medians(moves: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in moves}
    for round_ in range(-2, rounds):
        for name, move in moves.items():
            seconds = move()
            if round_ >= 0:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def _print(medians: dict[str, float]) -> None:
    floor = medians["floor"]
    print(f"{'':46}{'ms':>8}{'to floor':>10}")
    for name, seconds in medians.items():
        print(f"{name:46}{seconds * 1000:8.1f}{seconds / floor:10.2f}")


if __name__ == "__main__":
    main()
