"""The one place that touches `st.session_state`, through named functions."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from course.app import database
from course.app.handled import Handled
from course.app.record_page import RecordPage
from course.app.returned import Returned
from course.pay.lab.links.link import Link
from course.pay.lab.state import LabState
from course.progress.event import Event
from course.progress.learner import Learner, seed_of
from course.progress.shared import Shared
from course.progress.store import SessionStore

_EVENTS = "course:events"
_OUTBOX = "course:outbox"
_UNSAVED = "course:unsaved"
_SHARED = "course:shared"
_HANDED = "course:handed-over"
_KEY = "course:key"
_ASIDE = "course:aside"
_MOVED = "course:moved"
_ERASED = "course:erased"
_RETURNED = "course:returned"
_RECORD_PAGE = "course:record-page"
_TURN = "course:turn"
_LEARNER = "course:learner"
_LANGUAGE = "course:language"
_GOING = "course:going"
_NOTICES = "course:notices"
_HANDLED = "course:handled"
_LAB = "course:lab"
_LAB_TOLD = "course:lab-told"
_DRAFTS = "course:lab-drafts"

_Shown = TypeVar("_Shown")


def learner() -> Learner:
    """The learner of this session."""
    state = st.session_state
    if _LEARNER not in state:
        kept: list[Event] = state.setdefault(_EVENTS, [])
        state[_LEARNER] = Learner(
            store=SessionStore(kept, outbox(), unsaved(), returned().waiting),
            clock=lambda: dt.datetime.now(dt.UTC),
            entropy=lambda: secrets.randbits(74),
            seed=seed_of(key()),
        )
    found: Learner = state[_LEARNER]
    return found


def outbox() -> dict[str, Event]:
    """What was done here and is not known yet to be in the browser's copy, by id."""
    found: dict[str, Event] = st.session_state.setdefault(_OUTBOX, {})
    return found


def unsaved() -> dict[str, Event]:
    """What the database has yet to get, by id."""
    found: dict[str, Event] = st.session_state.setdefault(_UNSAVED, {})
    return found


def shared() -> Shared | None:
    """This session's side of the record that the database shares; None without a database."""
    if _SHARED not in st.session_state:
        keeping = database.keeping()
        st.session_state[_SHARED] = keeping and Shared(keeping, key(), unsaved())
    found: Shared | None = st.session_state[_SHARED]
    return found


def handed_over() -> dict[str, int]:
    """How often whole runs have handed over what is in the outbox, by id."""
    found: dict[str, int] = st.session_state.setdefault(_HANDED, {})
    return found


def key() -> str:
    """The learner's key: 32 hexadecimal digits that the browser keeps and nobody can guess."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = secrets.token_hex(16)
    found: str = st.session_state[_KEY]
    return found


def become(known: str) -> None:
    """Go on as the learner whose key a browser holds; what was done here so far is that learner's."""
    if known != key():
        st.session_state[_KEY] = known
        st.session_state.pop(_SHARED, None)
        # What was written so far lies under the key that this session began with.
        unsaved().update((event.id, event) for event in learner().store.events())
        learner().seed = seed_of(known)
    be_known()


def be_known() -> None:
    """Whose this session is, is certain: its record may be written to the database."""
    if (found := shared()) is not None:
        found.known = True


def move_to(other: str) -> None:
    """Go on with the record of another key; the browser is to take that key for the one it has."""
    st.session_state[_MOVED] = key()
    become(other)


def moved_from() -> str:
    """The key that the browser is to put the present one in place of; empty if it is to keep its own."""
    found: str = st.session_state.get(_MOVED, "")
    return found


def erase() -> None:
    """Forget all that was done here and go on as somebody new, under a new key."""
    state = st.session_state
    forgotten = [*erased(), key()]
    ours = [name for name in map(str, state) if name.startswith("course:") and name != _LANGUAGE]
    for name in ours:
        del state[name]
    state[_ERASED] = forgotten


def erased() -> list[str]:
    """The keys that all was erased of in this session: nothing is taken from a browser under them."""
    found: list[str] = st.session_state.get(_ERASED, [])
    return found


def returned() -> Returned:
    """What was done elsewhere and the browser has yet to write down."""
    found: Returned = st.session_state.setdefault(_RETURNED, Returned())
    return found


def record_page() -> RecordPage:
    """The page of the own record as its reader left it."""
    found: RecordPage = st.session_state.setdefault(_RECORD_PAGE, RecordPage())
    return found


def set_aside(names: list[str]) -> None:
    """Remember the names of entries in the browser's copy that hold no event."""
    st.session_state[_ASIDE] = names


def aside() -> list[str]:
    """The names of entries in the browser's copy that hold no event."""
    found: list[str] = st.session_state.get(_ASIDE, [])
    return found


def next_turn() -> tuple[str, int]:
    """A name of this session, and a number that is greater each time."""
    name, number = st.session_state.get(_TURN) or (secrets.token_hex(4), 0)
    st.session_state[_TURN] = name, number + 1
    return name, number + 1


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


def hold(key: str, shown: _Shown) -> _Shown:
    """Have the widget `key` stand at `shown` when it is drawn next; call before drawing it.

    Give the widget `shown`, which is returned, as its default too. Streamlit tells a browser only once
    where a widget was put. If that is lost, since another run began before it was sent, the browser
    takes the default for what stands there, and sends it back as if the reader had chosen it.
    """
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    return shown


def is_drawn(key: str) -> bool:
    """Whether the widget `key` has been on this page already and keeps what was done with it."""
    return key in st.session_state


def lab() -> LabState | None:
    """What the learner has set up in the pay lab, or None before anything was changed."""
    found: LabState | None = st.session_state.get(_LAB)
    return found


def keep_lab(state: LabState) -> None:
    """Keep what the learner has set up in the pay lab."""
    st.session_state[_LAB] = state


@dataclass
class LabTold:
    """What the address was told of the lab: the last `link` and the state it is of, the links before
    it, the one that the way to the lab’s other pages holds, and the page that was drawn last.
    """

    state: LabState | None = None
    link: Link = field(default_factory=lambda: Link(""))
    links: deque[str] = field(default_factory=lambda: deque(maxlen=200))
    offered: str = ""
    page: str = ""


def lab_told() -> LabTold:
    """What the address was told of the lab in this session."""
    found: LabTold = st.session_state.setdefault(_LAB_TOLD, LabTold())
    return found


def draft(name: str) -> Any:
    """What the learner has typed somewhere in the lab and is not (or not yet) part of it."""
    return st.session_state.get(_DRAFTS, {}).get(name)


def keep_draft(name: str, typed: object) -> None:
    """Keep what was typed, or forget it with None."""
    kept: dict[str, object] = st.session_state.setdefault(_DRAFTS, {})
    if typed is None:
        kept.pop(name, None)
    else:
        kept[name] = typed


def forget_drafts() -> None:
    """Forget all that was typed in the lab and is no part of it."""
    st.session_state.pop(_DRAFTS, None)


def handled(chart: str) -> Handled:
    """What the reader has done with a chart, by a name that no other chart of the course has."""
    kept: dict[str, Handled] = st.session_state.setdefault(_HANDLED, {})
    return kept.setdefault(chart, Handled())
