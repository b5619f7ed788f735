"""About this course: where it comes from, who made it, its licence and version."""

from __future__ import annotations

from html import escape

import streamlit as st

from course.app import problems
from course.app.blocks import prose
from course.app.place import Place


def draw(place: Place) -> None:
    """Draw what the course's files say of the course."""
    say, course = place.words.say, place.course
    st.title(say("About this course"), anchor=False)
    problems.draw(place, "about")
    rows = {
        say("Source"): place.edition.source,
        say("Author"): course.author,
        say("Licence"): course.licence,
        say("Version"): course.version,
    }
    facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in rows.items() if v)
    prose.draw_html(place, f'{place.edition.about}<dl class="facts">{facts}</dl>', key="about")
