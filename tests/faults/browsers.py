"""In a real Chromium: `localStorage` is cleared while the database is there, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from course.progress.event import Deed
from course.progress.written import read_lines
from tests.browser import ARGUMENTS, obtain, this_machine
from tests.faults.learner import PAGE, Learner, Storage
from tests.faults.outcome import Outcome, outcome
from tests.faults.servers import Server, sqlite
from tests.pages.tab import SLOW, Tab

READERS = 3
STORED = "() => Object.entries(localStorage).filter(([name]) => name.startsWith('course:/:'))"


class Reader:
    """A learner at a page in a browser of their own."""

    def __init__(self, browser: Browser, server: Server) -> None:
        page = browser.new_context(locale="en-GB", reduced_motion="reduce").new_page()
        self.learner, self._tab = Learner(server.url, Storage()), Tab(page, server.url)
        self._tab.open(PAGE)

    def count_bars(self) -> None:
        """Answer a question of the quiz."""
        self._tab.question("rear").locator("input[type=text]").fill("4")
        self._check("rear")

    def guess(self) -> None:
        """Answer the question inside the text."""
        self._tab.question("first-guess").locator("input[value=pump]").check()
        self._check("first-guess")

    def clear(self) -> None:
        """Delete all that the site has stored."""
        self._tab.page.evaluate("localStorage.clear()")

    def reload(self) -> None:
        """Load the page anew; both answers are there."""
        self._tab.page.reload()
        self._expect_feedback("first-guess")
        expect(self._tab.page.get_by_role("button", name="1 / 4: right")).to_be_visible(
            timeout=SLOW
        )
        self._look()

    def _check(self, question: str) -> None:
        self._tab.question(question).locator("button.primary").click()
        self._expect_feedback(question)
        self._look()
        lines = read_lines(self.learner.storage.lines.values()).events
        self.learner.shown |= {event.id for event in lines if event.deed is Deed.ANSWERED}

    def _expect_feedback(self, question: str) -> None:
        told = self._tab.question(question).locator(".verdict")
        expect(told).to_contain_text("Right", timeout=SLOW)

    def _look(self) -> None:
        held: dict[str, str] = dict(self._tab.page.evaluate(STORED))
        storage = self.learner.storage
        storage.key = held["course:/:key"]
        storage.lines = {
            name.rpartition(":")[2]: line for name, line in held.items() if ":done:" in name
        }


def cleared(folder: Path) -> Outcome:
    """`localStorage` is cleared under an open page, which goes on and is then loaded anew."""
    with _readers(folder) as (server, readers):
        for reader in readers:
            reader.count_bars()
            reader.clear()
            reader.guess()
            reader.reload()
        note = "who clears it and does nothing more in that page needs the key from elsewhere"
        return outcome(len(readers), [reader.learner for reader in readers], server.url, note)


def wiped(folder: Path) -> Outcome:
    """The database's file is deleted under the running server, and again while the server is stopped."""
    with _readers(folder) as (server, readers):
        for reader in readers:
            reader.count_bars()
        _delete_database(folder)
        for reader in readers:
            reader.guess()
        server.kill()
        _delete_database(folder)
        server.start()
        for reader in readers:
            reader.reload()
        return outcome(2, [reader.learner for reader in readers], server.url)


@contextmanager
def _readers(folder: Path) -> Iterator[tuple[Server, list[Reader]]]:
    program = obtain(this_machine())
    with (
        Server(folder, sqlite(folder / "course.sqlite3")) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield server, [Reader(browser, server) for _ in range(READERS)]
        browser.close()


def _delete_database(folder: Path) -> None:
    for part in folder.glob("course.sqlite3*"):
        part.unlink()
