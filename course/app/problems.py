"""What trainers see of problems in the files, when the `preview` setting is on."""

from __future__ import annotations

import streamlit as st

from course.app import accounts
from course.app.place import Place
from course.app.settings import preview


def draw(place: Place, lesson: str | None = None) -> None:
    """List the problems of one lesson's files (in all languages), or of the whole course."""
    if not preview():
        return
    found = [p for p in place.course.problems if lesson is None or _of(lesson, p.place.path)]
    lines = [*map(str, found), *filter(None, [accounts.fault() if lesson is None else ""])]
    if not lines:
        return
    errors = len(lines) > len(found) or any(p.severity == "error" for p in found)
    box = st.error if errors else st.warning
    title = place.words.plural(
        "{count} problem in the files", "{count} problems in the files", len(lines)
    )
    box(place.words.say("Only trainers see this: the `preview` setting is on."), title=title)
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _of(lesson: str, path: str) -> bool:
    stem = path.rpartition("/")[2].partition(".")[0]
    return stem.lstrip("0123456789").removeprefix("-") == lesson
