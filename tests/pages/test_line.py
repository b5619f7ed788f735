"""A line that swallows what was pressed: the card sends it again, and it counts once."""

from __future__ import annotations

import json

from playwright.sync_api import WebSocketRoute, expect

from tests.pages.conftest import OpenTab
from tests.pages.test_memory import TITLE, stored


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
