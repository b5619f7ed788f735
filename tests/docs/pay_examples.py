"""Plans, deals and the tables of what they pay, as the page on pay shows them, section by section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from course.files.problem import Problem
from course.pay.plans.file import read_plan
from course.pay.plans.plan import PayPlan
from course.pay.statements.deals import Booking, Deal, read_bookings
from course.pay.statements.statement import PayMonth, pay_statement
from tests.docs.pages import Example, Section, Table

PLAN, DEALS, PASTED, ACCOUNT, PYTHON = (
    "yaml plan",
    "yaml deals",
    "text deals",
    "text account",
    "pycon",
)
OF_PAY = (PLAN, DEALS, PASTED, ACCOUNT, PYTHON)
"""Sorts of examples that are no part of a course's files."""

SOLD = "sold"
"""The column of a statement that tells the deals made in the month."""

LEAVING = re.compile(r"leaves at the end of month (\d+)")
"""How a section's text says that its statement ends early."""


@dataclass(frozen=True)
class Worked:
    """A section's plan and the table of months that it should pay."""

    section: Section
    table: Table

    @property
    def plan(self) -> PayPlan:
        """The section's only plan."""
        (example,) = of(self.section, PLAN)
        plan, problems = read_plan(example.text)
        assert plan, problems
        return plan

    @property
    def deals(self) -> tuple[Booking, ...]:
        """The deals that the section lists, or one a month of what the table says was sold."""
        listed = of(self.section, DEALS)
        if listed:
            return bookings(listed[0])[0]
        months = range(1, len(self.table.rows) + 1)
        sold = [amount(cell) for cell in self.column(SOLD)]
        return tuple(Deal(month=m, amount=a) for m, a in zip(months, sold, strict=True) if a)

    @property
    def statement(self) -> list[PayMonth]:
        """What the engine pays in the table's months."""
        left = LEAVING.search(" ".join(self.section.text))
        months = len(self.table.rows)
        return pay_statement(self.plan, self.deals, months, int(left[1]) if left else None)

    def column(self, name: str) -> list[str]:
        """The cells below a heading."""
        at = self.table.head.index(name)
        return [row[at] for row in self.table.rows]

    def paid(self, name: str) -> list[Decimal]:
        """What stands in a column by the engine's account."""
        if name == SOLD:
            made = [b for b in self.deals if isinstance(b, Deal)]
            months = range(1, len(self.table.rows) + 1)
            return [sum((d.amount for d in made if d.month == m), Decimal(0)) for m in months]
        return [Decimal(getattr(month, name)) for month in self.statement]


def worked(sections: Sequence[Section]) -> list[Worked]:
    """Every table of months that stands beside a plan."""
    return [
        Worked(section, table)
        for section in sections
        for table in section.tables_of("month")
        if of(section, PLAN)
    ]


def of(section: Section, sort: str) -> list[Example]:
    """The section's examples of a sort."""
    return [example for example in section.examples if example.info == sort]


def bookings(example: Example) -> tuple[tuple[Booking, ...], list[Problem]]:
    """What the engine reads in a list of deals."""
    return read_bookings(example.text)


def amount(cell: str) -> Decimal:
    """The number in a cell, thousands by commas, below 0 with a minus sign."""
    return Decimal(cell.replace(",", "").replace("−", "-"))
