"""Every page, heading and question has an address that leads to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from course.locale import words_for
from tests.pages.conftest import OpenTab
from tests.pages.tab import SLOW, Tab

WINDOW: ViewportSize = {"width": 1000, "height": 700}
TYRES, CHAIN = "Tyres that roll", "A chain that keeps quiet"


def near_the_top(target: Locator) -> None:
    """The target has been scrolled into the upper half of the window, and stays."""
    expect(target).to_be_in_viewport(timeout=SLOW)
    target.page.wait_for_function(
        "node => Math.abs(node.getBoundingClientRect().top) < innerHeight / 2",
        arg=target.element_handle(),
        timeout=SLOW,
    )


def target_of(tab: Tab, anchor: str) -> Locator:
    """What an anchor of the lesson on tyres names: a question's form, or a heading."""
    if anchor.startswith("q-"):
        return tab.question(anchor.removeprefix("q-"))
    return tab.page.locator(f"[id='{anchor}']")


@pytest.mark.parametrize("anchor", ["puncture", "q-gauge"])
def test_an_anchor_in_the_address_opens_its_heading_or_question(
    open_tab: OpenTab, bicycle_url: str, anchor: str
) -> None:
    tab = open_tab(bicycle_url, viewport=WINDOW).open(f"en-tyres#{anchor}", TYRES)
    expect(target_of(tab, anchor)).to_be_visible()
    near_the_top(target_of(tab, anchor))
    assert tab.page.url == f"{bicycle_url}/en-tyres#{anchor}"


def test_an_anchor_typed_on_the_page_leads_there_without_a_reload(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=WINDOW).open("en-tyres", TYRES)
    for anchor in ("q-gauge", "weekly", "q-first-guess", "puncture", "q-signs"):
        tab.page.goto(f"{bicycle_url}/en-tyres#{anchor}")
        expect(target_of(tab, anchor)).to_be_visible()
        near_the_top(target_of(tab, anchor))
    assert len(tab.loads) == 1


def test_an_anchor_that_there_is_not_shows_the_lesson_from_its_top(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-tyres#%E2%80%AE'\"]<b>", TYRES)
    expect(tab.page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_a_link_in_the_text_leads_to_the_heading_of_another_lesson(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=WINDOW).open("en-chain", CHAIN)
    tab.page.get_by_role("link", name="the lesson on tyres").click()
    tab.ready(TYRES)
    near_the_top(tab.page.locator("#pressure"))
    expect(tab.page).to_have_url(f"{bicycle_url}/en-tyres#pressure")
    assert len(tab.loads) == 1


def test_back_and_forward_go_through_the_pages_seen(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en")
    overview = tab.page.get_by_role("heading", level=1).inner_text()
    tab.page.get_by_role("button", name="Begin the course").click()
    tab.ready(TYRES)
    tab.page.get_by_role("link", name=re.compile("^Next: ")).click()
    tab.ready(CHAIN)
    tab.side("Glossary").click()
    tab.ready("Glossary")
    tab.page.go_back()
    tab.ready(CHAIN)
    tab.page.go_back()
    tab.ready(TYRES)
    expect(tab.page).to_have_url(f"{bicycle_url}/en-tyres")
    tab.page.go_back()
    tab.ready(overview)
    tab.page.go_forward()
    tab.ready(TYRES)
    tab.page.go_forward()
    tab.ready(CHAIN)
    assert len(tab.loads) == 1


def test_unknown_addresses_get_the_friendly_page_in_their_language(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url)
    for path, language in {
        "en-nothing": "en",
        "start": "en",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E": "en",
        "en/no/such/lesson": "en",
        "lv-m%C4%81c%C4%ABba": "lv",
        "nothing": "en",
    }.items():
        tab.open(path, words_for(language).say("There is no such page"))
        expect(tab.page.get_by_role("dialog")).to_have_count(0)
    tab.page.get_by_test_id("stMain").get_by_role("link", name="To the overview").click()
    tab.ready("Looking after a bicycle")


def test_nested_addresses_lead_to_the_flat_ones(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url)
    for nested, flat, title in (
        ("lv/tyres", "lv-tyres", "Riepas, kas ripo"),
        ("en/tyres/", "en-tyres", TYRES),
        ("en/tyres?x=1#weekly", "en-tyres?x=1#weekly", TYRES),
        ("en/glossary", "en-glossary", "Glossary"),
    ):
        tab.open(nested, title)
        expect(tab.page).to_have_url(f"{bicycle_url}/{flat}")


def test_query_parameters_of_nonsense_change_nothing(open_tab: OpenTab, bicycle_url: str) -> None:
    query = "lang=xx&x=%3Cscript%3Ealert(1)%3C/script%3E&long=" + "y" * 20_000
    tab = open_tab(bicycle_url).open(f"en-tyres?{query}", TYRES)
    expect(tab.page.get_by_test_id("stException")).to_have_count(0)
    expect(tab.question("first-guess")).to_be_visible()
