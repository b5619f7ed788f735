"""Two offers side by side: what each brings, how safe it is, and which one suits whom."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from course.app import keeper, widgets
from course.app.blocks import amounts, flows, taxes
from course.app.pages.lab.around import draw_page
from course.app.pages.lab.offers import editor, telling
from course.app.place import Place

KEY = "lab-offers"
AVERSIONS = tuple(Decimal(step) / 20 for step in range(41))
"""What the slider offers: 0 to 2 by twentieths."""


def draw(place: Place) -> None:
    """Draw the page; what is changed on it draws all of it but its head again."""
    draw_page(place, _offers, KEY, wide=True)


def _offers(place: Place) -> None:
    say = place.words.say
    left, right = st.columns(2, gap="large")
    with left:
        editor.draw(place, "a")
    with right:
        editor.draw(place, "b")
    st.header(say("What both are measured by"), anchor=False)
    market, self_ = st.columns(2, gap="large")
    with market:
        flow = keeper.now().flow
        flows.fields(place, flow, lambda new: keeper.change(flow=new), key="lab-offers-flow")
    with self_:
        _needs(place)
    telling.draw(place)


def _needs(place: Place) -> None:
    """What the reader must have, after or before tax, and how much swings are dreaded."""
    say, offers = place.words.say, keeper.now().offers
    amounts.euro(
        place.words,
        say("My own costs a month"),
        offers.costs,
        "lab-costs",
        lambda costs: keeper.change_offers(costs=costs),
        most=20_000,
        help=say("Rent, food, loans: what you must have every month."),
    )
    taxes.choose(place, offers.tax, keeper.change_tax, key="lab-offers-tax")
    _indifference(place, offers.aversion)


def _indifference(place: Place, aversion: Decimal) -> None:
    words, key = place.words, "lab-aversion"

    def told(value: Decimal) -> str:
        return words.euro(value * 100)

    st.select_slider(
        words.say("How much more I want on average for every €100 that a month may swing"),
        options=sorted({*AVERSIONS, aversion}),
        value=widgets.hold(key, aversion),
        format_func=told,
        key=key,
        on_change=lambda: keeper.change_offers(aversion=widgets.value(key, aversion)),
        help=words.say(
            "€0: only the average counts for you. The higher, the more a steady month is worth to you."
        ),
    )
