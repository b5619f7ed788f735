"""A chart as a page: its question, its controls, and the reader’s own plan in it on request."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from course.app import keeper
from course.app.blocks import charts
from course.app.pages.lab.around import draw_page
from course.app.place import Place
from course.app.plain import plain
from course.pay.charts import CHARTS
from course.pay.lab.charted import (
    chart_parameters,
    left_out,
    of_example,
    takes_mine,
    takes_offers,
    with_mine,
)


def draw(place: Place) -> None:
    """Draw the page of the chart that the address names."""
    draw_page(place, _chart, None)


def key(name: str) -> str:
    """The beginning of its widgets’ keys."""
    return f"lab-{name}"


def _chart(place: Place) -> None:
    name = place.address.chart or ""
    charts.draw_in_lab(
        place,
        name,
        parameters(place, name),
        key(name),
        lambda now, settled: keeper.change_chart(name, now, tell=settled),
        ask=not keeper.was_brought(name),
        heading=False,
    )
    _buttons(place, name)
    with st.container():
        _tell_of_example(place, name)
        _tell_left_out(place, name)


def parameters(place: Place, name: str) -> BaseModel:
    """The chart’s parameters as the lab holds them."""
    held = keeper.now().charts.get(name, {})
    found: BaseModel = chart_parameters(CHARTS[name].parameters, held, place.course.taxes)
    return found


def _tell_of_example(place: Place, name: str) -> None:
    """Say which clauses the reader’s own plan does not have, so that none is taken for its."""
    found = of_example(parameters(place, name), keeper.now(), place.course.taxes)
    if not found:
        return
    say = place.words.say
    parts = ", ".join(say(label) for label in found)
    told = (
        say(
            "From the example, since this chart shows only a base and one rate: {parts}.",
            parts=parts,
        )
        if takes_offers(CHARTS[name].parameters)
        else say(
            "Not from your plan, but from the example until you move it: {parts}.", parts=parts
        )
    )
    st.info(plain(told), icon=":material/info:")


def _tell_left_out(place: Place, name: str) -> None:
    """Say which clauses of the reader’s own plan the chart does not show, if there are any."""
    found = left_out(parameters(place, name), keeper.now(), place.course.taxes)
    if found:
        say = place.words.say
        parts = ", ".join(say(label) for label in found)
        told = say("Of your plan, this chart does not show: {parts}.", parts=parts)
        st.info(plain(told), icon=":material/info:")


def _buttons(place: Place, name: str) -> None:
    say, model = place.words.say, CHARTS[name].parameters

    def take_mine() -> None:
        now = parameters(place, name)
        keeper.change_chart(name, with_mine(now, keeper.now(), place.course.taxes))

    with st.container(horizontal=True):
        if takes_mine(model):
            st.button(
                say("Use my two offers") if takes_offers(model) else say("Use my plan"),
                icon=":material/person:",
                key=f"{key(name)}-mine",
                on_click=take_mine,
            )
        st.button(
            say("Back to the example"),
            icon=":material/restart_alt:",
            type="tertiary",
            key=f"{key(name)}-reset",
            on_click=lambda: keeper.change_chart(name, None),
        )
