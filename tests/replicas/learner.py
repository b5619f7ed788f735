"""A learner in a browser of their own, at the quiz of one lesson."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Browser, expect

from course.content.model import Course
from course.questions import kind_of
from tests.journey.walker import Walker
from tests.pages.tab import Tab

LESSON = "pay"
RECONNECTED_MS = 60_000
COOKIE = "course_replica"
AGAIN = "press Check again"
"""What a card says when no answer came: so it may be for one who answers just as the page finds a new server."""

WATCH = """(form) => {
  const seen = (window.answered = {});
  const pressed = () => { seen.begun = performance.now(); };
  form.querySelector("button.primary").addEventListener("click", pressed, { once: true, capture: true });
  new MutationObserver(() => {
    if (form.dataset.state === "right") seen.seconds ??= (performance.now() - seen.begun) / 1000;
  }).observe(form, { attributes: true });
}"""
"""Takes the time between *Check* and the feedback where the learner is."""


class Learner:
    """One browser: nothing in it but what its learner has done here, or the key that it is given."""

    def __init__(self, browser: Browser, course: Course, url: str) -> None:
        self.context = browser.new_context(locale="en-GB", reduced_motion="reduce")
        self.context.set_default_timeout(15_000)
        self.tab = Tab(self.context.new_page(), url)
        self.walker = Walker(self.tab.page, course)
        self.url = url
        self.key_held = ""
        self.pressed_again = 0
        lesson = self.walker.lesson("en", LESSON)
        self.title = lesson.title
        self.quiz = [q for q in lesson.quiz.questions.values() if q.id not in lesson.inline]

    def with_key(self, key: str) -> Self:
        """Take a learner's key, as a browser has it that was given it, and nothing else."""
        script = (
            f"localStorage.getItem('course:/:key') ?? localStorage.setItem('course:/:key', '{key}')"
        )
        self.context.add_init_script(script)
        return self

    def at_replica(self, number: int) -> Self:
        """Go on at one of the replicas, as one does who was there before, or whose own one is gone."""
        self.context.add_cookies([{"name": COOKIE, "value": str(number), "url": self.url}])
        return self

    def opens(self) -> Self:
        """Open the lesson."""
        self.tab.open(f"en-{LESSON}", self.title)
        self.key_held = self.key
        return self

    def reloads(self) -> Self:
        """Load the page again."""
        self.tab.page.reload()
        self.tab.ready(self.title)
        return self

    @property
    def key(self) -> str:
        """The key that the browser holds."""
        found: str = self.tab.page.evaluate("localStorage.getItem('course:/:key')")
        return found

    @property
    def replica(self) -> int:
        """The replica that the cookie names."""
        named = [c["value"] for c in self.context.cookies() if c["name"] == COOKIE]
        assert named, "no cookie names a replica"
        return int(named[0])

    def answers(self, number: int) -> float:
        """Answer a question of the quiz rightly; returns the seconds until its feedback stood there."""
        question = self.quiz[number]
        self.walker.turn(question, number)
        self.walker.form(question).evaluate(WATCH)
        form = self.walker.answer(question, kind_of(question).samples(question).right[0])
        if AGAIN in form.get_by_role("status").inner_text():
            self.pressed_again += 1
            form.locator("button.primary").click()
        expect(form).to_have_attribute("data-state", "right")
        seconds: float = self.tab.page.evaluate("window.answered.seconds")
        return seconds

    def sees(self, *numbers: int) -> None:
        """Have these questions answered rightly on the page."""
        for number in numbers:
            self.walker.turn(self.quiz[number], number)
            form = self.walker.form(self.quiz[number])
            expect(form, f"question {number}").to_have_attribute("data-state", "right")

    def told_calmly(self, told: bool) -> None:
        """See, or not, that the database is away."""
        notice = self.tab.page.locator(".course-notice.shown")
        expect(notice).to_have_count(int(told))
        if told:
            expect(notice).to_contain_text("Nothing is lost")

    def connected_again(self) -> None:
        """Wait until the page has found a server again."""
        status = self.tab.page.get_by_test_id("stConnectionStatus")
        expect(status).to_have_count(0, timeout=RECONNECTED_MS)
        still = self.tab.page.locator(
            '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
            '[data-test-script-state="notRunning"]'
        )
        expect(still).to_be_attached(timeout=RECONNECTED_MS)


def still_apart(left: Learner, right: Learner) -> str:
    """Have two learners at the replicas that they came in at, the first and the second, and close their browsers."""
    at = left.replica, right.replica
    assert at == (1, 2), f"they are at replicas {at}"
    for learner in (left, right):
        learner.context.close()
    return "replicas 1 and 2"
