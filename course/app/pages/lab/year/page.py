"""My year: deals, the statement they make month by month, and what one clause more or less would do."""

from __future__ import annotations

import streamlit as st

from course.app import keeper, widgets
from course.app.blocks import amounts, taxes
from course.app.pages.lab.around import draw_page
from course.app.pages.lab.year import deals_given, deals_table, statement, whatif
from course.app.place import Place
from course.app.plain import plain
from course.pay.errors import PayError
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.state import MOST_MONTHS
from course.pay.statements.statement import PayMonth, pay_statement


def draw(place: Place) -> None:
    """Draw the page; what is changed on it draws all of it but its head again."""
    draw_page(place, _year, whatif.PAGE, wide=True)


def _year(place: Place) -> None:
    say = place.words.say
    told = " ".join(reading(keeper.now().plan, place.words))
    st.markdown(f"**{plain(say('My plan'))}.** {plain(told)}")
    st.header(say("Deals"), anchor=False)
    given, settings = st.columns([3, 2], gap="large")
    with given:
        deals_table.draw(place)
    with settings:
        deals_given.draw(place)
        _time(place)
    # A place of its own: what is open below stays open when a notice comes or goes.
    with st.container():
        _notices(place)
    months = _statement(place)
    if months:
        statement.draw(place, months)
        st.fragment(key="lab-whatif")(whatif.draw)(place)


def _time(place: Place) -> None:
    """How long the statement is, and whether the job ends before."""
    words, state, key = place.words, keeper.now(), "lab-leaves"
    amounts.whole(
        words,
        words.say("Months in the statement"),
        state.months,
        "lab-months",
        lambda months: keeper.change(months=months, leaves=_within(state.leaves, months)),
        least=1,
        most=MOST_MONTHS,
    )
    st.selectbox(
        words.say("Leaving the job"),
        range(state.months + 1),
        index=widgets.hold(key, state.leaves or 0),
        format_func=lambda month: (
            words.say("I leave at the end of month {month}", month=words.number(month))
            if month
            else words.say("I stay on")
        ),
        key=key,
        on_change=lambda: keeper.change(leaves=widgets.value(key, 0) or None),
    )
    taxes.choose(place, state.offers.tax, keeper.change_tax, key="lab-year-tax")


def _notices(place: Place) -> None:
    """Say what the address does not hold, and how many deals come after the last month."""
    words = place.words
    lacks = keeper.not_in_link()
    if lacks is not None:
        st.info(lacks.said(words))
    later = statement.left_out(words)
    if later:
        st.info(plain(later), icon=":material/event_busy:")


def _within(leaves: int | None, months: int) -> int | None:
    return leaves if leaves is not None and leaves <= months else None


def _statement(place: Place) -> list[PayMonth]:
    """The months of the statement; none, and a sentence, where the deals make no sense."""
    state = keeper.now()
    try:
        return pay_statement(state.plan, state.deals, state.months, state.leaves)
    except PayError as reason:
        st.error(plain("\n".join(reason.tell(place.words))), icon=":material/rule:")
        return []
