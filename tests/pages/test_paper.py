"""A lesson that was taken, on paper: answers written out, ink on white, nothing to press."""

from __future__ import annotations

import io

from PIL import Image
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


def test_nothing_on_paper_is_still_to_fade_in(open_tab: OpenTab, bicycle_url: str) -> None:
    """A question folded on the screen appears as the page is printed, and is printed in that very moment."""
    tab = open_tab(bicycle_url).open("en-chain")
    walker = Walker(tab.page, read_course(BICYCLE))
    walker.take(walker.lesson("en", "chain"), miss=0)
    tab.page.emulate_media(media="print", reduced_motion="no-preference")
    for question in ("more-oil", "equal", "order"):
        fading: list[str] = tab.question(question).evaluate(
            """(form) => [...form.querySelectorAll("*")]
              .filter((part) => getComputedStyle(part).animationName !== "none").map((part) => part.className)"""
        )
        assert fading == []


def test_what_is_still_to_be_done_is_printed_as_a_question_without_its_controls(
    open_tab: OpenTab, gallery_url: str
) -> None:
    tab = open_tab(gallery_url).open("en-chain")
    chart = tab.page.locator(".course-chart").first
    asked = chart.locator(".guess label")
    expect(asked).to_be_visible()
    tab.page.emulate_media(media="print")
    expect(asked).to_be_visible()
    pressed = tab.page.get_by_test_id("stMain").locator(f":is({CONTROLS}, output):visible")
    assert [part.inner_text() for part in pressed.all()] == []


def test_paper_does_not_say_that_a_chart_opens_and_has_no_way_to_the_reading_copy(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain")
    said = tab.page.get_by_text("Answer first: then the chart opens")
    way = tab.page.get_by_role("link", name="Plain text for reading and printing")
    expect(said).to_be_visible()
    expect(way).to_be_visible()
    tab.page.emulate_media(media="print")
    expect(said).to_be_hidden()
    expect(way).to_be_hidden()


def test_a_drawing_for_a_dark_screen_is_printed_in_the_colours_for_a_light_one(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url, color_scheme="dark").open("en-duties")
    picture = tab.page.get_by_test_id("stImage").locator("img")
    picture.scroll_into_view_if_needed()
    assert _corner(picture.screenshot()) < 64
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert _corner(picture.screenshot()) > 192


def _corner(picture: bytes) -> int:
    """How light a picture is near its upper left corner, inside its round edge; 0–255."""
    return int(Image.open(io.BytesIO(picture)).convert("L").getpixel((30, 30)))  # type: ignore[arg-type]
