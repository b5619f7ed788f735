"""The sidebar's list of pages: where one is, how far one has come, and the ways to all others."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import OpenTab
from tests.pages.signing import choose
from tests.pages.tab import Tab
from tests.pages.test_memory import TITLE, counts
from tests.pages.test_record import RECORD, erase

OVERVIEW = "Looking after a bicycle"


@pytest.fixture
def tab(open_tab: OpenTab, bicycle_url: str) -> Tab:
    return open_tab(bicycle_url).open("en-chain", TITLE)


def here(tab: Tab) -> list[str]:
    """The addresses of what is marked as the page one is on."""
    links = tab.page.get_by_test_id("stSidebar").locator("a[aria-current=page]")
    return [link.get_attribute("href") or "" for link in links.all()]


def test_the_page_one_is_on_is_marked_and_links_lead_on_without_loading_anew(tab: Tab) -> None:
    assert here(tab) == ["en-chain"]
    tab.side("Glossary").click()
    tab.ready("Glossary")
    assert here(tab) == ["en-glossary"]
    assert tab.page.url.endswith("/en-glossary")
    tab.page.go_back()
    tab.ready(TITLE)
    assert here(tab) == ["en-chain"]
    assert len(tab.loads) == 1
    tab.open("", OVERVIEW)
    assert here(tab) == ["en"]


def test_the_same_page_is_a_step_away_in_the_other_language(tab: Tab) -> None:
    tab.side("Glossary").click()
    tab.ready("Glossary")
    there = tab.side("Latviešu")
    expect(there).to_have_attribute("lang", "lv")
    there.click()
    tab.ready("Vārdnīca")
    expect(tab.page).to_have_url(re.compile("/lv-glossary$"))
    expect(tab.side("English")).to_be_visible()


def test_a_link_opened_in_a_new_tab_leaves_this_one_where_it_is(tab: Tab) -> None:
    # What the new tab asks for is looked at, not the tab: Chromium 150 falls over any that is opened by a press.
    tabs = tab.page.context
    with (
        tabs.expect_page(),
        tabs.expect_event("request", lambda asked: asked.is_navigation_request()) as asked,
    ):
        tab.side("Glossary").click(modifiers=["ControlOrMeta"])
    assert asked.value.url.endswith("/en-glossary")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_what_is_done_shows_at_once_stays_on_other_pages_and_goes_with_what_is_erased(
    tab: Tab,
) -> None:
    counts(tab, "0/4")
    choose(tab, "more-oil", "paste")
    counts(tab, "1/4")
    tab.page.get_by_role("button", name="Mark as read").click()
    counts(tab, "2/4")
    expect(tab.side("Chain")).to_have_accessible_name(f"{TITLE} 2/4 Read")
    tab.side(RECORD).click()
    tab.ready(RECORD)
    counts(tab, "2/4")
    erase(tab)
    counts(tab, "0/4")
    expect(tab.side("Chain")).to_have_accessible_name(f"{TITLE} 0/4 Not begun")
