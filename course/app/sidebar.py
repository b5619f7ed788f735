"""The sidebar: the way through the course, and how far one has come."""

from __future__ import annotations

import streamlit as st

from course.app import accounts, session, sign_in
from course.app.addresses import Address, PageKind
from course.app.marks import lesson_mark
from course.app.place import Place
from course.app.plain import plain
from course.content.model import Lesson
from course.locale import words_for

KEY = "sidebar"
"""The fragment's key, for those who change what it shows."""


def draw(place: Place) -> None:
    """Draw the sidebar; it can be drawn again without the page."""
    with st.sidebar:
        _sidebar(place)


@st.fragment(key=KEY)
def _sidebar(place: Place) -> None:
    say = place.words.say
    link, page = st.page_link, place.page
    link(page(PageKind.OVERVIEW), label=say("Overview"), icon=":material/home:")
    for id_, lesson in place.edition.lessons.items():
        mark = lesson_mark(place.course, session.learner(), lesson)
        steps = ""
        if isinstance(lesson, Lesson):
            now = session.learner().standing(lesson)
            steps = f" :gray[{place.words.number(now.done)}/{place.words.number(now.tasks)}]"
        link(
            page(PageKind.LESSON, id_),
            label=plain(lesson.short) + steps,
            icon=mark.icon,
            help=say(mark.text),
        )
    if Address(place.address.language, PageKind.LAB) in place.pages:
        link(page(PageKind.LAB), label=say("Pay lab"), icon=":material/calculate:")
    link(page(PageKind.RECORD), label=say("My record"), icon=":material/history:")
    link(page(PageKind.GLOSSARY), label=say("Glossary"), icon=":material/dictionary:")
    link(page(PageKind.ABOUT), label=say("About this course"), icon=":material/info:")
    st.space("small")
    _languages(place)
    if accounts.doors():
        with st.container(key="course-signing", gap=None):
            if told := sign_in.who(place):
                st.caption(told)
            sign_in.draw(place, "sidebar")


def _languages(place: Place) -> None:
    for language in place.course.editions:
        if language == place.address.language:
            continue
        there = place.address.in_language(language)
        page = place.pages.get(there) or place.pages[Address(language)]
        st.page_link(page, label=words_for(language).name, icon=":material/language:")
