"""The statement's columns: every row that is shown adds up to its gross pay, and so do the totals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.app.pages.lab.year.columns import Column, columns
from course.locale import words_for
from course.pay.plans.plan import PayPlan
from course.pay.statements.deals import Booking
from course.pay.statements.statement import PayMonth, pay_statement
from course.pay.statements.telling import line
from tests.app.labs import euros
from tests.pay.strategies import MONTHS, bookings, plans

PARTS = {"Earned", "Clawback", "Carried over", "Draw", "Base", "Bonus"}


def columns_of(months: list[PayMonth]) -> dict[str, Column]:
    """The columns in English, by their names."""
    return {column.name: column for column in columns(words_for("en"), months, {}, None)}


@settings(max_examples=300, deadline=None)
@given(plans(), bookings(), st.none() | st.integers(1, MONTHS))
def test_the_amounts_that_a_row_shows_add_up_to_its_gross_pay(
    plan: PayPlan, booked: list[Booking], leaves: int | None
) -> None:
    months = pay_statement(plan, booked, MONTHS, leaves)
    shown = columns_of(months)
    parts = [column for name, column in shown.items() if name in PARTS]
    assert [column for column in shown.values() if column.part is not None] == parts
    for month in months:
        told = sum((euros(column.told(month)) for column in parts), Decimal(0))
        assert told == euros(shown["Gross"].told(month)) == month.gross
    whole = sum((euros(column.total) for column in parts), Decimal(0))
    assert whole == euros(shown["Gross"].total)


@pytest.mark.parametrize(
    ("plan", "carried"),
    [({"base": 1400, "rate": 0.05}, ["€0.00", "€500.00", "−€500.00"]), ({"base": 1400}, None)],
)
def test_what_is_carried_over_has_a_column_where_there_is_any(
    plan: dict[str, object], carried: list[str] | None
) -> None:
    deals: list[dict[str, Any]] = [
        {"month": 1, "amount": 10_000, "id": "A"},
        {"month": 2, "cancels": "A"},
        {"month": 3, "amount": 10_000},
    ]
    months = pay_statement(PayPlan.from_data(plan), deals, 3)
    found = columns_of(months).get("Carried over")
    assert (found and [found.told(month) for month in months]) == carried


def test_attainment_is_told_in_the_table_as_in_the_steps() -> None:
    plan = PayPlan.from_data({"rate": "0.05", "quota": 8000})
    months = pay_statement(plan, [{"month": 1, "amount": 9000}], 1)
    assert columns_of(months)["Attainment"].told(months[0]) == "112.5%"
    assert "112.5%" in line(months[0].steps[0], words_for("en")).name
