"""What holds for every question of every kind, whatever the file says and the learner sends."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from itertools import combinations
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.questions import KINDS, kind_of, version
from course.questions.kind import InvalidResponse, Question

SECRET = "FEEDBACK"
GENERAL = {"right": f"{SECRET} right", "wrong": f"{SECRET} wrong"}


def made(kind: str, **fields: object) -> Question:
    common = {
        "id": "q",
        "kind": kind,
        "objective": "o",
        "prompt": "?",
        "explanation": f"{SECRET} why",
        "hint": f"{SECRET} hint",
    }
    question: Question = KINDS[kind].shape.model_validate({**common, **fields})
    return question


def with_options(kind: str, right: frozenset[int], number: int, **fields: object) -> Question:
    options = [
        {"text": f"Text {place}", "feedback": f"{SECRET} {place}", "correct": place in right}
        for place in range(number)
    ]
    return made(kind, options=options, **fields)


@st.composite
def singles(draw: st.DrawFn) -> Question:
    number = draw(st.integers(2, 8))
    right = frozenset({draw(st.integers(0, number - 1))})
    return with_options("single", right, number, shuffle=draw(st.booleans()))


@st.composite
def multiples(draw: st.DrawFn) -> Question:
    number = draw(st.integers(3, 8))
    places = st.sets(st.integers(0, number - 1), min_size=2, max_size=number - 1)
    return with_options("multiple", frozenset(draw(places)), number)


@st.composite
def statements(draw: st.DrawFn) -> Question:
    feedback = {"true": f"{SECRET} true", "false": f"{SECRET} false"}
    return made("true-false", answer=draw(st.booleans()), feedback=feedback)


@st.composite
def numerics(draw: st.DrawFn) -> Question:
    number = st.decimals(-(10**6), 10**6, places=draw(st.integers(0, 3)))
    tolerance = draw(st.sampled_from(["0", "0.5", "12", "1%", "2.5 %"]))
    units = draw(st.lists(st.sampled_from(["€", "EUR", "%", "gab.", "m2"]), max_size=2))
    fields = {"answer": draw(number), "tolerance": tolerance, "units": units}
    question = made("numeric", feedback=GENERAL, **fields)
    mistakes = [
        {"value": value, "feedback": f"{SECRET} {value}"}
        for value in draw(st.lists(number, unique=True, max_size=3))
        if not KINDS["numeric"].grade(question, format(value, "f")).right
    ]
    return made("numeric", feedback=GENERAL, mistakes=mistakes, **fields)


WORDS = ["klients", "lēmuma pieņēmēj*", "Key Account", "e-pasts", "„Velme” SIA", "bāz*", "C++"]


@st.composite
def shorts(draw: st.DrawFn) -> Question:
    order = draw(st.permutations(WORDS))
    keep = st.sampled_from(["keep", "ignore"])
    return made(
        "short",
        accept=order[:2],
        mistakes=[{"accept": order[2:4], "feedback": f"{SECRET} slip"}],
        case=draw(keep),
        diacritics=draw(keep),
        feedback=GENERAL,
    )


questions = st.one_of(singles(), multiples(), statements(), numerics(), shorts())
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from([*ascii_lowercase[:8], "true", "false", "1e999", "NaN", "--5", "1.860", "5 €"]),
    st.from_regex(r"[-+−]?[0-9]{1,4}([., '][0-9]{1,4}){0,3} ?[€%]?", fullmatch=True),
    st.integers(150, 100_000).map(lambda size: "9" * size),
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(questions)
def test_questions_made_here_have_no_errors(question: Question) -> None:
    errors = [f for f in kind_of(question).check(question) if f.severity == "error"]
    assert errors == []


@given(questions, anything)
def test_whatever_is_sent_is_graded_between_0_and_1_or_refused(
    question: Question, raw: object
) -> None:
    kind = kind_of(question)
    try:
        response = kind.read(question, raw)
    except InvalidResponse:
        return
    assert kind.read(question, response) == response
    grade = kind.grade(question, response)
    assert 0 <= grade.score <= 1
    assert grade.right == (grade.score == 1)
    assert grade.feedback


@given(questions, st.text() | st.lists(st.text(), max_size=4).map(tuple))
def test_grading_a_response_recorded_before_an_edit_never_raises(
    question: Question, recorded: str | tuple[str, ...]
) -> None:
    assert 0 <= kind_of(question).grade(question, recorded).score <= 1


@given(questions)
def test_samples_are_what_they_say(question: Question) -> None:
    kind = kind_of(question)
    samples = kind.samples(question)

    def score(raw: object) -> float:
        return float(kind.grade(question, kind.read(question, raw)).score)

    assert samples.right
    assert samples.wrong
    assert {score(raw) for raw in samples.right} == {1}
    assert {score(raw) for raw in samples.wrong} == {0}
    assert all(0 < score(raw) < 1 for raw in samples.partial)
    for raw in samples.invalid:
        with pytest.raises(InvalidResponse):
            kind.read(question, raw)


@given(questions)
def test_the_answer_told_is_graded_right(question: Question) -> None:
    kind = kind_of(question)
    told = kind.answer(question)
    if told.text is not None:
        assert kind.grade(question, told.text).right
    else:
        raw = told.options if kind.show(question, 0).widget == "choices" else told.options[0]
        assert kind.grade(question, kind.read(question, raw)).right


@given(questions, st.integers())
def test_what_the_browser_sees_holds_no_feedback_and_no_word_of_a_key(
    question: Question, seed: int
) -> None:
    seen = repr(asdict(kind_of(question).show(question, seed)))
    assert SECRET not in seen
    assert "correct" not in seen


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_what_the_browser_sees_is_the_same_whichever_options_are_right(kind: str) -> None:
    rights = combinations(range(4), 1 if kind == "single" else 2)
    views = {KINDS[kind].show(with_options(kind, frozenset(r), 4), 7) for r in rights}
    assert len(views) == 1


@pytest.mark.parametrize("answer", ["1", "12345.678"])
def test_what_the_browser_sees_of_a_number_does_not_hang_on_the_answer(answer: str) -> None:
    one = made("numeric", answer="5", unit="€", feedback=GENERAL)
    other = made("numeric", answer=answer, unit="€", feedback=GENERAL)
    assert KINDS["numeric"].show(one, 1) == KINDS["numeric"].show(other, 1)


@given(multiples())
def test_ticking_all_is_worth_nothing(question: Any) -> None:
    kind = kind_of(question)
    every = [option.id for option in question.options]
    assert kind.grade(question, kind.read(question, every)).score == 0


@pytest.mark.parametrize(("number", "right"), [(n, r) for n in range(3, 9) for r in range(2, n)])
def test_ticking_blindly_is_worth_no_more_than_a_guess_among_three(number: int, right: int) -> None:
    question: Any = with_options("multiple", frozenset(range(right)), number)
    every = [option.id for option in question.options]
    for ticked in range(1, number + 1):
        scores = [
            Decimal(kind_of(question).grade(question, chosen).score)
            for chosen in combinations(every, ticked)
        ]
        assert sum(scores) / len(scores) <= Decimal(1) / 3 + Decimal("1e-9")


def test_every_kind_is_listed_under_its_own_name() -> None:
    assert sorted(KINDS) == ["multiple", "numeric", "short", "single", "true-false"]
    assert all(kind.name == name for name, kind in KINDS.items())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_says_what_it_is_for(kind: Any) -> None:
    assert all(field.description for field in kind.shape.model_fields.values())
    definitions = kind.shape.model_json_schema().get("$defs", {})
    fields = [field for shape in definitions.values() for field in shape["properties"].values()]
    assert all("description" in field for field in fields)


@given(questions)
def test_the_version_is_short_and_stays_when_wording_changes(question: Question) -> None:
    reworded = question.model_copy(update={"prompt": "Asked better?", "explanation": "Because."})
    assert version(reworded) == version(question)
    assert len(version(question)) == 12


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (
            with_options("single", frozenset({0}), 3),
            with_options("single", frozenset({1}), 3),
            False,
        ),
        (
            with_options("single", frozenset({0}), 3),
            with_options("single", frozenset({0}), 4),
            False,
        ),
        (
            made("numeric", answer="1860.0", tolerance="1%", feedback=GENERAL),
            made("numeric", answer="1860", tolerance="18.60", unit="€", feedback=GENERAL),
            True,
        ),
        (
            made("numeric", answer="1860", feedback=GENERAL),
            made("numeric", answer="1860", tolerance="1", feedback=GENERAL),
            False,
        ),
        (
            made("short", accept=["klients"], feedback=GENERAL),
            made("short", accept=["client", "customer"], feedback=GENERAL),
            True,
        ),
    ],
)
def test_the_version_changes_exactly_when_what_is_right_does(
    one: Question, other: Question, alike: bool
) -> None:
    assert (version(one) == version(other)) is alike


def test_the_version_is_the_same_in_every_release() -> None:
    """Recorded answers hang on it: a change here voids every learner's answers."""
    asked = with_options("single", frozenset({1}), 3)
    assert KINDS["single"].key(asked) == "a b+ c"
    assert version(asked) == "93153216441f"
