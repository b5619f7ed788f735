"""The deals as a CSV file that spreadsheets open and `read_bookings` reads back the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from course.locale import Words
from course.pay.lab.intake.columns import LABELS
from course.pay.statements.deals import Booking, Cancellation


def to_csv(bookings: Iterable[Booking], words: Words) -> bytes:
    """The bookings in UTF-8 with a byte order mark, as spreadsheets in the language expect them.

    Where the language writes decimals with a comma, semicolons separate the cells.
    """
    mark = words.separators[0]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if mark == "," else ",")
    writer.writerow([words.say(label) for label in LABELS.values()])
    writer.writerows(_cells(booking, mark) for booking in bookings)
    return out.getvalue().encode("utf-8-sig")


def guarded(name: str) -> str:
    """A name that no spreadsheet takes for a formula: with an apostrophe where it would be one."""
    return f"'{name}" if re.match(r"'*[=+\-@]", name) else name


def unguarded(cell: str) -> str:
    """The name that `guarded` wrote."""
    return cell[1:] if re.match(r"'+[=+\-@]", cell) else cell


def _cells(booking: Booking, mark: str) -> list[str]:
    month = str(booking.month)
    if isinstance(booking, Cancellation):
        return [month, "", "", guarded(booking.cancels), _digits(booking.share, mark)]
    return [month, _digits(booking.amount, mark), guarded(booking.id or ""), "", ""]


def _digits(number: Decimal, mark: str) -> str:
    return f"{number.normalize():f}".replace(".", mark)
