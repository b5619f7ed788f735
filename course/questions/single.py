"""One right option among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from course.questions.kind import Answer, Flaw, Grade, Response, Samples, View
from course.questions.options import (
    OptionsQuestion,
    check_options,
    chosen_id,
    feedback_on,
    options_key,
    show_options,
)


class SingleQuestion(OptionsQuestion):
    """Several options, of which exactly one is right."""

    kind: Literal["single"] = Field(description="One right option among several.")


class Single:
    """Graded 1 for the right option, 0 for any other, with the feedback of the option chosen."""

    name: ClassVar[str] = "single"
    shape = SingleQuestion

    def check(self, question: SingleQuestion) -> Iterator[Flaw]:
        yield from check_options(question)
        places = [place for place, option in enumerate(question.options) if option.correct]
        for place in places[1:]:
            yield Flaw(
                ("options", place, "correct"),
                "a ‘single’ question has a second right option",
                "leave one right or make its kind ‘multiple’",
            )

    def show(self, question: SingleQuestion, seed: int) -> View:
        return show_options(question, "choice", seed)

    def read(self, question: SingleQuestion, raw: object) -> Response:
        return chosen_id([option.id for option in question.options], raw)

    def grade(self, question: SingleQuestion, response: Response) -> Grade:
        chosen = {response} if isinstance(response, str) else set(response)
        right = chosen == set(question.right)
        return Grade(float(right), feedback_on(question, chosen))

    def answer(self, question: SingleQuestion) -> Answer:
        return Answer(options=question.right)

    def key(self, question: SingleQuestion) -> str:
        return options_key(question)

    def samples(self, question: SingleQuestion) -> Samples:
        return Samples(
            right=question.right,
            wrong=question.wrong,
            invalid=(*Samples.INVALID, "", [], "no-such-option", list(question.right)),
        )
