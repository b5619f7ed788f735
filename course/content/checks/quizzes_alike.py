"""Two languages of one quiz held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.checks.former_names import formerly_differ
from course.content.drafts import QuizDraft
from course.files.problem import Place, Problem
from course.questions import kind_of
from course.questions.kind import Question

_KEY_FIELDS = ("answer", "options", "accept")
"""Where a question says what is right."""

_SAME = ("tries", "level", "source", "read")
"""Fields that should be the same, though no learner's progress hangs on them."""


def quizzes_differ(own: QuizDraft, path_of_first: str, first: QuizDraft) -> Iterator[Problem]:
    """Tell where a quiz differs from the first language's in what must be the same."""
    for id_ in first.questions:
        if id_ not in own.questions:
            what = f"the question ‘{id_}’ of {path_of_first} is missing"
            mend = "write it here too, with the same id"
            yield Problem(own.tree.name_place(("questions",)), "error", what, mend)
    for id_ in own.questions:
        if id_ not in first.questions:
            what = f"the question ‘{id_}’ is not in {path_of_first}"
            yield Problem(
                _place(own, id_, "id"), "error", what, "use the same ids in all languages"
            )
    common = [id_ for id_ in own.questions if id_ in first.questions]
    order = [id_ for id_ in first.questions if id_ in own.questions]
    moved = next((id_ for id_, other in zip(common, order, strict=True) if id_ != other), None)
    if moved is not None:
        what = f"from the question ‘{moved}’ on the order is another than in {path_of_first}"
        mend = "put the questions in the same order"
        yield Problem(_place(own, moved, "id"), "warning", what, mend)
    for id_ in common:
        yield from _questions_differ(own, path_of_first, own.questions[id_], first.questions[id_])


def _place(quiz: QuizDraft, id_: str, *fields: str) -> Place:
    """The place of the first of the fields that the question has, else of the question."""
    loc = ("questions", quiz.numbers[id_])
    there = next((field for field in fields if quiz.tree.get(*loc, field) is not None), None)
    return quiz.tree.place(loc if there is None else (*loc, there))


def _questions_differ(
    quiz: QuizDraft, path_of_first: str, own: Question, first: Question
) -> Iterator[Problem]:
    mend = "let it be the same in all languages"
    for name in ("kind", "objective"):
        here, there = getattr(own, name), getattr(first, name)
        if here != there:
            what = f"‘{name}’ is ‘{here}’ here and ‘{there}’ in {path_of_first}"
            yield Problem(_place(quiz, own.id, name), "error", what, mend)
    if own.kind == first.kind:
        yield from _keys_differ(quiz, path_of_first, own, first)
    loc = ("questions", quiz.numbers[own.id])
    yield from formerly_differ(quiz.tree, loc, own.formerly, path_of_first, first.formerly)
    for name in _SAME:
        if getattr(own, name) != getattr(first, name):
            what = f"‘{name}’ of the question ‘{own.id}’ differs from {path_of_first}"
            yield Problem(_place(quiz, own.id, name), "warning", what, mend)


def _keys_differ(
    quiz: QuizDraft, path_of_first: str, own: Question, first: Question
) -> Iterator[Problem]:
    kind = kind_of(own)
    place = _place(quiz, own.id, *_KEY_FIELDS)
    here, there = (sorted(o.id for o in kind.show(q, 0).options) for q in (own, first))
    if here != there:
        what = f"the options are {_listed(here)} here and {_listed(there)} in {path_of_first}"
        yield Problem(place, "error", what, "give options the same ids in all languages")
    elif kind.key(own) != kind.key(first):
        what = f"another answer is right here than in {path_of_first}"
        yield Problem(place, "error", what, "let the same be right in all languages")


def _listed(ids: list[str]) -> str:
    return ", ".join(f"‘{id_}’" for id_ in ids)
