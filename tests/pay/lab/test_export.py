"""Deals written as a file for spreadsheets, which reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from course.locale import Words
from course.pay.lab.intake.bookings import read_bookings
from course.pay.lab.intake.export import guarded, to_csv, unguarded
from course.pay.statements.deals import Booking
from tests.pay.lab.lists import EN, LV, cancel, deal
from tests.pay.lab.states import bookings


@given(bookings())
def test_a_file_of_deals_reads_back_the_same(booked: tuple[Booking, ...]) -> None:
    for words in (EN, LV):
        intake = read_bookings(to_csv(booked, words))
        assert intake.bookings == booked
        assert intake.flaws == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (EN, "Month,Amount,Deal,Cancels,Share\r\n1,8000.5,A,,\r\n2,,,A,0.25\r\n"),
        (LV, "Mēnesis;Summa;Darījums;Atceļ;Daļa\r\n1;8000,5;A;;\r\n2;;;A;0,25\r\n"),
    ],
)
def test_a_file_is_written_as_spreadsheets_in_the_language_expect(words: Words, first: str) -> None:
    written = to_csv((deal(1, "8000.50", "A"), cancel(2, "A", "0.25")), words)
    assert written == b"\xef\xbb\xbf" + first.encode()


@pytest.mark.parametrize("name", ["=1+1", "+A", "-A", "@A", "'=A", "''@A"])
def test_no_name_becomes_a_formula_in_a_spreadsheet(name: str) -> None:
    assert guarded(name) == "'" + name
    assert unguarded(guarded(name)) == name
    assert guarded("A'=1") == "A'=1"
