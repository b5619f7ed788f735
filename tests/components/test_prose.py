"""Running text in a browser: terms, links, headings, tables on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def text(page: Page, harness: str) -> Locator:
    """The harness's text."""
    page.goto(f"{harness}/?show=prose")
    found = page.locator(".course-prose").first
    found.locator("h2").first.wait_for()
    return found


def test_a_term_opens_and_closes_by_keyboard(page: Page, text: Locator) -> None:
    term = text.get_by_role("button", name="commission")
    expect(term).to_have_attribute("aria-expanded", "false")
    term.focus()
    page.keyboard.press("Enter")
    expect(term).to_have_attribute("aria-expanded", "true")
    expect(text.get_by_role("status")).to_contain_text("A share of what was sold.")
    page.keyboard.press("Tab")
    expect(text.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(text.get_by_role("status")).to_have_count(0)
    expect(term).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_term_is_opened_and_closed_by_either_key_of_a_button(
    page: Page, text: Locator, key: str
) -> None:
    term = text.get_by_role("button", name="commission")
    term.focus()
    page.keyboard.press(key)
    expect(term).to_have_attribute("aria-expanded", "true")
    page.keyboard.press(key)
    expect(term).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_a_term_of_several_words_breaks_across_lines_as_the_text_does(
    page: Page, text: Locator
) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    lines = text.get_by_role("button", name="commission").evaluate(
        "(term) => { term.textContent = 'ratio of fixed and variable pay in a plan';"
        " return term.getClientRects().length; }"
    )
    assert lines > 1


def test_only_one_term_is_open_and_a_press_elsewhere_closes_it(page: Page, text: Locator) -> None:
    text.get_by_role("button", name="commission").click()
    text.get_by_role("button", name="quota").click()
    expect(text.locator(".term-box")).to_have_count(1)
    expect(text.locator(".term-box")).to_contain_text("What should be sold")
    page.get_by_role("heading", name="Components").click()
    expect(text.locator(".term-box")).to_have_count(0)


@pytest.mark.parametrize("term", ["commission", "quota"])
def test_a_term_fits_on_a_phone(page: Page, text: Locator, term: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    text.get_by_role("button", name=term).click()
    box = text.locator(".term-box").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 360 - box["width"]
    expect(text.get_by_role("button", name="Close")).to_be_in_viewport()
    # What follows on the page must not cover it.
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = page.evaluate(
        "([x, y]) => !!document.elementFromPoint(x, y)?.closest('.term-box')", middle
    )
    assert on_top


def test_a_link_to_another_lesson_is_sent_and_to_this_one_scrolls(
    page: Page, text: Locator
) -> None:
    text.get_by_role("link", name="equal means", exact=True).click()
    expect(text.get_by_role("heading", name="Equal means are not equal offers")).to_be_in_viewport()
    assert page.url.endswith("#break-even")
    text.get_by_role("link", name="what a day is made of").click()
    expect(page.locator('[data-testid="stCode"]')).to_have_text(
        "go {'lesson': 'duties', 'anchor': 'day'}"
    )


def test_headings_can_be_linked_and_keep_their_names(page: Page, text: Locator) -> None:
    expect(text.get_by_role("heading", name="One job, different pay", exact=True)).to_be_visible()
    link = text.get_by_role("link", name="Link to this section: One job, different pay")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.url.endswith("#size")


def test_an_address_with_an_anchor_opens_there(page: Page, harness: str) -> None:
    page.set_viewport_size({"width": 900, "height": 400})
    page.goto(f"{harness}/?show=prose#break-even")
    heading = page.get_by_role("heading", name="Equal means are not equal offers")
    expect(heading).to_be_in_viewport()


def test_foreign_links_open_apart_and_the_language_is_told(page: Page, text: Locator) -> None:
    link = text.get_by_role("link", name="the size of the company")
    expect(link).to_have_attribute("rel", "noopener")
    expect(link).to_have_attribute("target", "_blank")
    # The text's own language, and the page's, which its code has told.
    expect(text).to_have_attribute("lang", "lv")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_table_becomes_labelled_rows_on_a_phone_and_stays_a_table(
    page: Page, text: Locator
) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    cell = text.get_by_role("cell", name="1800 €")
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"1200 € and 5 %, up to 1000 €"'
    expect(text.get_by_role("row")).to_have_count(3)
    expect(text.get_by_role("columnheader")).to_have_count(3)


def test_names_with_a_figure_each_stay_two_columns_on_a_phone(page: Page, text: Locator) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    table = page.locator(".course-prose").nth(1).get_by_role("table")
    expect(table.get_by_role("columnheader", name="Sum")).to_be_visible()
    name, figure = table.get_by_role("row").nth(2).get_by_role("cell").all()
    assert name.bounding_box()["y"] == figure.bounding_box()["y"]  # type: ignore[index]
