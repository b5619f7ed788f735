"""Which column of a list of deals holds what: by its header, or by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from course.locale.message import message
from course.pay.lab.intake.fields import Role, bare_number, month_of, role_of, share_of
from course.pay.lab.intake.table import SAMPLE, Row, Unreadable
from course.pay.lab.sentence import Sentence

ALIKE = 0.8
"""The part of a column's cells that must look like months or amounts for it to be such a column."""

LABELS: Mapping[Role, str] = {
    "month": message("Month"),
    "amount": message("Amount"),
    "id": message("Deal"),
    "cancels": message("Cancels"),
    "share": message("Share"),
}
"""What the columns are called where the list is written; `role_of` knows these in every language."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`at` tells each role's column from 0, `headers` the names given; `ignored` those not used.

    `data` are the rows below the header, or all where there is none.
    """

    at: Mapping[Role, int]
    headers: tuple[str, ...]
    ignored: tuple[str, ...]
    data: tuple[Row, ...]

    def cell(self, row: Row, role: Role) -> str:
        """What a row holds of `role`; "" where it holds nothing."""
        at = self.at.get(role)
        return row[1][at] if at is not None and at < len(row[1]) else ""


def columns_of(rows: Sequence[Row]) -> Columns:
    """The columns of a list; raises `Unreadable` where months or amounts are not to be found."""
    header = _header(rows[0][1])
    at = header if header is not None else _by_content(rows)
    if header is None and not at.keys() >= {"month", "amount"} and _in_order(rows):
        at = dict(zip(LABELS, range(max(len(cells) for _, cells in rows)), strict=False))
    if "month" not in at or not at.keys() & {"amount", "cancels"}:
        raise Unreadable(_NO_COLUMN)
    if header is None:
        return Columns(at, (), (), tuple(rows))
    names = rows[0][1]
    used = set(at.values())
    ignored = tuple(name for n, name in enumerate(names) if n not in used and name)
    return Columns(at, names, ignored, tuple(rows[1:]))


def _header(cells: Sequence[str]) -> dict[Role, int] | None:
    """The columns that the first row names; None where it is a row of data."""
    if any(_holds(bare_number, cell) for cell in cells):
        return None
    at: dict[Role, int] = {}
    for number, cell in enumerate(cells):
        role = role_of(cell)
        if role is not None:
            at.setdefault(role, number)
    if "cancels" not in at:
        at.pop("share", None)  # of what? it may be a rate, or a colleague's part
    return at if at.keys() & {"month", "amount", "cancels"} else None


def _by_content(rows: Sequence[Row]) -> dict[Role, int]:
    """Months are in the first column that looks so, amounts in the next; texts name the deals.

    What looks like parts of a whole is the share, which no deal is called. Where it is the last of
    five, it is in the order that the field for lists asks for, and so are the others.
    """
    width = max(len(cells) for _, cells in rows[:SAMPLE])
    columns = [
        [cells[n] for _, cells in rows[:SAMPLE] if n < len(cells) and cells[n]]
        for n in range(width)
    ]
    left = [number for number, cells in enumerate(columns) if cells]
    at: dict[Role, int] = {}
    kinds: tuple[tuple[Role, Callable[[str], object]], ...] = (
        ("month", month_of),
        ("amount", bare_number),
    )
    for role, reading in kinds:
        for number in left:
            cells = columns[number]
            if sum(_holds(reading, cell) for cell in cells) >= ALIKE * len(cells):
                at[role] = number
                left.remove(number)
                break
    share = next(
        (n for n in left if sum(map(_is_part, columns[n])) >= ALIKE * len(columns[n])), None
    )
    further: tuple[Role, ...] = ("id", "cancels", "share")
    if share is not None:
        if share == len(LABELS) - 1 == width - 1 and at in (
            {"month": 0},
            {"month": 0, "amount": 1},
        ):
            return dict(zip(LABELS, range(width), strict=True))
        left.remove(share)
        at["share"] = share
        further = ("id", "cancels") if "amount" in at else ("cancels",)
    at.update(zip(further, left, strict=False))
    return at


def _is_part(cell: str) -> bool:
    """Whether a cell can be nothing but a part of a whole: 50 %, or a number that begins with 0."""
    return ("%" in cell or cell.startswith("0")) and _holds(share_of, cell)


def _in_order(rows: Sequence[Row]) -> bool:
    """Whether some row begins with a month and an amount, as the field for lists asks for.

    In a short list one bad row keeps a column from looking alike; then its place tells what it is.
    """
    return any(
        len(cells) > 1 and _holds(month_of, cells[0]) and _holds(bare_number, cells[1])
        for _, cells in rows[:SAMPLE]
    )


def _holds(reading: Callable[[str], object], cell: str) -> bool:
    try:
        reading(cell)
    except ValueError:
        return False
    return True


_NO_COLUMN = Sentence(
    message(
        "No months and amounts were found: write one deal in each row, first its month and then"
        " its amount, or name the columns “Month” and “Amount”."
    )
)
