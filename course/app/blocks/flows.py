"""How deals come: fields for a flow of deals by chance."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from course.app import widgets
from course.app.blocks import amounts
from course.app.place import Place
from course.pay.chance.flow import DealFlow

USUAL_SHAPE = Decimal(4)
"""How alike the years are where good and bad ones are first told apart."""


def fields(place: Place, flow: DealFlow, take: Callable[[DealFlow], object], key: str) -> None:
    """Draw the fields of a flow; `take` is given what it becomes."""
    say = place.words.say

    def setter(field: str) -> Callable[[Decimal], None]:
        return lambda value: _put(flow, take, {field: value})

    amounts.number(
        place.words,
        say("Deals a year, on average"),
        flow.deals_per_year,
        f"{key}-deals",
        setter("deals_per_year"),
        most=1200,
        step=4,
    )
    amounts.euro(
        place.words,
        say("Size of a deal, on average"),
        flow.mean,
        f"{key}-mean",
        setter("mean"),
        least=Decimal("0.01"),
        step=500,
    )
    amounts.percent(
        place.words,
        say("How much sizes vary"),
        flow.variation,
        f"{key}-variation",
        setter("variation"),
        most=Decimal(500),
        step=10,
        help=say(
            "The standard deviation as a part of the average: at 0% all deals are alike, at 80% most"
            " are small and a few are large."
        ),
    )
    _years(place, flow, take, f"{key}-years")


def _years(place: Place, flow: DealFlow, take: Callable[[DealFlow], object], key: str) -> None:
    say = place.words.say

    def chosen() -> None:
        differ = bool(widgets.value(key, False))
        process = "negative-binomial" if differ else "poisson"
        _put(flow, take, {"process": process, "shape": USUAL_SHAPE if differ else None})

    st.checkbox(
        say("There are good years and bad years"),
        value=widgets.hold(key, flow.process == "negative-binomial"),
        key=key,
        on_change=chosen,
        help=say("Off: every year has the same chances. On: a whole year may go well or badly."),
    )


def _put(flow: DealFlow, take: Callable[[DealFlow], object], fields: dict[str, object]) -> None:
    take(DealFlow(**{**dict(flow), **fields}))
