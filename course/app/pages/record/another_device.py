"""Going on at another device: a code is shown here and typed there, or the other way round."""

from __future__ import annotations

import streamlit as st

from course.app import database, devices, session, widgets
from course.app.place import Place
from course.app.record_page import Refusal
from course.locale.message import message
from course.progress.database.codes import LENGTH

FIELD = "record-code"

REFUSED = {
    Refusal.WRONG: message(
        "This code leads nowhere: it may be mistyped, used already or older than ten minutes. Get a new"
        " one on the other device."
    ),
    Refusal.TOO_MANY: message(
        "Too many wrong codes were tried just now. Codes are taken again in ten minutes."
    ),
    Refusal.AWAY: message(
        "The course’s database does not answer at present. Nothing is lost; try again in a minute."
    ),
}


def draw(place: Place) -> None:
    """Draw both ways; without a database there is none.

    Nor for an account: signing in there does the same, and a code would give the account's record to
    whoever types it, who may be anybody.
    """
    if database.keeping() is None or session.account() is not None:
        return
    say = place.words.say
    st.header(say("Another device"), anchor=False)
    st.markdown(
        say(
            "Go on with this record on a phone or another computer: each then shows what was done on the"
            " other. Get a code here and type it there, on this same page."
        )
    )
    _offer(place)
    _follow(place)


def _offer(place: Place) -> None:
    say, page = place.words.say, session.record_page()

    def offer() -> None:
        page.code = devices.offer()
        page.refused = None if page.code else Refusal.AWAY

    st.button(say("Get a code"), icon=":material/pin:", on_click=offer, key="record-get-code")
    if page.code:
        st.info(say("It is valid for ten minutes, and once."), title=page.code)


def _follow(place: Place) -> None:
    say, page = place.words.say, session.record_page()

    def follow() -> None:
        page.code = None
        page.refused = devices.follow(str(widgets.value(FIELD, "")))
        page.joined = page.refused is None

    with st.form("record-follow", border=False):
        st.text_input(
            say("A code from another device"), key=FIELD, max_chars=2 * LENGTH, autocomplete="off"
        )
        st.form_submit_button(say("Go on with that record"), on_click=follow)
    if page.joined:
        page.joined = False
        st.success(
            say("This device goes on with that record. What was done here is part of it now."),
            icon=":material/check:",
        )
    if page.refused:
        st.error(say(REFUSED[page.refused]), icon=":material/error:")
        page.refused = None
