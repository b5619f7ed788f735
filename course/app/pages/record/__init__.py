"""My record: one's weeks, what is mastered, every attempt, and the record as a file."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from course.app import accounts, components, kept, problems, session, sign_in, widgets
from course.app.blocks import pictures, prose
from course.app.clock import zone
from course.app.lesson_list import mastery
from course.app.pages.overview import way_in
from course.app.pages.record import another_device, attempts, taking_along
from course.app.place import Place
from course.content.model import Lesson
from course.progress.weeks_picture import WeeksPicture

WEEKS = 12
TOLD = "record-told"
"""The key of what is told of erasing: the browser brings it into view (`arriving.js`)."""


def draw(place: Place) -> None:
    """Draw the page."""
    say, learner = place.words.say, session.learner()
    st.title(say("My record"), anchor=False)
    problems.draw(place)
    if who := sign_in.who(place):
        st.markdown(f"**{who}**")
    st.markdown(kept.where(place.words))
    _sign_in(place)
    _erased(place)
    if len(learner.history):
        _weeks(place)
        _mastery(place)
        attempts.draw(place)
    else:
        _nothing_yet(place)
    another_device.draw(place)
    taking_along.draw(place)


def _sign_in(place: Place) -> None:
    if accounts.doors() and session.account() is None:
        st.markdown(
            place.words.say(
                "Sign in with your organisation’s account, and your record is there on every device where"
                " you do so. What you have done here becomes part of it."
            )
        )
    sign_in.draw(place, "record")


def _erased(place: Place) -> None:
    page = session.record_page()
    # With what the browser brings after erasing the page runs again by itself: that is no reason to take it away.
    if page.told and widgets.sent(components.PAGE, "brought") is None:
        page.erased = page.told = False
    if page.erased:
        page.told = True
        st.container(key=TOLD).success(
            place.words.say("Everything is erased."), icon=":material/check:"
        )
    if page.not_erased:
        page.not_erased = False
        told = place.words.say(
            "Nothing was erased, since the course’s database does not answer at present. Try again in a"
            " minute."
        )
        st.container(key=TOLD).error(told, icon=":material/cloud_off:")


def _nothing_yet(place: Place) -> None:
    say = place.words.say
    st.info(
        say("No answers yet. Each one you give will stand here, with what was said of it."),
        icon=":material/history:",
    )
    way_in(place)


def _weeks(place: Place) -> None:
    words, here = place.words, zone()
    today = dt.datetime.now(here).date()
    picture = WeeksPicture(session.learner().history.weeks(today, here, WEEKS))
    st.header(words.say("Your weeks"), anchor=False)
    if not picture.total:
        st.caption(picture.title(words))
        return
    pictures.draw(place, picture, key="record-weeks")


def _mastery(place: Place) -> None:
    found = (lesson for lesson in place.edition.lessons.values() if isinstance(lesson, Lesson))
    html = "".join(_mastered(place, lesson) for lesson in found)
    if html:
        st.header(place.words.say("Mastery by objective"), anchor=False)
        prose.draw_html(place, f'<div class="mastered">{html}</div>', key="record-mastery")


def _mastered(place: Place, lesson: Lesson) -> str:
    rows = mastery(place, lesson, session.learner().standing(lesson))
    return f"<h3>{escape(lesson.title)}</h3>{rows}" if rows else ""
