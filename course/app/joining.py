"""An account's record and the browsers it is opened in: what was done there anonymously becomes part of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from course.app import database, session
from course.progress.database import accounts
from course.progress.database.faults import Unreachable
from course.progress.shared import hash_of
from course.progress.store import Copy

KEY = re.compile(r"[0-9a-f]{32}")
MOST = 20
"""Anonymous records that one browser brings to an account."""


def recognised(told: Mapping[str, object]) -> bool:
    """Whether what a browser brings is the account's that is signed in; if so, what comes with it joins."""
    who = session.account()
    times = None if who is None else who.erased(told.get("key"))
    if times is None:
        return False
    if times > session.times_erased():  # while the database could not tell, or where there is none
        _go_on(times)
    if times < session.times_erased():
        return False
    anonymous = told.get("from")
    if isinstance(anonymous, list):
        known = (key for key in anonymous[:MOST] if isinstance(key, str) and KEY.fullmatch(key))
        session.signing().joining.update(known)
    join()
    return True


def join() -> None:
    """Have the database join what waits for it; what it cannot now it is asked again at the next action."""
    waiting, keeping = session.signing().joining, database.keeping()
    if keeping is None:
        waiting.clear()
    if keeping is None or not waiting or not session.is_sure():
        return
    mine, today = hash_of(session.key()), dt.datetime.now(dt.UTC).date()
    for key in [*waiting]:
        one = hash_of(key)
        try:
            keeping.do(lambda connection, one=one: accounts.join(connection, one, mine, today))  # type: ignore[misc]
        except Unreachable:
            return
        waiting.discard(key)


def erased_elsewhere() -> None:
    """All was erased elsewhere. What an account has done here before that could be known is not meant."""
    if session.account() is None:
        session.erase()
    else:
        _go_on(session.times_erased() + 1)


def _go_on(times: int) -> None:
    began, found = session.signing().began, session.shared()
    meanwhile = [event for event in session.learner().store.events() if event.at >= began]
    if found is not None and found.heard:
        meanwhile = []
    session.erase(times)
    for event in meanwhile:
        session.learner().take(event, Copy.FILE)
