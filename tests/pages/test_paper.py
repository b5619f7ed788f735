"""A lesson that was taken, on paper: answers written out, ink on white, nothing to press."""

from __future__ import annotations

from playwright.sync_api import expect

from course.content.library import read_course
from tests.journey.walker import Walker
from tests.pages.conftest import BICYCLE, OpenTab

CONTROLS = "button, select, input[type=range], [data-testid=stPageLink]"
BLACK = "rgb(0, 0, 0)"


def test_a_lesson_taken_in_the_dark_is_printed_with_its_answers_and_without_controls(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, color_scheme="dark").open("en-chain")
    walker = Walker(tab.page, read_course(BICYCLE))
    walker.take(walker.lesson("en", "chain"), miss=0)
    expect(tab.page.get_by_role("heading", name="Quiz passed")).to_be_visible()

    tab.page.emulate_media(media="print", color_scheme="dark")
    pages = tab.page.pdf(format="A4").count(b"/Type /Page\n")
    assert 2 <= pages <= 6

    main = tab.page.get_by_test_id("stMain")
    pressed = main.locator(f":is({CONTROLS}):not(.term):visible")
    assert [part.inner_text() for part in pressed.all()] == []
    for question in ("more-oil", "equal", "order"):
        expect(tab.question(question).locator(".outcome")).to_be_visible()
    expect(tab.question("equal").locator(".answer")).to_contain_text("€4,000")
    expect(tab.page.get_by_role("heading", name="Quiz passed")).to_be_visible()
    expect(tab.page.get_by_text("After every wet ride")).to_be_visible()  # it was folded

    chart = tab.page.locator(".course-chart")
    expect(chart.locator(".title")).to_have_css("color", BLACK)
    for text in chart.locator("svg text").all():
        expect(text).to_have_css("fill", BLACK)
