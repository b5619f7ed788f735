"""Signing in and out in a browser, by the buttons, at the provider of the tests."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.pages.tab import Tab
from tests.pages.test_memory import stored

RECORD = "My record"


def press(tab: Tab, name: str) -> None:
    """Press one of the sidebar's buttons."""
    tab.page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True).click()


def sign_in(tab: Tab, subject: str, title: str = RECORD) -> Tab:
    """Sign in as one of those whom the provider knows; one comes back to the page one was on."""
    press(tab, "Sign in")
    tab.page.get_by_role("button", name=subject, exact=True).click()
    expect(tab.page.get_by_role("button", name="Sign out").first).to_be_visible()
    return tab.ready(title)


def sign_out(tab: Tab, title: str = RECORD) -> Tab:
    """Sign out here and at the provider."""
    press(tab, "Sign out")
    tab.page.get_by_role("button", name="End session").click()
    expect(tab.page.get_by_role("button", name="Sign in", exact=True).first).to_be_visible()
    return tab.ready(title)


def has_attempts(tab: Tab, number: int) -> None:
    """Expect so many answers on the page of the record."""
    tab.open("en-record", RECORD)
    expect(tab.page.locator(".attempts li")).to_have_count(number)


def choose(tab: Tab, question: str, option: str) -> None:
    """Answer a question by one of its options."""
    form = tab.question(question)
    form.locator(f"input[value={option}]").check()
    form.locator("button.primary").click()


def shelves(tab: Tab) -> set[str]:
    """The accounts that this browser keeps something of, as it names them."""
    return {name.split(":")[0] for name in stored(tab) if name.startswith("of-")}


def bare(tab: Tab) -> list[str]:
    """What this browser keeps of an anonymous learner."""
    return [line for name, line in stored(tab).items() if name.startswith(("done:", "aside:"))]
