"""A page opens with what its browser holds, drawn once; whatever is wrong with the hint, it opens."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.test_memory import TITLE, answer, stored
from tests.serving import free_port, running

HINT = "document.cookie.split('; ').includes('course-kept=1')"

VERDICTS = """() => {
  window.seen = [];
  const look = () => {
    for (const host of document.querySelectorAll('.stBidiComponent *')) {
      const form = host.shadowRoot?.querySelector("form.question:has([id$='-equal-prompt'])");
      const told = form?.querySelector('.verdict')?.textContent ?? '';
      if (form && window.seen.at(-1) !== told) window.seen.push(told);
    }
    requestAnimationFrame(look);
  };
  look();
}"""
"""Notes all that the verdict of one question says, one after the other."""


def is_hinted(page: Page) -> bool:
    found: bool = page.evaluate(HINT)
    return found


def test_what_was_answered_is_never_seen_unanswered_on_the_way_back(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    assert is_hinted(tab.page)
    tab.page.add_init_script(f"addEventListener('DOMContentLoaded', {VERDICTS})")
    tab.page.reload()
    expect(tab.ready(TITLE).question("equal").locator(".verdict")).to_contain_text("Right")
    seen = tab.page.evaluate("window.seen")
    assert len(seen) == 1
    assert seen[0].startswith("Right")
    assert is_hinted(tab.page)


def asked(page: Page) -> list[str | bytes]:
    """What the page asks of its server from now on."""
    found: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        found.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return found


@pytest.mark.parametrize("ahead", [True, False])
def test_a_record_that_arrives_before_the_page_is_in_its_first_drawing(
    open_tab: OpenTab, bicycle_url: str, ahead: bool
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    if not ahead:
        tab.page.route("**/arrival*", lambda route: route.abort())
    sent = asked(tab.page)
    tab.page.reload()
    expect(tab.ready(TITLE).question("equal").locator(".verdict")).to_contain_text("Right")
    assert any(b"brought" in one for one in sent if isinstance(one, bytes)) is not ahead
    tab.faults.clear()  # of what was aborted


def test_a_page_that_sends_nothing_ahead_names_no_number_of_an_earlier_one(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    tab.page.reload()
    tab.ready(TITLE)
    assert "course-arrival=" in tab.page.evaluate("document.cookie")
    tab.page.evaluate("localStorage.clear()")
    tab.page.reload(wait_until="commit")
    tab.page.wait_for_function("() => document.body")
    assert "course-arrival=" not in tab.page.evaluate("document.cookie")


ERASED_MEANWHILE = """
  const send = window.fetch;
  window.fetch = (...asked) => {
    const going = send(...asked);
    if (String(asked[0]).startsWith("arrival")) {
      for (const name of Object.keys(localStorage)) if (name.includes(":done:")) localStorage.removeItem(name);
      localStorage.setItem("course:/:key", "f".repeat(32));
    }
    return going;
  };
"""
"""What another tab does in which all is erased, just after this one has sent ahead what there was."""


def test_what_is_erased_while_a_page_opens_is_not_there_again(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    tab.page.add_init_script(ERASED_MEANWHILE)
    tab.page.reload()
    tab.ready(TITLE)
    expect(tab.question("equal").locator("input[type=text]")).to_be_enabled()
    expect(tab.question("equal").locator(".verdict")).to_be_empty()
    kept = stored(tab)
    assert kept["key"] == "f" * 32
    assert not any('"answered"' in line for line in kept.values())


def test_a_page_opens_where_the_hint_is_all_that_is_left(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    tab.page.evaluate("localStorage.clear()")
    tab.page.goto("about:blank")
    tab.open("en-chain", TITLE)
    expect(tab.question("equal").locator("input[type=text]")).to_be_enabled()


def test_nothing_is_hinted_at_once_all_is_erased(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en-chain", TITLE)
    answer(tab)
    tab.open("en-record")
    tab.page.get_by_role("button", name="Erase everything").click()
    tab.page.get_by_role("button", name="Yes, erase everything").click()
    expect(tab.page.get_by_text("Everything is erased")).to_be_visible()
    assert not is_hinted(tab.page)


def test_what_was_chosen_stays_while_the_server_begins_anew(open_tab: OpenTab) -> None:
    port = free_port()
    command = [sys.executable, "-m", "course", "serve", str(BICYCLE), "--port", str(port)]
    with running(command, port) as url:
        tab = open_tab(url).open("en-chain", TITLE)
        answer(tab)
        tab.page.reload()
        chosen = tab.ready(TITLE).question("more-oil").locator("input[value=paste]")
        chosen.check()
    with running(command, port):
        expect(tab.page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=60_000)
        expect(tab.question("equal").locator(".verdict")).to_contain_text("Right", timeout=60_000)
        expect(chosen).to_be_checked()
        tab.page.close()  # before its server is gone once more
    tab.faults.clear()  # the browser complains of the server that was away
