"""Fields for amounts, rates and multipliers: exact decimals behind what a browser sends as floats.

Each field shows a value that lives elsewhere and tells `take` when its reader has changed it, so
that it can be set from elsewhere too. A number beyond the field's limits changes nothing and is told
below it: Streamlit would refuse it in English, and on a phone in no words at all.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from course.app import lab_session, widgets
from course.app.plain import plain
from course.locale import Words

Take = Callable[[Decimal], object]

HUNDRED = Decimal(100)
PLAIN = "%.12g"
"""Digits as they are, without noughts behind the point."""


def euro(
    words: Words,
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    *,
    least: Decimal = Decimal(0),
    most: int = 1_000_000,
    step: int = 50,
    help: str | None = None,
) -> None:
    """A field for an amount of euro in whole cents."""

    def cents(amount: Decimal) -> None:
        take(amount.quantize(Decimal("0.01")))

    limits = (least, Decimal(most))
    _number(words, f"{label}, €", value, key, cents, limits, step=step, help=help)


def percent(
    words: Words,
    label: str,
    fraction: Decimal,
    key: str,
    take: Take,
    *,
    least: Decimal = Decimal(0),
    most: Decimal = HUNDRED,
    step: float = 0.5,
    help: str | None = None,
) -> None:
    """A field for a fraction, shown and typed in percent; to a hundredth of a percent."""

    def fractions(shown: Decimal) -> None:
        take((shown / HUNDRED).quantize(Decimal("0.0001")))

    shown = fraction * HUNDRED
    _number(words, f"{label}, %", shown, key, fractions, (least, most), step=step, help=help)


def number(
    words: Words,
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    *,
    most: int = 100,
    step: float = 1,
    help: str | None = None,
) -> None:
    """A field for a plain number from 0, to four decimals."""

    def rounded(shown: Decimal) -> None:
        take(shown.quantize(Decimal("0.0001")).normalize() + 0)

    limits = (Decimal(0), Decimal(most))
    _number(words, label, value, key, rounded, limits, step=step, help=help)


def whole(
    words: Words,
    label: str,
    value: int,
    key: str,
    take: Callable[[int], object],
    *,
    least: int = 0,
    most: int = 100,
    help: str | None = None,
) -> None:
    """A field for a whole number."""
    limits = (Decimal(least), Decimal(most))
    st.number_input(
        label,
        value=widgets.hold(key, value),
        min_value=min(0, value),
        step=1,
        key=key,
        help=help,
        on_change=lambda: _moved(key, Decimal(value), limits, lambda typed: take(int(typed))),
    )
    _tell_beyond(words, key, Decimal(value), limits)


def _number(
    words: Words,
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    limits: tuple[Decimal, Decimal],
    *,
    step: float,
    help: str | None,
) -> None:
    st.number_input(
        label,
        value=widgets.hold(key, float(value)),
        min_value=min(0.0, float(value)),
        step=float(step),
        format=PLAIN,
        key=key,
        help=help,
        on_change=lambda: _moved(key, value, limits, take),
    )
    _tell_beyond(words, key, value, limits)


def _moved(key: str, value: Decimal, limits: tuple[Decimal, Decimal], take: Take) -> None:
    """Take what was typed, or remember that it lies beyond the limits."""
    raw = widgets.value(key, None)
    if not isinstance(raw, int | float):
        return
    typed = Decimal(str(raw))
    inside = limits[0] <= typed <= limits[1]
    lab_session.keep_draft(_beyond(key), None if inside else (typed, value))
    if inside:
        take(typed)


def _tell_beyond(words: Words, key: str, value: Decimal, limits: tuple[Decimal, Decimal]) -> None:
    """Say that the number typed last does not fit, until the field shows another."""
    kept: tuple[Decimal, Decimal] | None = lab_session.draft(_beyond(key))
    if kept is None or kept[1] != value:
        return
    told = words.say(
        "{number} does not fit here: type a number from {least} to {most}.",
        number=words.number(kept[0]),
        least=words.number(limits[0]),
        most=words.number(limits[1]),
    )
    st.error(plain(told))


def _beyond(key: str) -> str:
    return f"{key}-beyond"
