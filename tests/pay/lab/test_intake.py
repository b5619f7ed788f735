"""Deals pasted or uploaded: whatever a spreadsheet writes is understood."""

from __future__ import annotations

import pytest

from course.pay.lab.intake.bookings import read_bookings
from course.pay.statements.deals import Deal
from tests.pay.lab.lists import EN, LV, TWO, cancel, deal


@pytest.mark.parametrize(
    "text",
    [
        "month,amount,id\n1,8000,A\n2,1250.50,B\n",
        "month;amount;id\n1;8000;A\n2;1250,50;B\n",
        "Mēnesis\tSumma\tDarījums\n1\t8 000\tA\n2\t1 250,50 €\tB",
        "Klients|Datums|Summa, EUR\nA|2026-01-14|8.000,00\nB|2026-02-01|1.250,50\n",
        "amount;date;customer;remark\n€8,000;14.01.2026;A;good\n€1,250.50;2/2026;B;\n",
        "1;8000;A\n2;1250,5;B",
        "A,January,8000\nB,february,1250.50\n",
        "A;janvāris;8'000\nB;2026. gada februārī;1'250.50\n",
        "A;Jan-26;8\u00a0000\nB;Feb-26;1\u202f250,50\n",
        '1, 8000, A\n2, "1,250.50", B\n',
        "\n\n1\t8000\tA\n\n2\t1250.50\tB\n\n",
        "1 8000 A\n2 1 250,50 € B\n",
        "mēnesis summa klients\njanvāris 8000,00 A\nfebruāris 1250,50 B\n",
        "1, 8000, A\n2, 1250.50, B\n",
        'sep=,\nmonth,amount,id\n1,"8,000",A\n2,"1,250.50",B\n',
        '"month";"amount";"id"\r\n"1";"8000";"A"\r\n"2";"1250,50";"B"\r\n',
        "month;amount;id\n1;+8000;'A\n2;1250,500;B\n".replace("'A", "A"),
    ],
)
def test_the_same_deals_are_read_from_any_layout(text: str) -> None:
    intake = read_bookings(text)
    assert intake.bookings == TWO
    assert intake.flaws == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1257", "Windows-1257"),
    ],
)
def test_a_files_encoding_is_recognised(encoding: str, name: str) -> None:
    text = "Mēnesis;Summa;Darījums\nmarts;8000,50;SIA „Ķirši”\naprīlī;100;Žagars\n"
    intake = read_bookings(text.encode(encoding))
    assert intake.bookings == (deal(3, "8000.50", "SIA „Ķirši”"), deal(4, "100", "Žagars"))
    assert intake.recognised is not None
    assert intake.recognised.encoding == name


def test_what_was_recognised_is_told_in_the_readers_language() -> None:
    intake = read_bookings(
        "Klients;Piezīmes;Mēnesis;Summa\nA;x;14.03.2026;8000,50\nA;y;4;1\n".encode()
    )
    assert intake.recognised is not None
    assert intake.recognised.columns == (
        ("id", "Klients"),
        ("month", "Mēnesis"),
        ("amount", "Summa"),
    )
    assert intake.recognised.said(EN) == (
        "The file is in UTF-8.",
        "Columns are separated by semicolons.",
        "The decimal mark is a comma.",
        "Columns read: Deal, Month, Amount.",
        "Columns not used: Piezīmes.",
        "Month 1 is January 2026.",
        "1 deal has the name of another and got a number.",
    )
    assert intake.recognised.said(LV)[1] == "Kolonnas atdala semikols."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("month\tamount\n1\t5", ("Columns are separated by tabs.", "Columns read: Month, Amount.")),
        ("1|5", ("Columns are separated by vertical bars.", "Columns read: Month, Amount.")),
        (
            "1 5.5",
            (
                "Columns are separated by spaces.",
                "The decimal mark is a point.",
                "Columns read: Month, Amount.",
            ),
        ),
    ],
)
def test_only_what_was_recognised_is_told(text: str, said: tuple[str, ...]) -> None:
    intake = read_bookings(text)
    assert intake.recognised is not None
    assert intake.recognised.said(EN) == said


@pytest.mark.parametrize(
    "written",
    """3|03|3.|3. mēnesis|3. mēn.|month 3|marts|Martā|mar|March|2026-03-14|2026-03|2026.03.14.|14.03.2026
    14.3.26|14/03/2026|14-03-2026|03.2026|2026-03-14T10:30|14.03.2026 10:30|Mar-26|14. marts
    2026. gada 14. marts|14 March 2026|2026. g. marts""".replace("\n", "|").split("|"),
)
def test_a_month_may_be_written_in_many_ways(written: str) -> None:
    (booking,) = read_bookings(f"month;amount\n{written};5").bookings
    assert booking.month == 3


def test_months_of_later_years_count_on_from_the_first_year() -> None:
    intake = read_bookings("2025-12-01;1\n2026-01-31;2\n2027. gada marts;3\n5;4\n")
    assert [booking.month for booking in intake.bookings] == [12, 13, 27, 5]


def test_cancellations_are_read_with_their_shares() -> None:
    text = "month;amount;deal;cancels;share\n1;8000;A;;\n2;;;A;0,25\n3;0;;A;50 %\n"
    assert read_bookings(text).bookings == (
        deal(1, "8000", "A"),
        cancel(2, "A", "0.25"),
        cancel(3, "A", "0.5"),
    )


def test_clients_with_several_deals_get_numbers() -> None:
    intake = read_bookings("1;5;A\n2;6;A\n3;7;A (2)\n4;8;A\n")
    assert [deal.id for deal in intake.bookings if isinstance(deal, Deal)] == [
        "A",
        "A (3)",
        "A (2)",
        "A (4)",
    ]


def test_a_number_keeps_a_long_name_within_its_limit() -> None:
    name = "x" * 80
    second = read_bookings(f"1;5;{name}\n2;6;{name}\n").bookings[1]
    assert isinstance(second, Deal)
    assert second.id == "x" * 76 + " (2)"
