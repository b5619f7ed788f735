"""The list of lessons against the files, and lessons against quizzes."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.drafts import Drafts, EditionDraft
from course.content.folder import MANIFEST
from course.content.manifest import reserved
from course.files.problem import Place, Problem
from course.files.shape import closest


def check_pairs(drafts: Drafts) -> Iterator[Problem]:
    """Every lesson listed is there in every language, and has its quiz; nothing else is there."""
    yield from _listed(drafts)
    for language, edition in drafts.editions.items():
        for slug, lesson in edition.lessons.items():
            if slug not in drafts.order:
                what = f"the lesson ‘{slug}’ is not in the course's list, so nobody sees it"
                mend = f"add it to ‘lessons’ in {MANIFEST}"
                yield Problem(Place(lesson.path), "warning", what, mend)
            elif slug not in edition.quizzes:
                what, quiz = "the lesson has no quiz", _quiz_path(lesson.path)
                yield Problem(Place(lesson.path), "error", what, f"write {quiz}")
        yield from _quizzes(language, edition)


def _listed(drafts: Drafts) -> Iterator[Problem]:
    written = {slug for edition in drafts.editions.values() for slug in edition.lessons}
    for index, slug in enumerate(drafts.order):
        if reserved(slug):
            continue  # told once, at its place in the list
        if slug not in written and drafts.manifest_tree:
            place = drafts.manifest_tree.place(("lessons", index))
            mend = f"write its file in lessons/, or {closest(slug, sorted(written - {slug}))}"
            yield Problem(place, "error", f"there is no lesson ‘{slug}’", mend)
            continue
        paths = [e.lessons[slug].path for e in drafts.editions.values() if slug in e.lessons]
        for language, edition in drafts.editions.items():
            if slug in edition.lessons:
                continue
            name = paths[0].rpartition("/")[2]
            what = f"there is no such file, while {paths[0]} is there"
            mend = f"write the lesson in this language, or take it out of ‘lessons’ in {MANIFEST}"
            yield Problem(Place(f"lessons/{language}/{name}"), "error", what, mend)


def _quizzes(language: str, edition: EditionDraft) -> Iterator[Problem]:
    for slug, quiz in edition.quizzes.items():
        if slug not in edition.lessons:
            without = [name for name in edition.lessons if name not in edition.quizzes]
            what = f"no lesson in lessons/{language} belongs to this quiz"
            mend = f"name it like its lesson; {closest(slug, without)}" if without else "delete it"
            yield Problem(Place(quiz.path), "warning", what, mend)


def _quiz_path(lesson_path: str) -> str:
    return lesson_path.replace("lessons/", "quizzes/", 1).removesuffix(".md") + ".yaml"
