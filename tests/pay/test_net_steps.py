"""The way from gross to net: told as the lesson tells it, and adding up whatever the rates are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.taxes import read_tax_year
from course.files.source import Source
from course.locale import words_for
from course.pay.net import NetPayError, TaxYear, net_pay
from course.pay.net_steps import SUBTOTALS, net_line, net_steps
from tests.pay.test_net import LATVIA, WITH_RELIEF, taxes


def told(language: str, gross: str, tax: TaxYear = LATVIA, dependants: int = 0) -> list[str]:
    words = words_for(language)
    lines = [net_line(step, words) for step in net_steps(Decimal(gross), tax, dependants)]
    parts = (" = ".join(filter(None, (line.sum, line.amount))) for line in lines)
    return [
        f"{line.name}: {part}".replace("\u00a0", " ")
        for line, part in zip(lines, parts, strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Gross pay: €1,800.00",
                "Social contributions: €1,800.00 × 10.5% = −€189.00",
                "Non-taxable minimum: −€550.00",
                "Taxable: €1,061.00",
                "Income tax: €1,061.00 × 25.5% = −€270.56",
                "Untaxed part, added back: €550.00",
                "Net pay: €1,340.44",
            ],
        ),
        (
            "lv",
            [
                "Bruto alga: 1800,00 €",
                "Sociālās iemaksas (VSAOI): 1800,00 € × 10,5 % = −189,00 €",
                "Neapliekamais minimums: −550,00 €",
                "Ar nodokli apliekamā summa: 1061,00 €",
                "Ienākuma nodoklis (IIN): 1061,00 € × 25,5 % = −270,56 €",
                "Neapliekamā daļa, pieskaitīta atpakaļ: 550,00 €",
                "Neto alga: 1340,44 €",
            ],
        ),
    ],
)
def test_the_lessons_statement_is_worked_out_line_by_line(language: str, lines: list[str]) -> None:
    assert told(language, "1800") == lines


def test_of_pay_below_the_minimum_no_more_is_set_aside_than_there_is() -> None:
    assert told("en", "600")[2:] == [
        "Non-taxable minimum: at most €550.00 = −€537.00",
        "Taxable: €0.00",
        "Income tax: €0.00 × 25.5% = €0.00",
        "Untaxed part, added back: €537.00",
        "Net pay: €537.00",
    ]


def test_dependants_have_a_line_of_their_own() -> None:
    lines = told("en", "1500", WITH_RELIEF, 2)
    assert lines[3:5] == ["Relief for dependants: −€500.00", "Taxable: €292.50"]
    assert lines[-2:] == ["Untaxed part, added back: €1,050.00", "Net pay: €1,267.91"]


def test_the_rates_are_those_of_the_data_file(repository: Path) -> None:
    file = repository / "lessons/data/taxes/lv-2026.yaml"
    tax = read_tax_year(Source(file.name, file.read_text())).value
    assert tax is not None
    assert told("en", "1800", tax) == told("en", "1800")
    dearer = tax.model_copy(update={"employee_social": Decimal("0.11")})
    assert told("en", "1800", dearer)[1] == "Social contributions: €1,800.00 × 11% = −€198.00"


@given(tax=taxes, dependants=st.integers(0, 3), data=st.data())
def test_every_step_adds_up_to_the_figure(
    tax: TaxYear, dependants: int, data: st.DataObject
) -> None:
    relief = data.draw(st.decimals(0, 500, places=2))
    tax = tax.model_copy(update={"relief_per_dependant": relief})
    gross = data.draw(st.decimals(0, tax.known_up_to, places=2))
    pay, steps = net_pay(gross, tax, dependants), net_steps(gross, tax, dependants)

    total = Decimal(0)
    for step in steps:
        total += step.amount
        assert step.total == total
        if step.of is not None and step.rate is not None:
            assert abs(step.of * step.rate + step.amount) <= Decimal("0.005")
    named = {step.kind: step.total for step in steps if step.kind in SUBTOTALS}
    assert named == {"gross": pay.gross, "taxable": pay.taxable, "net": pay.net}
    assert total == pay.net


@given(tax=taxes)
def test_what_is_not_known_has_no_steps_either(tax: TaxYear) -> None:
    with pytest.raises(NetPayError):
        net_steps(tax.known_up_to + 1, tax)
