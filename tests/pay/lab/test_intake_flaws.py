"""Lists of deals with something wrong in them: each bad row is told, the good ones are kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.pay.lab.intake.bookings import read_bookings
from course.pay.statements.deals import Deal, booking_flaws
from tests.pay.lab.lists import LV, TWO, cancel, deal, told

ROWS = "month;amount;id;cancels;share\n1;8000;A;;\n{row}\n2;1250,50;B;;\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (";5;C;;", "there is no month"),
        ("x;5;C;;", "“x” is not a month"),
        ("0;5;C;;", "“0” is not a month"),
        ("1201;5;C;;", "“1201” is not a month"),
        ("2026-13-01;5;C;;", "is not a month"),
        ("30.02.2026;5;C;;", "is not a month"),
        ("03/14/2026;5;C;;", "is not a month"),
        ("14.03.1026;5;C;;", "is not a month"),
        ("marts aprīlis;5;C;;", "is not a month"),
        ("45. marts;5;C;;", "is not a month"),
        ("3;;C;;", "there is no amount"),
        ("3;abc;C;;", "“abc” is not an amount"),
        ("3;€;C;;", "“€” is not an amount"),
        ("3;80 00;C;;", "is not an amount"),
        ("3;1,20,300;C;;", "is not an amount"),
        ("3;1.2,3.4;C;;", "is not an amount"),
        ("3;0008;C;;", "is not an amount"),
        ("3;1,250;C;;", "can be read in two ways"),
        ("3;12,345678;C;;", "parts of a cent"),
        ("3;-5;C;;", "below zero"),
        ("3;−5 €;C;;", "below zero"),
        ("3;1000000000,01;C;;", "above €1,000,000,000"),
        ("3;5;" + "x" * 81 + ";;", "longer than 80"),
        ("3;5;;A;", "has an amount and cancels"),
        ("3;;;A;2", "“2” is more than all of the deal"),
        ("3;;;A;0", "“0” is not a share"),
        ("3;;;A;150 %", "“150 %” is more than all of the deal"),
        ("3;5;C;;50 %", "has a share, but cancels no deal"),
        ("3;5;;;0,5", "has a share, but cancels no deal"),
        ("3;;;A;0,00001", "is not a share"),
        ("3;;;A;half", "is not a share"),
        ("3;;;" + "x" * 81 + ";", "longer than 80"),
        ("3;;;Z;", "no deal is called so"),
        ("1;;;B;", "before the deal is made: write month 2"),
        ("x" * 200 + ";5;;;", "“" + "x" * 29 + "…” is not a month"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_the_good_ones_kept(row: str, said: str) -> None:
    intake = read_bookings(ROWS.format(row=row))
    assert intake.bookings == TWO
    ((number, sentence),) = told(intake)
    assert number == 3
    assert sentence.startswith("Row 3")
    assert said in sentence
    assert intake.flaws[0].said(LV).startswith("3. rind")


def test_a_column_of_shares_says_nothing_where_no_column_cancels() -> None:
    intake = read_bookings("month;amount;deal;percent part\n1;8000;A;50 %\n2;1250,50;B;\n")
    assert intake.bookings == TWO
    assert intake.flaws == ()
    assert intake.recognised is not None
    assert intake.recognised.ignored == ("percent part",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1;1000;A;;50 %", "has a share, but cancels no deal"),
        ("1;1000;A;;0,5\n", "has a share, but cancels no deal"),
        ("1;1000;;;50 %", "has a share, but cancels no deal"),
        ("1;1000;A;50 %", "has a share, but cancels no deal"),
        ("A;1;1000;50%", "has a share, but cancels no deal"),
        ("1;1000;;A;50 %", "has an amount and cancels a deal"),
        ("1;;;A;50 %", "cancels “A”, but no deal is called so"),
        ("1;A;50 %", "cancels “A”, but no deal is called so"),
    ],
)
def test_a_share_is_known_without_a_header_and_the_row_told_for_what_is_wrong(
    text: str, said: str
) -> None:
    ((row, sentence),) = told(read_bookings(text))
    assert row == 1
    assert said in sentence


def test_more_than_a_whole_deal_cannot_be_cancelled() -> None:
    intake = read_bookings(ROWS.format(row="3;;;A;0,7\n4;;;A;0,4\n5;;;A;0,3"))
    assert intake.bookings == (TWO[0], cancel(3, "A", "0.7"), cancel(5, "A", "0.3"), TWO[1])
    assert [row for row, _ in told(intake)] == [4]


def test_lines_inside_quotation_marks_do_not_upset_the_numbers_of_rows() -> None:
    intake = read_bookings('month;amount;id\n1;5;"A\nB"\nx;6;C\n')
    assert intake.bookings == (deal(1, "5", "A\nB"),)
    assert [row for row, _ in told(intake)] == [4]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() -> None:
    intake = read_bookings('month;amount;id\n1;5;"A\n2;6;B\n')
    assert intake.bookings == (deal(1, "5", '"A'), deal(2, "6", "B"))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1;1,250\n2;0,50", [None, "0.50"]),
        ("1;1,250\n2;7.25", ["1250", "7.25"]),
        ("1;1,250\n2;8000", ["1250", "8000"]),
        ("1;1.250.000\n2;0,125", ["1250000", None]),
        ("1;0,500\n2;.5", ["0.5", "0.5"]),
        ("1;1250,000\n2;12500.5", ["1250", "12500.5"]),
        ("1;1.250,5\n2;1.250", ["1250.5", "1250"]),
    ],
)
def test_three_digits_after_a_mark_are_thousands_unless_that_is_doubtful(
    text: str, amounts: list[str | None]
) -> None:
    kept = [deal.amount for deal in read_bookings(text).bookings if isinstance(deal, Deal)]
    assert kept == [Decimal(amount) for amount in amounts if amount is not None]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "The list is empty"),
        (" \n\t\n", "The list is empty"),
        (b"", "The list is empty"),
        ("8000\n900\n", "No months and amounts were found"),
        ("hello", "No months and amounts were found"),
        ("month;id\n1;A\n", "No months and amounts were found"),
        (b"PK\x03\x04" + bytes(100), "This is a workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(3), "This is no text file"),
        (b"1;5\n\xa1\x81\xff", "This is no text file"),
        ("1;5\n" * 500_001, "larger than 2 MB"),
        ("1;5\n" * 100_001, "more than 100,000 rows"),
        ('1,"' + "x" * 200_000 + '"\n2,5', "Row 1 is too long"),
    ],
)
def test_what_is_no_list_of_deals_is_refused_in_a_sentence(data: str | bytes, said: str) -> None:
    intake = read_bookings(data)
    ((row, sentence),) = told(intake)
    assert row is None
    assert said in sentence
    assert intake.bookings == ()
    assert intake.recognised is None


def test_a_hundred_thousand_rows_are_read() -> None:
    assert len(read_bookings("1;5\n" * 100_000).bookings) == 100_000


def test_a_list_with_a_header_alone_is_an_empty_one() -> None:
    intake = read_bookings("month;amount")
    assert (intake.bookings, intake.flaws) == ((), ())
    assert intake.recognised is not None


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_or_file_is_read_without_fail(data: str | bytes) -> None:
    intake = read_bookings(data)
    assert list(booking_flaws(intake.bookings)) == []
    assert (intake.recognised is None) <= (len(intake.flaws) == 1)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4).map(str),
            st.sampled_from(["", "5", "-5", "x", "7,5"]),
            st.sampled_from(["", "A", "B"]),
            st.sampled_from(["", "A", "B", "C"]),
            st.sampled_from(["", "0,5", "1"]),
        )
    )
)
def test_every_row_is_either_kept_or_told(rows: list[tuple[str, ...]]) -> None:
    lines = ["month;amount;id;cancels;share", *(";".join(row) for row in rows)]
    intake = read_bookings("\n".join(lines))
    assert list(booking_flaws(intake.bookings)) == []
    assert len(intake.bookings) + len(intake.flaws) == len(rows)
    assert len({flaw.row for flaw in intake.flaws}) == len(intake.flaws)


@pytest.mark.parametrize(
    ("text", "bookings", "bad"),
    [
        ("1;8000;A\nsoon;7;\n2;1250,50;B", TWO, [2]),
        ("1;8000;A\n2;much;X\n2;1250.50;B\n3;;;B", (*TWO, cancel(3, "B")), [2]),
        ("1,8000,A\nhello,,\n2,1250.50,B\n3,,,A,50%", (*TWO, cancel(3, "A", "0.5")), [2]),
    ],
)
def test_a_bad_row_of_a_short_list_does_not_take_the_others_along(
    text: str, bookings: tuple[object, ...], bad: list[int]
) -> None:
    """Columns without names that do not look alike are taken in the order the field asks for."""
    intake = read_bookings(text)
    assert intake.bookings == bookings
    assert [flaw.row for flaw in intake.flaws] == bad
