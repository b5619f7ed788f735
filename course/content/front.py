"""The front matter of a lesson: what stands between the first two `---` lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from course.files.problem import Problem
from course.files.shape import shape, valueless
from course.files.source import Source
from course.files.yaml_tree import Tree, read_tree
from course.questions.kind import Formerly, Id

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
ObjectiveKey = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)]


class FrontMatter(BaseModel):
    """What a lesson says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line = Field(description="The lesson's name.")
    short: Annotated[Line, Field(max_length=30)] | None = Field(
        default=None, description="A shorter name for menus, if the title is long."
    )
    summary: Line = Field(description="One sentence: what the reader will be able to do.")
    minutes: int = Field(ge=1, le=600, description="How long the lesson takes, in minutes.")
    objectives: Annotated[Mapping[ObjectiveKey, Line], Field(min_length=1)] = Field(
        description="What the lesson teaches: stable keys, the same in every language, and texts."
    )
    formerly: Annotated[tuple[Id, ...], Formerly] = Field(
        default=(), description="Names that the lesson had before; its progress goes with it."
    )


def read_front(
    source: Source, problems: list[Problem]
) -> tuple[FrontMatter | None, Tree | None, Source | None]:
    """Return the front matter, its tree, and the rest of the file (None where it is not found)."""
    lines = source.lines
    if lines[0].rstrip() != "---":
        what = "the file does not begin with front matter"
        mend = "begin it with a line ‘---’, then title, summary, minutes, objectives, and ‘---’"
        problems.append(Problem(source.place(), "error", what, mend))
        return None, None, source
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        what = "the front matter is not closed"
        problems.append(Problem(source.place(), "error", what, "write a line ‘---’ after it"))
        return None, None, None
    tree, found = read_tree(source.part(1, end), origin=source.place())
    problems.extend(found)
    front = shape(FrontMatter, tree, problems) if tree else None
    if tree and tree.get("objectives"):
        problems.extend(valueless(tree, ("objectives",)))
    return front, tree, source.part(end + 1, len(lines))
