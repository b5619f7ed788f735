"""A statement that is either true or false."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from course.locale.message import message
from course.questions.kind import (
    Answer,
    Feedback,
    Flaw,
    Grade,
    Option,
    Question,
    Response,
    Samples,
    Text,
    View,
)
from course.questions.options import chosen_id

TRUE, FALSE = "true", "false"


class TrueFalseFeedback(BaseModel):
    """What is said to whoever took the statement for true, and for false."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    true: Text = Field(description="Shown to whoever answered `true`.")
    false: Text = Field(description="Shown to whoever answered `false`.")


class TrueFalseQuestion(Question):
    """A statement as the prompt; one try, since a second one would only turn the answer round."""

    kind: Literal["true-false"] = Field(description="A statement that is either true or false.")
    answer: bool = Field(description="Whether the statement is true.")
    feedback: TrueFalseFeedback = Field(description="What is said to either answer.")
    tries: int = Field(
        default=1, ge=1, le=5, description="Tries before the answer is told (1 to 5)."
    )


class TrueFalse:
    """Graded 1 or 0; the two options always stand in the same order."""

    name: ClassVar[str] = "true-false"
    shape = TrueFalseQuestion

    def check(self, question: TrueFalseQuestion) -> Iterator[Flaw]:
        yield from ()

    def show(self, question: TrueFalseQuestion, seed: int) -> View:
        options = (Option(TRUE, message("True")), Option(FALSE, message("False")))
        return View("choice", options, translate=True)

    def read(self, question: TrueFalseQuestion, raw: object) -> Response:
        return chosen_id((TRUE, FALSE), raw)

    def grade(self, question: TrueFalseQuestion, response: Response) -> Grade:
        right = response == self.key(question)
        said = question.feedback.true if response == TRUE else question.feedback.false
        return Grade(float(right), (Feedback(said, right, TRUE if response == TRUE else FALSE),))

    def answer(self, question: TrueFalseQuestion) -> Answer:
        return Answer(options=(self.key(question),))

    def key(self, question: TrueFalseQuestion) -> str:
        return TRUE if question.answer else FALSE

    def samples(self, question: TrueFalseQuestion) -> Samples:
        right = self.key(question)
        return Samples(
            right=(right,),
            wrong=(FALSE if right == TRUE else TRUE,),
            invalid=(*Samples.INVALID, "", "True", True, ["true"]),
        )
