"""Deals as rows of texts in an editable table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from course.locale import Words
from course.pay.lab.intake.columns import Columns
from course.pay.lab.intake.fields import Mark, Role
from course.pay.lab.intake.rows import Flaw, FlawedRow, named_apart, read_row, unfit
from course.pay.statements.deals import Booking, Cancellation

ROLES: tuple[Role, ...] = get_args(Role)
"""The columns of such a table, in their order."""

Cells = dict[str, str | None]
"""A row: texts by the names of their columns."""


def cells_of(bookings: Sequence[Booking], words: Words) -> tuple[Cells, ...]:
    """The bookings as the table shows them, numbers as the language writes them."""
    return tuple(_cells(booking, words) for booking in bookings)


def read_cells(rows: Sequence[Cells], words: Words) -> tuple[tuple[Booking, ...], tuple[Flaw, ...]]:
    """The bookings of the rows that are right, and what is wrong with the others, by number from 1.

    Rows without anything in them are passed over.
    """
    usual: Mark = "," if words.separators[0] == "," else "."
    columns = Columns({role: at for at, role in enumerate(ROLES)}, (), (), ())
    good: list[tuple[int, Booking]] = []
    flaws: list[Flaw] = []
    for number, row in enumerate(rows, start=1):
        cells = tuple((row.get(role) or "").strip() for role in ROLES)
        if not any(cells):
            continue
        try:
            good.append((number, read_row(columns, (number, cells), usual, None)))
        except FlawedRow as flawed:
            flaws.append(flawed.flaw)
    apart, _ = named_apart(good)
    unfitting = {flaw.row: flaw for flaw in unfit(apart)}
    bookings = tuple(booking for number, booking in apart if number not in unfitting)
    told = sorted([*flaws, *unfitting.values()], key=lambda flaw: flaw.row or 0)
    return bookings, tuple(told)


def _cells(booking: Booking, words: Words) -> Cells:
    month = str(booking.month)
    if isinstance(booking, Cancellation):
        share = "" if booking.share == 1 else words.number(booking.share, digits=4).rstrip("0")
        return {"month": month, "amount": "", "id": "", "cancels": booking.cancels, "share": share}
    amount = words.number(booking.amount, digits=2 if booking.amount % 1 else 0)
    return {
        "month": month,
        "amount": amount,
        "id": booking.id or "",
        "cancels": "",
        "share": "",
    }


def joined(before: Sequence[Booking], more: Sequence[Booking]) -> tuple[Booking, ...]:
    """Both lists as one: deals with a name that is taken get a number, what fits no deal goes."""
    apart, _ = named_apart(list(enumerate([*before, *more])))
    bad = {flaw.row for flaw in unfit(apart)}
    return tuple(booking for number, booking in apart if number not in bad)
