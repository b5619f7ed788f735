"""Everything that can be wrong between files: one module for each thing that must agree.

Each check is a generator of problems over the drafts. It leaves out what another file's own errors
make unknowable, so that one slip is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.content.checks.agreement import check_languages
from course.content.checks.former_names import check_former_names
from course.content.checks.links import check_links
from course.content.checks.pairs import check_pairs
from course.content.checks.pictures import check_pictures
from course.content.checks.questions import check_questions
from course.content.checks.taxes import check_taxes
from course.content.drafts import Drafts
from course.files.problem import Place, Problem


def check(drafts: Drafts) -> Iterator[Problem]:
    """Tell everything that is wrong between the files."""
    problems = [
        *check_pairs(drafts),
        *check_questions(drafts),
        *check_former_names(drafts),
        *check_links(drafts),
        *check_pictures(drafts),
        *check_taxes(drafts),
    ]
    yield from problems
    yield from (problem for problem in check_languages(drafts) if not _told(problem, problems))


def _told(problem: Problem, problems: list[Problem]) -> bool:
    """Tell whether a difference between languages only follows from what is told already.

    What is wrong in itself differs from the other languages too; and what a file seems to lack may
    be what is misspelt in it.
    """
    if problem.place == Place(problem.place.path):
        return any(p.severity == "error" and p.place.path == problem.place.path for p in problems)
    return any(p.place == problem.place for p in problems)
