"""The languages against one another: progress must mean the same in each.

The first language in which a file is sound is what the others are held against; what differs is
told in the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.content.checks.lessons_alike import lessons_differ
from course.content.checks.quizzes_alike import quizzes_differ
from course.content.drafts import Drafts, GlossaryDraft, Parsed, T
from course.files.problem import Problem


def check_languages(drafts: Drafts) -> Iterator[Problem]:
    """Languages agree on objectives, anchors, charts, questions and terms."""
    editions = drafts.editions.values()
    for slug in drafts.order:
        for path, lesson, path_of_first, first in _pairs([e.lessons.get(slug) for e in editions]):
            yield from lessons_differ(path, lesson, path_of_first, first)
        for _, quiz, path_of_first, like in _pairs([e.quizzes.get(slug) for e in editions]):
            yield from quizzes_differ(quiz, path_of_first, like)
    for _, glossary, path_of_first, model in _pairs([e.glossary for e in editions]):
        yield from _glossaries_differ(glossary, path_of_first, model)


def _pairs(files: list[Parsed[T] | None]) -> Iterator[tuple[str, T, str, T]]:
    """Each sound file after the first sound one, with that one: path and value of both."""
    sound = [(file.path, file.sound) for file in files if file is not None]
    known = [(path, value) for path, value in sound if value is not None]
    for path, value in known[1:]:
        yield path, value, *known[0]


def _glossaries_differ(own: GlossaryDraft, path: str, first: GlossaryDraft) -> Iterator[Problem]:
    for key in _without(first.terms, own.terms):
        place = own.tree.name_place(("terms",))
        what = f"the term ‘{key}’ of {path} is missing"
        yield Problem(place, "warning", what, "write it here too, with the same key")
    for key in _without(own.terms, first.terms):
        place = own.tree.name_place(("terms", key))
        what = f"the term ‘{key}’ is not in {path}"
        yield Problem(place, "warning", what, "write it there too, with the same key")


def _without(these: Mapping[str, object], those: Mapping[str, object]) -> list[str]:
    return [key for key in these if key not in those]
