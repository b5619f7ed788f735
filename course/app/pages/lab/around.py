"""The head of each page of the lab: its title, the way to the others, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from course.app import keeper
from course.app.addresses import Address, PageKind
from course.app.pages.lab.tools import LAB, NAMES, charts, title, tools
from course.app.place import Place
from course.app.plain import plain

Body = Callable[[Place], None]


def draw_page(place: Place, body: Body, key: str | None, *, wide: bool = False) -> None:
    """Draw a page of the lab: its head with the question it answers, and `body` as a fragment by the name `key`.

    Without a `key`, `body` makes its own fragments; they change nothing that the other pages show, so
    the way to those is drawn once. `wide` pages have two columns where the screen has room.
    """
    if wide:
        st.set_page_config(layout="wide")
    wrong = keeper.arrive(place.address.path, place.address.chart)
    st.title(plain(title(place.address, place.words)), anchor=False)
    if place.address.kind in NAMES:
        _, question, _ = NAMES[place.address.kind]
        with st.container(key="lab-question"):
            st.caption(plain(place.words.say(question)))
    if wrong is not None:
        st.warning(plain(wrong.said(place.words)), icon=":material/link_off:")
    if key is None:
        _with_ways(place, body)
    else:
        st.fragment(key=key)(_with_ways)(place, body)


def _with_ways(place: Place, body: Body) -> None:
    _ways(place)
    body(place)


def _ways(place: Place) -> None:
    """Links to the lab’s pages in a row that folds where it is narrow; they bring the lab along.

    Without icons: with them the row is wider than a page of text.
    """
    words, language, query = place.words, place.address.language, keeper.offer()

    def way(address: Address, label: str) -> None:
        st.page_link(place.pages[address], label=plain(label), query_params=query)

    with st.container(horizontal=True, gap="xxsmall", vertical_alignment="center", key="lab-ways"):
        way(Address(language, PageKind.LAB), words.say(LAB))
        for tool in tools(language, words):
            way(tool.address, tool.name)
        with st.popover(words.say("Charts"), type="tertiary"):
            for tool in charts(language, words):
                way(tool.address, tool.name)
