"""Several right options among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from course.questions.kind import (
    Answer,
    Flaw,
    Grade,
    InvalidResponse,
    Response,
    Samples,
    View,
)
from course.questions.options import (
    CHOOSE_FIRST,
    OptionsQuestion,
    check_options,
    chosen_id,
    feedback_on,
    options_key,
    show_options,
)


class MultipleQuestion(OptionsQuestion):
    """Several options, of which at least two are right and at least one is wrong."""

    kind: Literal["multiple"] = Field(description="Several right options among several.")


class Multiple:
    """Graded with partial credit, with the feedback of every option chosen.

    The score is the fraction of the right options that were chosen, less the fraction of the wrong
    ones that were, and not below 0. So choosing all of them is worth nothing, and choosing blindly
    loses on average exactly what it gains; with the floor at 0 it is worth at most 1/3, as much
    as a guess at one of three options. Knowing is never punished: a right option chosen adds, a
    wrong one left adds, whatever else was chosen. Options that were missed are not named, so
    that another try is still a try.
    """

    name: ClassVar[str] = "multiple"
    shape = MultipleQuestion

    def check(self, question: MultipleQuestion) -> Iterator[Flaw]:
        yield from check_options(question)
        if len(question.right) == 1:
            yield Flaw(
                ("options",),
                "a ‘multiple’ question has only one right option",
                "mark another one or make its kind ‘single’",
            )
        if question.right and not question.wrong:
            yield Flaw(
                ("options",), "every option is right", "add an option that somebody would fall for"
            )

    def show(self, question: MultipleQuestion, seed: int) -> View:
        return show_options(question, "choices", seed)

    def read(self, question: MultipleQuestion, raw: object) -> Response:
        if not isinstance(raw, list | tuple) or not raw:
            raise InvalidResponse(CHOOSE_FIRST)
        offered = {option.id for option in question.options}
        return tuple(sorted({chosen_id(offered, id_) for id_ in raw}))

    def grade(self, question: MultipleQuestion, response: Response) -> Grade:
        chosen = {response} if isinstance(response, str) else set(response)
        hits = len(chosen.intersection(question.right)) / len(question.right)
        slips = len(chosen.intersection(question.wrong)) / len(question.wrong)
        return Grade(max(0.0, hits - slips), feedback_on(question, chosen))

    def answer(self, question: MultipleQuestion) -> Answer:
        return Answer(options=question.right)

    def key(self, question: MultipleQuestion) -> str:
        return options_key(question)

    def samples(self, question: MultipleQuestion) -> Samples:
        everything = [*question.right, *question.wrong]
        return Samples(
            right=(list(question.right), [*question.right, *question.right]),
            wrong=(everything, list(question.wrong), *([id_] for id_ in question.wrong)),
            partial=tuple([id_] for id_ in question.right),
            invalid=(*Samples.INVALID, "", [], [""], [None], ["no-such-option"], everything[0]),
        )
