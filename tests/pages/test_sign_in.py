"""Signing in at a real provider: the anonymous record joins the account, and two accounts never mix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from playwright.sync_api import Route, expect

from tests.accessibility.findings import violations
from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.signing import (
    RECORD,
    bare,
    choose,
    has_attempts,
    press,
    shelves,
    sign_in,
    sign_out,
)
from tests.pages.tab import Tab
from tests.pages.test_memory import TITLE, answer, stored
from tests.pages.test_record import NOT_HEARD, erase
from tests.provider import SECRET, provider, signing_in

COOKIE = "_streamlit_user"
DAYS_UNTIL_IT_RAN_OUT = 32
"""Streamlit's cookie is good for 30 days, and it grants one more."""

DONE_ELSEWHERE = """() => {
  const name = Object.keys(localStorage).find((name) => name.includes(":done:"));
  localStorage.setItem(`${name}0`, localStorage.getItem(name));
}"""
"""Write something down as another tab does; the tabs of the same record hear of it."""


class LongAgo(TimestampSigner):
    """Signs as it did when a sign-in of now has run out."""

    def get_timestamp(self) -> int:
        """Seconds since 1970."""
        return super().get_timestamp() - DAYS_UNTIL_IT_RAN_OUT * 86_400


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    """The provider's address."""
    with provider() as url:
        yield url


@pytest.fixture(scope="module")
def with_database(at: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("signing-in")
    with signing_in(BICYCLE, folder, at, f"sqlite:///{folder / 'course.sqlite3'}") as url:
        yield url


@pytest.fixture(scope="module")
def without_database(at: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with signing_in(BICYCLE, tmp_path_factory.mktemp("signing-in"), at) as url:
        yield url


@pytest.fixture
def tab(open_tab: OpenTab, with_database: str, at: str) -> Iterator[Tab]:
    yield from _watched(open_tab(with_database), at)


@pytest.fixture
def tab_alone(open_tab: OpenTab, without_database: str, at: str) -> Iterator[Tab]:
    """A tab on a course without a database."""
    yield from _watched(open_tab(without_database), at)


def _watched(found: Tab, at: str) -> Iterator[Tab]:
    """A tab that goes to the provider beside the course."""
    yield found
    found.requests = [asked for asked in found.requests if not asked.startswith(at)]
    # The provider's own pages want a style sheet of somebody else's, and have no icon.
    found.requests = [asked for asked in found.requests if "pico" not in asked]
    theirs = ("ERR_NAME_NOT_RESOLVED", at)
    found.faults = [f for f in found.faults if not any(part in f for part in theirs)]


def another(tab: Tab, *, hears: bool = True) -> Tab:
    """A second tab of the same browser."""
    page = tab.page.context.new_page()
    if not hears:
        page.add_init_script(NOT_HEARD)
    return Tab(page, tab.url)


def test_what_was_done_anonymously_joins_the_account_and_no_other(tab: Tab) -> None:
    answer(tab.open("en-chain", TITLE))
    before = stored(tab)["key"]
    sign_in(tab.open("en-record", RECORD), "ada")
    expect(tab.page.locator(".attempts li")).to_have_count(1)
    expect(tab.page.get_by_text("Signed in: Ada A.").first).to_be_visible()
    expect(tab.page.get_by_text("Another device")).to_have_count(0)
    assert violations(tab.page) == []
    assert bare(tab) == []
    sign_out(tab)
    assert {*stored(tab)} == {"key"}, "nothing of the account stays"
    assert stored(tab)["key"] != before
    sign_in(tab, "bo")
    expect(tab.page.get_by_text("Signed in: Bo *B*").first).to_be_visible()
    has_attempts(tab, 0)
    sign_out(tab)
    sign_in(tab, "ada")
    expect(tab.page.locator(".attempts li")).to_have_count(1)


def test_a_sign_in_that_is_cancelled_says_so_and_loses_nothing(tab: Tab) -> None:
    answer(tab.open("en-chain", TITLE))
    before = stored(tab)
    press(tab.open("en-record", RECORD), "Sign in")
    tab.page.get_by_role("button", name="Deny").click()
    expect(tab.page.get_by_text("You are not signed in: the sign-in was cancelled")).to_be_visible()
    assert violations(tab.page) == []
    expect(tab.ready(RECORD).page.locator(".attempts li")).to_have_count(1)
    assert stored(tab) == before
    press(tab, "Sign in")
    expect(tab.page.get_by_placeholder("sub")).to_be_visible()
    tab.page.go_back()
    tab.ready(RECORD)
    tab.page.reload()
    expect(tab.ready(RECORD).page.locator(".attempts li")).to_have_count(1)


@pytest.mark.parametrize("hears", [True, False], ids=["awake", "asleep"])
def test_a_tab_of_another_account_neither_shows_nor_writes_into_the_present_one_s(
    tab: Tab, hears: bool
) -> None:
    first, other = ("cy", "dee") if hears else ("eve", "fay")
    sign_in_as(tab.open("en-chain", TITLE), first)
    answer(tab)
    old = another(tab, hears=hears).open("en-chain", TITLE)
    expect(old.question("equal").locator(".verdict")).to_contain_text("Right")
    sign_out(tab, TITLE)
    if hears:
        expect(old.question("equal").locator("button.primary")).to_be_visible()
    sign_in_as(tab, other)
    if not hears:
        expect(old.question("equal").locator(".verdict")).to_contain_text("Right")
        choose(old, "more-oil", "paste")  # this page is still the first account's
    expect(old.question("equal").locator("button.primary")).to_be_visible()
    expect(old.ready(TITLE).page.get_by_text("Signed in", exact=True).first).to_be_visible()
    has_attempts(tab, 0)
    assert bare(tab) == []
    sign_out(tab)
    sign_in_as(tab, first, RECORD)
    has_attempts(tab, 1 if hears else 2)
    assert old.faults == []


def test_signing_out_goes_on_though_another_tab_s_work_comes_in_meanwhile(tab: Tab) -> None:
    """The page hears then that it is signed out, and is not to be opened anew: it is about to be left."""
    sign_in_as(tab.open("en-chain", TITLE), "gus")
    answer(tab)
    other = another(tab).open("en-chain", TITLE)
    held: list[Route] = []
    tab.page.route("**/auth/logout*", lambda route: held.append(route))  # noqa: PLW0108
    press(tab, "Sign out")
    while not held:
        tab.page.wait_for_timeout(50)
    received = len(tab.received)
    other.page.evaluate(DONE_ELSEWHERE)
    while len(tab.received) == received:
        tab.page.wait_for_timeout(50)
    tab.page.wait_for_timeout(500)
    held[0].continue_()
    tab.page.get_by_role("button", name="End session").click()
    expect(tab.page.get_by_role("button", name="Sign in", exact=True).first).to_be_visible()


def sign_in_as(tab: Tab, subject: str, title: str = TITLE) -> None:
    """Sign in as somebody whom the provider does not know yet."""
    press(tab, "Sign in")
    tab.page.get_by_placeholder("sub").fill(subject)
    tab.page.get_by_role("button", name="Authorize").click()
    expect(tab.page.get_by_role("button", name="Sign out").first).to_be_visible()
    tab.ready(title)


def signed(
    value: str, secret: str = SECRET, signer: type[TimestampSigner] = TimestampSigner
) -> str:
    return str(URLSafeTimedSerializer(secret, salt=COOKIE, signer=signer).dumps(value))


def own_cookie(tab: Tab) -> str:
    """What the browser's cookie says of who is signed in, as it was signed."""
    (found,) = [c["value"] for c in tab.page.context.cookies(tab.url) if c["name"] == COOKIE]
    return found.strip('"')


def told_by(cookie: str) -> str:
    """What was signed."""
    value: str = URLSafeTimedSerializer(SECRET, salt=COOKIE).loads(cookie)
    return value


def give(tab: Tab, cookie: str) -> None:
    """Have the browser say so from now on."""
    tab.page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": tab.url}])


def test_a_sign_in_that_has_run_out_is_as_if_signed_out_and_loses_nothing(tab: Tab) -> None:
    sign_in_as(tab.open("en-chain", TITLE), "hal")
    answer(tab)
    account, told = stored(tab), told_by(own_cookie(tab))
    give(tab, signed(told))
    has_attempts(tab, 1)
    give(tab, signed(told, signer=LongAgo))
    has_attempts(tab, 0)
    expect(tab.page.get_by_role("button", name="Sign in").first).to_be_visible()
    assert bare(tab) == []
    assert stored(tab)["key"] != account.get("key")
    sign_in_as(tab, "hal", RECORD)
    expect(tab.page.locator(".attempts li")).to_have_count(1)


def test_a_cookie_that_is_replayed_forged_or_cut_opens_nothing(tab: Tab) -> None:
    sign_in(tab.open("en-record", RECORD), "ada")
    kept = own_cookie(tab)
    value = told_by(kept)
    sign_out(tab)
    for given in (kept, signed(value, "another secret"), kept[:-3], value, ""):
        give(tab, given)
        tab.open("en-record", RECORD)
        expect(tab.page.get_by_role("button", name="Sign in").first).to_be_visible()
        expect(tab.page.locator(".attempts li")).to_have_count(0)


def test_erasing_erases_the_account_s_record_on_all_browsers(tab: Tab) -> None:
    answer(tab.open("en-chain", TITLE))
    sign_in_as(tab.open("en-record", RECORD), "gil", RECORD)
    erase(tab)
    has_attempts(tab, 0)
    answer(tab.open("en-chain", TITLE))
    sign_out(tab, TITLE)
    sign_in_as(tab, "gil")
    has_attempts(tab, 1)


def test_without_a_database_each_account_finds_its_own_in_the_browser(tab_alone: Tab) -> None:
    tab = tab_alone
    answer(tab.open("en-chain", TITLE))
    sign_in(tab.open("en-record", RECORD), "ada")
    sign_out(tab)
    assert len(shelves(tab)) == 1
    has_attempts(tab, 0)
    sign_in(tab, "bo")
    has_attempts(tab, 0)
    answer(tab.open("en-chain", TITLE))
    sign_out(tab, TITLE)
    assert len(shelves(tab)) == 2
    sign_in(tab.open("en-record", RECORD), "ada")
    expect(tab.page.locator(".attempts li")).to_have_count(1)
    erase(tab)
    has_attempts(tab, 0)
    sign_out(tab)
    sign_in(tab, "ada")
    has_attempts(tab, 0)
    sign_out(tab)
    sign_in(tab, "bo")
    has_attempts(tab, 1)
