"""The one place that touches `st.session_state`, through named functions."""

from __future__ import annotations

import datetime as dt
import secrets

import streamlit as st

from course.progress.event import Event
from course.progress.learner import Learner
from course.progress.store import ListStore

_EVENTS = "course:events"
_LEARNER = "course:learner"
_LANGUAGE = "course:language"
_GOING = "course:going"
_NOTICES = "course:notices"


def learner() -> Learner:
    """The learner of this session."""
    state = st.session_state
    if _LEARNER not in state:
        kept: list[Event] = state.setdefault(_EVENTS, [])
        state[_LEARNER] = Learner(
            store=ListStore(kept),
            clock=lambda: dt.datetime.now(dt.UTC),
            entropy=lambda: secrets.randbits(74),
            seed=secrets.randbits(32),
        )
    found: Learner = state[_LEARNER]
    return found


def chosen_language() -> str | None:
    """The language of the page seen last, or None at the first visit."""
    return st.session_state.get(_LANGUAGE)


def choose_language(language: str) -> None:
    """Remember the language of the page being shown."""
    st.session_state[_LANGUAGE] = language


def ask_to_go(lesson: str) -> None:
    """Remember that a link to a lesson was followed inside a component."""
    st.session_state[_GOING] = lesson


def take_going() -> str | None:
    """The lesson that a followed link leads to, once."""
    found: str | None = st.session_state.pop(_GOING, None)
    return found


def notices(card: str) -> dict[str, str]:
    """Why the last response to a question could not be graded, by the questions of a card."""
    found: dict[tuple[str, str], str] = st.session_state.get(_NOTICES, {})
    return {question: text for (key, question), text in found.items() if key == card}


def set_notice(card: str, question: str, text: str | None) -> None:
    """Remember why a response could not be graded, or forget it with None."""
    kept: dict[tuple[str, str], str] = st.session_state.setdefault(_NOTICES, {})
    if text is None:
        kept.pop((card, question), None)
    else:
        kept[card, question] = text


def sent(key: str, event: str) -> object:
    """What the component `key` sent with its trigger `event`, in the run that the trigger began."""
    return getattr(st.session_state.get(key), event, None)


def value(key: str, default: object) -> object:
    """The present value of the widget `key`, or `default` before it was shown."""
    return st.session_state.get(key, default)
