"""One number, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

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
from course.questions.number import plain, readings
from course.questions.typed import TypedFeedback, typed_text

WRITE_ONE = message("Write one number, for example 1860 or 1,860.50.")

Number = Annotated[Decimal, Field(max_digits=15, decimal_places=6)]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


_TOLERANCE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)\s?(%?)")


def _tolerance(text: str) -> str:
    if not _TOLERANCE.fullmatch(text.strip()):
        raise ValueError("write a number such as 0.5, or a percentage such as 1%")
    return text.strip()


class NumericMistake(BaseModel):
    """A wrong number that one gets by a slip worth talking about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Number = Field(description="The wrong number; the tolerance holds for it too.")
    feedback: Text = Field(description="Shown to whoever got it: which slip leads there.")


class NumericQuestion(Question):
    """A question whose answer is a number."""

    kind: Literal["numeric"] = Field(description="One number, typed.")
    answer: Number = Field(description="The right number, with a decimal point: `1860.5`.")
    tolerance: Annotated[str, AfterValidator(_tolerance)] = Field(
        default="0",
        description="How far off is still right: a number (`0.5`) or a part of the answer (`1%`).",
    )
    unit: Unit | None = Field(
        default=None, description="Shown beside the field, and understood when typed."
    )
    units: tuple[Unit, ...] = Field(
        default=(), description="Other ways to write the unit that are understood when typed."
    )
    mistakes: tuple[NumericMistake, ...] = Field(
        default=(), description="Known wrong numbers, each with its own feedback."
    )
    feedback: TypedFeedback = Field(description="What is said to any other answer.")

    def margin(self, value: Decimal) -> Decimal:
        """Return how far from `value` a number may be to count as it."""
        number = Decimal(self.tolerance.removesuffix("%").strip())
        return abs(value) * number / 100 if self.tolerance.endswith("%") else number

    def numbers(self, text: str) -> tuple[Decimal, ...]:
        """Return every number that a typed text may mean here."""
        units = self.units if self.unit is None else (self.unit, *self.units)
        return readings(text, units)

    def is_right(self, value: Decimal) -> bool:
        """Tell whether a number is the answer, within the tolerance."""
        return abs(value - self.answer) <= self.margin(self.answer)

    def mistake(self, values: tuple[Decimal, ...]) -> NumericMistake | None:
        """Return the known mistake nearest to any of the values, if one is within tolerance."""
        near = [
            (abs(value - mistake.value), mistake)
            for mistake in self.mistakes
            for value in values
            if abs(value - mistake.value) <= self.margin(mistake.value)
        ]
        return min(near, key=itemgetter(0))[1] if near else None


class Numeric:
    """Graded 1 within the tolerance, else 0, with the feedback of a known mistake if it is one.

    `1.860` and `1,860` mean 1860 to some and 1.86 to others. Either is taken in the learner's
    favour: right if one reading is right, else a known mistake if one reading is. Nobody gets a
    result wrong by exactly a thousand and then writes it with three decimals, whereas everybody
    types numbers as they learnt at school. `check` refuses a mistake that written out reads so.
    """

    name: ClassVar[str] = "numeric"
    shape = NumericQuestion

    def check(self, question: NumericQuestion) -> Iterator[Flaw]:
        if question.margin(Decimal(1)) < 0:
            yield Flaw(("tolerance",), "the tolerance is negative", "write it without the minus")
            return
        seen: set[Decimal] = set()
        for place, mistake in enumerate(question.mistakes):
            if any(map(question.is_right, readings(plain(mistake.value)))):
                yield Flaw(
                    ("mistakes", place, "value"),
                    "this mistake would be taken for the right answer",
                    "narrow the tolerance or drop the mistake",
                )
            if mistake.value in seen:
                yield Flaw(
                    ("mistakes", place, "value"),
                    "this mistake is listed twice",
                    "keep one of the two",
                )
            seen.add(mistake.value)

    def show(self, question: NumericQuestion, seed: int) -> View:
        return View("number", unit=question.unit)

    def read(self, question: NumericQuestion, raw: object) -> Response:
        text = typed_text(raw, WRITE_ONE)
        if not question.numbers(text):
            raise InvalidResponse(WRITE_ONE)
        return text

    def grade(self, question: NumericQuestion, response: Response) -> Grade:
        values = question.numbers(response) if isinstance(response, str) else ()
        if any(map(question.is_right, values)):
            return Grade(1.0, (Feedback(question.feedback.right, True),))
        mistake = question.mistake(values)
        said = mistake.feedback if mistake else question.feedback.wrong
        return Grade(0.0, (Feedback(said, False),))

    def answer(self, question: NumericQuestion) -> Answer:
        return Answer(text=plain(question.answer), unit=question.unit)

    def key(self, question: NumericQuestion) -> str:
        return f"{plain(question.answer)} ± {plain(question.margin(question.answer))}"

    def samples(self, question: NumericQuestion) -> Samples:
        right = plain(question.answer)
        margin = question.margin(question.answer)
        beyond = (2 * margin + 1).copy_sign(question.answer) + question.answer
        units = filter(None, (question.unit, *question.units))
        return Samples(
            right=(
                right,
                f"  {right.replace('.', ',')} ",
                plain(question.answer + margin),
                plain(question.answer - margin),
                *(f"{right} {unit}" for unit in units),
            ),
            wrong=(plain(beyond), *(plain(mistake.value) for mistake in question.mistakes)),
            invalid=(*Samples.INVALID, "", " ", "?", "NaN", "inf", "1e999", f"--{right}", "1 2"),
        )
