"""The guess before a chart opens, and what is said of it afterwards."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from course.app import session
from course.app.blocks.charts import simulations
from course.app.blocks.charts.exhibit import Exhibit
from course.app.deck import Deck
from course.app.plain import plain
from course.locale import Words
from course.pay.charts.chart import Guess
from course.pay.charts.guessing import Nearness, nearness, prompt, stops, told, told_answer
from course.progress.answering import standing_of
from course.questions.numeric import NumericQuestion

PERCENT = "%"
EURO = "€"


def ask(exhibit: Exhibit) -> tuple[Decimal | None, str | None] | None:
    """The reader's guess and a line on how near it came; None while it is being asked for.

    A chart that was opened stays open when it has other figures from the start (they were edited,
    or replaced in the lab): nobody has guessed at those, so there is neither mark nor line.
    """
    words, key = exhibit.place.words, f"{exhibit.key}-{exhibit.chart.name}"
    simulations.run(words, exhibit.chart.draws(exhibit.first))
    asked = exhibit.asked
    if kept := session.guess(key):
        then, value = kept
        same = (then.prompt, then.actual) == (asked.prompt, asked.actual)
        return (
            (value, verdict(words, asked, value))
            if same and _inside(value, asked)
            else (None, None)
        )
    st.select_slider(
        plain(prompt(words, asked)),
        options=stops(asked.minimum, asked.maximum, asked.step, asked.start),
        value=asked.start,
        format_func=lambda number: told(words, asked.unit, number),
        key=f"{key}-guess",
    )
    st.button(
        words.say("Show the chart"),
        on_click=_keep,
        args=(key, asked),
        type="primary",
        key=f"{key}-show",
    )
    return None


def _keep(key: str, asked: Guess) -> None:
    value = session.value(f"{key}-guess", asked.start)
    session.keep_guess(key, asked, value if isinstance(value, Decimal) else asked.start)


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


def predicted(exhibit: Exhibit, deck: Deck) -> Decimal | None:
    """The guess that a lesson's own question stands for, where it asks for the very same number.

    That is so where its key is the chart's number in the chart's unit; else the chart has no mark.
    """
    question = deck.lesson.quiz.questions[deck.questions[0]]
    if not isinstance(question, NumericQuestion):
        return None
    simulations.run(exhibit.place.words, exhibit.chart.draws(exhibit.first))
    asked = exhibit.asked
    scale = {(PERCENT, "percent"): 100, (EURO, "euro"): 1}.get((question.unit or "", asked.unit))
    if scale is None or question.answer != asked.actual * scale:
        return None
    attempts = standing_of(session.learner(), deck.lesson, deck.questions[0]).sitting.attempts
    written = attempts[0].response if attempts else None
    if not isinstance(written, str):
        return None
    inside = [n / scale for n in question.numbers(written) if _inside(n / scale, asked)]
    return min(inside, key=lambda n: abs(n - asked.actual), default=None)


def _inside(number: Decimal, asked: Guess) -> bool:
    return asked.minimum <= number <= asked.maximum
