"""Edited files show on open pages, without a reload and without asking again and again.

One thread for the whole process looks once a second whether the course has changed; when it has, it
runs every open page again. (A fragment with `run_every` in each page would do without a thread, but
costs a run a second for each learner, and one that is under way while the learner goes to another
page empties it: Streamlit takes the page it was sent from for the page now.)
"""

from __future__ import annotations

import logging
import time
from asyncio import AbstractEventLoop
from threading import Lock, Thread

from streamlit import runtime
from streamlit.runtime.app_session import AppSession, AppSessionState

from course.app.library import newest_course
from course.content.model import Course

SECONDS = 1.0
"""Between two looks at the files."""

SPREAD = 0.02
"""Seconds between two pages that run again, so that a full class does not run at once."""

CALM = 0.05
"""Seconds between two looks whether a page's own run has ended."""

_WITH_NEXT_ACTION = "Open pages show the edited files with their next action: %s"

_BEGUN = Lock()

_LOG = logging.getLogger(__name__)


def watch(drawn: Course) -> None:
    """See to it that open pages follow the files; the first call in a server begins it.

    `drawn` is the course that the page was drawn from: it may have changed while that was done.
    """
    if runtime.exists() and _BEGUN.acquire(blocking=False):
        Thread(target=_follow, args=(drawn,), name="course-live", daemon=True).start()


def _follow(shown: Course) -> None:
    while True:
        time.sleep(SECONDS)
        shown = look(shown)


def look(shown: Course) -> Course:
    """Have open pages run again unless they show the course as its files say now; returns that."""
    course = newest_course()
    if course is not shown:
        _run_open_pages()
    return course


def _run_open_pages() -> None:
    """Run every open page again, as Streamlit's own watcher does when a script is saved.

    Streamlit has no public way to do so. Should its insides change, pages show the new files with
    their learner's next action, and the log says so.
    """
    if not runtime.exists():
        return
    try:
        for info in runtime.get_instance()._session_mgr.list_active_sessions():  # noqa: SLF001
            loop = info.session._event_loop  # noqa: SLF001
            loop.call_soon_threadsafe(run_once_calm, info.session, loop)
            time.sleep(SPREAD)
    except (AttributeError, RuntimeError, TypeError) as reason:
        _LOG.warning(_WITH_NEXT_ACTION, reason)


def run_once_calm(session: AppSession, loop: AbstractEventLoop) -> None:
    """Run a page again as soon as no run of its own is under way; on the loop of the server.

    A run that is asked for during another stops that one, and is of the page before it: somebody who
    just followed a link would be sent back, an address that just opens would be left for the start.
    """
    try:
        if session._state is AppSessionState.SHUTDOWN_REQUESTED:  # noqa: SLF001
            return
        if session._scriptrunner is not None:  # noqa: SLF001
            loop.call_later(CALM, run_once_calm, session, loop)
        elif session._client_state.page_script_hash:  # noqa: SLF001  # else its first run is to come
            session.request_rerun(session._client_state)  # noqa: SLF001
    except (AttributeError, RuntimeError, TypeError) as reason:
        _LOG.warning(_WITH_NEXT_ACTION, reason)
