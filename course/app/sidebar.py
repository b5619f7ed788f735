"""The sidebar: the way through the course, and how far one has come."""

from __future__ import annotations

import streamlit as st

from course.app import accounts, session, sign_in
from course.app.addresses import Address, PageKind
from course.app.marks import lesson_mark
from course.app.place import Place
from course.app.plain import plain
from course.content.model import BrokenLesson, Lesson
from course.locale import words_for

KEY = "sidebar"
"""The key of the fragment that shows how far one has come in the lesson on the page."""


def draw(place: Place) -> None:
    """Draw the sidebar.

    What is done in a lesson changes that lesson's link alone: it can be drawn again without the others, of which
    a course may have very many.
    """
    with st.sidebar:
        _sidebar(place)


def _sidebar(place: Place) -> None:
    say = place.words.say
    link, page = st.page_link, place.page
    link(page(PageKind.OVERVIEW), label=say("Overview"), icon=":material/home:")
    for id_, lesson in place.edition.lessons.items():
        if id_ == place.address.lesson:
            _this_lesson(place, lesson)
        else:
            _lesson(place, lesson)
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


@st.fragment(key=KEY)
def _this_lesson(place: Place, lesson: Lesson | BrokenLesson) -> None:
    _lesson(place, lesson)


def _lesson(place: Place, lesson: Lesson | BrokenLesson) -> None:
    mark = lesson_mark(place.course, session.learner(), lesson)
    steps = ""
    if isinstance(lesson, Lesson):
        now = session.learner().standing(lesson)
        steps = f" :gray[{place.words.number(now.done)}/{place.words.number(now.tasks)}]"
    st.page_link(
        place.page(PageKind.LESSON, lesson.id),
        label=plain(lesson.short) + steps,
        icon=mark.icon,
        help=place.words.say(mark.text),
    )


def _languages(place: Place) -> None:
    for language in place.course.editions:
        if language == place.address.language:
            continue
        there = place.address.in_language(language)
        page = place.pages.get(there) or place.pages[Address(language)]
        st.page_link(page, label=words_for(language).name, icon=":material/language:")
