"""`python -m tests.accessibility`: looks at every page of the shipped course for what keeps somebody out.

Every page in both languages and both themes, at a desk, on a phone and at 400 %, as it opens and once all on it is
answered and opened; half an hour. Tells what was found, page by page, and ends with 1 if there was anything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from course.app.addresses import Address, PageKind, addresses
from course.content.library import read_course
from course.content.model import Course
from tests.accessibility.findings import findings, measured, violations
from tests.browser import ARGUMENTS, obtain, this_machine
from tests.journey.walker import Walker
from tests.pages.tab import DRAWN, SLOW, Tab
from tests.serving import REPOSITORY, served

SIZES: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 1024},
    {"width": 360, "height": 740},
    {"width": 320, "height": 256},
)
"""CSS pixels: a desk, a phone, and the desk at 400 %."""

SETTLED_MS = 1000
"""Milliseconds in which the sidebar folds on a screen that has become narrow."""

THEMES = ("light", "dark")

FOLDED = (
    "details:not([open]) > summary:visible, .question:visible .hinting[aria-expanded=false]:visible"
)
MENUS = '[data-testid="stMain"] [data-testid="stPopover"] button:visible'
MENU = '[data-testid="stPopoverBody"]'
MOST_FOLDED = 60


def main() -> int:
    """Look at all of it; returns 1 if anything was found."""
    course, found = read_course(REPOSITORY), 0
    with served(REPOSITORY) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=obtain(this_machine()), args=list(ARGUMENTS)
        )
        for theme in THEMES:
            for language in course.editions:
                for path, told in _look(browser, url, course, language, theme):
                    found += 1
                    print(f"{path}, {theme}: {told}", flush=True)
        browser.close()
    print(f"{found} found" if found else "Nothing keeps anybody out.")
    return 1 if found else 0


def _look(
    browser: Browser, url: str, course: Course, language: str, theme: str
) -> Iterator[tuple[str, str]]:
    """Where something is, and what."""
    context = browser.new_context(
        color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce"
    )
    context.set_default_timeout(SLOW)
    tab = Tab(context.new_page(), url)
    mine = [address for address in addresses(course) if address.language == language]
    for path in (*(address.path for address in mine), f"{language}-nothing"):
        tab.page.set_viewport_size(SIZES[0])
        tab.open(path)
        for size in SIZES:
            yield from _at(tab, size, language, path)
    for address in mine:
        tab.page.set_viewport_size(SIZES[0])
        tab.open(address.path)
        _do_all(tab, course, address)
        for size in SIZES:
            yield from _at(tab, size, language, f"{address.path} with all done")
        yield from _menus(tab, language, address.path)
    context.close()


def _at(tab: Tab, size: ViewportSize, language: str, path: str) -> Iterator[tuple[str, str]]:
    tab.page.set_viewport_size(size)
    tab.page.wait_for_timeout(SETTLED_MS)
    tab.page.wait_for_function(DRAWN)
    for told in findings(tab.page, language):
        yield f"{path} at {size['width']} pixels", told


def _do_all(tab: Tab, course: Course, address: Address) -> None:
    """Answer all questions, some of them wrongly, open all charts, and unfold all that folds."""
    if address.kind is PageKind.LESSON and not tab.page.locator(".head .marks .to-result").count():
        walker = Walker(tab.page, course)
        lesson = walker.lesson(address.language, address.lesson or "")
        walker.take(lesson, miss=2)
    asks = tab.page.locator(".course-chart .ask:visible")
    while left := asks.count():
        asks.first.get_by_role("button").click()
        expect(asks).to_have_count(left - 1, timeout=SLOW)
    tab.ready()
    _unfold(tab.page)
    term = tab.page.locator(".course-prose .term")
    if term.count():
        term.first.click()
    tab.ready()


def _unfold(page: Page) -> None:
    for _ in range(MOST_FOLDED):
        folded = page.locator(FOLDED)
        if not folded.count():
            return
        folded.first.click()


def _menus(tab: Tab, language: str, path: str) -> Iterator[tuple[str, str]]:
    """What opens over the page: menus, and the question whether to erase or begin anew."""
    tab.page.set_viewport_size(SIZES[0])
    for number in range(tab.page.locator(MENUS).count()):
        tab.page.locator(MENUS).nth(number).click()
        tab.page.locator(MENU).wait_for()
        # What lies behind it Streamlit hides from who listens.
        for told in measured(tab.page, language) + violations(tab.page, MENU):
            yield f"{path} with menu {number + 1} open", told
        tab.page.keyboard.press("Escape")


if __name__ == "__main__":
    sys.exit(main())
