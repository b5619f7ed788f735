"""Edited files show without a reload, for whoever edits them.

The page asks once a second whether the course has changed, in a fragment that draws nothing. Only
trainers pay for it: with `preview` on, or when the app is opened at the machine it runs on. All
other learners get the new files with their next action.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from course.app.library import current_course
from course.app.settings import preview
from course.content.model import Course

SECONDS = 1.0
"""Between two looks; the files themselves are looked at once a second for the whole process."""

LOCAL = {"localhost", "127.0.0.1", "::1"}


def watch(course: Course) -> None:
    """Draw the page again when the course's files have changed since `course` was read."""
    if preview() or urlsplit(st.context.url or "").hostname in LOCAL:
        _look(course)


@st.fragment(run_every=SECONDS)
def _look(course: Course) -> None:
    if current_course() is not course:
        st.rerun()
