"""A line that swallows what was pressed: the card sends it again, and it counts once; and a line that is down."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import WebSocketRoute, expect

from course.locale import words_for
from tests.pages.conftest import BICYCLE, OpenTab
from tests.pages.test_memory import TITLE, stored
from tests.serving import REPOSITORY, free_port, started

LATE = 40_000
"""Milliseconds: Streamlit asks for a server that is away less and less often."""


def test_an_answer_that_the_line_swallows_is_sent_again(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url)
    swallowed: list[int] = []

    def lossy(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            told = message if isinstance(message, bytes) else message.encode()
            if b"4000" in told and not swallowed:
                swallowed.append(len(told))
            else:
                server.send(message)

        browser.on_message(pass_on)

    tab.page.route_web_socket("**/_stcore/stream", lossy)
    tab.open("en-chain", TITLE)
    form = tab.question("equal")
    form.locator("input[type=text]").fill("4000")
    form.locator("button.primary").click()
    expect(form.locator(".verdict")).to_contain_text("Right")
    assert len(swallowed) == 1
    lines = [json.loads(line) for name, line in stored(tab).items() if name.startswith("done:")]
    assert [line["response"] for line in lines if line["deed"] == "answered"] == ["4000"]


def test_a_server_that_is_away_is_told_calmly_and_gets_what_was_pressed_once_it_is_back(
    open_tab: OpenTab, tmp_path: Path
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "course", "serve", str(BICYCLE), "--port", str(port)]
    database = f"sqlite:///{tmp_path / 'course.sqlite3'}"
    server = started(command, port, REPOSITORY, database)
    try:
        tab = open_tab(f"http://127.0.0.1:{port}").open("lv-chain", "Ķēde, kas nečīkst")
        field = tab.question("equal").locator("input[type=text]")
        field.focus()
        server.kill()
        server.wait()
        notice = tab.page.locator(".course-notice.shown")
        expect(notice.get_by_role("status")).to_contain_text("Pašlaik nav savienojuma.")
        # Streamlit's own window comes some seconds later, and takes neither the page nor the keyboard.
        tab.page.wait_for_function("() => document[Symbol.for('course.line')].closed > 0")
        expect(tab.page.get_by_role("dialog")).to_have_count(0)
        tab.page.keyboard.type("4000")
        tab.page.keyboard.press("Enter")
        server = started(command, port, REPOSITORY, database)
        expect(tab.question("equal").locator(".verdict")).to_contain_text(
            words_for("lv").say("Right."), timeout=LATE
        )
        expect(notice).to_have_count(0)
        tab.page.close()  # before the server is gone once more
        tab.faults.clear()  # the browser's own words on a server that is away
    finally:
        server.kill()
        server.wait()
