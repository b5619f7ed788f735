"""Fields for amounts, rates and multipliers: exact decimals behind what a browser sends as floats.

Each field shows a value that lives elsewhere and tells `take` when its reader has changed it, so
that it can be set from elsewhere too.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from course.app import session

Take = Callable[[Decimal], object]

HUNDRED = Decimal(100)
PLAIN = "%.12g"
"""Digits as they are, without noughts behind the point."""


def euro(
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    *,
    least: Decimal = Decimal(0),
    most: int = 1_000_000,
    step: int = 50,
    help: str | None = None,
    width: int | None = None,
) -> None:
    """A field for an amount of euro in whole cents."""

    def cents(amount: Decimal) -> None:
        take(amount.quantize(Decimal("0.01")))

    _number(
        f"{label}, €",
        value,
        key,
        cents,
        least=float(least),
        most=most,
        step=step,
        help=help,
        width=width,
    )


def percent(
    label: str,
    fraction: Decimal,
    key: str,
    take: Take,
    *,
    least: float = 0,
    most: float = 100,
    step: float = 0.5,
    help: str | None = None,
    width: int | None = None,
) -> None:
    """A field for a fraction, shown and typed in percent; to a hundredth of a percent."""

    def fractions(shown: Decimal) -> None:
        take((shown / HUNDRED).quantize(Decimal("0.0001")))

    shown = fraction * HUNDRED
    _number(
        f"{label}, %",
        shown,
        key,
        fractions,
        least=least,
        most=most,
        step=step,
        help=help,
        width=width,
    )


def number(
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    *,
    least: float = 0,
    most: float = 100,
    step: float = 1,
    help: str | None = None,
    width: int | None = None,
) -> None:
    """A field for a plain number, to four decimals."""

    def plain(shown: Decimal) -> None:
        take(shown.quantize(Decimal("0.0001")).normalize() + 0)

    _number(label, value, key, plain, least=least, most=most, step=step, help=help, width=width)


def whole(
    label: str,
    value: int,
    key: str,
    take: Callable[[int], object],
    *,
    least: int = 0,
    most: int = 100,
    help: str | None = None,
    width: int | None = None,
) -> None:
    """A field for a whole number."""
    session.hold(key, value)

    def moved() -> None:
        raw = session.value(key, None)
        if isinstance(raw, int | float) and least <= raw <= most:
            take(int(raw))

    st.number_input(
        label,
        min_value=least,
        max_value=most,
        step=1,
        key=key,
        help=help,
        on_change=moved,
        width=width or "stretch",
    )


def _number(
    label: str,
    value: Decimal,
    key: str,
    take: Take,
    *,
    least: float = 0,
    most: float,
    step: float,
    help: str | None,
    width: int | None,
) -> None:
    session.hold(key, float(value))

    def moved() -> None:
        raw = session.value(key, None)
        # The browser keeps to the limits; what else comes is no answer to the field.
        if isinstance(raw, int | float) and least <= raw <= most:
            take(Decimal(str(raw)))

    st.number_input(
        label,
        min_value=float(least),
        max_value=float(most),
        step=float(step),
        format=PLAIN,
        key=key,
        help=help,
        on_change=moved,
        width=width or "stretch",
    )
