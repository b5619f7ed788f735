"""A chart's numbers as a file that a spreadsheet opens as it should."""

import csv
import io
from decimal import Decimal

import pytest

from course.locale import words_for
from course.pay.charts import CHARTS, Table
from course.pay.charts.cells import Cell
from course.pay.charts.csv import csv_file


def lines(table: Table, language: str) -> list[str]:
    return csv_file(table, words_for(language)).decode("utf-8-sig").splitlines()


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(tuple(f"Column {number}" for number in range(len(rows[0]))), rows)


def test_the_file_says_that_it_is_utf_8() -> None:
    chart = CHARTS["pay-anatomy"]
    written = csv_file(chart.table(chart.parameters(), words_for("lv")), words_for("lv"))
    assert written.startswith(b"\xef\xbb\xbf")
    assert "Komisijas daļa" in written.decode()


def test_numbers_are_bare_with_the_languages_own_decimal_mark() -> None:
    chart = CHARTS["two-offers"]
    parameters = chart.parameters(sales=Decimal("12000.5"))
    latvian = lines(chart.table(parameters, words_for("lv")), "lv")
    english = lines(chart.table(parameters, words_for("en")), "en")
    assert latvian[0].split(";")[1:3] == ["A", "B"]
    assert latvian[2].startswith("3000,13;1590;1140,01;")
    assert english[2].startswith("3000.13,1590,1140.01,")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1860.00", "1860"),
        ("0.5161290322580645161290322581", "0.5161290323"),
        ("-120.50", "-120.5"),
        ("1E+3", "1000"),
        ("0", "0"),
        ("0.1", "0.1"),
    ],
)
def test_a_value_has_the_digits_that_mean_something(value: str, written: str) -> None:
    assert lines(table((Cell("told", Decimal(value)),)), "en")[1] == written


@pytest.mark.parametrize("text", ["=1+1", "+A", "-B", "@sum", '=HYPERLINK("http://x")'])
def test_a_name_is_no_formula(text: str) -> None:
    (_, written) = lines(table((Cell(text), Cell(text))), "en")
    assert next(csv.reader(io.StringIO(written))) == [f"'{text}"] * 2


def test_marks_inside_a_name_stay_inside_it() -> None:
    name = 'A; "B", C'
    for language, mark in (("lv", ";"), ("en", ",")):
        (_, written) = lines(table((Cell(name), Cell("1", Decimal(1)))), language)
        assert next(csv.reader(io.StringIO(written), delimiter=mark)) == [name, "1"]
