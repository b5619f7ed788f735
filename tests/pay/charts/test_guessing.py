"""Guesses are asked for in round steps, told in the reader's language, and judged by steps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.charts.chart import Guess, Unit
from course.pay.charts.guessing import (
    Nearness,
    Values,
    euro_guess,
    nearness,
    pay_guess,
    prompt,
    round_step,
    share_guess,
    stops,
    told,
    told_answer,
)

ENGLISH, LATVIAN = words_for("en"), words_for("lv")
amounts = st.decimals("0.01", 1_000_000, places=2)


@pytest.mark.parametrize(
    ("unit", "number", "english", "latvian"),
    [
        ("euro", "12000", "€12,000", "12\u00a0000\u00a0€"),
        ("euro", "1500.5", "€1,500.50", "1500,50\u00a0€"),
        ("percent", "0.05", "5%", "5\u00a0%"),
        ("percent", "0.0525", "5.25%", "5,25\u00a0%"),
        ("months", "1", "1 month", "1 mēnesis"),
        ("months", "6", "6 months", "6 mēneši"),
        ("months", "10", "10 months", "10 mēneši"),
        ("months", "21", "21 months", "21 mēnesis"),
        ("count", "12000", "12,000", "12\u00a0000"),
        ("times", "1.5", "×1.5", "×1,5"),
    ],
)
def test_numbers_are_told_by_their_unit(
    unit: Unit, number: str, english: str, latvian: str
) -> None:
    assert told(ENGLISH, unit, Decimal(number)) == english
    assert told(LATVIAN, unit, Decimal(number)) == latvian


def test_numbers_in_a_question_are_written_as_the_language_does() -> None:
    values: Values = {"offer": "A", "sales": (Decimal(12_000), "euro")}
    guess = euro_guess("{offer} at {sales}?", Decimal(1), Decimal(100), values)
    assert prompt(ENGLISH, guess) == "A at €12,000?"
    assert prompt(LATVIAN, guess) == "A at 12\u00a0000\u00a0€?"


@pytest.mark.parametrize(
    ("length", "step"),
    [("100", "1"), ("100.01", "2"), ("24000", "500"), ("1000000", "10000"), ("40000", "500")],
)
def test_steps_are_round(length: str, step: str) -> None:
    assert round_step(Decimal(length)) == Decimal(step)


@given(amounts)
def test_a_slider_for_a_guess_has_forty_to_a_hundred_steps(length: Decimal) -> None:
    step = round_step(length)
    assert 40 <= length / step <= 100
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}


@given(amounts, st.floats(0, 1))
def test_an_amount_starts_well_away_from_its_answer(maximum: Decimal, part: float) -> None:
    actual = (maximum * Decimal(str(part))).quantize(Decimal("0.01"))
    guess = euro_guess("", actual, maximum)
    assert guess.start in stops(guess.minimum, guess.maximum, guess.step)
    assert abs(guess.start - actual) > 3 * guess.step
    assert guess.maximum == maximum


@given(amounts)
def test_a_pay_lies_neither_at_an_end_nor_at_the_start(actual: Decimal) -> None:
    guess = pay_guess("", actual)
    assert guess.minimum < actual < guess.maximum
    assert abs(guess.start - actual) > guess.step


@given(st.decimals(0, 1))
def test_a_share_starts_well_away_from_its_answer(actual: Decimal) -> None:
    guess = share_guess("", actual)
    assert (guess.minimum, guess.maximum) == (Decimal(0), Decimal(1))
    assert abs(guess.start - actual) > Decimal("0.03")


def test_a_slider_stands_at_its_steps_its_end_and_what_lies_between() -> None:
    places = stops(Decimal(0), Decimal(5), Decimal(2), Decimal("1.5"), Decimal(2))
    assert places == [Decimal(n) for n in ("0", "1.5", "2", "4", "5")]


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("0.52", Nearness.EXACT),
        ("0.51", Nearness.NEAR),
        ("0.53", Nearness.NEAR),
        ("0.54", Nearness.FAR),
        ("0", Nearness.FAR),
    ],
)
def test_a_guess_is_judged_by_steps_of_its_slider(value: str, near: Nearness) -> None:
    guess = share_guess("", Decimal(960) / Decimal(1860))
    assert nearness(guess, Decimal(value)) is near


@pytest.mark.parametrize(
    ("guess", "answer"),
    [
        (share_guess("", Decimal(960) / Decimal(1860)), "52%"),
        (share_guess("", Decimal("0.002")), "0.2%"),
        (euro_guess("", Decimal("1500.50"), Decimal(2_000)), "€1,500.50"),
        (replace(share_guess("", Decimal("0.125")), step=Decimal("0.005")), "12.5%"),
    ],
)
def test_the_answer_is_told_as_a_title_would(guess: Guess, answer: str) -> None:
    assert told_answer(ENGLISH, guess) == answer
