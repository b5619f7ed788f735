"""What if: one clause changed, and the difference it makes to these deals."""

from __future__ import annotations

import streamlit as st

from course.app import keeper, lab_session, widgets
from course.app.blocks import pictures, prose
from course.app.pages.lab.html import table
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.pay.lab.pictures.waterfall import Waterfall, signed
from course.pay.lab.what_if.changes import Change, changes
from course.pay.lab.what_if.difference import Difference, difference, weighed

MOST_DEALS = 2_000
"""With more deals than these only the change that was chosen is worked out, not all of them."""
WIDE = 760
"""Pixels that the drawing and the tables are wide: further apart, their columns are hard to follow."""
KEY = "lab-change"
PAGE = "lab-year"
"""The key of the fragment around this one, which shows the plan’s statement."""


def draw(place: Place) -> None:
    """Draw the choice of a change, and what it does."""
    say, state = place.words.say, keeper.now()
    st.header(say("What if one clause were different?"), anchor=False)
    found = changes(state.plan)
    if not found:
        st.caption(say("There is no clause to change here: set a rate, or choose another plan."))
        return
    chosen = _choose(place, found)
    made = difference(state.plan, chosen.plan, state.deals, state.months, state.leaves)
    with st.container(width=WIDE):
        _waterfall(place, made)
    st.button(
        say("Apply this change to my plan"),
        icon=":material/check:",
        key="lab-change-take",
        on_click=lambda: _take(chosen),
    )
    with st.expander(say("The difference month by month"), width=WIDE):
        _by_month(place, made)
    if len(state.deals) <= MOST_DEALS:
        with st.expander(say("What each clause is worth in this year"), width=WIDE):
            prose.draw_html(place, _all(place.words), key="lab-change-all")


def _choose(place: Place, found: tuple[Change, ...]) -> Change:
    """The change that is chosen; the first while there is none, or none of that name any more."""
    by_id = {change.id: change for change in found}
    kept = lab_session.draft(KEY)
    now = kept if kept in by_id else found[0].id
    st.selectbox(
        place.words.say("Change"),
        list(by_id),
        index=list(by_id).index(widgets.hold(KEY, now)),
        format_func=lambda id_: plain(by_id[id_].label.said(place.words)),
        key=KEY,
        on_change=lambda: lab_session.keep_draft(KEY, widgets.value(KEY, now)),
    )
    return by_id[now]


def _take(change: Change) -> None:
    keeper.change_plan(change.plan)
    st.rerun(PAGE)


def _waterfall(place: Place, made: Difference) -> None:
    words = place.words
    parts = tuple((words.say(part.label), part.amount) for part in made.waterfall)
    pictures.draw(place, Waterfall(parts, len(made.by_month)), key="lab-waterfall")
    st.caption(
        words.say(
            "From {before} to {after}, before tax.",
            before=words.euro(made.before, cents=True),
            after=words.euro(made.after, cents=True),
        )
    )


def _by_month(place: Place, made: Difference) -> None:
    words = place.words
    rows = [
        (words.number(number), signed(words, amount))
        for number, amount in enumerate(made.by_month, start=1)
        if amount
    ]
    if not rows:
        st.caption(words.say("No month pays anything else."))
        return
    html = table((words.say("Month"), words.say("Difference")), rows, right=(1,))
    prose.draw_html(place, html, key="lab-change-months")


def _all(words: Words) -> str:
    state = keeper.now()
    rows = [
        (change.label.said(words), signed(words, made.total))
        for change, made in weighed(state.plan, state.deals, state.months, state.leaves)
    ]
    return table((words.say("Change"), words.say("Difference")), rows, right=(1,))
