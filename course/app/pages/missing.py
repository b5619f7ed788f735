"""The page for an address that leads nowhere."""

from __future__ import annotations

import streamlit as st

from course.app.addresses import PageKind
from course.app.place import Place
from course.app.plain import plain


def draw(place: Place) -> None:
    """Say so kindly, and show the ways on."""
    say = place.words.say
    st.title(say("There is no such page"), anchor=False)
    st.markdown(
        say("The address may be mistyped, or the lesson has another name now. Your work is safe.")
    )
    st.page_link(
        place.page(PageKind.OVERVIEW), label=say("To the overview"), icon=":material/home:"
    )
    for id_, lesson in place.edition.lessons.items():
        st.page_link(place.page(PageKind.LESSON, id_), label=plain(lesson.short))
