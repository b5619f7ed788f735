"""The directives of a lesson: blocks between `:::{name}` and `:::`.

To add one, write a function that takes the `Page` and the `Fence` and returns a block (or None after
telling why not), its docstring a sentence for the reference, and add a line to `DIRECTIVES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from course.content.drafts import TaxName
from course.content.model import (
    Admonition,
    Block,
    ChartBlock,
    Figure,
    QuestionBlock,
    QuizBlock,
    Reveal,
)
from course.files.markdown import PAGE, QUESTION
from course.files.problem import Place, Problem
from course.files.prose import ProseReader
from course.files.shape import closest, shape
from course.files.source import Source
from course.files.yaml_texts import read_text
from course.files.yaml_tree import Tree, read_tree
from course.pay.charts import CHARTS

_QUESTION = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)")
_PICTURE = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9._/-]*\.(svg|png|jpe?g|webp)")

FigureText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Fence:
    """A directive as written: `:::{name} argument`, its body, and where they stand."""

    name: str
    argument: str
    body: Source
    place: Place

    @property
    def written(self) -> str:
        """The directive as a trainer writes it, without its argument."""
        return f":::{{{self.name}}}"


@dataclass
class Page:
    """What is gathered while a lesson's file is read."""

    prose: ProseReader
    taxes: list[TaxName] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong so far."""
        return self.prose.problems

    def error(self, place: Place, what: str, mend: str) -> None:
        """Add an error."""
        self.problems.append(Problem(place, "error", what, mend))


class FigureFields(BaseModel):
    """The fields of `figure`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alt: FigureText = Field(
        max_length=1000,
        description="What the picture tells, in plain words, for those who do not see it.",
    )
    caption: FigureText | None = Field(
        default=None, max_length=1000, description="A text below the picture, in Markdown."
    )


def note(page: Page, fence: Fence) -> Block | None:
    """Something worth knowing beside the text; the title is optional."""
    return Admonition("note", fence.argument, _text(page, fence), fence.place)


def tip(page: Page, fence: Fence) -> Block | None:
    """Something that makes the work easier; the title is optional."""
    return Admonition("tip", fence.argument, _text(page, fence), fence.place)


def warning(page: Page, fence: Fence) -> Block | None:
    """Something that goes wrong easily; the title is optional."""
    return Admonition("warning", fence.argument, _text(page, fence), fence.place)


def reveal(page: Page, fence: Fence) -> Block | None:
    """A text that the reader opens after thinking; the title says what to think about."""
    if not fence.argument:
        mend = "write what to think about after it: ‘:::{reveal} Title’"
        page.error(fence.place, f"‘{fence.written}’ has no title", mend)
    return Reveal(fence.argument, _text(page, fence), fence.place)


def figure(page: Page, fence: Fence) -> Block | None:
    """A picture from `lessons/images`, with what it tells in words."""
    path = fence.argument
    inside = _PICTURE.fullmatch(path) is not None and ".." not in path
    if not inside:
        what = f"‘{path}’ is no picture of the course" if path else "the figure names no picture"
        mend = "write a path like ‘images/name.svg’ (svg, png, jpg or webp), inside lessons/images"
        page.error(fence.place, what, mend)
    tree = _fields(page, fence)
    fields = shape(FigureFields, tree, page.problems) if tree else None
    if tree is None or fields is None:
        return None
    caption = ""
    if fields.caption:
        caption, _ = read_text(tree, ("caption",), QUESTION, page.problems, inline=True)
    if not inside:
        return None
    return Figure(f"lessons/{path}", fields.alt, caption, fence.place)


def question(page: Page, fence: Fence) -> Block | None:
    """A question of this lesson's quiz, asked here in the text and not again in the quiz."""
    _empty(page, fence)
    return _question(page, fence.argument, fence.place)


def quiz(page: Page, fence: Fence) -> Block | None:
    """The lesson's quiz: all its questions that are not asked in the text."""
    _empty(page, fence)
    if not fence.argument:
        page.error(fence.place, "the quiz names no lesson", "write ‘:::{quiz} lesson’")
        return None
    return QuizBlock(fence.argument, fence.place)


def chart(page: Page, fence: Fence) -> Block | None:
    """A chart that the reader can move; `predict` names a question to answer before it shows."""
    known = CHARTS.get(fence.argument)
    if known is None:
        what = (
            f"there is no chart ‘{fence.argument}’" if fence.argument else "the chart has no name"
        )
        page.error(fence.place, what, closest(fence.argument, CHARTS))
        return None
    tree = _fields(page, fence)
    if tree is None or not isinstance(tree.data, dict):
        return None
    own = {name: value for name, value in tree.data.items() if name != "predict"}
    parameters = shape(known.parameters, replace(tree, data=own), page.problems)
    tax = getattr(parameters, "tax", None)
    if isinstance(tax, str):
        page.taxes.append(TaxName(tax, tree.place(("tax",))))
    predict, asked = tree.data.get("predict"), None
    if predict is not None:
        asked = _question(page, predict, tree.place(("predict",)))
    if parameters is None or (predict is not None and asked is None):
        return None
    return ChartBlock(fence.argument, parameters, asked, fence.place)


Directive = Callable[[Page, Fence], Block | None]

DIRECTIVES: Mapping[str, Directive] = MappingProxyType(
    {
        directive.__name__: directive
        for directive in (chart, figure, question, quiz, note, tip, warning, reveal)
    }
)
"""Every directive by the name that lessons use."""


def _text(page: Page, fence: Fence) -> str:
    """The body as HTML."""
    if not fence.body.text.strip():
        mend = "write its text before the closing ‘:::’, or delete it"
        page.error(fence.place, f"‘{fence.written}’ is empty", mend)
    line = fence.body.line - page.prose.source.line
    return page.prose.html(PAGE.parse(fence.body.text), PAGE, line)


def _fields(page: Page, fence: Fence) -> Tree | None:
    """The body as YAML; None where it is broken."""
    tree, problems = read_tree(fence.body, origin=fence.place)
    page.problems.extend(problems)
    return tree


def _empty(page: Page, fence: Fence) -> None:
    if fence.body.text.strip():
        what = f"there is text inside ‘{fence.written}’, which holds none"
        page.error(fence.body.place(), what, "close the directive with ‘:::’ in the line below it")


def _question(page: Page, name: object, place: Place) -> QuestionBlock | None:
    match = _QUESTION.fullmatch(name) if isinstance(name, str) else None
    if match is None:
        what = f"‘{name}’ names no question" if name else "no question is named"
        page.error(place, what, "write ‘lesson/question-id’")
        return None
    return QuestionBlock(match[1], match[2], place)
