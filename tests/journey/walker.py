"""Takes the course in a browser as a learner would: reads, answers, goes on."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from course.content.model import Course, Lesson
from course.questions import kind_of
from course.questions.kind import Question

SLOW = 15_000


@dataclass
class Walker:
    """A learner at one page of the course."""

    page: Page
    course: Course

    def lesson(self, language: str, id_: str) -> Lesson:
        """The lesson as its files say."""
        found = self.course.editions[language].lessons[id_]
        assert isinstance(found, Lesson)
        return found

    def title(self, text: str) -> None:
        """Wait for the page of that title."""
        expect(self.page.get_by_role("heading", level=1, name=text, exact=True)).to_be_visible(
            timeout=SLOW
        )

    def form(self, question: Question) -> Locator:
        """The question as it is shown now; in a quiz, the one that is turned up."""
        anchor = f"[id='q-{question.id}']"
        host = self.page.locator(anchor)
        return (
            (host if host.count() else self.page)
            .locator("form.question:visible")
            .filter(has=self.page.locator(f"[id$='-{question.id}-prompt']"))
        )

    def answer(self, question: Question, raw: object) -> Locator:
        """Answer a question and press Check; returns its form once the server has replied."""
        form = self.form(question)
        expect(form).to_be_visible(timeout=SLOW)
        verdict = form.get_by_role("status").inner_text()
        match kind_of(question).show(question, 0).widget, raw:
            case "choice", str(option):
                form.locator(f"input[value='{option}']").check()
            case "choices", list() | tuple() as options:
                for box in form.locator("input[type=checkbox]").all():
                    box.set_checked(box.get_attribute("value") in options)
            case _, typed:
                form.locator("input[type=text]").fill(str(typed))
        form.locator("button.primary").click()
        expect(form.get_by_role("status")).not_to_have_text(verdict, timeout=SLOW)
        return form

    def right(self, question: Question) -> None:
        """Answer rightly."""
        form = self.answer(question, kind_of(question).samples(question).right[0])
        expect(form).to_have_attribute("data-state", "right", timeout=SLOW)

    def wrong(self, question: Question) -> None:
        """Answer wrongly until the question closes."""
        samples = kind_of(question).samples(question).wrong
        for attempt in range(question.tries):
            form = self.answer(question, samples[attempt % len(samples)])
        expect(form).to_have_attribute("data-state", "closed", timeout=SLOW)

    def turn(self, question: Question, number: int) -> None:
        """Turn a quiz to one of its questions by the marks above it."""
        self.page.locator(".head .marks button").nth(number).click()
        expect(self.form(question)).to_be_visible()

    def take(self, lesson: Lesson, *, miss: int) -> None:
        """Answer everything in a lesson, the first `miss` quiz questions wrongly."""
        for id_ in lesson.inline:
            self.right(lesson.quiz.questions[id_])
        deck = [q for q in lesson.quiz.questions.values() if q.id not in lesson.inline]
        for number, question in enumerate(deck):
            self.turn(question, number)
            if number < miss:
                self.wrong(question)
            else:
                self.right(question)
        self.page.locator(".head .marks .to-result button").click()
