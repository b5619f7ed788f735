"""Every attempt, the newest first: what was answered, what was said of it, and whether it still counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

import streamlit as st

from course.app import session
from course.app.addresses import Address, PageKind
from course.app.blocks import prose
from course.app.clock import local, zone
from course.app.place import Place
from course.app.record_page import PORTION
from course.app.response_words import response_html
from course.content.model import Lesson
from course.files.markdown import block_html, text_of
from course.locale import Words
from course.progress.answering import said
from course.progress.history import Attempt, attempt

LONGEST = 150
"""Letters of a question that stand for it."""

KEY = "record-attempts"
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def draw(place: Place) -> None:
    """Draw the latest attempts; more are drawn without the rest of the page."""
    st.header(place.words.say("Your answers"), anchor=False)
    st.fragment(key=KEY)(_attempts)(place)


def _attempts(place: Place) -> None:
    words, history, page = place.words, session.learner().history, session.record_page()
    here = zone()
    shown = [
        attempt(event, place.edition.lessons, place.course.names)
        for event in history.latest(page.attempts)
    ]
    days = groupby(shown, key=lambda one: local(one.event.at, here).date())
    html = "".join(_day(place, day, list(those), here) for day, those in days)
    prose.draw_html(place, f'<div class="attempts">{html}</div>', key="record-attempts-text")
    if len(shown) == len(history):
        return

    def more() -> None:
        page.attempts += PORTION

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.say("Show earlier answers"),
            icon=":material/expand_more:",
            on_click=more,
            key="record-more",
        )
        told = words.say(
            "{shown} of {total} answers",
            shown=words.number(len(shown)),
            total=words.number(len(history)),
        )
        st.caption(told, width="content")


def _day(place: Place, day: dt.date, those: list[Attempt], here: dt.tzinfo) -> str:
    rows = "".join(_row(place, one, here) for one in those)
    return f"<h3>{escape(place.words.date(day))}</h3><ol>{rows}</ol>"


def _row(place: Place, one: Attempt, here: dt.tzinfo) -> str:
    words = place.words
    shape = "passed" if one.score == 1 else "ring"
    mark = f'<span class="mark {shape}" style="--done: {one.score:.0%}" aria-hidden="true"></span>'
    meta = escape(" · ".join(_meta(one, words, here)))
    answer = response_html(one.question, one.event.response, words)
    label = escape(words.say("Your answer"))
    return (
        f'<li>{mark}<p class="meta">{meta}</p><p class="asked">{_asked(place, one)}</p>'
        f'<p><span class="label">{label}:</span> {answer}</p>'
        f'<p class="verdict">{escape(_verdict(one, words))}</p>{_said(one, words)}</li>'
    )


def _meta(one: Attempt, words: Words, here: dt.tzinfo) -> Iterator[str]:
    yield words.time(local(one.event.at, here).time())
    yield one.lesson.short if one.lesson else one.event.lesson or ""
    if one.event.attempt:
        yield words.say("try {number}", number=words.number(one.event.attempt))


def _asked(place: Place, one: Attempt) -> str:
    """The question, shortened, as a link to where it is asked."""
    if one.question is None or not isinstance(one.lesson, Lesson):
        return escape(place.words.say("This question is not in the course at present."))
    anchor, lesson = f"q-{one.question.id}", one.lesson.id
    href = f"{Address(place.address.language, PageKind.LESSON, lesson).path}#{anchor}"
    text = escape(_shortened(one.question.prompt))
    return f'<a href="{href}" data-lesson="{lesson}" data-anchor="{anchor}">{text}</a>'


@lru_cache(maxsize=4096)
def _shortened(prompt: str) -> str:
    """The prompt's beginning as plain text, ended at a word."""
    text = text_of(_TABLE.sub(" ", block_html(prompt))).replace("\n", " ")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(".,;:–… ") + "…"


def _verdict(one: Attempt, words: Words) -> str:
    if one.score == 1:
        return words.say("Right.")
    if one.score > 0:
        return words.say("Partly right: {share}.", share=words.percent(one.score))
    return words.say("Not right.")


def _said(one: Attempt, words: Words) -> str:
    """What was said of the answer, folded, and whether the question has changed since."""
    if not one.changed:
        return _folded(_feedback(one, words), words)
    told = words.say(
        "The question has changed since. This is how the answer was graded then; it no longer counts."
    )
    return f'{_folded(_then(one), words)}<p class="changed">{escape(told)}</p>'


def _folded(html: str, words: Words) -> str:
    summary = escape(words.say("Feedback"))
    return f"<details><summary>{summary}</summary><div>{html}</div></details>" if html else ""


def _feedback(one: Attempt, words: Words) -> str:
    """What was said then; as the course says it now, where that is the same or in the page's language."""
    now = said(one.grade) if one.grade else None
    here = one.event.language == words.language
    if one.grade is None or (one.said and here and one.said != now):
        return _then(one)
    return "".join(block_html(feedback.text) for feedback in one.grade.feedback)


def _then(one: Attempt) -> str:
    lang = escape(one.event.language or "")
    return "".join(f'<p lang="{lang}">{escape(line)}</p>' for line in one.said.splitlines())
