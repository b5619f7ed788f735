"""A chart's table as a file for a spreadsheet, in the form that a language's spreadsheets expect."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

from course.locale import Words
from course.pay.charts.cells import Cell
from course.pay.charts.chart import Table

BOM = "\ufeff"
"""Tells spreadsheets that the file is UTF-8; without it they spoil Latvian letters."""

DIGITS = 10
"""Decimals of a value: beyond any that mean something, short of those that only fill the cell."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate, not show."""


def csv_file(table: Table, words: Words) -> bytes:
    """The table with its bare numbers (euro in euro, shares as fractions).

    Where the language writes a decimal comma, columns are parted by semicolons, as its spreadsheets
    do; otherwise by commas.
    """
    mark = words.separators[0]
    told = _teller(mark)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if mark == "," else ",")
    writer.writerow([_harmless(column) for column in table.columns])
    writer.writerows([told(cell) for cell in row] for row in table.rows)
    return (BOM + file.getvalue()).encode()


def _teller(mark: str) -> Callable[[Cell], str]:
    def told(cell: Cell) -> str:
        if cell.value is None:
            return _harmless(cell.text)
        return _written(cell.value).replace(".", mark)

    return told


def _written(value: Decimal) -> str:
    """All digits that mean something, with a point and no exponent."""
    digits = format(round(value, DIGITS), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: names in it may come with a link."""
    return "'" + text if text.startswith(FORMULA) else text
