"""What the tests of charts in the browser share."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from course.locale import words_for
from tests.pages.tab import Tab


def frame(tab: Tab, number: int) -> Locator:
    """One of the page's charts with all that belongs to it."""
    return tab.page.locator(".course-chart").nth(number)


def guess(tab: Tab, number: int, language: str = "en") -> Locator:
    """Open a chart by a guess; returns its frame."""
    found = frame(tab, number)
    found.get_by_role("slider").press("ArrowRight")
    found.get_by_role("button", name=words_for(language).say("Show the chart")).click()
    expect(found.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return found
