"""A chart's table as a file for a spreadsheet, in the form that a language's spreadsheets expect."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

from course.files.cells import BOM, harmless
from course.locale import Words
from course.pay.charts.cells import Cell
from course.pay.charts.chart import Table

DIGITS = 10
"""Decimals of a value: beyond any that mean something, short of those that only fill the cell."""


def csv_file(table: Table, words: Words) -> bytes:
    """The table with its bare numbers (euro in euro, shares as fractions).

    Where the language writes a decimal comma, columns are parted by semicolons, as its spreadsheets
    do; otherwise by commas.
    """
    mark = words.separators[0]
    told = _teller(mark)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if mark == "," else ",")
    writer.writerow([harmless(column) for column in table.columns])
    writer.writerows([told(cell) for cell in row] for row in table.rows)
    return (BOM + file.getvalue()).encode()


def _teller(mark: str) -> Callable[[Cell], str]:
    def told(cell: Cell) -> str:
        if cell.value is None:
            return harmless(cell.text)
        return _written(cell.value).replace(".", mark)

    return told


def _written(value: Decimal) -> str:
    """All digits that mean something, with a point and no exponent."""
    digits = format(round(value, DIGITS), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
