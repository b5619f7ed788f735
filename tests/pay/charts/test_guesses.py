"""Every chart of the registry asks for a guess that can be made, and marks it."""

import re

from course.locale import Words
from course.pay.charts import LIGHT, AnyChart
from course.pay.charts.drawing.frame import guess_text
from course.pay.charts.guessing import prompt, stops, told, told_answer
from course.pay.lab.plan_words.reading import terms
from tests.pay.charts.charting import (
    drawn,
    notes,
    texts,
    variants,
)


def test_a_guess_asks_for_a_number_within_its_range(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        guess = chart.guess(parameters)
        asked = prompt(words, guess)
        assert "?" in asked
        assert "{" not in asked
        assert guess.minimum <= guess.actual <= guess.maximum, parameters
        assert guess.minimum <= guess.start <= guess.maximum
        assert guess.start in stops(guess.minimum, guess.maximum, guess.step)
        assert 4 <= (guess.maximum - guess.minimum) / guess.step <= 200


def test_a_guess_does_not_give_its_answer_away(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        guess = chart.guess(parameters)
        assert abs(guess.start - guess.actual) > guess.step / 2, parameters
        assert told(words, guess.unit, guess.start) != told_answer(words, guess)


def test_whoever_is_asked_about_an_offer_is_told_its_terms(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        values = chart.guess(parameters).values
        asked_about = {values[place] for place in ("offer", "low", "high") if place in values}
        known = chart.terms(parameters)
        assert asked_about <= {name for name, _ in known.plans}
        lines = terms(known, words)
        assert len(lines) == len(known.plans) + (known.flow is not None)
        assert all(
            line.startswith(name) for line, (name, _) in zip(lines, known.plans, strict=False)
        )
        assert not any("{" in line for line in lines)


def test_the_chart_shows_what_was_to_guess(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        guess = chart.guess(parameters)
        table = chart.table(parameters, words)
        values = {cell.value for row in table.rows for cell in row}
        said = f" {' '.join(texts(chart, parameters, words))} "
        answers = (told_answer(words, guess), words.number(guess.actual))
        told_so = any(re.search(rf"(?<!\d){re.escape(answer)}(?!\d)", said) for answer in answers)
        assert guess.actual in values or told_so, parameters


def test_a_guess_is_marked_on_the_chart(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        assert not any(
            guess_text(words) in n for n in notes(drawn(chart, parameters, words, LIGHT))
        )
        guess = chart.guess(parameters)
        for value in (guess.minimum, guess.start, guess.maximum):
            figure = drawn(chart, parameters, words, LIGHT, value)
            told = [note.replace("<br>", " ") for note in notes(figure)]
            assert sum(guess_text(words) in note for note in told) == 1


def test_guesses_that_differ_are_drawn_apart(chart: AnyChart, words: Words) -> None:
    parameters = chart.parameters()
    guess = chart.guess(parameters)
    one, other = (
        drawn(chart, parameters, words, LIGHT, value) for value in (guess.minimum, guess.start)
    )
    assert one != other


def test_a_guess_changes_nothing_that_the_chart_says(chart: AnyChart, words: Words) -> None:
    parameters = chart.parameters()
    plain = drawn(chart, parameters, words, LIGHT)
    guessed = drawn(chart, parameters, words, LIGHT, chart.guess(parameters).start)
    for before, after in zip(plain["data"], guessed["data"], strict=False):
        assert before.get("y") == after.get("y")
        assert before.get("x") == after.get("x")
        assert before.get("customdata") == after.get("customdata")
