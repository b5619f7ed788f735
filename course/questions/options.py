"""The options that `single` and `multiple` share: what a file says of them, and their checks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator
from string import ascii_lowercase
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from course.locale.message import message
from course.questions.kind import (
    Feedback,
    Flaw,
    Id,
    InvalidResponse,
    Option,
    Question,
    Text,
    View,
)
from course.questions.shuffle import shuffled

CHOOSE_FIRST = message("Choose an answer first.")
NOT_OFFERED = message("That answer is not among the options any more: choose again.")


class ListedOption(BaseModel):
    """One option as the file lists it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id = Field(
        default="",
        description="Stable name, the same in every language; without one its place: a, b, c, …",
    )
    text: Text = Field(description="What is offered.")
    correct: bool = Field(default=False, description="Whether choosing it is right.")
    feedback: Text = Field(description="Shown to whoever chose it: what tempts, where it breaks.")


def _lettered(options: tuple[ListedOption, ...]) -> tuple[ListedOption, ...]:
    return tuple(
        option if option.id else option.model_copy(update={"id": letter})
        for option, letter in zip(options, ascii_lowercase, strict=False)
    )


class OptionsQuestion(Question):
    """A question answered by choosing among options."""

    options: Annotated[
        tuple[ListedOption, ...], Field(max_length=12), AfterValidator(_lettered)
    ] = Field(description="What to choose from: two to twelve.")
    shuffle: bool = Field(
        default=True, description="`false` shows the options in the file's order."
    )

    @property
    def right(self) -> tuple[str, ...]:
        """Ids of the right options, in the file's order."""
        return tuple(option.id for option in self.options if option.correct)

    @property
    def wrong(self) -> tuple[str, ...]:
        """Ids of the wrong options, in the file's order."""
        return tuple(option.id for option in self.options if not option.correct)


def check_options(question: OptionsQuestion) -> Iterator[Flaw]:
    """Tell what is wrong with the options of any question that has them."""
    if len(question.options) < 2:
        yield Flaw(("options",), "there is nothing to choose from", "give at least two options")
    if not question.right:
        yield Flaw(("options",), "no option is right", "mark what is right with ‘correct: true’")
    for place, other in _repeated(question, lambda option: option.id):
        yield Flaw(
            ("options", place, "id"),
            f"two options have the id ‘{other.id}’",
            "give each option an id of its own",
        )
    for place, other in _repeated(question, lambda option: _folded(option.text)):
        yield Flaw(
            ("options", place, "text"),
            f"this option says the same as option ‘{other.id}’",
            "reword one of them or drop it",
        )


def _repeated(
    question: OptionsQuestion, of: Callable[[ListedOption], str]
) -> Iterator[tuple[int, ListedOption]]:
    """Yield the place of each option that is like an earlier one, and that earlier one."""
    seen: dict[str, ListedOption] = {}
    for place, option in enumerate(question.options):
        first = seen.setdefault(of(option), option)
        if first is not option:
            yield place, first


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def show_options(
    question: OptionsQuestion, widget: Literal["choice", "choices"], seed: int
) -> View:
    """Return what the browser may see, the options shuffled unless the file keeps their order."""
    options = tuple(Option(option.id, option.text) for option in question.options)
    return View(widget, shuffled(options, seed, question.id) if question.shuffle else options)


def chosen_id(offered: Collection[str], raw: object) -> str:
    """Return `raw` if it is one of the ids offered; raises `InvalidResponse`."""
    if not isinstance(raw, str) or not raw:
        raise InvalidResponse(CHOOSE_FIRST)
    if raw not in offered:
        raise InvalidResponse(NOT_OFFERED)
    return raw


def feedback_on(question: OptionsQuestion, chosen: Collection[str]) -> tuple[Feedback, ...]:
    """Return the feedback of each option chosen, in the file's order."""
    return tuple(
        Feedback(option.feedback, option.correct, option.id)
        for option in question.options
        if option.id in chosen
    )


def options_key(question: OptionsQuestion) -> str:
    """Say which ids are offered and which of them are right, whatever their order: `a b+ c`.

    Wrong ones count too: a score with partial credit depends on how many there are, and answers
    given among other options are not answers to the same question.
    """
    right = set(question.right)
    return " ".join(
        f"{id_}+" if id_ in right else id_ for id_ in sorted({o.id for o in question.options})
    )
