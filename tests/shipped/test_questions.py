"""What holds for the questions of the course as a whole, whatever their kind."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from course.content.model import ChartBlock, QuestionBlock
from course.questions.kind import Question
from tests.shipped.markup import from_markdown
from tests.shipped.shipped import (
    LANGUAGES,
    in_each_language,
    in_each_lesson,
    inline,
    lesson,
    questions,
    told,
)

APPLIED_OF_COURSE, APPLIED_OF_LESSON = 0.6, 0.5
"""Shares of questions that ask for use rather than recall."""

SHORTEST_DECK = 10
PRACTICE_OF_OBJECTIVE = 2

NEGATED = {
    "lv": r"\b(?:Kas|Kur[šaiuā]|Kuras|Kurus|Kuram|Kurai|Kuriem|Kurām)\b(?: \w+){0,4} "
    r"(?:nav|ne|nekad|izņemot|ne(?:pieder|attiecas|atbilst|der|ietilpst|palīdz)\w*)\b",
    "en": r"\b(?:Which|What|Who)\b(?: \w+){0,4} (?:not|never|except|\w+n[’']t)\b",
}
"""A question turned round by a word that is easily missed, near its beginning."""

IN_CAPITALS = r"\b(?:NOT|NAV|NE)\b"


def applied(asked: dict[str, Question]) -> float:
    return sum(question.level == "apply" for question in asked.values()) / len(asked)


@in_each_language
def test_most_questions_of_the_course_ask_for_use(language: str) -> None:
    share = applied(questions(language))
    assert share >= APPLIED_OF_COURSE, (
        f"{language}: {share:.0%} of the questions have ‘level: apply’, at least "
        f"{APPLIED_OF_COURSE:.0%} should: turn some that recall a fact into cases"
    )


@in_each_lesson
@in_each_language
def test_half_of_a_lessons_questions_ask_for_use(language: str, name: str) -> None:
    share = applied(questions(language, name))
    path = lesson(language, name).quiz.place.path
    assert share >= APPLIED_OF_LESSON, f"{path}: only {share:.0%} have ‘level: apply’"


@in_each_lesson
@in_each_language
def test_a_quiz_is_long_enough_without_what_was_asked_before(language: str, name: str) -> None:
    read = lesson(language, name)
    deck = len(set(read.quiz.questions) - set(read.inline))
    assert deck >= SHORTEST_DECK, (
        f"{read.quiz.place.path}: {deck} questions are left for the quiz, write "
        f"{SHORTEST_DECK - deck} more"
    )


@in_each_lesson
@in_each_language
def test_two_to_four_questions_stand_in_the_text(language: str, name: str) -> None:
    """Two or three by themselves; charts to be predicted may make it four."""
    read = lesson(language, name)
    alone = [block for block in read.blocks if isinstance(block, QuestionBlock)]
    before_quiz = inline(read)
    assert len(alone) <= 3, f"{read.place.path}: {len(alone)} questions interrupt the text"
    assert 2 <= len(before_quiz) <= 4, (
        f"{read.place.path}: {len(before_quiz)} questions are asked before the quiz, not 2 to 4"
    )


@in_each_lesson
@in_each_language
def test_at_least_two_are_asked_before_they_are_explained(language: str, name: str) -> None:
    """A question comes first if the section that it tells to `read` is its own or a later one."""
    read = lesson(language, name)
    sections = {h.anchor: h.place.line for h in read.headings if h.level == 2}
    first = []
    for block in read.blocks:
        asked = block.predict if isinstance(block, ChartBlock) else block
        if isinstance(asked, QuestionBlock) and asked.lesson == read.id:
            own = max((li for li in sections.values() if li < block.place.line), default=0)
            taught = next(
                (h for h in read.headings if h.anchor == read.quiz.questions[asked.question].read),
                None,
            )
            if taught and (taught.level > 2 or taught.place.line >= own):
                first.append(asked.question)
    assert len(first) >= 2, (
        f"{read.place.path}: ask at least two questions before the section that they ‘read:’, "
        f"not only {first}"
    )


@in_each_lesson
@in_each_language
def test_every_objective_is_practised_more_than_once(language: str, name: str) -> None:
    read = lesson(language, name)
    practice = Counter(question.objective for question in read.quiz.questions.values())
    rare = [key for key in read.objectives if practice[key] < PRACTICE_OF_OBJECTIVE]
    assert not rare, (
        f"{read.quiz.place.path}: fewer than {PRACTICE_OF_OBJECTIVE} questions have the "
        f"‘objective:’ {rare}"
    )


@in_each_language
def test_every_question_leads_back_to_the_text(language: str) -> None:
    lost = [
        f"{where}: add ‘read:’ with the anchor of the heading that teaches it"
        for where, question in questions(language).items()
        if not question.read
    ]
    assert not lost, told(lost)


@in_each_language
def test_every_question_is_explained_in_a_sentence(language: str) -> None:
    bare = [
        f"{where}: say in ‘explanation:’ why the answer is right"
        for where, question in questions(language).items()
        if len(from_markdown(question.explanation).text) < 30
    ]
    assert not bare, told(bare)


def turned_round(language: str, prompt: str) -> bool:
    """Tell whether a prompt asks for what is not so without saying so in bold."""
    unmarked = from_markdown(prompt).without("strong").replace("\n", " ")
    return bool(re.search(f"{NEGATED[language]}|{IN_CAPITALS}", unmarked))


@in_each_language
def test_a_question_turned_round_says_so_in_bold(language: str) -> None:
    hidden = [
        f"{where}: ask for what is so, or set the ‘not’ in bold"
        for where, question in questions(language).items()
        if turned_round(language, question.prompt)
    ]
    assert not hidden, told(hidden)


@pytest.mark.parametrize(
    ("language", "prompt", "hidden"),
    [
        ("en", "Which of these is not a duty?", True),
        ("en", "Which of these is **not** a duty?", False),
        ("en", "Ilze has not called. What does Toms do?", False),
        ("en", "Which plan tempts Ivars into a deal the client does not need?", False),
        ("lv", "Kurš no šiem nav pienākums?", True),
        ("lv", "Kurš no šiem **nav** pienākums?", False),
        ("lv", "Ilze nav zvanījusi. Ko dara Toms?", False),
    ],
)
def test_a_question_turned_round_is_noticed(language: str, prompt: str, hidden: bool) -> None:
    assert turned_round(language, prompt) == hidden


@in_each_lesson
def test_the_languages_ask_at_the_same_level(name: str) -> None:
    levels = [
        {id_: question.level for id_, question in lesson(language, name).quiz.questions.items()}
        for language in LANGUAGES
    ]
    assert levels[0] == levels[1], f"{name}: give questions the same ‘level:’ in both languages"
