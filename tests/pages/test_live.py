"""A trainer saves a file: the page shows it within two seconds, and nobody loses what is typed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.pages.conftest import OpenTab
from tests.pages.tab import SLOW, Tab

PROMISED = 2.0
"""Seconds within which an edit shows."""
SLACK = 3.0
"""Seconds more that a machine busy with other tests may take."""

TITLE = "Tyres that roll"
LESSON, QUIZ = "lessons/en/01-tyres.md", "quizzes/en/01-tyres.yaml"

Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(edited: tuple[Path, str]) -> Iterator[Edit]:
    """Replace a text in a file of the course as an editor does; afterwards all is as before."""
    root, _ = edited
    before: dict[Path, str] = {}

    def replace(name: str, old: str, new: str) -> None:
        file = root / name
        text = file.read_text(encoding="utf-8")
        before.setdefault(file, text)
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    yield replace
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")


def seconds_until(appears: Locator) -> float:
    start = time.monotonic()
    expect(appears).to_be_visible(timeout=SLOW)
    return time.monotonic() - start


def guessed(tab: Tab) -> Locator:
    """The lesson's first question, answered rightly."""
    guess = tab.question("first-guess")
    guess.locator("input[value=pump]").check()
    guess.locator("button.primary").click()
    expect(guess).to_have_attribute("data-state", "right")
    return guess


def test_a_mended_text_shows_without_a_reload_and_what_is_typed_stays(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    tab = open_tab(edited[1]).open("en-tyres", TITLE)
    field = tab.question("rear").locator("input[type=text]")
    field.fill("3,7")
    guess = tab.question("first-guess").locator("input[value=ride]")
    guess.check()
    field.focus()
    scrolled = field.evaluate("node => node.getBoundingClientRect().top")

    edit(LESSON, "Since Monday", "Since Tuesday")
    took = seconds_until(tab.page.get_by_text("Since Tuesday the same road"))
    assert took < PROMISED + SLACK

    expect(field).to_have_value("3,7")
    expect(field).to_be_focused()
    expect(guess).to_be_checked()
    assert abs(field.evaluate("node => node.getBoundingClientRect().top") - scrolled) < 3
    assert len(tab.loads) == 1


def test_a_mended_question_shows_around_what_is_typed(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    tab = open_tab(edited[1]).open("en-tyres", TITLE)
    field = tab.question("rear").locator("input[type=text]")
    field.fill("3,7")
    edit(QUIZ, "Pēteris weighs 80 kg", "Pēteris weighs eighty kilograms")
    assert seconds_until(tab.page.get_by_text("eighty kilograms")) < PROMISED + SLACK
    expect(field).to_have_value("3,7")
    field.fill("4")
    tab.question("rear").locator("button.primary").click()
    expect(tab.question("rear")).to_have_attribute("data-state", "right")
    assert len(tab.loads) == 1


def test_a_broken_save_shows_the_problems_and_the_rest_and_mending_brings_the_lesson_back(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    tab = open_tab(edited[1]).open("en-tyres", TITLE)
    guessed(tab)
    tab.question("rear").locator("input[type=text]").fill("3,7")

    edit(LESSON, "minutes: 6", "minuets: 6")
    problem = tab.page.get_by_text(f"{LESSON}:4:1: error:")
    assert seconds_until(problem) < PROMISED + SLACK
    expect(tab.page.get_by_text("This lesson is being mended")).to_be_visible()
    expect(tab.page.locator("form.question")).to_have_count(0)
    tab.side("A chain that keeps quiet").click()
    tab.ready("A chain that keeps quiet")
    expect(tab.question("more-oil")).to_be_visible()
    expect(problem).to_have_count(0)
    tab.side(TITLE).click()
    tab.ready(TITLE)

    edit(LESSON, "minuets: 6", "minutes: 6")
    assert seconds_until(tab.question("first-guess")) < PROMISED + SLACK
    expect(tab.question("first-guess")).to_have_attribute("data-state", "right")
    expect(tab.question("rear").locator("input[type=text]")).to_have_value("3,7")
    expect(problem).to_have_count(0)
    assert len(tab.loads) == 1


def test_a_new_title_shows_in_the_sidebar_and_on_other_pages(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    tab = open_tab(edited[1]).open("en-chain")
    edit(LESSON, f"title: {TITLE}", "title: Wheels that hum")
    assert seconds_until(tab.side("Wheels that hum")) < PROMISED + SLACK
    assert len(tab.loads) == 1


def test_a_lesson_renamed_opens_at_its_old_address_and_the_way_back_leads_there_too(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    for language in ("lv", "en"):
        edit(f"lessons/{language}/01-tyres.md", "minutes:", "formerly: wheels\nminutes:")
    tab = open_tab(edited[1]).open("en-wheels#puncture", TITLE)
    expect(tab.page.locator("#puncture")).to_be_in_viewport()
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    guess = tab.question("first-guess")
    guess.locator("input[value=pump]").check()
    guess.locator("button.primary").click()
    expect(guess).to_have_attribute("data-state", "right")
    tab.side("Glossary").click()
    tab.ready("Glossary")
    tab.side(TITLE).click()
    tab.ready(TITLE)
    expect(tab.page).to_have_url(f"{edited[1]}/en-tyres")
    expect(guess).to_have_attribute("data-state", "right")
    for title in ("Glossary", TITLE):
        tab.page.go_back()
        tab.ready(title)
    expect(tab.page).to_have_url(f"{edited[1]}/en-wheels#puncture")
    tab.page.reload()
    tab.ready(TITLE)
    expect(guess).to_have_attribute("data-state", "right")


def test_another_key_is_told_at_once_and_after_a_reload_no_more(
    open_tab: OpenTab, edited: tuple[Path, str], edit: Edit
) -> None:
    tab = open_tab(edited[1]).open("en-tyres", TITLE)
    guess = guessed(tab)
    for language in ("lv", "en"):
        edit(f"quizzes/{language}/01-tyres.yaml", "- id: ride", "- id: walk")
    said = guess.get_by_text("This question has changed since you answered it.")
    assert seconds_until(said) < PROMISED + SLACK
    expect(guess).to_have_attribute("data-state", "open")
    tab.page.reload()
    tab.ready(TITLE)
    expect(guess).to_have_attribute("data-state", "open")
    expect(said).to_have_count(0)
