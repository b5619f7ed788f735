"""The components of the course's own: the question card, running text with living links, and charts.

Streamlit sends a component's code and styles along each time it is drawn. For a card that would be
fifty times the answer itself, so both are in one component that never changes, joined from the files of this
folder (see `program.py`): a browser that has had it is only reminded of it. The others carry only `door.js`, which
waits for the code. So it is with questions: how they look goes with the page, by `faces`, and each drawing of a card
carries how they stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from course.app import session, widgets
from course.app.components.own_words import own_words
from course.app.program import code, door, fetched, is_offered
from course.locale import Words
from course.progress.written import READS

Callback = Callable[[], None]

NOTHING: Mapping[str, Callback] = {}

_TRIGGERS = ("answer", "tell", "restart")
"""Those whose sender waits for a reply."""


_PROGRAM = st.components.v2.component("course_program", js=code(), isolate_styles=False)
_FETCHED = st.components.v2.component("course_fetched", js=fetched(), isolate_styles=False)
_PAGE = st.components.v2.component("course_page", js=door("page", "program"), isolate_styles=False)
_FACES = st.components.v2.component("course_faces", js=door("faces"), isolate_styles=False)
_CARD = st.components.v2.component(
    "course_card", html='<div class="course-card"></div>', js=door("card"), isolate_styles=False
)
_PROSE = st.components.v2.component(
    "course_prose", html='<div class="course-prose"></div>', js=door("prose"), isolate_styles=False
)
_CHART = st.components.v2.component(
    "course_chart", html='<div class="course-chart"></div>', js=door("chart"), isolate_styles=False
)

_CONTENTS = st.components.v2.component(
    "course_contents",
    html='<nav class="course-contents"></nav>',
    js=door("contents"),
    isolate_styles=False,
)
_WHEREABOUTS = st.components.v2.component(
    "course_whereabouts",
    html='<nav class="course-contents languages"></nav>',
    js=door("whereabouts"),
    isolate_styles=False,
)
_MARK = st.components.v2.component("course_mark", js=door("mark"), isolate_styles=False)
_MEMORY = st.components.v2.component(
    "course_memory",
    html='<div class="course-notice"></div>',
    js=door("memory"),
    isolate_styles=False,
)

PAGE = "course-page"
"""The key of what tells the browser about the page, and brings what it holds."""

MEMORY_TEXTS = frozenset({"aside", "close", "full", "line", "room"})
"""The words that the memory's `data["texts"]` must hold."""

CARD_TEXTS = frozenset(
    {
        "answer",
        "by_objective",
        "cancel",
        "change_first",
        "check",
        "choose_first",
        "confirm_restart",
        "hint",
        "next",
        "next_lesson",
        "open",
        "partly",
        "position",
        "previous",
        "read_again",
        "restart",
        "result",
        "right",
        "several",
        "show_answer",
        "slow",
        "write_first",
        "wrong",
    }
)
"""The words that the `texts` of a deck's faces must hold."""

PROSE_TEXTS = frozenset({"close", "link_to"})
"""The words that the prose's `data["texts"]` must hold."""


CHART_TEXTS = frozenset({"csv", "lab", "no_picture", "png", "show", "slow", "table", "undrawn"})
"""The words that the chart's `data["texts"]` must hold; `undrawn` is enough for one without controls."""

PLOTLY = "app/static/plotly/plotly-basic-4.1.1.min.js"
"""The part of plotly.js that draws lines and bars, a quarter of the whole, of the version that plotly for
Python writes figures for. `npm pack plotly.js-basic-dist-min@VERSION` brings another one."""


def load(page: str, words: Words, *, waits: bool, on_brought: Callback, on_noted: Callback) -> None:
    """Bring the components' code and what is about the whole page: in every run of it, before they are drawn.

    `page` is the page's address; on a phone the sidebar folds away when it changes. `words` are said
    in place of Streamlit's own, which are in English only. The learner's key is for a browser
    that has none; one that has brings it, with what it holds, by the trigger `brought` of `PAGE`, and if the
    page `waits` something in any case, unless the session has met it before (`arrivals`). By `noted` it answers that it
    is ready to be led to the provider of an account.
    """
    data = {
        "page": page,
        "lang": words.language,
        "words": own_words(words),
        "plotly": PLOTLY,
        "key": session.shelf(),
        "session": session.name(),
        "sure": session.is_sure(),
        "forgotten": session.erased(),
        "moved": session.moved_from(),
        "waits": waits,
        "met": session.opening().met,
        "reads": READS,
        "leave": session.signing().leave(),
    }
    (_FETCHED if is_offered() else _PROGRAM)(key="course-program")
    _PAGE(key=PAGE, data=dumped(data), on_brought_change=on_brought, on_noted_change=on_noted)


def memory(data: Mapping[str, Any], *, key: str) -> None:
    """Hand the browser what to keep; it is not seen unless it has something to tell.

    It sends nothing by itself: what is sent while its reader goes to another page would be drawn there.
    """
    _MEMORY(key=key, data=dumped(data))


def contents(told: bytes, *, key: str) -> None:
    """Draw the list of the course's pages: what a browser is told is the same on all of them, as JSON."""
    _CONTENTS(key=key, data=told)


def whereabouts(data: Mapping[str, Any], *, key: str) -> None:
    """Tell the list of pages where its reader is and how far each lesson is, and draw the ways to other languages."""
    _WHEREABOUTS(key=key, data=dumped({**data, "turn": session.next_turn()}))


def mark(marks: Mapping[str, Any], *, key: str) -> None:
    """Tell the list of pages how far lessons are, by their addresses, where that has changed."""
    _MARK(key=key, data=dumped({"marks": marks, "turn": session.next_turn()}))


def faces(decks: Mapping[str, Any], *, key: str) -> None:
    """Bring to the page how the questions of its decks look, by the names by which their cards draw them."""
    _FACES(key=key, data=dumped(decks))


def dumped(data: Mapping[str, Any]) -> bytes:
    """JSON as bytes: a mapping Streamlit would first search for tables, and write twice."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def card_data(data: Mapping[str, Any], sent: object) -> bytes:
    """What a card is told, as it goes out, in answer to a message that it has `sent`.

    It names the message's number: a reply that changes nothing ("write a number", twice) would be equal to the last
    data, Streamlit would not hand it to the card, and the card would wait in vain. And Streamlit may hand a browser two
    drawings in the other order, while it is still loading the code: each has its `turn`, by which the card knows the
    newer one.
    """
    n = sent.get("n") if isinstance(sent, dict) else None
    echo = n if isinstance(n, int) else None
    return dumped({**data, "echo": echo, "turn": session.next_turn()})


def question_card(
    data: Mapping[str, Any],
    *,
    key: str,
    on_answer: Callback,
    on_tell: Callback,
    on_hint: Callback,
    on_restart: Callback,
    on_go: Callback,
) -> None:
    """Draw a deck of one or more questions.

    What a trigger carries is in `st.session_state[key]` under the trigger's name, during its callback.
    """
    sent = (widgets.sent(key, trigger) for trigger in _TRIGGERS)
    _CARD(
        key=key,
        data=card_data(data, next(filter(None, sent), None)),
        on_answer_change=on_answer,
        on_tell_change=on_tell,
        on_hint_change=on_hint,
        on_restart_change=on_restart,
        on_go_change=on_go,
    )


def prose(data: Mapping[str, Any], *, key: str, on_go: Callback) -> None:
    """Draw running text: HTML that was rendered from a trainer's Markdown, with its terms."""
    _PROSE(key=key, data=dumped(data), on_go_change=on_go)


def chart(data: Mapping[str, Any], *, key: str, on: Mapping[str, Callback] = NOTHING) -> None:
    """Draw a chart with all that belongs to it; `on` are callbacks by the names of triggers.

    These are `guess`, `move`, `pick`, `table` and `file`; a chart without controls has none.
    """
    calls: dict[str, Any] = {f"on_{name}_change": call for name, call in on.items()}
    _CHART(key=key, data=dumped(data), **calls)
