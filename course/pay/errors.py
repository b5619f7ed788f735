"""What is wrong with a plan or with deals that come from no file."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from course.files.problem import CourseError
from course.files.shape_words import misfit, missing


class PayError(CourseError):
    """A plan or its deals do not make sense; `flaws` are the sentences, one for each flaw."""

    def __init__(self, flaws: list[str]) -> None:
        super().__init__("; ".join(flaws))
        self.flaws = tuple(flaws)

    @classmethod
    def of(cls, error: ValidationError, within: str = "") -> PayError:
        """What pydantic complains of, each flaw with its way in the data: `tiers[1].from: …`."""
        return cls([_sentence(found, within) for found in error.errors(include_url=False)])


def _sentence(error: Any, within: str) -> str:
    loc = tuple(error["loc"])
    if error["type"] == "missing":
        what, mend = missing(str(loc[-1]), "", written=False)
        loc = loc[:-1]
    elif error["type"] == "extra_forbidden":
        what, mend = f"there is no field ‘{loc[-1]}’ here", "delete it or mend its name"
        loc = loc[:-1]
    else:
        what, mend = misfit(error, loc, key=False)
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    place = f"{within}{way}".removeprefix(".")
    return f"{place}: {what}; {mend}" if place else f"{what}; {mend}"
