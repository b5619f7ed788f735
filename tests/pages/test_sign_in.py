"""Signing in at a real provider: the anonymous record joins the account, and two accounts never mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.tab import Tab
from tests.pages.test_memory import TITLE, answer, stored
from tests.provider import provider, signing_in

RECORD = "My record"
FAILED = "You are not signed in"


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    """The provider's address."""
    with provider() as url:
        yield url


@pytest.fixture(scope="module")
def course_url(at: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small course, with a database and the provider."""
    folder = tmp_path_factory.mktemp("signing-in")
    with signing_in(BICYCLE, folder, at, f"sqlite:///{folder / 'course.sqlite3'}") as url:
        yield url


@pytest.fixture
def tab(open_tab: OpenTab, course_url: str, at: str) -> Iterator[Tab]:
    """A tab of a new browser on the course, which goes to the provider alone beside it."""
    found = open_tab(course_url)
    found.page.context.route(
        lambda url: not url.startswith((course_url, at)), lambda route: route.abort()
    )
    yield found
    found.requests = [asked for asked in found.requests if asked.startswith(course_url)]
    found.faults.clear()  # the provider's own pages have some


def button(tab: Tab, name: str) -> None:
    tab.page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True).click()


def sign_in(tab: Tab, subject: str, title: str = RECORD) -> Tab:
    """Sign in by the button, as one of those whom the provider knows."""
    button(tab, "Sign in")
    tab.page.get_by_role("button", name=subject, exact=True).click()
    tab.ready(title)
    expect(tab.page.get_by_role("button", name="Sign out").first).to_be_visible()
    return tab


def sign_out(tab: Tab, title: str = RECORD) -> Tab:
    button(tab, "Sign out")
    tab.page.get_by_role("button", name="End session").click()
    tab.ready(title)
    expect(tab.page.get_by_role("button", name="Sign in").first).to_be_visible()
    return tab


def attempts(tab: Tab) -> int:
    return tab.open("en-record", RECORD).page.locator(".attempts li").count()


def test_what_was_done_anonymously_joins_the_account_and_no_other(tab: Tab) -> None:
    answer(tab.open("en-chain", TITLE))
    before = stored(tab)["key"]
    sign_in(tab.open("en-record", RECORD), "ada")
    expect(tab.page.locator(".attempts li")).to_have_count(1)
    expect(tab.page.get_by_text("You are signed in as Ada A.").first).to_be_visible()
    assert stored(tab)["key"] != before
    sign_out(tab)
    assert {*stored(tab)} == {"key"}, "nothing of the account stays"
    assert stored(tab)["key"] != before
    sign_in(tab, "bo")
    expect(tab.page.get_by_text("You are signed in as Bo *B*.").first).to_be_visible()
    assert attempts(tab) == 0
    sign_out(tab)
    sign_in(tab, "ada")
    expect(tab.page.locator(".attempts li")).to_have_count(1)
