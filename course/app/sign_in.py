"""Signing in and out by the organisation's account, where there is one: the buttons, and the way there and back.

The way leads through other pages, by Streamlit's `st.login`. So that one comes back to the page one left, the
browser first notes which it is; until it has said so the page stays.
"""

from __future__ import annotations

import streamlit as st

from course.app import accounts, memory, session
from course.app.addresses import PageKind
from course.app.auth_settings import DEFAULT
from course.app.place import Place
from course.app.plain import plain
from course.app.signing import Way


def draw(place: Place, where: str) -> None:
    """Draw the buttons at a place of the page that has the name `where`; nothing where nobody can sign in."""
    if session.account() is not None:
        _button(place.words.say("Sign out"), "logout", where, "out")
        return
    doors = accounts.doors()
    for door in doors:
        label = place.words.say("Sign in")
        if len(doors) > 1 and door != DEFAULT:
            name = plain(door[:1].upper() + door[1:])
            label = place.words.say("Sign in: {provider}", provider=name)
        _button(label, "login", where, "in", door)


def _button(label: str, icon: str, where: str, way: Way, door: str = "") -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"sign-{way}-{where}-{door}",
        type="tertiary" if where == "sidebar" else "secondary",
        on_click=lambda: _ask(way, door),
    )


def _ask(way: Way, door: str) -> None:
    """Ask for it; the run that follows tells the browser."""
    safe = way == "out" and memory.is_safe()
    session.signing().ask(way, door, safe=safe)


def who(place: Place) -> str:
    """A line on who is signed in; empty where nobody is."""
    if session.account() is None:
        return ""
    name = accounts.name()
    if not name:
        return place.words.say("Signed in")
    return place.words.say("Signed in: {name}", name=plain(name))


def tell(place: Place) -> None:
    """Tell, once, that a sign-in came to nothing."""
    if session.signing().failed:
        told = place.words.say(
            "You are not signed in: the sign-in was cancelled or did not succeed. Nothing is lost; try"
            " again, or go on without it."
        )
        st.warning(told, icon=":material/login:")


def come_back(place: Place) -> None:
    """Go to the page that was left for the provider's; Streamlit leads to the start page alone."""
    back = session.signing().back
    if not back or place.address.kind is not PageKind.START:
        return
    page = next((page for at, page in place.pages.items() if at.path == back), None)
    if page is not None:
        st.switch_page(page)


def arrived() -> None:
    """One is there, and was told: at the end of a whole run, for one that is broken off has shown nothing."""
    session.signing().back, session.signing().failed = "", False


def depart() -> None:
    """Leave for the provider's pages, once the browser is ready."""
    asked, found = session.signing(), session.account()
    if asked.asked is None or not asked.noted:
        return
    way, asked.asked, asked.noted = asked.asked, None, False
    if way == "in" and found is None:
        st.login(None if asked.provider == DEFAULT else asked.provider)
    elif way == "out" and found is not None:
        accounts.end(found)
        st.logout()
