"""The reading copy in a browser that runs no script, on a phone, in the dark, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.accessibility.findings import violations
from tests.pages.conftest import OpenTab
from tests.pages.tab import Tab
from tests.pages.test_accessibility import PHONE


def opened(open_tab: OpenTab, url: str, path: str, **options: object) -> Tab:
    tab = open_tab(url, **options)
    tab.page.goto(f"{url}/{path}")
    return tab


@pytest.mark.parametrize("path", ["pay", "glossary", "about", ""])
@pytest.mark.parametrize(("language", "theme"), [("lv", "light"), ("en", "dark")])
def test_a_phone_finds_nothing_amiss(
    open_tab: OpenTab, shipped_url: str, language: str, theme: str, path: str
) -> None:
    there = f"read/{language}/{path}".rstrip("/")
    tab = opened(open_tab, shipped_url, there, color_scheme=theme, viewport=PHONE)
    for summary in tab.page.locator("summary").all():
        summary.click()
    assert violations(tab.page) == []
    assert tab.sideways() == 0


@pytest.mark.parametrize("language", ["lv", "en"])
def test_without_script_a_lesson_is_read_and_left_by_its_links(
    open_tab: OpenTab, shipped_url: str, language: str
) -> None:
    tab = opened(
        open_tab, shipped_url, f"read/{language}", java_script_enabled=False, viewport=PHONE
    )
    tab.page.locator(".lessons a").first.click()
    for _ in range(3):
        tab.page.locator("a[rel=next]").click()
    expect(tab.page).to_have_url(f"{shipped_url}/read/{language}/pay")
    expect(tab.page.locator("figure svg[role=img]").first).to_be_visible()
    expect(tab.page.locator("figure table").first).to_be_hidden()
    tab.page.locator("figure summary").first.click()
    expect(tab.page.locator("figure table").first).to_be_visible()
    tab.page.locator("a.term").first.click()
    expect(tab.page.locator("dt:target")).to_be_visible()


def test_the_typeface_comes_from_the_server(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "read/lv/pay")
    assert tab.page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('16px Figtree'))"
    )
    fonts = {url.rpartition("/")[2] for url in tab.requests if ".woff2" in url}
    assert "figtree-latin-ext-wght-normal.woff2" in fonts


def test_paper_has_the_text_and_no_controls(open_tab: OpenTab, shipped_url: str) -> None:
    tab = opened(open_tab, shipped_url, "read/en/pay", color_scheme="dark")
    tab.page.emulate_media(media="print")
    for hidden in ("header nav", ".way-in", "nav.on", ".door a"):
        expect(tab.page.locator(hidden).first).to_be_hidden()
    expect(tab.page.locator("figure table").first).to_be_visible()
    expect(tab.page.locator(".address")).to_have_text(f"{shipped_url}/read/en/pay")
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--text')"
    assert tab.page.evaluate(ink) == "#10161b"


def test_a_lesson_and_its_reading_copy_lead_to_each_other(
    open_tab: OpenTab, shipped_url: str
) -> None:
    tab = open_tab(shipped_url).open("en-duties")
    link = tab.page.get_by_role("link", name="Plain text for reading and printing")
    assert link.evaluate("link => link.href") == f"{shipped_url}/read/en/duties"
    tab.page.goto(f"{shipped_url}/read/en/duties")
    tab.page.get_by_role("link", name="Take this lesson interactively").click()
    tab.ready("What an account manager does, and how the work is judged")
