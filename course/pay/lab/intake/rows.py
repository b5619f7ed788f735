"""One row of a list of deals as a booking, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from course.files.problem import CourseError
from course.locale import Words
from course.locale.message import message
from course.pay.lab.intake.columns import Columns
from course.pay.lab.intake.export import unguarded
from course.pay.lab.intake.fields import (
    FinerThanCents,
    Mark,
    MoreThanAll,
    NotClear,
    amount_of,
    month_of,
    share_of,
)
from course.pay.lab.intake.table import Row
from course.pay.lab.sentence import Money, Sentence, Value
from course.pay.plans.plan import LAST_MONTH
from course.pay.statements.deals import Booking, Cancellation, Deal

LARGEST = Decimal(1_000_000_000)
"""The largest deal, euro."""
LONGEST_NAME = 80
SHOWN = 30
"""Characters of a cell that a sentence quotes."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong: in which row (from 1, as the list shows its lines; None: all of it), and the mend."""

    row: int | None
    sentence: Sentence

    def said(self, words: Words) -> str:
        """The sentence; it names the row itself."""
        return self.sentence.said(words)


class FlawedRow(CourseError):
    """A row that is no booking."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(str(flaw.sentence))
        self.flaw = flaw


def read_row(columns: Columns, row: Row, usual: Mark | None, first_year: int | None) -> Booking:
    """The row's deal or cancellation; raises `FlawedRow`.

    `usual` is the list's decimal mark; months of later years count on from `first_year`.
    """
    month = _month(columns.cell(row, "month"), row, first_year)
    cancels = unguarded(columns.cell(row, "cancels"))
    amount = columns.cell(row, "amount")
    if cancels:
        if amount and _amount(amount, row, usual):
            raise _flawed(row, _TWO_THINGS)
        return Cancellation(
            month=month, cancels=_name(cancels, row), share=_share(columns.cell(row, "share"), row)
        )
    if columns.cell(row, "share"):
        raise _flawed(row, _SHARE_OF_NOTHING)
    name = unguarded(columns.cell(row, "id"))
    return Deal(
        month=month, amount=_amount(amount, row, usual), id=_name(name, row) if name else None
    )


def named_apart(good: Sequence[tuple[int, Booking]]) -> tuple[list[tuple[int, Booking]], int]:
    """The bookings with a number after each name that an earlier deal has, and how many those are.

    The same client may well close two deals; a cancellation means the first of them.
    """
    taken = {deal.id for _, deal in good if isinstance(deal, Deal)}
    met: set[str] = set()
    latest: dict[str, int] = {}
    apart: list[tuple[int, Booking]] = []
    renamed = 0
    for row, booking in good:
        kept = booking
        if isinstance(booking, Deal) and booking.id is not None:
            if booking.id in met:
                name, latest[booking.id] = _numbered(booking.id, latest.get(booking.id, 1), taken)
                taken.add(name)
                kept = Deal(month=booking.month, amount=booking.amount, id=name)
                renamed += 1
            met.add(booking.id)
        apart.append((row, kept))
    return apart, renamed


def unfit(good: Sequence[tuple[int, Booking]]) -> Iterator[Flaw]:
    """Cancellations of what cannot be cancelled, in the order of the list."""
    made = {deal.id: deal for _, deal in good if isinstance(deal, Deal) and deal.id is not None}
    left = dict.fromkeys(made, Decimal(1))
    for row, booking in good:
        if isinstance(booking, Deal):
            continue
        name = booking.cancels
        deal = made.get(name)
        if deal is None:
            yield _flaw(row, _UNKNOWN, name=_short(name))
        elif deal.month > booking.month:
            yield _flaw(row, _TOO_EARLY, name=_short(name), month=deal.month)
        elif left[name] < booking.share:
            yield _flaw(row, _TOO_MUCH, name=_short(name))
        else:
            left[name] -= booking.share


def _numbered(name: str, number: int, taken: set[str | None]) -> tuple[str, int]:
    while True:
        number += 1
        ending = f" ({number})"
        free = name[: LONGEST_NAME - len(ending)] + ending
        if free not in taken:
            return free, number


def _month(text: str, row: Row, first_year: int | None) -> int:
    if not text:
        raise _flawed(row, _NO_MONTH)
    try:
        year, month = month_of(text)
    except ValueError:
        raise _flawed(row, _BAD_MONTH, written=_short(text), last=LAST_MONTH) from None
    later = (year - first_year) * 12 if year is not None and first_year is not None else 0
    return month + later


def _amount(text: str, row: Row, usual: Mark | None) -> Decimal:
    if not text:
        raise _flawed(row, _NO_AMOUNT)
    try:
        amount = amount_of(text, usual)
    except NotClear:
        raise _flawed(row, _TWO_READINGS, written=_short(text)) from None
    except FinerThanCents:
        raise _flawed(row, _TOO_FINE, written=_short(text)) from None
    except ValueError:
        raise _flawed(row, _BAD_AMOUNT, written=_short(text)) from None
    if amount < 0:
        raise _flawed(row, _BELOW_ZERO)
    if amount > LARGEST:
        raise _flawed(row, _TOO_LARGE, limit=Money(LARGEST))
    return amount


def _share(text: str, row: Row) -> Decimal:
    try:
        return share_of(text) if text else Decimal(1)
    except MoreThanAll:
        raise _flawed(row, _MORE_THAN_ALL, written=_short(text)) from None
    except ValueError:
        raise _flawed(row, _BAD_SHARE, written=_short(text)) from None


def _name(text: str, row: Row) -> str:
    if len(text) > LONGEST_NAME:
        raise _flawed(row, _LONG_NAME, limit=LONGEST_NAME)
    return text


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _flaw(row: int, text: str, /, **values: Value) -> Flaw:
    return Flaw(row, Sentence(text, {"row": row, **values}))


def _flawed(row: Row, text: str, /, **values: Value) -> FlawedRow:
    return FlawedRow(_flaw(row[0], text, **values))


_NO_MONTH = message("Row {row}: there is no month: write the number of the month, from 1.")
_BAD_MONTH = message(
    "Row {row}: “{written}” is not a month: write a number from 1 to {last}, a month’s name or a date"
    " such as 2026-03-14."
)
_NO_AMOUNT = message("Row {row}: there is no amount: write what the deal is worth in euro.")
_BAD_AMOUNT = message(
    "Row {row}: “{written}” is not an amount: write digits, such as 8000 or 8000.50."
)
_TWO_READINGS = message(
    "Row {row}: “{written}” can be read in two ways: write it without a separator of thousands."
)
_TOO_FINE = message("Row {row}: “{written}” has parts of a cent: round it to two decimals.")
_BELOW_ZERO = message(
    "Row {row}: the amount is below zero: if a deal fell through, write its name in the column"
    " “Cancels” and no amount."
)
_TOO_LARGE = message("Row {row}: the amount is above {limit}: check the digits.")
_BAD_SHARE = message("Row {row}: “{written}” is not a share: write a part such as 0.5 or 50%.")
_MORE_THAN_ALL = message(
    "Row {row}: “{written}” is more than all of the deal: write a share of at most 1 or 100%."
)
_SHARE_OF_NOTHING = message(
    "Row {row}: it has a share, but cancels no deal: write the deal’s name in the column “Cancels”, or"
    " leave the share empty."
)
_LONG_NAME = message("Row {row}: the deal’s name is longer than {limit} characters: shorten it.")
_TWO_THINGS = message(
    "Row {row}: it has an amount and cancels a deal: leave one of them empty, or write two rows."
)
_UNKNOWN = message(
    "Row {row}: it cancels “{name}”, but no deal is called so: write the deal’s name as in its own row."
)
_TOO_EARLY = message(
    "Row {row}: it cancels “{name}” before the deal is made: write month {month} or a later one."
)
_TOO_MUCH = message(
    "Row {row}: more of “{name}” is cancelled than there is: shares of one deal add up to at most 1."
)
