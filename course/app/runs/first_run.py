"""A page that opens waits for what its browser holds, where there is something, so as to be drawn once.

A session begins without knowing its learner: only the page can read the browser's store. Where it is
there, the page would be drawn without any of the work, and once more with it a moment later. So the
browser keeps a cookie as well that says no more than that there is something (`opening.js`); it comes with
the page's first request. The page is drawn then with the browser's answer, which comes in any case.

Where `course serve` runs, what the browser holds has mostly come before the session begins (`course.app.arrivals`), and
there is nothing to wait for.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from course.app import arrivals, session

COOKIE = "course-kept"

PATIENCE = 2.0
"""Seconds after which the page is drawn without the browser's answer."""


def begin() -> tuple[dict[str, object] | None, bool]:
    """Begin a run; returns what the browser has brought before its page's first, and whether that is to wait.

    What was brought is told as by the trigger `brought`. Only that of a browser which is about to bring what
    it holds waits.
    """
    opening = session.opening()
    first, opening.begun = not opening.begun, True
    if not first:
        return None, False
    # An account's page lets go of it.
    found = arrivals.ARRIVALS.take(st.context.cookies.get(arrivals.COOKIE, ""))
    if not _is_opened_by_somebody():
        return None, False
    if found is None:
        return None, COOKIE in st.context.cookies
    opening.met = True
    return {"key": found.get("key"), "entries": found.get("entries")}, False


def _is_opened_by_somebody() -> bool:
    """Whether a page is opened by an anonymous learner: an account's record comes from the database.

    A page that stayed open while the server began anew is not taken away: something may stand there
    that was typed.
    """
    return session.account() is None and not _stayed_open()


def wait() -> None:
    """End this run: the next one is begun by the browser's answer."""
    _give_up_waiting()
    st.stop()


@st.fragment(run_every=PATIENCE)
def _give_up_waiting() -> None:
    opening = session.opening()
    if opening.asked:
        st.rerun()
    opening.asked = True


def _stayed_open() -> bool:
    """Whether the page names itself as one that was drawn already: one that opens has a path alone."""
    pages = getattr(get_script_run_ctx(), "pages_manager", None)
    return bool(getattr(pages, "_intended_page_script_hash", None))
