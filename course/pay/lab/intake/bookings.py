"""Deals that a reader pastes or uploads: what is right is kept, each bad row told by its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from course.locale import Words
from course.locale.message import message
from course.pay.lab.intake.columns import LABELS, Columns, columns_of
from course.pay.lab.intake.fields import Mark, Role, mark_in, month_of
from course.pay.lab.intake.rows import Flaw, FlawedRow, named_apart, read_row, unfit
from course.pay.lab.intake.table import Table, Unreadable, read_table
from course.pay.lab.sentence import Sentence
from course.pay.statements.deals import Booking


@dataclass(frozen=True, slots=True)
class Recognised:
    """How a list was read.

    `encoding` is None for what was pasted; `separator` " " for white space; `decimal` None where no
    amount has decimals. `columns` are the roles found, in the order of the list, each with its
    header ("" without one); `ignored` the headers not used. Where months came as dates, month 1 is
    January of `first_year`. `renamed` names were met more than once and got a number.
    """

    encoding: str | None
    separator: str
    decimal: Mark | None
    columns: tuple[tuple[Role, str], ...]
    ignored: tuple[str, ...]
    first_year: int | None
    rows: int
    renamed: int = 0

    def said(self, words: Words) -> tuple[str, ...]:
        """All of that in sentences."""
        return tuple(sentence.said(words) for sentence in self._sentences(words))

    def _sentences(self, words: Words) -> Iterator[Sentence]:
        if self.encoding is not None:
            yield Sentence(message("The file is in {encoding}."), {"encoding": self.encoding})
        yield Sentence(_SEPARATED[self.separator])
        if self.decimal is not None:
            yield Sentence(_DECIMAL[self.decimal])
        names = ", ".join(words.say(LABELS[role]) for role, _ in self.columns)
        yield Sentence(message("Columns read: {columns}."), {"columns": names})
        if self.ignored:
            ignored = ", ".join(self.ignored)
            yield Sentence(message("Columns not used: {columns}."), {"columns": ignored})
        if self.first_year is not None:
            year = {"year": str(self.first_year)}
            yield Sentence(message("Month 1 is January {year}."), year)
        if self.renamed:
            yield Sentence.plural(
                "{count} deal has the name of another and got a number.",
                "{count} deals have the name of another and got a number.",
                self.renamed,
            )


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the good bookings in their order, and what is wrong, by rows.

    `recognised` is None where nothing could be read; then there is one flaw, without a row.
    """

    bookings: tuple[Booking, ...]
    flaws: tuple[Flaw, ...]
    recognised: Recognised | None


def read_bookings(data: str | bytes) -> Intake:
    """The deals and cancellations in a list that was pasted (text) or uploaded (bytes).

    One row is one deal: month, amount and, if it has one, its name; a row that names a deal in the
    column “cancels” takes it back, or a `share` of it. Columns may be in any order under names in
    Latvian or English, or without names. Never raises: what is wrong is in the flaws.
    """
    try:
        table = read_table(data)
        if not table.rows:
            raise Unreadable(
                Sentence(message("The list is empty: write a deal’s month and amount in each row."))
            )
        columns = columns_of(table.rows)
    except Unreadable as error:
        return Intake((), (Flaw(None, error.sentence),), None)
    return _read(table, columns)


def _read(table: Table, columns: Columns) -> Intake:
    usual = _usual_mark(columns)
    first_year = _first_year(columns)
    good: list[tuple[int, Booking]] = []
    flaws: list[Flaw] = []
    for row in columns.data:
        try:
            good.append((row[0], read_row(columns, row, usual, first_year)))
        except FlawedRow as flawed:
            flaws.append(flawed.flaw)
    apart, renamed = named_apart(good)
    bad = {flaw.row: flaw for flaw in unfit(apart)}
    kept = tuple(booking for row, booking in apart if row not in bad)
    flaws.extend(bad.values())
    flaws.sort(key=lambda flaw: flaw.row or 0)
    recognised = Recognised(
        encoding=table.encoding,
        separator=table.separator,
        decimal=usual,
        columns=_columns_read(columns),
        ignored=columns.ignored,
        first_year=first_year,
        rows=len(columns.data),
        renamed=renamed,
    )
    return Intake(kept, tuple(flaws), recognised)


def _columns_read(columns: Columns) -> tuple[tuple[Role, str], ...]:
    in_order = sorted(columns.at.items(), key=lambda item: item[1])
    return tuple((role, columns.headers[n] if columns.headers else "") for role, n in in_order)


def _usual_mark(columns: Columns) -> Mark | None:
    """The decimal mark that most amounts have."""
    marks = Counter(mark_in(columns.cell(row, "amount")) for row in columns.data)
    del marks[None]
    return max(marks, key=lambda mark: marks[mark]) if marks else None


def _first_year(columns: Columns) -> int | None:
    years = set()
    for row in columns.data:
        try:
            years.add(month_of(columns.cell(row, "month"))[0])
        except ValueError:
            continue
    return min((year for year in years if year is not None), default=None)


_SEPARATED: Mapping[str, str] = {
    ";": message("Columns are separated by semicolons."),
    "\t": message("Columns are separated by tabs."),
    "|": message("Columns are separated by vertical bars."),
    ",": message("Columns are separated by commas."),
    " ": message("Columns are separated by spaces."),
}
_DECIMAL: Mapping[Mark, str] = {
    ",": message("The decimal mark is a comma."),
    ".": message("The decimal mark is a point."),
}
