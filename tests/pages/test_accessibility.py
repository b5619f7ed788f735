"""What keeps somebody out, on every kind of page, in both languages and both themes.

`make accessibility` looks at every page so, before and after all on it is answered and opened.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from course.content.library import read_course
from course.locale import words_for
from tests.accessibility.findings import findings
from tests.journey.walker import Walker
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab
from tests.serving import REPOSITORY

PAGES = (
    "{}",
    "{}-competence",
    "{}-glossary",
    "{}-about",
    "{}-record",
    "{}-nothing",
    "{}-lab",
    "{}-lab-plan",
    "{}-lab-year",
    "{}-lab-offers",
    "{}-lab-summary",
    "{}-lab-cap",
)
THEMES = ("light", "dark")
PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize(("language", "theme"), [("lv", "light"), ("en", "dark")])
def test_no_kind_of_page_has_violations(
    open_tab: OpenTab, shipped_url: str, language: str, theme: str
) -> None:
    tab = open_tab(shipped_url, color_scheme=theme)
    found = {}
    for pattern in PAGES:
        path = pattern.format(language)
        found[path] = findings(tab.open(path).page, language)
    assert {path: told for path, told in found.items() if told} == {}


def open_all(tab: Tab, language: str) -> None:
    """Open what the lesson on pay can open: a chart and its table, an explanation, a term."""
    walker, say = Walker(tab.page, read_course(REPOSITORY)), words_for(language).say
    lesson = walker.lesson(language, "pay")
    walker.right(lesson.quiz.questions[lesson.inline[0]])
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    tab.page.get_by_text(say("The same numbers as a table")).first.click()
    expect(tab.page.locator(".course-prose table").first).to_be_visible()
    tab.page.locator("details.reveal summary").first.click()
    tab.page.locator(".course-prose .term").first.click()
    expect(tab.page.locator(".term-box")).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), [("lv", "light"), ("en", "dark")])
def test_a_lesson_on_a_phone_has_no_violations_before_and_after_answering(
    open_tab: OpenTab, shipped_url: str, language: str, theme: str
) -> None:
    tab = open_tab(shipped_url, color_scheme=theme, viewport=PHONE)
    tab.open(f"{language}-pay")
    assert findings(tab.page, language) == []
    open_all(tab, language)
    assert findings(tab.ready().page, language) == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_lesson_and_the_overview_have_no_violations_after_answering(
    open_tab: OpenTab, bicycle_url: str, theme: str
) -> None:
    tab = open_tab(bicycle_url, color_scheme=theme).open("en-chain")
    equal = tab.question("equal")
    equal.locator("input[type=text]").fill("2000")
    equal.locator("button.primary").click()
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    order = tab.question("order")
    order.locator("input[value=wipe-first]").check()
    order.locator("button.primary").click()
    expect(order).to_have_attribute("data-state", "right")
    tab.page.get_by_role("button", name="Start this lesson over").click()
    expect(tab.page.get_by_role("button", name="Yes, start over")).to_be_visible()
    assert findings(tab.page, "en") == []
    tab.page.keyboard.press("Escape")
    tab.page.locator(".head .marks .to-result button").click()
    expect(tab.page.get_by_role("heading", name="Quiz passed")).to_be_visible()
    assert findings(tab.page, "en") == []
    tab.side("Overview").click()
    tab.ready("Looking after a bicycle")
    assert findings(tab.page, "en") == []


def test_the_opened_sidebar_of_a_phone_has_no_violations(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url, viewport=PHONE).open("en")
    tab.page.get_by_test_id("stExpandSidebarButton").click()
    expect(tab.page.get_by_test_id("stSidebar")).to_be_in_viewport()
    assert findings(tab.page, "en") == []


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
        assert findings(tab.ready().page, "lv") == []
    finally:
        file.write_text(text, encoding="utf-8")
