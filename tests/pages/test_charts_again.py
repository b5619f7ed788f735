"""Charts after a reload: opened as they were, and where their reader left them; erased with all the rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.pages.charting import frame, guess
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab
from tests.pages.test_record import RECORD, erase

LEFT = """() => Object.keys(sessionStorage).filter((name) => name.includes(':chart:'))"""


@pytest.fixture
def gallery(open_tab: OpenTab, gallery_url: str) -> Tab:
    """A lesson with three charts that ask."""
    return open_tab(gallery_url).open("en-chain")


def moved(chart: Locator) -> tuple[Locator, str]:
    """A slider of an open chart, moved on by three; and what it says then."""
    slider = chart.get_by_role("slider").first
    for _ in range(3):
        slider.press("ArrowRight")
    return slider, slider.get_attribute("aria-valuetext") or ""


def test_a_reload_opens_a_chart_that_was_guessed_at_and_moves_it_where_it_was(gallery: Tab) -> None:
    chart = guess(gallery, 0)
    verdict = chart.locator(".verdict").inner_text()
    slider, value = moved(chart)
    title = "At €12,000 of sales, 36% of €1,650 is commission"
    expect(chart.locator(".title")).to_have_text(title)
    other, there = moved(guess(gallery, 1))

    gallery.page.reload()
    gallery.ready()
    expect(slider).to_have_attribute("aria-valuetext", value)
    expect(chart.locator(".title")).to_have_text(title)
    expect(chart.locator(".verdict")).to_have_text(verdict)
    expect(other).to_have_attribute("aria-valuetext", there)
    expect(frame(gallery, 2).get_by_role("button", name="Show the chart")).to_be_visible()
    assert gallery.page.evaluate("document.activeElement.localName") == "body"

    # It can be moved on from there, and is left there again.
    slider, value = moved(chart)
    gallery.page.reload()
    gallery.ready()
    expect(slider).to_have_attribute("aria-valuetext", value)


def test_a_chart_of_the_lab_that_was_guessed_at_stays_open(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url).open("en-lab-cap")
    chart = guess(tab, 0)
    tab.page.reload()
    tab.ready()
    expect(chart.locator(".title")).to_be_visible()


def test_what_was_guessed_is_asked_anew_where_another_question_is_asked(
    gallery: Tab,
) -> None:
    guess(gallery, 0)
    gallery.page.evaluate(
        """() => { for (const name of Object.keys(sessionStorage).filter((one) => one.includes(":chart:"))) {
          const kept = JSON.parse(sessionStorage.getItem(name));
          sessionStorage.setItem(name, JSON.stringify({ ...kept, asked: "Another?" }));
        } }"""
    )
    gallery.page.reload()
    gallery.ready()
    expect(frame(gallery, 0).get_by_role("button", name="Show the chart")).to_be_visible()


def test_once_all_is_erased_charts_ask_anew(gallery: Tab) -> None:
    chart = guess(gallery, 0)
    moved(chart)
    assert gallery.page.evaluate(LEFT) != []
    erase(gallery.open("en-record", RECORD))
    assert gallery.page.evaluate(LEFT) == []
    gallery.open("en-chain")
    expect(frame(gallery, 0).get_by_role("button", name="Show the chart")).to_be_visible()
