"""Edited files show on open pages, without a reload and without asking again and again.

One thread for the whole process looks once a second whether the course has changed; when it has, it
runs every open page again. (A fragment with `run_every` in each page would do without a thread, but
costs a run a second for each learner, and one that is under way while the learner goes to another
page empties it: Streamlit takes the page it was sent from for the page now.)
"""

from __future__ import annotations

import logging
import time
from functools import cache
from threading import Thread

from streamlit import runtime

from course.app.library import current_course

SECONDS = 1.0
"""Between two looks at the files."""

SPREAD = 0.02
"""Seconds between two pages that run again, so that a full class does not run at once."""

_LOG = logging.getLogger(__name__)


def watch() -> None:
    """See to it that open pages follow the files; the first call in a server begins it."""
    if runtime.exists():
        _watcher()


@cache
def _watcher() -> Thread:
    thread = Thread(target=_follow, name="course-live", daemon=True)
    thread.start()
    return thread


def _follow() -> None:
    shown = current_course()
    while True:
        time.sleep(SECONDS)
        course = current_course()
        if course is not shown:
            shown = course
            _run_open_pages()


def _run_open_pages() -> None:
    """Run every open page again, as Streamlit's own watcher does when a script is saved.

    Streamlit has no public way to do so. Should its insides change, pages show the new files with
    their learner's next action, and the log says so.
    """
    if not runtime.exists():
        return
    try:
        for info in runtime.get_instance()._session_mgr.list_active_sessions():  # noqa: SLF001
            info.session.request_rerun(info.session._client_state)  # noqa: SLF001
            time.sleep(SPREAD)
    except (AttributeError, RuntimeError, TypeError) as reason:
        _LOG.warning("Open pages show the edited files with their next action: %s", reason)
