"""Other ways to bring deals: paste a list, open a file, or let chance draw a year."""

from __future__ import annotations

import streamlit as st

from course.app import keeper, lab_session, widgets
from course.app.blocks import amounts, flows
from course.app.pages.lab.year.deals_table import READ, tell_flaws
from course.app.place import Place
from course.app.plain import plain
from course.pay.chance.simulation import draw_deals
from course.pay.lab.intake.bookings import Intake, read_bookings
from course.pay.lab.intake.table import MOST_MB
from course.pay.lab.intake.typed import joined

LONGEST = 200_000
"""Characters that may be pasted."""
LAST_NUMBER = 2**32 - 1
"""The last number of a draw."""
EXAMPLE = "1; 8000; A\n2; 4500; B\n3; ; ; B"


def draw(place: Place) -> None:
    """Draw the three ways, and what was recognised the last time."""
    say = place.words.say
    with st.expander(say("Paste a list"), icon=":material/content_paste:"):
        _paste(place)
    with st.expander(say("Open a CSV file"), icon=":material/upload_file:"):
        _file(place)
    with st.expander(say("Let chance draw a year"), icon=":material/casino:"):
        _chance(place)
    with st.container():
        _tell(place)


def _paste(place: Place) -> None:
    say, key = place.words.say, "lab-paste"
    st.text_area(
        say("Deals, one in each line: month, amount, name"),
        key=key,
        placeholder=EXAMPLE,
        max_chars=LONGEST,
        help=say(
            "Copy the rows from a spreadsheet, with or without column names. Separators, decimal"
            " commas and names of months are recognised."
        ),
        on_change="ignore",
    )
    with st.container(horizontal=True):
        st.button(
            say("Replace my deals"),
            type="primary",
            key="lab-paste-replace",
            on_click=lambda: _take(str(widgets.value(key, "")), add=False),
        )
        st.button(
            say("Add to my deals"),
            key="lab-paste-add",
            on_click=lambda: _take(str(widgets.value(key, "")), add=True),
        )


def _file(place: Place) -> None:
    key = "lab-csv"

    def brought() -> None:
        file = widgets.value(key, None)
        if file is not None:
            _take(file.getvalue(), add=False)  # type: ignore[attr-defined]

    st.file_uploader(
        place.words.say("A table of deals; they replace those above"),
        type=["csv", "txt", "tsv"],
        key=key,
        max_upload_size=MOST_MB,
        on_change=brought,
    )


def _take(data: str | bytes, *, add: bool) -> None:
    """Take over what could be read; where nothing could, the deals stay."""
    read = read_bookings(data)
    if read.bookings:
        before = keeper.now().deals if add else ()
        keeper.change(deals=joined(before, read.bookings))
    lab_session.keep_draft(READ, read)


def _chance(place: Place) -> None:
    say, state = place.words.say, keeper.now()
    flows.fields(place, state.flow, lambda flow: keeper.change(flow=flow), key="lab-flow")

    st.button(
        say("Draw a year"), icon=":material/casino:", key="lab-draw-deals", on_click=_draw_next
    )
    amounts.whole(
        place.words,
        say("Number of the draw"),
        state.seed,
        "lab-draw-number",
        _draw,
        most=LAST_NUMBER,
        help=say("The same number and the same chances bring the same deals."),
    )


def _draw(number: int) -> None:
    """Replace the deals by those of a draw."""
    now = keeper.now()
    keeper.change(seed=number, deals=draw_deals(now.flow, now.months, number))
    lab_session.keep_draft(READ, None)


def _draw_next() -> None:
    """Draw the number that stands there; the next one where its deals are there already."""
    now = keeper.now()
    there = now.deals == draw_deals(now.flow, now.months, now.seed)
    _draw((now.seed + 1) % (LAST_NUMBER + 1) if there else now.seed)


def _tell(place: Place) -> None:
    read: Intake | None = lab_session.draft(READ)
    if read is None:
        return
    words = place.words
    if read.recognised is None or not read.bookings:
        title = words.say("Nothing could be read: your deals are as they were")
    else:
        title = words.say("These rows are not counted; all the others are")
        kept = words.plural("{count} row was read", "{count} rows were read", len(read.bookings))
        st.success(
            plain(" ".join(read.recognised.said(words))), title=kept, icon=":material/check:"
        )
    tell_flaws(place, read.flaws, title)
