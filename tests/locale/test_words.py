"""Numbers, amounts and texts read as the language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from course.files.told import quoted, told
from course.locale import words_for

LV, EN = words_for("lv"), words_for("en")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (LV.euro(12000), "12\u00a0000\u00a0€"),
        (EN.euro(12000), "€12,000"),
        (LV.euro(Decimal("1860.5"), cents=True), "1860,50\u00a0€"),
        (EN.euro(Decimal("1860.5"), cents=True), "€1,860.50"),
        (LV.euro(-50), "−50\u00a0€"),
        (EN.euro(-2460), "−€2,460"),
        (EN.number(Decimal("-1.5")), "−1.5"),
        (LV.percent(Decimal("-0.06")), "−6\u00a0%"),
        (EN.euro(Decimal("-0.3")), "€0"),
        (EN.euro(Decimal("-0.3"), cents=True), "−€0.30"),
        (LV.percent(0.05), "5\u00a0%"),
        (EN.percent(0.055, digits=1), "5.5%"),
        (LV.number(1234.5), "1234,5"),
        (LV.number(12345.5), "12\u00a0345,5"),
        (EN.number(7.25, 1), "7.2"),
        (LV.date(dt.date(2026, 11, 23)), "2026. gada 23. novembris"),
        (EN.date(dt.date(2026, 11, 23)), "23 November 2026"),
        (LV.percent(Decimal("16.67")), "1667\u00a0%"),
        (LV.percent(Decimal("123.456"), digits=1), "12\u00a0345,6\u00a0%"),
        (EN.percent(Decimal("16.67")), "1,667%"),
        (LV.name, "Latviešu"),
        (EN.name, "English"),
        (LV.separators, ",\u00a0"),
        (EN.separators, ".,"),
    ],
)
def test_formats(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "1 minūte"),
        (2, "2 minūtes"),
        (11, "11 minūtes"),
        (21, "21 minūte"),
        (0, "0 minūšu"),
        (100, "100 minūšu"),
        (100_000, "100\u00a0000 minūšu"),
        (4020, "4020 minūtes"),
        (4021, "4021 minūte"),
    ],
)
def test_latvian_counts_by_its_own_rule(count: int, expected: str) -> None:
    assert LV.plural("{count} minute", "{count} minutes", count) == expected


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert words_for("xx").say("Check") == "Check"
    assert words_for("xx").euro(5).endswith("€")


def test_values_with_braces_are_shown_as_they_are() -> None:
    assert EN.say("{done} of {tasks} steps", done="{0}", tasks=1) == "{0} of 1 steps"


ITEM = told("{value} is out of range for {name}", value=quoted("-1"), name=quoted("{rate}"))


def test_a_sentence_that_is_told_in_english_is_said_in_the_language_with_all_that_stands_in_it() -> (
    None
):
    assert LV.tell(ITEM) == "„{rate}” vērtība „-1” ir ārpus pieļautajām robežām"
    assert EN.tell(ITEM) == ITEM


def test_numbers_in_what_is_told_are_written_as_the_language_does() -> None:
    many = told("there are more than {most} deals", most=1_000_000)
    assert many == "there are more than 1000000 deals"
    assert LV.tell(many) == "darījumu ir vairāk nekā 1\u00a0000\u00a0000"
    assert EN.tell(many) == "there are more than 1,000,000 deals"


def test_any_other_text_is_told_as_it_is() -> None:
    assert LV.tell("Check {this}") == "Check {this}"
