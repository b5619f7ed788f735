"""Net pay: which tax year to reckon it by, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from babel import Locale

from course.app import widgets
from course.app.place import Place
from course.app.plain import plain
from course.pay.net import ESTIMATE, TaxYear

NO = ""
"""The choice of no tax year (Streamlit takes None for nothing chosen)."""


def tax_of(place: Place, id_: str | None) -> TaxYear | None:
    """The tax year of the course by its id, or None where it has none of that name."""
    return place.course.taxes.get(id_) if id_ else None


def name(place: Place, tax: TaxYear) -> str:
    """A tax year as people call it: `Latvia 2026`."""
    territories = Locale.parse(place.address.language, sep="-").territories
    return f"{territories.get(tax.country, tax.country)} {tax.year}"


def choose(place: Place, now: str | None, take: Callable[[str | None], object], key: str) -> None:
    """Draw the choice of a tax year; nothing where the course has none."""
    known: Mapping[str, TaxYear] = place.course.taxes
    say = place.words.say
    if not known:
        return
    choices = [NO, *known]

    def chosen() -> None:
        take(_known(place, widgets.value(key, NO)))

    st.selectbox(
        say("Net pay"),
        choices,
        index=choices.index(widgets.hold(key, now if now and now in known else NO)),
        format_func=lambda id_: (
            say("Do not work it out") if id_ == NO else plain(name(place, known[id_]))
        ),
        key=key,
        on_change=chosen,
    )
    if (tax := tax_of(place, now)) is not None:
        st.caption(plain(say(ESTIMATE, year=tax.year)))


def _known(place: Place, value: object) -> str | None:
    return value if isinstance(value, str) and value in place.course.taxes else None
