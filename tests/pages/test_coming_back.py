"""A reload leads back to where one was: the place in the page, and the question of a quiz."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.pages.conftest import OpenTab
from tests.pages.signing import choose
from tests.pages.tab import Tab
from tests.pages.test_memory import TITLE
from tests.pages.test_record import RECORD, erase

NEAR = 24
"""Pixels by which a place may differ."""


DOUBLE_PRESS_MS = 500
"""After an answer, longer than a second press of the same button is taken for a slip."""


LEAVE = """(heading) => {
  heading.scrollIntoView();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    sessionStorage.setItem("left", heading.getBoundingClientRect().top);
    location.reload();
  }));
}"""


def top_of(place: Locator) -> float:
    top: float = place.evaluate("(element) => element.getBoundingClientRect().top")
    return top


@pytest.fixture
def phone(open_tab: OpenTab, bicycle_url: str) -> Tab:
    return open_tab(bicycle_url, viewport={"width": 360, "height": 640}).open("en-chain", TITLE)


def test_the_question_just_answered_is_there_with_its_feedback_until_one_goes_on(
    phone: Tab,
) -> None:
    choose(phone, "order", "wipe-first")
    order = phone.question("order")
    expect(order.locator(".verdict")).to_contain_text("Right")
    phone.page.reload()
    phone.ready(TITLE)
    expect(order).to_be_visible()
    expect(order.locator(".verdict")).to_contain_text("Right")
    order.locator("button.primary").click()
    expect(order).to_be_hidden()
    phone.page.reload()
    phone.ready(TITLE)
    expect(order).to_be_hidden()


def test_a_question_looked_at_is_shown_again_though_nothing_is_answered_yet(phone: Tab) -> None:
    phone.open("en-tyres")
    first, second = phone.question("rear"), phone.question("signs")
    first.locator("button.following").click()
    expect(second).to_be_visible()
    phone.page.reload()
    phone.ready()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()


@pytest.mark.parametrize("rests", [True, False], ids=["after a rest", "at once"])
def test_the_place_in_the_page_is_the_same(phone: Tab, rests: bool) -> None:
    pay = phone.page.locator("#pay")
    if rests:
        pay.evaluate("(heading) => heading.scrollIntoView()")
        phone.page.mouse.wheel(0, 90)
        phone.page.wait_for_timeout(500)
        before = top_of(pay)
        phone.page.reload()
    else:  # the page is left in the frame after the one in which it was scrolled
        with phone.page.expect_navigation():
            pay.evaluate(LEAVE)
        before = phone.page.evaluate("Number(sessionStorage.getItem('left'))")
    assert -200 < before < 200
    phone.ready(TITLE)
    expect(pay).to_be_in_viewport()
    phone.page.wait_for_timeout(500)
    assert abs(top_of(pay) - before) < NEAR


def test_a_page_that_is_opened_anew_begins_at_its_beginning(phone: Tab) -> None:
    phone.page.locator("#pay").evaluate("(heading) => heading.scrollIntoView()")
    phone.open("en-chain", TITLE)
    phone.page.wait_for_timeout(500)
    expect(phone.page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_a_page_that_was_not_scrolled_since_it_was_come_to_begins_at_its_beginning(
    phone: Tab,
) -> None:
    phone.page.locator("#pay").evaluate("(heading) => heading.scrollIntoView()")
    phone.page.wait_for_timeout(500)
    phone.open("en-tyres")
    phone.page.reload()
    phone.ready()
    phone.open("en-chain", TITLE)
    phone.page.reload()
    phone.ready(TITLE)
    phone.page.wait_for_timeout(500)
    expect(phone.page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_once_all_is_erased_a_quiz_begins_at_its_first_question(phone: Tab) -> None:
    choose(phone, "order", "wipe-first")
    order = phone.question("order")
    expect(order.locator(".verdict")).to_contain_text("Right")
    phone.page.wait_for_timeout(DOUBLE_PRESS_MS)
    order.locator("button.primary").click()
    expect(order).to_be_hidden()
    erase(phone.open("en-record", RECORD))
    phone.open("en-chain", TITLE)
    expect(order).to_be_visible()


def test_what_was_typed_or_chosen_and_not_checked_is_there_after_a_reload(phone: Tab) -> None:
    phone.open("en-tyres")
    rear, guess = phone.question("rear"), phone.question("first-guess")
    rear.get_by_label("Your answer").fill("3,5")
    guess.locator("input").nth(1).check()
    phone.page.reload()
    phone.ready()
    expect(rear.get_by_label("Your answer")).to_have_value("3,5")
    expect(guess.locator("input").nth(1)).to_be_checked()
    expect(guess.locator("button.primary")).to_be_enabled()

    # What was checked since is the record's, also once the question is begun anew.
    rear.get_by_label("Your answer").fill("4")
    rear.locator("button.primary").click()
    expect(rear).to_have_attribute("data-state", "right")
    phone.page.reload()
    phone.ready()
    expect(rear.get_by_label("Your answer")).to_have_value("4")
    assert [name for name in held(phone) if "draft" in name and "rear" in name] == []


def test_once_all_is_erased_nothing_typed_is_left(phone: Tab) -> None:
    phone.open("en-tyres").question("rear").get_by_label("Your answer").fill("3,5")
    choose(phone, "first-guess", "replace")
    erase(phone.open("en-record", RECORD))
    assert held(phone) == []
    phone.open("en-tyres")
    expect(phone.question("rear").get_by_label("Your answer")).to_have_value("")


def held(tab: Tab) -> list[str]:
    """The names of drafts that this tab holds."""
    names: list[str] = tab.page.evaluate(
        "() => Object.keys(sessionStorage).filter((name) =>"
        " name.includes(':draft:') && sessionStorage.getItem(name) !== 'null')"
    )
    return names
