"""What is wrong with a plan or with deals that come from no file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from course.files.problem import CourseError
from course.files.shape_words import misfit, missing
from course.files.told import Told, told
from course.locale import Words


class PayError(CourseError):
    """A plan or its deals do not make sense; `flaws` are the sentences, one for each flaw."""

    def __init__(self, flaws: Sequence[str]) -> None:
        super().__init__("; ".join(flaws))
        self.flaws = tuple(flaws)

    def tell(self, words: Words) -> tuple[str, ...]:
        """The flaws in the language of `words`."""
        return tuple(words.tell(flaw) for flaw in self.flaws)

    @classmethod
    def of(cls, error: ValidationError, within: str = "") -> PayError:
        """What pydantic complains of, each flaw with its way in the data: `tiers[1].from: …`."""
        return cls([_sentence(found, within) for found in error.errors(include_url=False)])


def flaw(what: str, mend: str, way: str = "") -> Told:
    """One sentence of what is wrong and how to mend it, after the `way` to it in the data."""
    if way:
        return told("{way}: {what}; {mend}", way=way, what=what, mend=mend)
    return told("{what}; {mend}", what=what, mend=mend)


def _sentence(error: Any, within: str) -> Told:
    loc = tuple(error["loc"])
    if error["type"] == "missing":
        what, mend = missing(str(loc[-1]), "", written=False)
        loc = loc[:-1]
    elif error["type"] == "extra_forbidden":
        what = told("there is no field ‘{field}’ here", field=str(loc[-1]))
        mend = told("delete it or mend its name")
        loc = loc[:-1]
    else:
        what, mend = misfit(error, loc, key=False)
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return flaw(what, mend, f"{within}{way}".removeprefix("."))
