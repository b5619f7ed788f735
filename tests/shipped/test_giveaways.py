"""Nothing but knowing the matter helps to find the right option.

Someone who knows nothing may notice that the right option is mostly the longest one, or the
second one, or that whatever says ‘always’ is wrong. Each of these habits is counted and held
against what luck brings about: see `chance`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from course.questions.options import ListedOption, OptionsQuestion
from course.questions.single import SingleQuestion
from course.questions.true_false import TrueFalseQuestion
from tests.shipped.chance import LUCK, at_least, by_luck
from tests.shipped.markup import from_markdown
from tests.shipped.shipped import (
    LESSONS,
    choices,
    in_each_language,
    in_each_lesson,
    questions,
    told,
)

ABSOLUTES = {
    "lv": r"\b(?:vienmēr|nekad|tikai|vis[iaus]|visas|visus|visiem|visām|visos|visās|viss|"
    r"ikvien\w*|nevien\w*|nekas|neko|pilnīgi|noteikti)\b",
    "en": r"\b(?:always|never|only|all|every|everyone|everybody|everything|none|nobody|"
    r"no one|nothing|anyone|completely|entirely)\b",
}

OF_THE_ABOVE = {
    "lv": r"\b(?:vis[iaus]?s?|abi|abas|neviens?|nevien[au]|nekas)\b"
    r"(?: no)?(?: \w+)? (?:minēt|iepriekš|augstāk|nosaukt|atbil|variant)",
    "en": r"\b(?:all|both|none|neither|any) of (?:the options|(?:these|those|them)\W*$)"
    r"|\bthe above\b",
}


def length(option: ListedOption) -> int:
    return len(from_markdown(option.text).text)


def stands_out(question: OptionsQuestion, size: Callable[[ListedOption], int]) -> bool:
    """Tell whether one option is larger than each other one, and is right."""
    largest = max(map(size, question.options))
    first, *others = [option for option in question.options if size(option) == largest]
    return first.correct and not others


def chance(question: OptionsQuestion) -> float:
    """The probability that an option picked blindly is right: right ones / all of them."""
    return len(question.right) / len(question.options)


def asking(*options: str) -> SingleQuestion:
    """A question with these options, of which the one that begins with `+` is right."""
    listed = [
        {"id": f"o{place}", "text": text.lstrip("+"), "correct": text[0] == "+", "feedback": "…"}
        for place, text in enumerate(options)
    ]
    return SingleQuestion.model_validate(
        {"id": "q", "kind": "single", "objective": "o", "prompt": "?", "explanation": "!"}
        | {"options": listed}
    )


@pytest.mark.parametrize(
    ("options", "longest"),
    [
        (("+abc", "ab", "a"), True),
        (("ab", "+abc", "abd"), False),
        (("+**ab**", "abcd", "a"), False),
        (("+a", "abc", "ab"), False),
    ],
)
def test_the_longest_option_is_found_by_what_one_reads(
    options: tuple[str, ...], longest: bool
) -> None:
    assert stands_out(asking(*options), length) == longest
    assert chance(asking(*options)) == pytest.approx(1 / 3)


EXTREMES: dict[str, Callable[[ListedOption], int]] = {
    "longest": length,
    "shortest": lambda option: -length(option),
}


@pytest.mark.parametrize("extreme", EXTREMES)
@in_each_lesson
@in_each_language
def test_the_right_option_is_no_extreme_by_habit(language: str, name: str, extreme: str) -> None:
    """In a lesson, the right option is the longest (the shortest) no more often than by luck.

    Were lengths dealt out blindly, a question with 1 right option of 3 would have a right one as
    its strictly longest with a chance of 1/3 (a little less, as lengths may be equal). For a
    lesson's questions the chances add up to a binomial distribution; the count is too high where
    luck would bring it about in fewer than one of twenty lessons. A lesson is short, so this bound
    is wide; the next test holds the whole course to the chance itself.
    """
    asked = choices(language, name)
    seen = [where for where, q in asked.items() if stands_out(q, EXTREMES[extreme])]
    lucky = by_luck(len(seen), map(chance, asked.values()))
    assert lucky, (
        f"the right option is the {extreme} in {len(seen)} of {len(asked)}, luck would make it "
        f"about {sum(map(chance, asked.values())):.0f}: reword some options of{told(seen)}"
    )


@in_each_language
def test_the_right_option_is_not_the_longest_more_often_than_chance(language: str) -> None:
    """Over the whole course the count stays below what is to be expected, without a margin."""
    asked = choices(language)
    seen = [where for where, question in asked.items() if stands_out(question, length)]
    expected = sum(map(chance, asked.values()))
    assert len(seen) <= expected, (
        f"the right option is the longest in {len(seen)} of {len(asked)}, chance would make it "
        f"{expected:.1f}: shorten it or fill out a wrong one in some of{told(seen)}"
    )


@pytest.mark.parametrize("names", [(), *((name,) for name in LESSONS)], ids=("all", *LESSONS))
@in_each_language
def test_the_place_of_the_right_option_varies(language: str, names: tuple[str, ...]) -> None:
    """No place has a right option more often than luck brings about (bound as above).

    The page shuffles options, but not where a question forbids it, and files are read, too.
    """
    asked = choices(language, *names)
    for place in range(max(len(question.options) for question in asked.values())):
        reaching = {where: q for where, q in asked.items() if place < len(q.options)}
        seen = [where for where, q in reaching.items() if q.options[place].correct]
        lucky = by_luck(len(seen), map(chance, reaching.values()))
        assert lucky, (
            f"option {place + 1} is right in {len(seen)} of {len(reaching)}: "
            f"move it in some of{told(seen)}"
        )


@in_each_language
def test_no_option_speaks_of_all_the_others(language: str) -> None:
    lazy = [
        f"{where}: option ‘{option.id}’ speaks of the other options: write one that stands alone"
        for where, question in choices(language).items()
        for option in question.options
        if re.search(OF_THE_ABOVE[language], option.text, re.IGNORECASE)
    ]
    assert not lazy, told(lazy)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "All of the above", True),
        ("en", "None of these", True),
        ("en", "All of these in turn", False),
        ("lv", "Visi iepriekš minētie", True),
        ("lv", "Neviens no minētajiem", True),
        ("lv", "Visas atbildes ir pareizas", True),
        ("lv", "Visi klienti", False),
    ],
)
def test_options_that_speak_of_others_are_noticed(language: str, text: str, found: bool) -> None:
    assert bool(re.search(OF_THE_ABOVE[language], text, re.IGNORECASE)) == found


def absolute(language: str, text: str) -> bool:
    return bool(re.search(ABSOLUTES[language], text, re.IGNORECASE))


@in_each_language
def test_absolutes_do_not_give_wrong_options_away(language: str) -> None:
    """Striking out whatever says ‘always’ or ‘only’ helps nobody.

    An option with an absolute is wrong by chance with the share of wrong ones in its question,
    a true-false statement with 1/2. Over the course, options and statements with an absolute are
    wrong no more often than luck brings about.
    """
    wrong: list[str] = []
    chances: list[float] = []
    for where, question in choices(language).items():
        for option in question.options:
            if absolute(language, option.text):
                chances.append(1 - chance(question))
                wrong += [] if option.correct else [f"{where}: option ‘{option.id}’"]
    for where, statement in questions(language).items():
        if isinstance(statement, TrueFalseQuestion) and absolute(language, statement.prompt):
            chances.append(0.5)
            wrong += [] if statement.answer else [where]
    lucky = by_luck(len(wrong), chances)
    assert lucky, (
        f"{len(wrong)} of {len(chances)} options with an absolute are wrong; take it out of some, "
        f"or put one into right ones:{told(wrong)}"
    )


@in_each_language
def test_absolutes_do_not_solve_a_question(language: str) -> None:
    """In no question is every option with an absolute wrong and every one without it right."""
    solved = []
    for where, question in choices(language).items():
        marked = {o.id for o in question.options if absolute(language, o.text)}
        if marked and marked == set(question.wrong):
            solved.append(f"{where}: the wrong options, and only they, have an absolute: {marked}")
    assert not solved, told(solved)


@pytest.mark.parametrize(
    ("count", "chances", "probability"),
    [
        (0, [0.3, 0.3], 1),
        (1, [0.5, 0.5], 0.75),
        (2, [0.5, 0.25], 0.125),
        (3, [0.5, 0.5], 0),
        (7, [1 / 3] * 10, 0.0197),
    ],
)
def test_the_bound_is_the_upper_tail(count: int, chances: list[float], probability: float) -> None:
    assert at_least(count, chances) == pytest.approx(probability, abs=1e-4)
    assert by_luck(count, chances) == (probability >= LUCK)
