"""What was answered, in words: options by their texts, numbers as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from course.files.markdown import inline_html
from course.locale import Words
from course.locale.words import NBSP
from course.questions import kind_of
from course.questions.kind import Question, Response
from course.questions.numeric import NumericQuestion

MOST_DIGITS = 15
"""Of a number that is written anew; a longer one stays as it was typed."""


def told_number(number: Decimal, unit: str | None, words: Words) -> str:
    """A number with its unit, as plain text."""
    if unit == "€":
        return words.euro(number, cents=number != number.to_integral_value())
    return words.number(number, _decimals(number)) + (f"{NBSP}{unit}" if unit else "")


def response_html(question: Question | None, response: Response | None, words: Words) -> str:
    """A response as HTML, in the words that its question has now; as it was sent where there is none."""
    sent = response if isinstance(response, tuple) else (response or "",)
    if question is None:
        return escape(", ".join(sent))
    view = kind_of(question).show(question, 0)
    if view.options:
        texts = {o.id: words.say(o.text) if view.translate else o.text for o in view.options}
        return "; ".join(_chosen(sent, texts))
    typed = " ".join(sent)
    return escape(_typed_number(question, typed, words) or typed)


def _chosen(sent: tuple[str, ...], texts: dict[str, str]) -> Iterator[str]:
    for id_ in sent:
        yield inline_html(texts[id_]) if id_ in texts else escape(f"‘{id_}’")


def _typed_number(question: Question, typed: str, words: Words) -> str | None:
    """The number typed, if it can mean only one, and is told as exactly as it was typed."""
    found = question.numbers(typed) if isinstance(question, NumericQuestion) else ()
    if len(found) != 1 or len(found[0].as_tuple().digits) > MOST_DIGITS:
        return None
    unit = question.unit if isinstance(question, NumericQuestion) else None
    if unit == "€" and _decimals(found[0]) > 2:
        return None
    return told_number(found[0], unit, words)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
