"""Money and rates as exact decimals, and how a trainer writes them in a file."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator, Field

from course.files.shape_words import refusal
from course.files.told import told

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """`amount` euro rounded to whole cents; half a cent goes up (away from zero)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def plain_number(raw: object) -> object:
    """Let numbers through and refuse text that is none, in words that say how to write it."""
    if not isinstance(raw, str | int | float | Decimal):
        return raw
    written = str(raw)
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        shown = written if len(written) <= 20 else written[:20] + "…"
        raise refusal(
            "plain_number",
            told("“{written}” is not a plain number", written=shown),
            told("write digits and a point, such as {whole} or {part}", whole="1500", part="0.08"),
        )
    return number


def _fraction(raw: object) -> object:
    """Refuse a rate written in percent, which is the slip to expect."""
    number = plain_number(raw)
    if isinstance(number, Decimal) and 1 < number <= 100:
        written, fraction = f"{number}", f"{number / 100}"
        raise refusal(
            "rate_in_percent",
            told("{written} is too much for a rate, a fraction", written=written),
            told("write {fraction} for {written} %", fraction=fraction, written=written),
        )
    return number


Euro = Annotated[Decimal, Field(decimal_places=2), BeforeValidator(plain_number)]
"""An amount of euro in whole cents; where it is used, add its range by `Field(ge=…, le=…)`."""

Rate = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4), BeforeValidator(_fraction)]
"""A fraction from 0 to 1, written to at most a hundredth of a percent."""
