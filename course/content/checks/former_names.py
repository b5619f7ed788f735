"""The names that lessons and questions had before: out of use, claimed once, alike in all languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from course.content.drafts import Drafts
from course.content.former import (
    Claim,
    Name,
    lesson_claims,
    names_of,
    question_claims,
    questions,
)
from course.files.problem import Problem
from course.files.yaml_tree import Loc, Tree


def check_former_names(drafts: Drafts) -> Iterator[Problem]:
    """Learners' progress can go from every former name to one present lesson or question."""
    names = names_of(drafts)
    for edition in drafts.editions.values():
        yield from _claimed(lesson_claims(drafts, edition), drafts.order, "lesson")
        asked = set(questions(drafts, edition))
        yield from _claimed(question_claims(drafts, edition, names), asked, "question")


def formerly_differ(
    tree: Tree, loc: Loc, here: tuple[str, ...], path_of_first: str, there: tuple[str, ...]
) -> Iterator[Problem]:
    """Tell which former names of what is at `loc` only one of two languages has."""
    for name in there:
        if name not in here:
            what = f"the former name ‘{name}’ of {path_of_first} is missing"
            mend = "write it here too, under ‘formerly’"
            yield Problem(tree.place((*loc, "formerly")), "error", what, mend)
    for number, name in enumerate(here):
        if name not in there:
            what = f"the former name ‘{name}’ is not in {path_of_first}"
            mend = "write it there too, under ‘formerly’"
            yield Problem(tree.place((*loc, "formerly", number)), "error", what, mend)


def _claimed(
    claims: Iterable[Claim[Name]], present: Collection[Name], kind: str
) -> Iterator[Problem]:
    first: dict[Name, Claim[Name]] = {}
    for claim in claims:
        other = first.setdefault(claim.was, claim)
        if claim.was == claim.now:
            what = f"‘{claim.written}’ is what this {kind} is called now"
            mend = "delete it: ‘formerly’ holds names that are out of use"
        elif claim.was in present:
            what = f"‘{claim.written}’ is another {kind} of the course"
            mend = f"delete it, or give that {kind} another name"
        elif other is claim:
            continue
        elif other.now == claim.now:
            what, mend = f"‘{claim.written}’ is listed twice in ‘formerly’", "keep one of the two"
        else:
            what = f"‘{claim.written}’ is what {_shown(other.now)} was called too"
            mend = "keep it where learners' progress should go"
        yield Problem(claim.place, "error", what, mend)


def _shown(name: str | tuple[str, str]) -> str:
    return f"the lesson ‘{name}’" if isinstance(name, str) else f"the question ‘{'/'.join(name)}’"
