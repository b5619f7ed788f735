"""What axe-core finds of WCAG 2.2 AA, on every kind of page, in both languages and both themes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from course.content.library import read_course
from course.locale import words_for
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab
from tests.serving import REPOSITORY

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

STREAMLITS_OWN: dict[tuple[str, str], str] = {}
"""Rule and part of the selector of what is Streamlit's to mend, with the reason."""

PAGES = ("{}", "{}-duties", "{}-glossary", "{}-about", "{}-nothing")
LANGUAGES = ("lv", "en")
THEMES = ("light", "dark")


def violations(tab: Tab) -> list[str]:
    """What axe-core finds on the page, without what is listed as Streamlit's own."""
    found = Axe().run(tab.page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return list(_told(found.response["violations"]))


def _told(found: list[dict[str, Any]]) -> Iterator[str]:
    for violation in found:
        for node in violation["nodes"]:
            where = " ".join(map(str, node["target"]))
            if not any(violation["id"] == rule and part in where for rule, part in STREAMLITS_OWN):
                yield f"{violation['id']} at {where}: {node['html']} {node['failureSummary']}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_of_page_has_violations(
    open_tab: OpenTab, shipped_url: str, language: str, theme: str
) -> None:
    tab = open_tab(shipped_url, color_scheme=theme)
    found = {}
    for pattern in PAGES:
        path = pattern.format(language)
        found[path] = violations(tab.open(path))
    assert {path: told for path, told in found.items() if told} == {}


def answer_some(tab: Tab, language: str) -> None:
    """Open everything that a lesson with a chart can open: its chart, table, feedback and a term."""
    course = read_course(REPOSITORY)
    say = words_for(language).say
    pay = course.editions[language].lessons["pay"]
    tab.open(f"{language}-pay", pay.title)
    guess = tab.question("half-and-half")
    guess.locator("input").first.check() if guess.locator(
        "input[type=radio]"
    ).count() else guess.locator("input").first.fill("1")
    guess.locator("button.primary").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    tab.page.get_by_text(say("The same numbers as a table")).first.click()
    expect(tab.page.locator(".course-prose table").first).to_be_visible()
    tab.page.locator("details.reveal summary").first.click()
    tab.page.locator(".course-prose .term").first.click()
    expect(tab.page.locator(".term-box")).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("language", "width"), [("lv", 360), ("en", 1280)])
def test_a_lesson_has_no_violations_before_and_after_answering(
    open_tab: OpenTab, shipped_url: str, language: str, width: int, theme: str
) -> None:
    tab = open_tab(shipped_url, color_scheme=theme, viewport={"width": width, "height": 740})
    tab.open(f"{language}-pay")
    assert violations(tab) == []
    answer_some(tab, language)
    tab.ready()
    assert violations(tab) == []


@pytest.mark.parametrize("theme", THEMES)
def test_an_overview_with_progress_and_an_open_question_has_no_violations(
    open_tab: OpenTab, bicycle_url: str, theme: str
) -> None:
    tab = open_tab(bicycle_url, color_scheme=theme).open("en-tyres")
    rear = tab.question("rear")
    rear.locator("input[type=text]").fill("4")
    rear.locator("button.primary").click()
    expect(rear).to_have_attribute("data-state", "right")
    tab.page.get_by_role("button", name="Start this lesson over").click()
    expect(tab.page.get_by_role("button", name="Yes, start over")).to_be_visible()
    assert violations(tab) == []
    tab.page.keyboard.press("Escape")
    tab.side("Overview").click()
    tab.ready("Looking after a bicycle")
    assert violations(tab) == []


def test_the_opened_sidebar_of_a_phone_has_no_violations(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport={"width": 360, "height": 740}).open("en")
    tab.page.get_by_test_id("stExpandSidebarButton").click()
    expect(tab.page.get_by_test_id("stSidebar")).to_be_in_viewport()
    assert violations(tab) == []


def test_a_page_with_a_trainers_problems_has_no_violations(
    open_tab: OpenTab, edited: tuple[Any, str]
) -> None:
    root, url = edited
    file = root / "lessons" / "lv" / "01-tyres.md"
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(text.replace("minutes:", "minuets:", 1), encoding="utf-8")
        tab = open_tab(url)
        tab.page.goto(f"{url}/lv-tyres")
        expect(tab.page.get_by_text("minuets").first).to_be_visible()
        assert violations(tab.ready()) == []
    finally:
        file.write_text(text, encoding="utf-8")
