"""The names that lessons and questions had before, as their files tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from course.content.drafts import Drafts, EditionDraft
from course.content.names import AskedAs, Names
from course.files.problem import Place

Name = TypeVar("Name", str, AskedAs)


@dataclass(frozen=True, slots=True)
class Claim(Generic[Name]):
    """A file says that what is called `now` was called `was`; `written` is how it says so."""

    was: Name
    now: Name
    written: str
    place: Place


def names_of(drafts: Drafts) -> Names:
    """What is called otherwise now, by all languages together.

    A name that is in use is nobody's former one, and one that is claimed twice is the first's: the
    check tells both.
    """
    editions = drafts.editions.values()
    lessons: dict[str, str] = {}
    for edition in editions:
        for renamed in lesson_claims(drafts, edition):
            if renamed.was not in drafts.order:
                lessons.setdefault(renamed.was, renamed.now)
    names, asked = Names(lessons), {name for e in editions for name in questions(drafts, e)}
    moved: dict[AskedAs, AskedAs] = {}
    for edition in editions:
        for claim in question_claims(drafts, edition, names):
            if claim.was not in asked:
                moved.setdefault(claim.was, claim.now)
    return Names(lessons, moved)


def questions(drafts: Drafts, edition: EditionDraft) -> Iterator[AskedAs]:
    """All questions of one language, the broken ones too."""
    for slug in drafts.order:
        quiz = edition.quizzes.get(slug)
        if quiz and quiz.value:
            yield from ((slug, id_) for id_ in quiz.value.ids)


def lesson_claims(drafts: Drafts, edition: EditionDraft) -> Iterator[Claim[str]]:
    """What the lessons of one language were called before."""
    for slug in drafts.order:
        draft = edition.lessons[slug].value if slug in edition.lessons else None
        if draft and draft.front and draft.front_tree:
            for number, name in enumerate(draft.front.formerly):
                yield Claim(name, slug, name, draft.front_tree.place(("formerly", number)))


def question_claims(
    drafts: Drafts, edition: EditionDraft, names: Names
) -> Iterator[Claim[AskedAs]]:
    """What the questions of one language were called before, under their lessons' present names."""
    for slug in drafts.order:
        quiz = edition.quizzes[slug].value if slug in edition.quizzes else None
        for question in quiz.questions.values() if quiz else ():
            assert quiz is not None
            loc = ("questions", quiz.numbers[question.id], "formerly")
            for number, name in enumerate(question.formerly):
                lesson, _, id_ = name.rpartition("/")
                was = names.lesson(lesson or slug), id_
                yield Claim(was, (slug, question.id), name, quiz.tree.place((*loc, number)))
