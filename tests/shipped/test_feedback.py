"""What is said to an answer: always something to think about, and never the key to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

import pytest

from course.questions.kind import Question
from course.questions.number import plain
from course.questions.numeric import NumericMistake, NumericQuestion
from course.questions.options import OptionsQuestion
from course.questions.short import ShortMistake, ShortQuestion
from course.questions.true_false import TrueFalseQuestion
from tests.shipped.markup import from_markdown
from tests.shipped.shipped import choices, in_each_language, questions, told

SHORTEST = 30
"""Characters of feedback, the verdict not counted."""

VERDICT = re.compile(
    r"^(?:jā|nē|pareizi|nepareizi|aplami|taisnība|tieši tā|yes|no|right|wrong|correct|incorrect|"
    r"exactly|not quite|that is right|that's right)\b[\s.,:;!–]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One feedback: where it stands, its Markdown, and whether it answers a right response."""

    where: str
    text: str
    right: bool


def said_by(where: str, question: Question) -> Iterator[Said]:
    """Every feedback of a question; fails for a kind it does not know, so that none is left out."""
    match question:
        case OptionsQuestion():
            for option in question.options:
                yield Said(f"{where} option ‘{option.id}’", option.feedback, option.correct)
        case TrueFalseQuestion():
            yield Said(f"{where} feedback ‘true’", question.feedback.true, question.answer)
            yield Said(f"{where} feedback ‘false’", question.feedback.false, not question.answer)
        case NumericQuestion() | ShortQuestion():
            yield Said(f"{where} feedback ‘right’", question.feedback.right, right=True)
            yield Said(f"{where} feedback ‘wrong’", question.feedback.wrong, right=False)
            slips: Sequence[NumericMistake | ShortMistake] = question.mistakes
            for place, mistake in enumerate(slips, 1):
                yield Said(f"{where} mistake {place}", mistake.feedback, right=False)
        case _:
            pytest.fail(f"{where}: tell this test where a ‘{question.kind}’ keeps its feedback")


def keys_of(question: Question) -> list[str]:
    """The texts that would tell the answer."""
    match question:
        case OptionsQuestion():
            return [option.text for option in question.options if option.correct]
        case NumericQuestion():
            return [plain(question.answer)]
        case ShortQuestion():
            return [text for text in question.accept if "*" not in text]
        case _:
            return []


def words(text: str) -> str:
    """A text's words and numbers alone, between single spaces; a number in one piece."""
    text = re.sub(r"(?<=\d)[\u00a0,](?=\d{3}\b)", "", from_markdown(text).text.casefold())
    found = re.findall(r"\d+(?:[.,]\d+)?|[^\W\d_]+", text)
    return f" {' '.join(word.replace(',', '.') for word in found)} "


def tells(feedback: str, key: str) -> bool:
    """Tell whether a feedback holds the whole of a key, word by word."""
    return bool(words(key).strip()) and words(key) in words(feedback)


@in_each_language
def test_feedback_says_more_than_right_or_wrong(language: str) -> None:
    curt = [
        f"{said.where}: say what tempts here, where it breaks and what to look at"
        for where, question in questions(language).items()
        for said in said_by(where, question)
        # A number worked out rightly needs no more than to be seen worked out.
        if len(VERDICT.sub("", from_markdown(said.text).text))
        < (SHORTEST // 2 if said.right and not isinstance(question, OptionsQuestion) else SHORTEST)
    ]
    assert not curt, told(curt)


@in_each_language
def test_feedback_to_a_wrong_answer_does_not_tell_the_right_one(language: str) -> None:
    leaks = [
        f"{said.where}: the feedback tells the answer, ‘{key}’: lead there without saying it"
        for where, question in questions(language).items()
        for said in said_by(where, question)
        for key in keys_of(question)
        if not said.right and tells(said.text, key)
    ]
    assert not leaks, told(leaks)


@in_each_language
def test_a_hint_does_not_tell_the_answer(language: str) -> None:
    leaks = [
        f"{where}: the hint tells the answer, ‘{key}’: narrow down where to look instead"
        for where, question in questions(language).items()
        for key in keys_of(question)
        if question.hint and tells(question.hint, key)
    ]
    assert not leaks, told(leaks)


@pytest.mark.parametrize(
    ("feedback", "key", "leaks"),
    [
        ("It is **the list** of names.", "The list of names!", True),
        ("The lists of names", "list", False),
        ("Then it would be 1\u00a0860 €.", "1860", True),
        ("Then it would be €1,860.", "1860", True),
        ("It grew by 12,5 %.", "12.5", True),
        ("It grew by 12,5 %.", "5", False),
    ],
)
def test_an_answer_told_by_its_feedback_is_noticed(feedback: str, key: str, leaks: bool) -> None:
    assert tells(feedback, key) == leaks


@in_each_language
def test_no_two_options_are_alike(language: str) -> None:
    alike = [
        f"{where}: options ‘{a.id}’ and ‘{b.id}’ say the same: reword one or drop it"
        for where, question in choices(language).items()
        for place, a in enumerate(question.options)
        for b in question.options[place + 1 :]
        if words(a.text) == words(b.text)
    ]
    assert not alike, told(alike)


@in_each_language
def test_every_option_has_a_name_of_its_own(language: str) -> None:
    """Without an `id` an option is named by its place, so moving it moves learners' answers."""
    unnamed = [
        f"{where}: give the option ‘{option.text}’ an ‘id:’"
        for where, question in choices(language).items()
        for option in question.options
        if option.id in ascii_lowercase
    ]
    assert not unnamed, told(unnamed)
