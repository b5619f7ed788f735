"""Lessons against their own quizzes: what is asked where, and which objectives are practised."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.drafts import Drafts, EditionDraft, LessonDraft, Parsed, QuizDraft
from course.content.model import QuizBlock
from course.files.problem import Place, Problem
from course.files.shape import closest


def check_questions(drafts: Drafts) -> Iterator[Problem]:
    """Every question is asked once, and every objective is practised."""
    for edition in drafts.editions.values():
        yield from _shared_objectives(edition)
        for slug, lesson in edition.lessons.items():
            if lesson.value is None:
                continue
            yield from _own_quiz(slug, lesson.value)
            yield from _own_questions(slug, lesson.value)
            quiz = edition.quizzes.get(slug)
            if quiz and quiz.value:
                yield from _known(slug, lesson.value, quiz.value)
                yield from _objectives(lesson.value, quiz)
                yield from _left_over(slug, lesson, quiz)


def _own_quiz(slug: str, lesson: LessonDraft) -> Iterator[Problem]:
    first: QuizBlock | None = None
    for block in lesson.blocks:
        if not isinstance(block, QuizBlock):
            continue
        if block.lesson != slug:
            what = f"‘{block.lesson}’ is not this lesson's quiz"
            yield Problem(block.place, "error", what, f"write ‘:::{{quiz}} {slug}’")
        if first:
            what = f"the quiz stands here twice, first in line {first.place.line}"
            yield Problem(block.place, "error", what, "keep one of the two")
        first = first or block


def _own_questions(slug: str, lesson: LessonDraft) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for asked in lesson.asked:
        if asked.lesson != slug:
            what = f"‘{asked.lesson}/{asked.question}’ is a question of another lesson"
            mend = f"ask one of this lesson's quiz: ‘{slug}/…’"
            yield Problem(asked.place, "error", what, mend)
        elif asked.question in seen:
            line = seen[asked.question].line
            what = f"‘{slug}/{asked.question}’ is asked twice, first in line {line}"
            yield Problem(asked.place, "error", what, "keep one of the two")
        else:
            seen[asked.question] = asked.place


def _known(slug: str, lesson: LessonDraft, quiz: QuizDraft) -> Iterator[Problem]:
    ids = quiz.ids
    for asked in lesson.asked:
        if asked.lesson == slug and asked.question not in ids:
            what = f"the lesson's quiz has no question ‘{asked.question}’"
            yield Problem(asked.place, "error", what, closest(asked.question, ids))


def _objectives(lesson: LessonDraft, file: Parsed[QuizDraft]) -> Iterator[Problem]:
    quiz = file.value
    if lesson.front is None or lesson.front_tree is None or quiz is None:
        return
    objectives = lesson.front.objectives
    valueless = lesson.front_tree.valueless(("objectives",))  # told with the front matter
    practised = set()
    for question in quiz.questions.values():
        practised.add(question.objective)
        if question.objective not in (*objectives, *valueless):
            place = quiz.tree.place(("questions", quiz.numbers[question.id], "objective"))
            what = f"the lesson has no objective ‘{question.objective}’"
            yield Problem(place, "error", what, closest(question.objective, objectives))
    for key in objectives:
        if key not in practised and file.sound:
            place = lesson.front_tree.name_place(("objectives", key))
            what = f"no question practises the objective ‘{key}’"
            yield Problem(place, "warning", what, "write one, or drop the objective")


def _shared_objectives(edition: EditionDraft) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for slug, lesson in edition.lessons.items():
        if lesson.value is None or lesson.value.front is None or lesson.value.front_tree is None:
            continue
        for key in lesson.value.front.objectives:
            owner = owners.setdefault(key, slug)
            if owner != slug:
                place = lesson.value.front_tree.name_place(("objectives", key))
                what = f"‘{key}’ is an objective of the lesson ‘{owner}’ too"
                mend = "give each objective a key of its own"
                yield Problem(place, "warning", what, mend)


def _left_over(
    slug: str, lesson: Parsed[LessonDraft], file: Parsed[QuizDraft]
) -> Iterator[Problem]:
    """Questions that are asked nowhere, or a quiz with none."""
    draft, quiz = lesson.value, file.sound
    if draft is None or quiz is None or not draft.blocks_known:
        return
    asked = {block.question for block in draft.asked if block.lesson == slug}
    left = [id_ for id_ in quiz.questions if id_ not in asked]
    quizzes = [block for block in draft.blocks if isinstance(block, QuizBlock)]
    if left and not quizzes:
        what = f"the lesson does not ask {len(left)} of its questions, beginning with ‘{left[0]}’"
        mend = f"write ‘:::{{quiz}} {slug}’ and ‘:::’ at its end"
        yield Problem(Place(lesson.path), "error", what, mend)
    if quizzes and not left:
        what = "no question is left for the quiz: all are asked in the text"
        yield Problem(quizzes[0].place, "error", what, "write more questions, or delete the quiz")
