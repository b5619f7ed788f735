"""Every statement of the source document is practised, in both languages alike.

The statements are numbered; a question names those that it practises in its `source`.
"""

from __future__ import annotations

from itertools import chain

import pytest

from tests.shipped.shipped import (
    LESSONS,
    in_each_language,
    in_each_lesson,
    lesson,
    questions,
    told,
)

FACTS = 42


def test_the_lessons_share_out_all_facts() -> None:
    assert list(chain.from_iterable(LESSONS.values())) == list(range(1, FACTS + 1))


@in_each_lesson
@in_each_language
def test_every_fact_of_a_lesson_is_practised_in_it(language: str, name: str) -> None:
    practised = {fact for q in questions(language, name).values() for fact in q.source}
    missing = sorted(set(LESSONS[name]) - practised)
    path = lesson(language, name).quiz.place.path
    assert not missing, f"{path}: no question has these facts in ‘source:’, add some: {missing}"


@in_each_language
def test_questions_name_facts_that_exist(language: str) -> None:
    odd = [
        f"{where}: the source has facts 1 to {FACTS}, not {fact}"
        for where, question in questions(language).items()
        for fact in question.source
        if fact not in range(1, FACTS + 1)
    ]
    assert not odd, told(odd)


@in_each_lesson
def test_the_languages_practise_the_same_facts_by_the_same_questions(name: str) -> None:
    in_latvian, in_english = (
        {id_: set(q.source) for id_, q in lesson(language, name).quiz.questions.items()}
        for language in ("lv", "en")
    )
    if in_latvian != in_english:
        differing = sorted(
            id_
            for id_ in in_latvian.keys() | in_english.keys()
            if in_latvian.get(id_) != in_english.get(id_)
        )
        pytest.fail(f"{name}: give these the same ‘source:’ in both languages: {differing}")
