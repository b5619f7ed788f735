"""What every kind of question can do, and so what to write to add one.

To add a kind, write one module in this package (its name is the kind's name), with

1. a frozen pydantic model deriving from `Question`: what the kind's YAML holds, each field
   with a `description` (the reference and the editors' completion are made of them);
2. a class that fulfils `Kind`, verb by verb as told below;

then add one line to `course/questions/__init__.py` and one example to `docs/reference.md`. A test
walks the registry and tries every verb on every question of every shipped course, so a kind
that lacks one fails by name. If none of the four widgets of `View` fits, add a drawing of the
same name to `course/app/components/card.js`.

All texts of a question are Markdown without raw HTML. Nothing here knows languages: sentences for
the learner are message ids (marked by `course.locale.message`), translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from course.files.problem import CourseError, Severity

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


def _in_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Formerly = BeforeValidator(_in_list)
"""One name may be written without a list around it."""

AskedBefore = Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$")]
"""A question's id, or the lesson's name before it where that was another one."""

Response = str | tuple[str, ...]
"""What a learner answered, ready for JSON: an option's id, sorted ids, or the text typed."""


class Question(BaseModel):
    """What every question holds, whatever its kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id = Field(description="Stable name; progress hangs on it; the same in every language.")
    kind: str = Field(description="The kind of question.")
    objective: str = Field(description="The key of the lesson's objective that it practises.")
    source: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        default=(), description="Numbers of the source document's statements that it practises."
    )
    level: Literal["recall", "apply"] = Field(
        default="apply", description="`recall` asks for a fact by heart, `apply` for its use."
    )
    prompt: Text = Field(description="What is asked.")
    hint: Text | None = Field(default=None, description="Narrows where to look; not the answer.")
    explanation: Text = Field(
        description="Shown when the question is closed: why the answer is right."
    )
    read: str | None = Field(
        default=None,
        description="The heading that teaches it: `anchor`, or `lesson#anchor` in another lesson.",
    )
    tries: int = Field(
        default=2, ge=1, le=5, description="Tries before the answer is told (1 to 5)."
    )
    formerly: Annotated[tuple[AskedBefore, ...], Formerly] = Field(
        default=(),
        description="Ids that it had before; `lesson/id` where another lesson asked it.",
    )


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a question that its shape alone cannot show.

    `loc` leads to the field inside the question, as pydantic's does: `("options", 2, "text")`.
    """

    loc: tuple[str | int, ...]
    what: str
    mend: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its id, and its Markdown text (a message id where `View.translate`)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What the browser may see before the answer; never a word of the key or the feedback."""

    widget: Literal["choice", "choices", "number", "text"]
    options: tuple[Option, ...] = ()
    unit: str | None = None
    translate: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """A Markdown text for one option (`option` is its id), or for the whole response (`None`)."""

    text: str
    right: bool
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """How good a response is: `score` is a fraction 0–1, 1 exactly when it is wholly right."""

    score: float
    feedback: tuple[Feedback, ...] = ()

    @property
    def right(self) -> bool:
        return self.score == 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The key as told to the learner once the question is closed: right option ids, or a text.

    `text` is plain, not Markdown. Where the widget is `number`, it is a decimal with a point
    (`-1860.5`), to be shown as the learner writes numbers, followed by `unit` where there is one.
    """

    options: tuple[str, ...] = ()
    text: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Samples:
    """Raw responses that a question makes to itself, for the test that tries every question.

    `INVALID` holds what no kind takes for an answer; a kind may add its own.
    """

    INVALID: ClassVar[tuple[object, ...]] = (None, {}, 17, "x" * 100_000)

    right: tuple[object, ...]
    wrong: tuple[object, ...]
    partial: tuple[object, ...] = ()
    invalid: tuple[object, ...] = INVALID


class InvalidResponse(CourseError):
    """The response cannot be graded; no try is used up.

    `message` is a message id with `{name}` places, `values` fills them after translation.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values


Q = TypeVar("Q", bound=Question)


class Kind(Protocol[Q]):
    """The verbs of a kind of question.

    All but `check` may rely on `check` having found no error: such questions never reach a learner.
    """

    name: ClassVar[str]
    shape: type[Q]

    def check(self, question: Q) -> Iterator[Flaw]:
        """Tell what is wrong beyond the shape: no right option, two options alike, …"""

    def show(self, question: Q, seed: int) -> View:
        """Tell what the browser may see; the same `seed` gives the same order of options."""

    def read(self, question: Q, raw: object) -> Response:
        """Turn what the browser sent into a response, or raise `InvalidResponse`."""

    def grade(self, question: Q, response: Response) -> Grade:
        """Grade what `read` has returned, also when recorded before an edit; never raise."""

    def answer(self, question: Q) -> Answer:
        """Tell the key, for when the question is closed."""

    def key(self, question: Q) -> str:
        """Say in one canonical text what decides right and wrong, free of any wording.

        Two languages of a question must agree on it; attempts count while it stays the same.
        """

    def samples(self, question: Q) -> Samples:
        """Make raw responses that are right, wrong, partly right (where it can be), and invalid."""
