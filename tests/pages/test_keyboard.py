"""A lesson from the skip link to the next one, by the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import ViewportSize, expect

from tests.pages.conftest import OpenTab
from tests.pages.keyboard import Keyboard

PHONE: ViewportSize = {"width": 360, "height": 740}


def tick(keys: Keyboard, value: str) -> None:
    """Go with the arrows to the option of that value; the group is entered already."""
    for _ in range(4):
        if keys.at.value == value:
            break
        keys.press("ArrowDown")
    assert keys.at.value == value
    keys.press("Space")


def go_on(keys: Keyboard) -> None:
    """Press the button that checked a moment ago, and is not to be pressed twice by a slip."""
    keys.tab.page.wait_for_timeout(400)
    keys.press("Enter")


def test_every_kind_of_question_is_answered_and_the_next_lesson_reached(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-tyres", "Tyres that roll")
    keys = Keyboard(tab)

    skip = keys.press("Tab")
    assert skip.name == "Skip to the text"
    assert keys.press("Enter").tag == "main"

    # Inside the text: one of several options. What was wrong is told, and the keyboard stands below it.
    keys.to(tag="input", type="radio")
    tick(keys, "replace")
    keys.press("Enter")
    expect(tab.question("first-guess")).to_have_attribute("data-state", "closed")
    assert keys.at.classes == "outcome"

    # In the quiz: a number, first without one.
    keys.to(tag="input", type="text")
    keys.press("Enter")
    verdict = tab.question("rear").locator(".verdict")
    expect(verdict).to_contain_text("Write your answer first")
    assert keys.at.type == "text"
    keys.type("4")
    keys.press("Enter")
    expect(tab.question("rear")).to_have_attribute("data-state", "right")
    assert keys.at.name == "Next"

    # Several options.
    go_on(keys)
    assert keys.at.classes.startswith("prompt")
    for _ in range(3):
        if keys.to(tag="input", type="checkbox").value in {"bubbles", "again"}:
            keys.press("Space")
    keys.to("Check")
    keys.press("Space")
    expect(tab.question("signs")).to_have_attribute("data-state", "right")

    # True or false, and by a word.
    go_on(keys)
    keys.to(tag="input", type="radio")
    tick(keys, "false")
    keys.press("Enter")
    expect(tab.question("cause")).to_have_attribute("data-state", "right")
    go_on(keys)
    keys.to("Hint")
    keys.press("Space")
    expect(tab.question("gauge").locator(".hint")).to_be_visible()
    keys.press("Shift+Tab")
    assert keys.press("Shift+Tab").type == "text"
    keys.type("gauge")
    keys.press("Enter")
    expect(tab.question("gauge")).to_have_attribute("data-state", "right")

    # The result has the keyboard, and leads on.
    assert keys.at.name == "Result"
    go_on(keys)
    assert keys.at.name == "Quiz passed"
    keys.to("Next lesson", tag="a")
    keys.press("Enter")
    tab.ready("A chain that keeps quiet")
    expect(tab.page.get_by_role("heading", level=1)).to_be_focused()
    assert keys.unseen == []


def test_a_chart_is_opened_moved_and_read_as_a_table(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en-chain", "A chain that keeps quiet")
    keys = Keyboard(tab)
    keys.to(tag="input", type="text")
    keys.type("4000")
    keys.press("Enter")
    expect(tab.question("equal")).to_have_attribute("data-state", "right")
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    slider = keys.to(tag="input", type="range")
    title = tab.page.locator(".course-chart .title")
    before = title.inner_text()
    for _ in range(3):
        keys.press("ArrowRight")
    expect(title).not_to_have_text(before)
    assert keys.at.name == slider.name
    keys.to("The same numbers as a table", tag="summary")
    keys.press("Enter")
    expect(tab.page.locator(".as-table table")).to_be_visible()
    keys.to("Mark as read", tag="button")

    # A question takes the keyboard, is not answered by the key that opened it, and gives the keyboard back.
    keys.to("Start this lesson over", tag="button")
    keys.tab.page.keyboard.press("Enter")
    asked = tab.page.get_by_text("All your answers in this lesson are put aside")
    expect(asked).to_be_focused()
    keys.tab.page.keyboard.press("Enter")
    expect(asked).to_be_focused()
    assert keys.press("Tab").name == "Yes, start over"
    keys.tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("button", name="Start this lesson over")).to_be_focused()
    assert keys.unseen == []


def test_on_a_phone_folded_contents_are_no_stops_and_open_ones_come_next(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=PHONE).open("lv", "Velosipēda kopšana")
    keys = Keyboard(tab)
    sidebar = tab.page.get_by_test_id("stSidebar")
    opens, closes = tab.page.get_by_label("Atvērt saturu"), tab.page.get_by_label("Aizvērt saturu")

    def unfold() -> None:
        opens.focus()
        tab.page.keyboard.press("Enter")
        expect(closes).to_be_focused()
        expect(tab.side("Pārskats")).to_be_visible()
        tab.page.wait_for_timeout(300)  # it has slid in: no hand is faster

    expect(sidebar).to_have_attribute("data-collapsed", "true")
    expect(tab.side("Pārskats")).to_be_hidden()
    expect(tab.page.get_by_role("button", name="Uz pārskatu")).to_be_visible()
    expect(opens).to_be_visible()
    assert keys.press("Tab").name == "Pāriet uz tekstu"
    assert keys.press("Tab").name == "Uz pārskatu"
    assert keys.press("Tab").name == "Atvērt saturu"
    unfold()
    assert keys.press("Tab").name == "Pārskats"
    tab.page.keyboard.press("Escape")
    expect(opens).to_be_focused()
    expect(sidebar).to_have_attribute("data-collapsed", "true")

    # Whoever steps out of it sees the page again.
    unfold()
    keys.to("English", tag="a")
    assert keys.press("Tab").tag == "main"
    expect(sidebar).to_have_attribute("data-collapsed", "true")

    # Whoever follows a link of it begins at the page's title.
    unfold()
    keys.to("Vārdnīca", tag="a")
    tab.page.keyboard.press("Enter")
    tab.ready("Vārdnīca")
    expect(tab.page.get_by_role("heading", level=1)).to_be_focused()
    assert keys.unseen == []
