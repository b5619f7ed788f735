"""Switching the language in the middle of a lesson."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import OpenTab

TITLES = {"en": "Tyres that roll", "lv": "Riepas, kas ripo"}
NAMES = {"en": "English", "lv": "Latviešu"}


@pytest.mark.parametrize(("first", "second"), [("en", "lv"), ("lv", "en")])
def test_answers_and_what_is_typed_stay_without_a_reload(
    open_tab: OpenTab, bicycle_url: str, first: str, second: str
) -> None:
    tab = open_tab(bicycle_url).open(f"{first}-tyres", TITLES[first])
    guess, rear = tab.question("first-guess"), tab.question("rear")
    guess.locator("input[value=replace]").check()
    guess.locator("button.primary").click()
    expect(guess).to_have_attribute("data-state", "closed")
    rear.locator("input[type=text]").fill("3,7")

    tab.side(NAMES[second]).click()
    tab.ready(TITLES[second])
    assert tab.page.url == f"{bicycle_url}/{second}-tyres"
    expect(tab.question("first-guess")).to_have_attribute("data-state", "closed")
    expect(tab.question("rear").locator("input[type=text]")).to_have_value("3,7")
    expect(tab.page.locator("html")).to_have_attribute("lang", second)
    assert len(tab.loads) == 1


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("lv-LV", "Velosipēda kopšana"),
        ("en-US", "Looking after a bicycle"),
        ("de-DE", "Velosipēda kopšana"),
    ],
)
def test_the_root_speaks_the_browsers_language(
    open_tab: OpenTab, bicycle_url: str, locale: str, title: str
) -> None:
    open_tab(bicycle_url, locale=locale).open("", title)


def test_screen_readers_are_told_the_language_on_pages_without_running_text(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("lv-record")
    html = tab.page.locator("html")
    expect(html).to_have_attribute("lang", "lv")
    expect(tab.page.get_by_role("link", name="Pāriet uz tekstu")).to_be_attached()
    tab.side("English").click()
    tab.ready("My record")
    expect(html).to_have_attribute("lang", "en")
    expect(tab.page.get_by_role("region", name="Contents of the course")).to_be_attached()
    tab.page.reload()
    tab.ready("My record")
    expect(html).to_have_attribute("lang", "en")
    assert len(tab.loads) == 2
