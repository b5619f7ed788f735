"""The lab’s front page: every tool, as the question it answers."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from course.app import keeper
from course.app.confirm import confirm
from course.app.pages.lab.around import draw_page
from course.app.pages.lab.tools import Tool, charts, tools
from course.app.place import Place
from course.app.plain import plain

CARD = 340
"""Pixels that one tool is wide: two fit beside each other, one on a phone."""


def draw(place: Place) -> None:
    """Draw the lab’s front page."""
    draw_page(place, _front, "lab-front")


def _front(place: Place) -> None:
    say, language = place.words.say, place.address.language
    st.markdown(
        say(
            "Read any pay plan, see what it does, and choose between offers. Everything is worked out"
            " to the cent and explained; nothing is stored, and the address of the page holds your lab."
        )
    )
    _list(place, tools(language, place.words), "lab-tools", icons=True)
    st.header(say("Questions that a chart answers"), anchor=False)
    _list(place, charts(language, place.words), "lab-charts", icons=False)
    if keeper.link():
        confirm(
            label=say("Start the lab over"),
            question=say(
                "Your plan, deals, offers and charts go back to what they were at the start."
            ),
            yes=say("Yes, start over"),
            key="lab-start-over",
            act=keeper.start_over,
        )


def _list(place: Place, found: Iterable[Tool], key: str, *, icons: bool) -> None:
    """Links with the questions they answer, two beside each other where there is room.

    A chart is shown by a small drawing of its own (`lab_front.css`) in place of the icon that all of them have.
    """
    with st.container(horizontal=True, key=key):
        for tool in found:
            with st.container(
                border=True, width=CARD, gap="xxsmall", key=f"{key}-{tool.address.path}"
            ):
                st.page_link(
                    place.pages[tool.address],
                    label=f"**{plain(tool.name)}**",
                    icon=tool.icon if icons else None,
                    query_params=keeper.query(),
                )
                if tool.question != tool.name:
                    st.caption(plain(tool.question))
