"""The database and a browser: what one has lost, the other gives back; one that is away is told calmly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.app.returned import MOST_KEPT
from course.locale import words_for
from course.progress.event import Deed
from course.progress.written import line_of
from tests.accessibility.findings import violations
from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.test_memory import TITLE, answer, stored
from tests.progress.lessons import learner
from tests.serving import served

FORGET = """() => Object.keys(localStorage)
  .filter((name) => name.includes(":done:")).forEach((name) => localStorage.removeItem(name))"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "course.sqlite3"


@pytest.fixture
def url(file: Path) -> Iterator[str]:
    """The small course, with a database of its own."""
    with served(BICYCLE, database=f"sqlite:///{file}") as found:
        yield found


@pytest.fixture(name="open_tab")
def open_tab_there(url: str, open_tab: OpenTab) -> OpenTab:
    """Tabs that are closed before the server ends: one that is left open asks for it."""
    return open_tab


def test_what_a_browser_has_lost_the_database_gives_back(open_tab: OpenTab, url: str) -> None:
    tab = open_tab(url).open("en-chain", TITLE)
    answer(tab)
    before = {name for name in stored(tab) if name.startswith("done:")}
    tab.page.evaluate(FORGET)
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
    tab.page.wait_for_function(
        "(least) => Object.keys(localStorage).filter((name) => name.includes(':done:')).length >= least",
        arg=len(before),
    )
    assert before <= set(stored(tab))


def many_lines(count: int) -> dict[str, str]:
    """So many things done, as a browser keeps them: by id."""
    me = learner()
    for number in range(count):
        me.do(Deed.UNREAD if number % 2 else Deed.READ, lesson="chain", language="en")
    return {event.id: line_of(event) for event in me.store.events()}


def test_of_more_than_a_browser_needs_the_newest_stay_once_the_database_has_all(
    open_tab: OpenTab, url: str, file: Path
) -> None:
    lines = many_lines(MOST_KEPT + 60)
    tab = open_tab(url).open("en-chain", TITLE)
    tab.page.evaluate(
        "lines => Object.entries(lines)"
        ".forEach(([id, line]) => localStorage.setItem(`course:/:done:${id}`, line))",
        lines,
    )
    oldest, newest = min(lines), max(lines)
    for _ in range(2):  # nor does the database give them back
        tab.page.reload()
        tab.ready(TITLE)
        tab.page.wait_for_function(
            "([id, most]) => !localStorage.getItem(`course:/:done:${id}`)"
            " && Object.keys(localStorage).length < most",
            arg=[oldest, MOST_KEPT + 20],
        )
        assert f"done:{newest}" in stored(tab)
    with sqlite3.connect(file) as database:
        (count,) = database.execute("select count(*) from events").fetchone()
    assert count > len(lines)


def test_what_the_database_has_lost_the_browser_gives_back(
    open_tab: OpenTab, url: str, file: Path
) -> None:
    tab = open_tab(url).open("en-chain", TITLE)
    answer(tab)
    for part in file.parent.iterdir():
        part.unlink()
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
    tab.page.evaluate(FORGET)
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")


@pytest.mark.parametrize(("width", "page"), [(360, "lv-chain"), (1440, "en-chain")])
def test_while_it_is_away_one_calm_line_says_so_until_it_is_closed(
    open_tab: OpenTab, url: str, file: Path, width: int, page: str
) -> None:
    file.parent.mkdir()
    file.mkdir()  # nothing can be opened here
    tab = open_tab(url, viewport={"width": width, "height": 740}).open(page)
    form = tab.question("equal")
    form.locator("input[type=text]").fill("4000")
    form.locator("button.primary").click()
    right = words_for(page[:2]).say("Right.")
    expect(form.locator(".verdict")).to_contain_text(right)
    notice = tab.page.locator(".course-notice")
    expect(notice.locator("p")).not_to_be_empty()
    assert violations(tab.page) == []
    notice.get_by_role("button").click()
    expect(notice.locator("p")).to_be_empty()
    file.rmdir()
    tab.page.wait_for_timeout(3500)  # it is tried again every two seconds
    tab.page.evaluate(FORGET)
    tab.page.reload()
    expect(form.locator(".verdict")).to_contain_text(right)
    expect(notice.locator("p")).to_be_empty()


def test_that_it_is_back_is_seen_though_nothing_is_done(
    open_tab: OpenTab, url: str, file: Path
) -> None:
    file.parent.mkdir()
    file.mkdir()  # nothing can be opened here
    tab = open_tab(url).open("en-chain", TITLE)
    tab.page.clock.install()
    answer(tab)
    notice = tab.page.locator(".course-notice p")
    expect(notice).not_to_be_empty()
    tab.page.clock.fast_forward(60_000)
    expect(notice).not_to_be_empty()
    file.rmdir()
    tab.page.wait_for_timeout(2500)  # it is tried again every two seconds
    tab.page.clock.fast_forward(60_000)
    expect(notice).to_be_empty()
    expect(tab.question("equal").locator(".verdict")).to_contain_text("Right")
