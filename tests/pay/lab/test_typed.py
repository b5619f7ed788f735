"""Deals in an editable table: there and back, and rows that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.lab.intake.typed import cells_of, joined, read_cells
from course.pay.statements.deals import Booking, Cancellation, Deal

A = Deal(month=1, amount=Decimal("8000.50"), id="A")
NAMELESS = Deal(month=2, amount=12_345)
HALF = Cancellation(month=3, cancels="A", share=Decimal("0.5"))

AMOUNTS = st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize("language", ["lv", "en", "de"])
@given(
    months=st.lists(st.integers(1, 1200), max_size=5),
    amount=AMOUNTS,
    share=st.integers(1, 10_000).map(lambda part: Decimal(part) / 10_000),
)
def test_bookings_survive_the_table_in_every_language(
    language: str, months: list[int], amount: Decimal, share: Decimal
) -> None:
    words = words_for(language)
    deals = [Deal(month=month, amount=amount, id=f"d{n}") for n, month in enumerate(months)]
    fallen = [Cancellation(month=1200, cancels=deal.id or "", share=share) for deal in deals]
    bookings: tuple[Booking, ...] = (*deals, *fallen, NAMELESS)
    assert read_cells(cells_of(bookings, words), words) == (bookings, ())


def test_numbers_are_written_as_the_language_writes_them() -> None:
    (row,) = cells_of((A,), words_for("lv"))
    assert row["amount"] == "8000,50"
    (row,) = cells_of((HALF,), words_for("lv"))
    assert row["share"] == "0,5"


def test_empty_rows_are_passed_over_and_wrong_ones_told_by_their_numbers() -> None:
    words = words_for("en")
    empty = {"month": None, "amount": "", "id": " ", "cancels": None, "share": None}
    wrong = {**empty, "month": "1", "amount": "lots"}
    unknown = {**empty, "month": "2", "cancels": "nobody"}
    good = {**empty, "month": "March", "amount": "1,000.5"}
    bookings, flaws = read_cells([empty, wrong, unknown, good], words)
    assert bookings == (Deal(month=3, amount=Decimal("1000.50")),)
    assert [flaw.row for flaw in flaws] == [2, 3]
    assert all(str(flaw.row) in flaw.said(words) for flaw in flaws)


def test_lists_that_are_joined_keep_their_names_apart_and_their_cancellations() -> None:
    more = (Deal(month=4, amount=10, id="A"), Cancellation(month=5, cancels="gone"))
    assert joined((A, HALF), more) == (A, HALF, Deal(month=4, amount=10, id="A (2)"))
