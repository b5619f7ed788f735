"""Amounts: cents, and how a trainer's writing of them is read or refused."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from course.pay.money import Euro, Rate, cents


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.005", "0.01"),
        ("0.0049999", "0.00"),
        ("2.675", "2.68"),
        ("1860", "1860.00"),
        ("-0.005", "-0.01"),
    ],
)
def test_half_a_cent_goes_up(amount: str, rounded: str) -> None:
    assert str(cents(Decimal(amount))) == rounded


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Euro, "900", "900"),
        (Euro, "1487.50", "1487.50"),
        (Euro, 900, "900"),
        (Rate, "0.08", "0.08"),
        (Rate, 0.1, "0.1"),
        (Rate, "1", "1"),
    ],
)
def test_plain_numbers_are_read_exactly(kind: Any, written: object, value: str) -> None:
    assert TypeAdapter(kind).validate_python(written) == Decimal(value)


@pytest.mark.parametrize(
    ("kind", "written", "sentence"),
    [
        (Euro, "900 €", "“900 €” is not a plain number: write digits and a point, such as 1500"),
        (Euro, "1 500", "“1 500” is not a plain number"),
        (Euro, "NaN", "“NaN” is not a plain number"),
        (Euro, "x" * 100_000, "“" + "x" * 20 + "…” is not a plain number"),
        (Rate, "0,08", "“0,08” is not a plain number"),
        (Rate, "8 %", "“8 %” is not a plain number"),
        (Rate, "8", "8 is too much for a rate, a fraction: write 0.08 for 8 %"),
        (Rate, 2.5, "2.5 is too much for a rate, a fraction: write 0.025 for 2.5 %"),
        (Rate, "1e999", "less than or equal to 1"),
        (Rate, "-0.01", "greater than or equal to 0"),
        (Euro, "0.001", "no more than 2 decimal places"),
    ],
)
def test_other_writings_are_refused_with_the_mend(
    kind: Any, written: object, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(written)
    (error,) = refused.value.errors()
    assert sentence in error["msg"]
    assert len(error["msg"]) < 200
