"""Pictures and drawings."""

from __future__ import annotations

import streamlit as st

from course.app.blocks import prose
from course.app.place import Place
from course.app.settings import course_root
from course.content.model import Figure


def draw(place: Place, figure: Figure, key: str) -> None:
    """Draw a picture with its caption under it and its text for those who do not see it."""
    st.image(str(course_root() / figure.path), alt=figure.alt, width="stretch")
    if figure.caption:
        prose.draw_html(place, f'<div class="caption">{figure.caption}</div>', key)
