"""The guess before a chart opens, and what is said of it afterwards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from course.app import session
from course.app.blocks.charts.controls import slider, written
from course.app.deck import Deck
from course.app.handled import Handled
from course.locale import Words
from course.pay.charts.chart import Control, Guess, Terms
from course.pay.charts.guessing import Nearness, nearness, prompt, stops, told, told_answer
from course.pay.lab.plan_words.reading import terms
from course.progress.answering import standing_of
from course.questions.numeric import NumericQuestion

PERCENT = "%"
EURO = "€"

Answered = tuple[Decimal | None, str | None]
"""A guess to mark on the drawing, and a line on how near it came; either may be missing."""


def asked_data(words: Words, asked: Guess, known: Terms) -> dict[str, Any]:
    """The question for the browser: what is `known`, and a slider. What it asks for stays here."""
    control = Control(
        "guess", asked.prompt, asked.minimum, asked.maximum, asked.step, asked.start, asked.unit
    )
    return {
        **slider(words, control, asked.start, prompt(words, asked)),
        "known": terms(known, words),
    }


def take(handled: Handled, asked: Guess, value: object) -> None:
    """Keep what the reader answered, if the slider could stand there."""
    offered = {
        written(number): number
        for number in stops(asked.minimum, asked.maximum, asked.step, asked.start)
    }
    if isinstance(value, str) and value in offered:
        handled.guess = (asked, offered[value])


def answered(words: Words, asked: Guess, handled: Handled) -> Answered | None:
    """The reader's guess and a line on it; None while it is being asked for.

    A chart that was opened stays open when it has other figures from the start (they were edited,
    or replaced in the lab): nobody has guessed at those, so there is neither mark nor line.
    """
    if handled.guess is None:
        return None
    then, value = handled.guess
    same = (then.prompt, then.actual) == (asked.prompt, asked.actual)
    return (value, verdict(words, asked, value)) if same and _inside(value, asked) else (None, None)


def verdict(words: Words, asked: Guess, value: Decimal) -> str:
    """How near a guess came; it stays true when the controls move, since it names the first figures."""
    guess, actual = told(words, asked.unit, value), told_answer(words, asked)
    match nearness(asked, value):
        case Nearness.EXACT:
            return words.say(
                "Exactly right: with the starting figures it is {actual}.", actual=actual
            )
        case Nearness.NEAR:
            return words.say(
                "Very close! You guessed {guess}; with the starting figures it is {actual}.",
                guess=guess,
                actual=actual,
            )
        case Nearness.FAR:
            return words.say(
                "You guessed {guess}; with the starting figures it is {actual}.",
                guess=guess,
                actual=actual,
            )


def predicted(deck: Deck, asked: Guess) -> Decimal | None:
    """The guess that a lesson's own question stands for, where it asks for the very same number.

    That is so where its key is the chart's number in the chart's unit; else the chart has no mark.
    """
    question = deck.lesson.quiz.questions[deck.questions[0]]
    if not isinstance(question, NumericQuestion):
        return None
    scale = {(PERCENT, "percent"): 100, (EURO, "euro"): 1}.get((question.unit or "", asked.unit))
    if scale is None or question.answer != asked.actual * scale:
        return None
    attempts = standing_of(session.learner(), deck.lesson, deck.questions[0]).sitting.attempts
    typed = attempts[0].response if attempts else None
    if not isinstance(typed, str):
        return None
    inside = [n / scale for n in question.numbers(typed) if _inside(n / scale, asked)]
    return min(inside, key=lambda n: abs(n - asked.actual), default=None)


def _inside(number: Decimal, asked: Guess) -> bool:
    return asked.minimum <= number <= asked.maximum
