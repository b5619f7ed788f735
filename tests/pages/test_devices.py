"""Going on at another device, in browsers: two tabs of one both go on with the other's record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.signing import RECORD, choose, has_attempts
from tests.pages.tab import Tab
from tests.pages.test_memory import TITLE, answer, stored
from tests.pages.test_record import erase
from tests.serving import served

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """The small course, with a database of its own."""
    with served(BICYCLE, database=f"sqlite:///{tmp_path / 'course.sqlite3'}") as found:
        yield found


@pytest.fixture(name="open_tab")
def open_tab_there(url: str, open_tab: OpenTab) -> OpenTab:
    """Tabs that are closed before the server ends: one that is left open asks for it."""
    return open_tab


def code(tab: Tab) -> str:
    tab.open("en-record", RECORD)
    tab.page.get_by_role("button", name="Get a code").click()
    shown = tab.page.get_by_text(CODE)
    expect(shown).to_be_visible()
    return shown.inner_text()


def follow(tab: Tab, typed: str) -> None:
    tab.open("en-record", RECORD)
    tab.page.get_by_label("A code from another device").fill(typed)
    tab.page.get_by_role("button", name="Go on with that record").click()
    expect(tab.page.get_by_text("This device goes on with that record.")).to_be_visible()
    tab.ready(RECORD)


def test_two_tabs_of_one_browser_go_on_with_the_record_of_another_device(
    open_tab: OpenTab, url: str
) -> None:
    phone = open_tab(url).open("en-chain", TITLE)
    answer(phone)
    desk = open_tab(url).open("en-chain", TITLE)
    beside = Tab(desk.page.context.new_page(), url).open("en-chain", TITLE)
    choose(beside, "more-oil", "paste")
    expect(beside.question("more-oil").locator(".verdict")).to_contain_text("Right")

    follow(desk, code(phone))

    assert stored(desk)["key"] == stored(phone)["key"]
    # The other tab shows it by itself, and goes on under the same key.
    expect(beside.question("equal").locator(".verdict")).to_contain_text("Right")
    expect(beside.question("more-oil").locator(".verdict")).to_contain_text("Right")
    for tab in (phone, desk, beside):
        has_attempts(tab, 2)

    erase(phone)
    for tab in (desk, beside):
        has_attempts(tab, 0)
    assert beside.faults == []
