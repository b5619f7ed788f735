"""A few words, typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from course.locale.message import message
from course.questions.kind import (
    Answer,
    Feedback,
    Flaw,
    Grade,
    InvalidResponse,
    Question,
    Response,
    Samples,
    Text,
    View,
)
from course.questions.pattern import Pattern, words
from course.questions.typed import TypedFeedback, typed_text

WRITE_FIRST = message("Write an answer first.")

Accept = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Spelling = Literal["ignore", "keep"]


class ShortMistake(BaseModel):
    """Wrong answers that share one misconception."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accept: tuple[Accept, ...] = Field(description="Patterns as in the question's `accept`.")
    feedback: Text = Field(description="Shown to whoever typed one of them: where it breaks.")


class ShortQuestion(Question):
    """A question answered by a few words."""

    kind: Literal["short"] = Field(description="A few words, typed.")
    accept: tuple[Accept, ...] = Field(
        description="Right answers. `*` at a word's end takes any ending of up to five letters; "
        "punctuation and spaces never matter."
    )
    told: Accept | None = Field(
        default=None,
        description="The answer as told to the learner; else the first of `accept` without a `*`.",
    )
    case: Spelling = Field(default="ignore", description="Whether capitals matter (`keep`).")
    diacritics: Spelling = Field(
        default="ignore", description="Whether a letter's marks matter: ā, ß, ç (`keep`)."
    )
    mistakes: tuple[ShortMistake, ...] = Field(
        default=(), description="Known wrong answers, each with its own feedback."
    )
    feedback: TypedFeedback = Field(description="What is said to any other answer.")

    @property
    def whole(self) -> str | None:
        """The first accepted text that is written out, without `*`."""
        return next((text for text in self.accept if "*" not in text), None)

    def pattern(self, text: str) -> Pattern:
        """Return one of the accepted texts, or of a mistake's, ready to be compared."""
        return Pattern(text, keep_case=self.case == "keep", keep_marks=self.diacritics == "keep")

    def matches(self, accept: tuple[str, ...], typed: str) -> bool:
        """Tell whether any of the texts of `accept` fits the whole of what was typed."""
        return any(self.pattern(text).matches(typed) for text in accept)


class Short:
    """Graded 1 if an accepted pattern fits the whole text, else 0; right goes before mistakes.

    An answer in another language or with a word too many is wrong: the file lists what it accepts.
    """

    name: ClassVar[str] = "short"
    shape = ShortQuestion

    def check(self, question: ShortQuestion) -> Iterator[Flaw]:
        yield from self._check_patterns(question, question.accept, ("accept",))
        if (
            question.told
            and question.accept
            and not question.matches(question.accept, question.told)
        ):
            yield Flaw(
                ("told",),
                "the answer told would not be accepted",
                "add it to ‘accept’ or tell another",
            )
        if question.accept and not (question.told or question.whole):
            yield Flaw(
                ("accept",),
                f"the learner would be told a bare stem, ‘{self.answer(question).text}’",
                "write the answer out in ‘told’",
                "warning",
            )
        earlier: list[str] = []
        for place, mistake in enumerate(question.mistakes):
            loc = ("mistakes", place, "accept")
            yield from self._check_patterns(question, mistake.accept, loc)
            for index, text in enumerate(mistake.accept):
                yield from self._check_mistake(question, text, earlier, (*loc, index))
                earlier.append(text)

    def _check_patterns(
        self, question: ShortQuestion, accept: tuple[str, ...], loc: tuple[str | int, ...]
    ) -> Iterator[Flaw]:
        if not accept:
            yield Flaw(loc, "no text is accepted", "list at least one")
        for place, text in enumerate(accept):
            fault = question.pattern(text).fault()
            if fault:
                yield Flaw((*loc, place), *fault)

    def _check_mistake(
        self,
        question: ShortQuestion,
        text: str,
        earlier: list[str],
        loc: tuple[str | int, ...],
    ) -> Iterator[Flaw]:
        pattern = question.pattern(text)
        for right in question.accept:
            if pattern.overlaps(question.pattern(right)):
                yield Flaw(
                    loc,
                    f"the mistake ‘{text}’ also fits the accepted answer ‘{right}’",
                    "make it narrower or drop it",
                )
        if any(pattern.words == question.pattern(other).words for other in earlier):
            yield Flaw(loc, f"the mistake ‘{text}’ is listed twice", "keep one of the two")

    def show(self, question: ShortQuestion, seed: int) -> View:
        return View("text")

    def read(self, question: ShortQuestion, raw: object) -> Response:
        text = typed_text(raw, WRITE_FIRST)
        if not words(text):
            raise InvalidResponse(WRITE_FIRST)
        return text

    def grade(self, question: ShortQuestion, response: Response) -> Grade:
        typed = response if isinstance(response, str) else " ".join(response)
        if question.matches(question.accept, typed):
            return Grade(1.0, (Feedback(question.feedback.right, True),))
        for mistake in question.mistakes:
            if question.matches(mistake.accept, typed):
                return Grade(0.0, (Feedback(mistake.feedback, False),))
        return Grade(0.0, (Feedback(question.feedback.wrong, False),))

    def answer(self, question: ShortQuestion) -> Answer:
        return Answer(text=question.told or question.whole or question.accept[0].replace("*", ""))

    def key(self, question: ShortQuestion) -> str:
        """Return the same text for every question: what is accepted is wording.

        Each language accepts its own words, and an ending added to them voids nobody's answer.
        Give a question a new id when its answer becomes another one.
        """
        return "words"

    def samples(self, question: ShortQuestion) -> Samples:
        told = filter(None, (question.told, *question.accept))
        slips = (text for mistake in question.mistakes for text in mistake.accept)
        return Samples(
            right=tuple(f"  {text.replace('*', '')}. " for text in told),
            wrong=("q" * 190, *(text.replace("*", "") for text in slips)),
            invalid=(*Samples.INVALID, "", " ", "…", "?!"),
        )
