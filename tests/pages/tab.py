"""A browser's tab on the running app: what it loads, asks for, complains of and shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, WebSocket, expect

SLOW = 15_000
"""Milliseconds to wait for what a busy machine does late."""

SERVER_GONE = "net::ERR_CONNECTION_REFUSED"
"""A page complains so once the test has stopped its server, as it may at any moment until it is closed."""

DRAWN = """() => document[Symbol.for("course.code")]?.opened
  && !document.querySelector('[data-testid="stSkeleton"]')
  && [...document.querySelectorAll('.stBidiComponent *')]
    .map((part) => (part.shadowRoot ?? part)
      .querySelector?.('.card, .course-chart, .course-contents:not(.languages), '
        + '.course-prose:not(.course-chart *)'))
    .every((ours) => !ours || ours.firstElementChild)
  && [...document.querySelectorAll('.course-chart .plot')]
    .every((plot) => !plot.offsetParent || plot.querySelector('.main-svg'))"""
"""Our code is there, nothing of Streamlit's is still to come, and each component of ours has drawn itself."""


@dataclass
class Tab:
    """One tab, with everything noted that a test may ask about afterwards."""

    page: Page
    url: str
    loads: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    received: list[str | bytes] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("load", lambda page: self.loads.append(page.url))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._note)
        self.page.on("websocket", self._listen)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and SERVER_GONE not in message.text:
            self.faults.append(f"{message.text} ({message.location['url']})")

    def _listen(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framereceived", self._receive)

    def _receive(self, frame: str | bytes) -> None:
        self.received.append(frame)

    @property
    def strangers(self) -> set[str]:
        """Other machines that were asked for something."""
        asked = (urlsplit(url) for url in self.requests)
        return {one.netloc for one in asked if one.scheme in {"http", "https", "ws", "wss"}} - {
            urlsplit(self.url).netloc
        }

    def open(self, path: str, title: str | None = None) -> Self:
        """Open an address as one does who was sent it, and wait for its page."""
        self.page.goto(f"{self.url}/{path}")
        return self.ready(title)

    def ready(self, title: str | None = None) -> Self:
        """Wait until a page, of that title, stands still."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_count(1, timeout=SLOW)
        if title is not None:
            expect(heading).to_have_text(title, timeout=SLOW)
        still = self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        expect(still).to_be_attached(timeout=SLOW)
        self.page.wait_for_function(DRAWN, timeout=SLOW)
        return self

    def question(self, id_: str) -> Locator:
        """A question that is turned up, by its id."""
        prompt = self.page.locator(f"[id$='-{id_}-prompt']")
        return self.page.locator("form.question").filter(has=prompt)

    def side(self, name: str) -> Locator:
        """A link in the sidebar."""
        return self.page.get_by_test_id("stSidebar").get_by_role("link", name=name)

    def sideways(self) -> int:
        """How many pixels the page can be scrolled sideways."""
        width: int = self.page.evaluate(
            """() => Math.max(...[document.scrollingElement,
                 ...document.querySelectorAll('[data-testid="stMain"]')]
               .map((part) => part.scrollWidth - part.clientWidth))"""
        )
        return width
