"""The pictures that lessons show."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.drafts import Drafts
from course.content.model import Figure
from course.files.problem import Problem
from course.files.shape import closest


def check_pictures(drafts: Drafts) -> Iterator[Problem]:
    """Every picture shown is there."""
    there = [path for path in drafts.listing if path.startswith("lessons/images/")]
    for edition in drafts.editions.values():
        for lesson in edition.lessons.values():
            for block in lesson.value.blocks if lesson.value else ():
                if isinstance(block, Figure) and block.path not in there:
                    name = block.path.removeprefix("lessons/")
                    mend = closest(name, [path.removeprefix("lessons/") for path in there])
                    if not there:
                        mend = f"put it at {block.path}"
                    yield Problem(block.place, "error", f"there is no picture ‘{name}’", mend)
