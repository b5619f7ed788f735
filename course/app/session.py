"""What a session keeps of its learner, in `st.session_state`, through named functions.

Only this module, `lab_session` for the pay lab and charts, `widgets` and `runs.stands` touch that.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any

import streamlit as st

from course.app import accounts, database
from course.app.opening import Opening
from course.app.record_page import RecordPage
from course.app.returned import Returned
from course.app.signing import Signing
from course.progress.account import Account
from course.progress.event import Event
from course.progress.learner import Learner, seed_of
from course.progress.shared import Shared
from course.progress.store import SessionStore

_EVENTS = "course:events"
_OUTBOX = "course:outbox"
_UNSAVED = "course:unsaved"
_SHARED = "course:shared"
_HANDED = "course:handed-over"
_ACCOUNT = "course:account"
_SIGNING = "course:signing"
_KEY = "course:key"
_ASIDE = "course:aside"
_MOVED = "course:moved"
_ERASED = "course:erased"
_TIMES = "course:times-erased"
_RETURNED = "course:returned"
_RECORD_PAGE = "course:record-page"
_NAME = "course:name"
_TURN = "course:turn"
_OPENING = "course:opening"
_LEARNER = "course:learner"
_LANGUAGE = "course:language"
_GOING = "course:going"
_NOTICES = "course:notices"

_STAYS = {_LANGUAGE, _OPENING}
"""What is of the session and not of its learner."""


_NOT_ASKED: Any = object()


def learner() -> Learner:
    """The learner of this session."""
    # Here and below asked for once, not whether there is one first: an answer comes by some twenty times.
    found: Learner | None = st.session_state.get(_LEARNER)
    if found is None:
        kept: list[Event] = st.session_state.setdefault(_EVENTS, [])
        found = st.session_state[_LEARNER] = Learner(
            store=SessionStore(kept, outbox(), unsaved(), returned().waiting),
            clock=lambda: dt.datetime.now(dt.UTC),
            entropy=lambda: secrets.randbits(74),
            seed=seed_of(key()),
        )
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
    found: Shared | None = st.session_state.get(_SHARED, _NOT_ASKED)
    if found is _NOT_ASKED:
        found = None
        if (keeping := database.keeping()) is not None:
            found = Shared(keeping, key(), unsaved(), known=account() is not None)
        st.session_state[_SHARED] = found
    return found


def handed_over() -> dict[str, int]:
    """How often whole runs have handed over what is in the outbox, by id."""
    found: dict[str, int] = st.session_state.setdefault(_HANDED, {})
    return found


def account() -> Account | None:
    """The account that is signed in here; None for a learner who stays anonymous."""
    if _ACCOUNT not in st.session_state:
        present = accounts.present()
        st.session_state[_ACCOUNT] = None if present and accounts.was_ended(present) else present
    found: Account | None = st.session_state[_ACCOUNT]
    return found


def be_who_is_signed_in() -> None:
    """Begin anew where it is another account, or none any more, than the session was begun with."""
    if account() != accounts.present():
        _forget(_ours())


def opening() -> Opening:
    """How far this session is with drawing its page for the first time."""
    found: Opening = st.session_state.setdefault(_OPENING, Opening())
    return found


def signing() -> Signing:
    """How far this session is with signing in or out."""
    found: Signing = st.session_state.setdefault(_SIGNING, Signing())
    return found


def key() -> str:
    """The learner's key: 32 hexadecimal digits that nobody can guess.

    A browser keeps that of an anonymous learner; an account's is made anew each time, and stays here.
    """
    found: str | None = st.session_state.get(_KEY)
    if found is None:
        who = account()
        found = who.key(times_erased()) if who else secrets.token_hex(16)
        st.session_state[_KEY] = found
    return found


def shelf() -> str:
    """What the browser keeps this session's record under: an anonymous learner's key is told to it."""
    who = account()
    return who.shelf(times_erased()) if who else key()


def is_sure() -> bool:
    """Whether it is known that nothing of this record was erased elsewhere."""
    found = shared() if account() else None
    return found is None or found.heard


def times_erased() -> int:
    """How often all was erased before the present record was begun, as far as is known here."""
    found: int = st.session_state.get(_TIMES, 0)
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


def erase(times: int | None = None) -> None:
    """Forget all that was done here and go on as somebody new, under a new key.

    `times` is how often all of an account was erased, where that is more than was known here.
    """
    forgotten, often = [*erased(), shelf()], times or times_erased() + 1
    learner().forget()  # Streamlit still holds what was to happen on the pages left
    _forget(name for name in _ours() if name not in {_ACCOUNT, _SIGNING})
    st.session_state[_ERASED], st.session_state[_TIMES] = forgotten, often


def erased() -> list[str]:
    """What browsers call the records that were erased in this session: nothing of them is taken."""
    found: list[str] = st.session_state.get(_ERASED, [])
    return found


def _ours() -> list[str]:
    return [n for n in map(str, st.session_state) if n.startswith("course:") and n not in _STAYS]


def _forget(names: Iterable[str]) -> None:
    for name in names:
        del st.session_state[name]


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


def name() -> str:
    """A name of this session."""
    found: str = st.session_state.setdefault(_NAME, secrets.token_hex(4))
    return found


def next_turn() -> tuple[str, int]:
    """A name of this session, and a number that is greater each time."""
    number: int = st.session_state.get(_TURN, 0) + 1
    st.session_state[_TURN] = number
    return name(), number


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
