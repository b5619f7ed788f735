"""Every page, heading and question has an address that leads to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from course.app.addresses import PageKind, addresses
from course.content.library import read_course
from course.locale import words_for
from tests.pages.conftest import OpenTab
from tests.pages.tab import SLOW, Tab
from tests.serving import REPOSITORY

TYRES, CHAIN = "Tyres that roll", "A chain that keeps quiet"


@pytest.mark.parametrize("language", ["lv", "en"])
def test_each_lesson_opens_by_its_address_and_leaves_it_as_it_is(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    course = read_course(REPOSITORY)
    tab = open_tab(shipped_url, locale="fr-FR")
    for address in addresses(course):
        if address.language == language and address.kind is PageKind.LESSON:
            title = course.editions[language].lessons[address.lesson or ""].title
            tab.open(address.path, title)
            assert tab.page.url == f"{shipped_url}/{address.path}"
            assert tab.page.title().startswith(title)
            assert tab.page.locator("html").get_attribute("lang") == language


def near_the_top(target: Locator) -> None:
    """The target has been scrolled into the upper half of the window, and stays."""
    expect(target).to_be_in_viewport(timeout=SLOW)
    target.page.wait_for_function(
        "node => Math.abs(node.getBoundingClientRect().top) < innerHeight / 2",
        arg=target.element_handle(),
        timeout=SLOW,
    )


@pytest.mark.parametrize("anchor", ["weekly", "puncture", "q-first-guess", "q-rear", "q-gauge"])
def test_an_anchor_scrolls_to_its_heading_or_question(
    open_tab: OpenTab, bicycle_url: str, anchor: str
) -> None:
    tab = open_tab(bicycle_url, viewport={"width": 1000, "height": 700})
    tab.open(f"en-tyres#{anchor}", TYRES)
    question = anchor.removeprefix("q-")
    target = tab.question(question) if anchor.startswith("q-") else tab.page.locator(f"#{anchor}")
    expect(target).to_be_visible()
    near_the_top(target)
    assert tab.page.url == f"{bicycle_url}/en-tyres#{anchor}"


def test_an_anchor_that_there_is_not_shows_the_lesson_from_its_top(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-tyres#%E2%80%AE'\"]<b>", TYRES)
    expect(tab.page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_a_link_in_the_text_leads_to_the_heading_of_another_lesson(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport={"width": 1000, "height": 700}).open("en-chain", CHAIN)
    tab.page.get_by_role("link", name="the lesson on tyres").click()
    tab.ready(TYRES)
    near_the_top(tab.page.locator("#pressure"))
    expect(tab.page).to_have_url(f"{bicycle_url}/en-tyres#pressure", timeout=SLOW)
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


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("en-nothing", "en"),
        ("lv-nothing", "lv"),
        ("nothing", "en"),
        ("start", "en"),
        ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "en"),
        ("lv-m%C4%81c%C4%ABba", "lv"),
        ("en-tyres.html", "en"),
    ],
)
def test_an_unknown_address_gets_the_friendly_page(
    open_tab: OpenTab, bicycle_url: str, path: str, language: str
) -> None:
    say = words_for(language).say
    tab = open_tab(bicycle_url).open(path, say("There is no such page"))
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    tab.page.get_by_test_id("stMain").get_by_role("link", name=say("To the overview")).click()
    tab.ready(read_title(tab, language))


def read_title(tab: Tab, language: str) -> str:
    return {"en": "Looking after a bicycle", "lv": "Velosipēda kopšana"}[language]


@pytest.mark.parametrize(
    ("nested", "flat"),
    [
        ("lv/tyres", "lv-tyres"),
        ("en/tyres/", "en-tyres"),
        ("en/glossary", "en-glossary"),
        ("en/tyres?x=1#weekly", "en-tyres?x=1#weekly"),
    ],
)
def test_a_nested_address_leads_to_the_flat_one(
    open_tab: OpenTab, bicycle_url: str, nested: str, flat: str
) -> None:
    tab = open_tab(bicycle_url).open(nested)
    expect(tab.page).to_have_url(f"{bicycle_url}/{flat}", timeout=SLOW)
    expect(tab.page.get_by_role("heading", level=1)).not_to_have_text("There is no such page")


def test_a_nested_address_of_nowhere_gets_the_friendly_page(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    open_tab(bicycle_url).open("en/no/such/lesson", "There is no such page")


def test_query_parameters_of_nonsense_change_nothing(open_tab: OpenTab, bicycle_url: str) -> None:
    query = "lang=xx&x=%3Cscript%3Ealert(1)%3C/script%3E&long=" + "y" * 20_000
    tab = open_tab(bicycle_url).open(f"en-tyres?{query}", TYRES)
    expect(tab.page.get_by_test_id("stException")).to_have_count(0)
    expect(tab.question("first-guess")).to_be_visible()
