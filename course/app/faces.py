"""How a question looks before anything is done to it, and the card's own words: what goes to the browser once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from course.files.markdown import block_html, inline_html
from course.locale import Words
from course.progress.standing import State
from course.questions import kind_of
from course.questions.kind import Question

UNTOUCHED: Mapping[str, Any] = {
    "changed": None,
    "state": State.OPEN.value,
    "attempt": 0,
    "response": None,
    "verdict": None,
    "feedback": [],
    "key": None,
    "answer": None,
    "explanation": None,
    "read": None,
}
"""How a question stands that nothing was done to."""


def face(question: Question, seed: int, words: Words) -> dict[str, Any]:
    """What the browser may see of a question; `seed` is the learner's, by which options are shuffled."""
    view = kind_of(question).show(question, seed)
    return {
        "id": question.id,
        "anchor": f"q-{question.id}",
        "widget": view.widget,
        "prompt": block(question.prompt),
        "options": [
            {"id": o.id, "html": inline(words.say(o.text) if view.translate else o.text)}
            for o in view.options
        ],
        "unit": view.unit,
        "label": words.say("Your answer"),
        "hint": block(question.hint) if question.hint else None,
        "tries_left": question.tries,
        **UNTOUCHED,
    }


@lru_cache(maxsize=512)
def card_texts(words: Words) -> Mapping[str, str]:
    """The card's own words in one language."""
    say = words.say
    return {
        "check": say("Check"),
        "change_first": say("Choose or write something else first."),
        "choose_first": say("Choose an answer first."),
        "write_first": say("Write your answer first."),
        "several": say("More than one may be right."),
        "show_answer": say("Show the answer"),
        "hint": say("Hint"),
        "next": say("Next"),
        "previous": say("Previous"),
        "result": say("Result"),
        "position": say("{n} / {total}", n="{n}", total="{total}"),
        "restart": say("Start over"),
        "confirm_restart": say("Start this quiz over? Your answers to it are put aside."),
        "cancel": say("Cancel"),
        "read_again": say("Read again"),
        "answer": say("Answer"),
        "slow": say(
            "The server is slow to answer. Nothing is lost: your answer is sent again until it arrives."
        ),
        "next_lesson": say("Next lesson"),
        "right": say("right"),
        "partly": say("partly right"),
        "wrong": say("wrong"),
        "open": say("not answered yet"),
        "by_objective": say("By objective"),
    }


@lru_cache(maxsize=8192)
def block(text: str) -> str:
    """Blocks of Markdown as HTML."""
    return block_html(text)


@lru_cache(maxsize=8192)
def inline(text: str) -> str:
    """A line of Markdown as HTML."""
    return inline_html(text)
