"""The page for an address that leads nowhere."""

from __future__ import annotations

import streamlit as st

from course.app import session
from course.app.addresses import PageKind
from course.app.blocks import prose
from course.app.lesson_list import lesson_list
from course.app.pages.overview import way_in
from course.app.place import Place


def draw(place: Place) -> None:
    """Say so kindly, and show the ways on."""
    say = place.words.say
    st.title(say("There is no such page"), anchor=False)
    st.markdown(
        say("The address may be mistyped, or the lesson has another name now. Your work is safe.")
    )
    way_in(place)
    prose.draw_html(place, lesson_list(place, session.learner()), key="lessons")
    st.page_link(
        place.page(PageKind.OVERVIEW), label=say("To the overview"), icon=":material/home:"
    )
