"""Numbers as they are typed, and questions that ask for one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.questions import KINDS
from course.questions.kind import Flaw, InvalidResponse, View
from course.questions.number import plain, readings

KIND = KINDS["numeric"]
EURO = ("€", "EUR", "euro", "€/mēn.")
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1860", "1860"),
        ("  1860  ", "1860"),
        ("1 860", "1860"),
        (f"1{NBSP}860", "1860"),
        (f"1{NARROW}860", "1860"),
        (f"1{THIN}860,5", "1860.5"),
        ("1'860", "1860"),
        ("1’860.50", "1860.5"),
        ("1 860,50", "1860.5"),
        ("1.860,50", "1860.5"),
        ("1,860.50", "1860.5"),
        ("1 860,5", "1860.5"),
        ("1 860,500", "1860.5"),
        ("1860.500", "1860.5"),
        ("1.860.000", "1860000"),
        ("1,860,000", "1860000"),
        ("0.500", "0.5"),
        ("0,5", "0.5"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("+5", "5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("- 5", "-5"),
        ("1860 €", "1860"),
        ("1 860€", "1860"),
        ("€1 860", "1860"),
        ("€ 1,860.50", "1860.5"),
        ("-€5", "-5"),
        ("€ −5", "-5"),
        ("€.50", "0.5"),
        ("1860 eur", "1860"),
        ("1860 Eur.", "1860"),
        ("1860 EURO", "1860"),
        ("1860 €/mēn", "1860"),
        ("1860 €/mēn.", "1860"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert readings(text, EURO) == (Decimal(number),)


@pytest.mark.parametrize("text", ["1.860", "1,860", "€1,860", "-1.860"])
def test_one_separator_before_three_digits_has_two_readings(text: str) -> None:
    assert {abs(number) for number in readings(text, EURO)} == {Decimal("1.86"), Decimal(1860)}


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "€", "-", "+", ".", ",", "--5", "+-5", "-€-5", "5-", "1e3", "1e999", "1E+2"),
        *("NaN", "nan", "inf", "-Infinity", "∞", "0x1A", "1_860", "1 2", "1 86", "1 8600", "18 60"),
        *("1.86.0", "1,86,0", "1.860,50.1", "1,860,50", "1 860 50", "5 %", "5 kg", "€5€", "5 6 €"),
        *("five", "½", "5²", "٥", "=5", "5+5", "<b>5</b>", "1860; DROP", "\u200b5", "1..5"),
    ],
)
def test_what_is_not_one_number_has_no_reading(text: str) -> None:
    assert readings(text, EURO) == ()


@pytest.mark.parametrize(("text", "units"), [("5 %", ("%",)), ("5%", ("%",)), ("5 m2", ("m2",))])
def test_units_may_be_signs_or_hold_digits(text: str, units: tuple[str, ...]) -> None:
    assert readings(text, units) == (Decimal(5),)


@given(st.text(max_size=40), st.lists(st.text(max_size=4), max_size=3))
def test_reading_never_raises_and_gives_finite_numbers(text: str, units: list[str]) -> None:
    assert all(number.is_finite() for number in readings(text, units))


@given(st.decimals(-(10**8), 10**8, places=2), st.sampled_from([" ", NBSP, "'", ".", ","]))
def test_a_grouped_number_is_read_back(number: Decimal, separator: str) -> None:
    whole, decimals = f"{number:,.2f}".split(".")
    point = "." if separator == "," else ","
    text = whole.replace(",", separator) + point + decimals
    assert readings(text) == (number,)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_told_plainly_is_read_back(number: Decimal) -> None:
    assert number in readings(plain(number))
    assert "E" not in plain(number)


def question(**fields: object) -> Any:
    """Make a question as a file would say it: every scalar a text."""
    return KIND.shape.model_validate(
        {
            "id": "salary",
            "kind": "numeric",
            "objective": "pay.compute",
            "prompt": "What does Anna get?",
            "answer": "1860",
            "feedback": {"right": "Yes.", "wrong": "Add the parts."},
            "explanation": "Base plus commission.",
            **fields,
        }
    )


def mistake(value: str, feedback: str = "A slip.") -> dict[str, str]:
    return {"value": value, "feedback": feedback}


def said(asked: Any, typed: str) -> tuple[float, str]:
    grade = KIND.grade(asked, KIND.read(asked, typed))
    (feedback,) = grade.feedback
    assert feedback.right is grade.right
    return grade.score, feedback.text


@pytest.mark.parametrize(
    ("tolerance", "typed", "score"),
    [
        ("0", "1860", 1),
        ("0", "1860.01", 0),
        ("0.5", "1860,5", 1),
        ("0.5", "1859,5", 1),
        ("0.5", "1860,51", 0),
        ("1%", "1878.6", 1),
        ("1 %", "1841,4", 1),
        (f"1{NBSP}%", "1841,4", 1),
        ("1%", "1878.61", 0),
    ],
)
def test_a_tolerance_is_a_number_or_a_part_of_the_answer(
    tolerance: str, typed: str, score: int
) -> None:
    assert said(question(tolerance=tolerance), typed)[0] == score


@pytest.mark.parametrize("answer", ["1860", "1.86"])
@pytest.mark.parametrize("typed", ["1.860", "1,860"])
def test_a_text_with_two_readings_counts_in_the_learners_favour(answer: str, typed: str) -> None:
    assert said(question(answer=answer), typed) == (1, "Yes.")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2400", (0, "No commission.")),
        ("2 400,40", (0, "No commission.")),
        ("2.400", (0, "No commission.")),
        ("2401", (0, "Rate of the other plan.")),
        ("2403", (0, "Add the parts.")),
        ("1860", (1, "Yes.")),
    ],
)
def test_a_known_mistake_has_its_own_feedback_and_the_nearest_speaks(
    typed: str, expected: tuple[int, str]
) -> None:
    mistakes = [mistake("2400", "No commission."), mistake("2401", "Rate of the other plan.")]
    assert said(question(tolerance="1", mistakes=mistakes), typed) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"mistakes": [mistake("2400"), mistake("2401")]}, None),
        ({"tolerance": "-1"}, (("tolerance",), "the tolerance is negative")),
        (
            {"tolerance": "5%", "mistakes": [mistake("2400"), mistake("1900")]},
            (("mistakes", 1, "value"), "this mistake would be taken for the right answer"),
        ),
        (
            {"mistakes": [mistake("1.860")]},
            None,
        ),
        (
            {"answer": "1234", "mistakes": [mistake("1.234")]},
            (("mistakes", 0, "value"), "this mistake would be taken for the right answer"),
        ),
        (
            {"mistakes": [mistake("2400"), mistake("2400.0")]},
            (("mistakes", 1, "value"), "this mistake is listed twice"),
        ),
    ],
)
def test_flaws_of_numbers_are_told_with_their_place(
    fields: dict[str, object], expected: tuple[object, str] | None
) -> None:
    found: list[Flaw] = list(KIND.check(question(**fields)))
    assert [(flaw.loc, flaw.what) for flaw in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "fields",
    [
        {"answer": "NaN"},
        {"answer": "1e999"},
        {"answer": "Infinity"},
        {"answer": "1 860"},
        {"answer": "0,5"},
        {"tolerance": "a little"},
        {"tolerance": "0,5"},
        {"tolerance": "%"},
        {"tolerance": "1e3"},
        {"feedback": {"right": "Yes."}},
        {"mistakes": [{"value": "5"}]},
        {"unit": " "},
    ],
)
def test_a_question_of_the_wrong_shape_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        question(**fields)


@pytest.mark.parametrize("raw", [None, 1860, "", "  ", "NaN", "1e999", "--5", "much", "1860 kg"])
def test_what_is_no_number_gets_one_sentence(raw: object) -> None:
    with pytest.raises(InvalidResponse) as caught:
        KIND.read(question(unit="€"), raw)
    assert str(caught.value) == "Write one number, for example 1860 or 1,860.50."


def test_an_endless_number_gets_one_sentence_that_names_the_limit() -> None:
    with pytest.raises(InvalidResponse) as caught:
        KIND.read(question(), "9" * 100_000)
    assert caught.value.message == "Your answer is longer than {limit} characters: shorten it."
    assert caught.value.values == {"limit": 200}


def test_the_response_is_the_text_as_typed() -> None:
    assert KIND.read(question(unit="€"), "  1 860,50 €\n") == "1 860,50 €"


def test_the_answer_is_told_as_a_plain_decimal_beside_its_unit() -> None:
    told = KIND.answer(question(answer="1860.50", unit="€"))
    assert (told.text, told.unit, told.options) == ("1860.5", "€", ())
    assert KIND.show(question(unit="€"), 1) == View("number", unit="€")
