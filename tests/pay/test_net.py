"""Net pay: worked by hand, refused where it is not known, and its laws."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from course.locale import words_for
from course.pay.net import (
    NetPayError,
    Tax,
    TaxBand,
    TaxYear,
    gross_for_net,
    net_limit,
    net_pay,
    with_tax_year,
)

CENT = Decimal("0.01")

LATVIA = TaxYear(
    country="LV",
    year=2026,
    minimum_wage=Decimal(780),
    non_taxable_minimum=Decimal(550),
    income_tax=(
        TaxBand(above=Decimal(0), rate=Decimal("0.255")),
        TaxBand(above=Decimal(105_300), rate=Decimal("0.33")),
    ),
    employee_social=Decimal("0.105"),
    employer_social=Decimal("0.2359"),
    social_cap=Decimal(105_300),
    known_up_to=Decimal(8775),
    sources=("By hand",),
    checked=date(2026, 11, 23),
)
LATVIA_2025 = LATVIA.model_copy(
    update={"year": 2025, "minimum_wage": Decimal(740), "non_taxable_minimum": Decimal(510)}
)
WITH_RELIEF = LATVIA.model_copy(update={"relief_per_dependant": Decimal(250)})


@pytest.mark.parametrize(
    ("tax", "gross", "social", "taxable", "income_tax", "net", "employer_cost"),
    [
        # Contributions 1500 × 10.5 % = 157.50. Taxed: 1500 − 157.50 − 550 = 792.50.
        # Tax 792.50 × 25.5 % = 202.0875. Net 1500 − 157.50 − 202.09. Employer 1500 × 23.59 % = 353.85 on top.
        (LATVIA, "1500", "157.50", "792.50", "202.09", "1140.41", "1853.85"),
        # The minimum wage. 780 × 10.5 % = 81.90. 780 − 81.90 − 550 = 148.10, of which 25.5 % is 37.7655.
        # 780 × 23.59 % = 184.002.
        (LATVIA, "780", "81.90", "148.10", "37.77", "660.33", "964.00"),
        # 600 × 10.5 % = 63. 600 − 63 is 537, less than 550: nothing is taxed. 600 × 23.59 % = 141.54.
        (LATVIA, "600", "63.00", "0.00", "0.00", "537.00", "741.54"),
        # The highest pay known. 8775 × 10.5 % = 921.375: half a cent goes up. 8775 − 921.38 − 550 = 7303.62,
        # of which 25.5 % is 1862.4231. 8775 × 23.59 % = 2070.0225.
        (LATVIA, "8775", "921.38", "7303.62", "1862.42", "5991.20", "10845.02"),
        (LATVIA, "0", "0.00", "0.00", "0.00", "0.00", "0.00"),
        # The minimum wage of 2025. 740 × 10.5 % = 77.70. 740 − 77.70 − 510 = 152.30, of which 25.5 % is
        # 38.8365. 740 × 23.59 % = 174.566.
        (LATVIA_2025, "740", "77.70", "152.30", "38.84", "623.46", "914.57"),
    ],
)
def test_a_month_is_what_one_gets_by_hand(
    tax: TaxYear,
    gross: str,
    social: str,
    taxable: str,
    income_tax: str,
    net: str,
    employer_cost: str,
) -> None:
    pay = net_pay(Decimal(gross), tax)

    steps = (pay.social, pay.taxable, pay.income_tax, pay.net, pay.employer_cost)
    assert [str(step) for step in steps] == [social, taxable, income_tax, net, employer_cost]


def test_each_dependant_frees_a_part_of_pay_from_income_tax() -> None:
    # As 1500 above, and 2 × 250 more are free: 792.50 − 500 = 292.50, of which 25.5 % is 74.5875.
    # Net 1500 − 157.50 − 74.59.
    pay = net_pay(Decimal(1500), WITH_RELIEF, dependants=2)

    assert (pay.relief, pay.taxable, pay.income_tax) == (
        Decimal(500),
        Decimal("292.50"),
        Decimal("74.59"),
    )
    assert pay.net == Decimal("1267.91")


def test_the_published_average_of_2025_is_met_within_ten_euro() -> None:
    """1815 € gross was 1346 € net on average (Central Statistical Bureau).

    By hand: 1815 × 10.5 % = 190.575, so 190.58; 1815 − 190.58 − 510 = 1114.42; 25.5 % of that is
    284.1771, so 284.18; 1815 − 190.58 − 284.18 = 1340.24. The published average lies above: some of
    those averaged have dependants, whose relief lowers their tax; here there are none.
    """
    net = net_pay(Decimal(1815), LATVIA_2025).net

    assert net == Decimal("1340.24")
    assert 0 < Decimal(1346) - net < 10


@pytest.mark.parametrize(
    ("gross", "dependants", "english", "latvian"),
    [
        (
            "8775.01",
            0,
            "Net pay is not known above €8,775 a month before tax: choose a lower amount.",
            "Neto algu nevar aprēķināt, ja bruto alga pārsniedz 8775\u00a0€ mēnesī: izvēlieties mazāku summu.",
        ),
        (
            "-0.01",
            0,
            "Pay before tax cannot be negative: choose 0 or more.",
            "Bruto alga nevar būt negatīva: izvēlieties 0 vai vairāk.",
        ),
        (
            "1500",
            1,
            "The relief for dependants in 2026 is not known: choose 0 dependants.",
            "Atvieglojums par apgādājamajiem 2026. gadā nav zināms: izvēlieties 0 apgādājamo.",
        ),
        (
            "1500",
            -1,
            "The number of dependants cannot be negative: choose 0 or more.",
            "Apgādājamo skaits nevar būt negatīvs: izvēlieties 0 vai vairāk.",
        ),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(
    gross: str, dependants: int, english: str, latvian: str
) -> None:
    with pytest.raises(NetPayError) as refused:
        net_pay(Decimal(gross), LATVIA, dependants)

    assert str(refused.value) == english
    assert refused.value.tell(words_for("lv")) == latvian


@pytest.mark.parametrize(
    ("net", "gross"),
    [
        ("0", "0"),
        # Nothing is taxed here: 600 − 63 = 537, while 599.99 − 63.00 (62.99895) falls a cent short.
        ("537", "600"),
        # 780 leaves 660.33 (above). 779.99: 81.89895, so 81.90; 148.09 taxed, 37.76295, so 37.76; 660.33 too.
        # 779.98: 81.8979, so 81.90; 148.08, 37.7604, so 37.76; 660.32.
        ("660.33", "779.99"),
        # 8775 leaves 5991.20 (above). 8774.99: 921.37395, so 921.37; 7303.62 taxed as there; 5991.20 too.
        # 8774.98: 921.37; 7303.61, of which 25.5 % is 1862.42055; 5991.19.
        ("5991.20", "8774.99"),
    ],
)
def test_the_gross_for_a_net_is_the_smallest_by_hand(net: str, gross: str) -> None:
    assert gross_for_net(Decimal(net), LATVIA) == Decimal(gross)


def test_a_net_beyond_what_is_known_is_refused() -> None:
    assert net_limit(LATVIA) == Decimal("5991.20")
    with pytest.raises(NetPayError) as refused:
        gross_for_net(Decimal("5991.21"), LATVIA)

    assert str(refused.value) == "Net pay is known up to €5,991.20 a month: choose a lower amount."


rates = st.decimals(0, 1, places=4)
amounts = st.decimals(0, 3000, places=2)
taxes = st.builds(
    lambda minimum, rate, social, known: LATVIA.model_copy(
        update={
            "non_taxable_minimum": minimum,
            "income_tax": (TaxBand(above=Decimal(0), rate=rate),),
            "employee_social": social,
            "known_up_to": known + CENT,
        }
    ),
    amounts,
    rates,
    rates,
    amounts,
)
someone = st.data()


@given(tax=taxes, data=someone)
def test_net_never_falls_as_gross_rises(tax: TaxYear, data: st.DataObject) -> None:
    gross = data.draw(st.decimals(0, tax.known_up_to - CENT, places=2))

    assert net_pay(gross, tax).net <= net_pay(gross + CENT, tax).net


@given(tax=taxes, data=someone)
def test_gross_is_what_is_taken_and_what_is_left(tax: TaxYear, data: st.DataObject) -> None:
    pay = net_pay(data.draw(st.decimals(0, tax.known_up_to, places=2)), tax)

    assert pay.gross == pay.net + pay.social + pay.income_tax
    assert 0 <= pay.net <= pay.gross <= pay.employer_cost
    assert all(str(amount) == f"{amount:.2f}" for amount in (pay.net, pay.taxable, pay.social))


@given(tax=taxes, data=someone)
def test_the_gross_for_a_net_reaches_it_and_a_cent_less_does_not(
    tax: TaxYear, data: st.DataObject
) -> None:
    net = data.draw(st.decimals(0, net_limit(tax), places=2))
    gross = gross_for_net(net, tax)

    assert net_pay(gross, tax).net >= net
    assert gross == 0 or net_pay(gross - CENT, tax).net < net


class Parameters(BaseModel):
    """What a chart with a tax year may take."""

    model_config = ConfigDict(frozen=True)

    tax: Tax | None = None
    base: int = 900


def test_a_chart_names_a_tax_year_and_gets_it() -> None:
    named = Parameters.model_validate({"tax": " lv-2026 "})
    given = with_tax_year(named, {LATVIA.id: LATVIA})

    assert named.tax == "lv-2026"
    assert given.tax is LATVIA
    assert with_tax_year(named, {}) is named
    assert with_tax_year(Parameters(), {LATVIA.id: LATVIA}).tax is None
    assert len({given, given.model_copy()}) == 1


def test_parameters_keep_their_tax_year_when_values_are_put_in() -> None:
    given = Parameters(tax=LATVIA)

    assert Parameters.model_validate({**given.model_dump(), "base": 1000}).tax == LATVIA
    assert Parameters.model_validate({**dict(given), "base": 1000}).tax is LATVIA


@pytest.mark.parametrize("written", ["", "  ", 2026, [], {"country": "LV", "year": "2026"}])
def test_a_lesson_writes_the_name_of_a_tax_year_and_nothing_else(written: object) -> None:
    with pytest.raises(ValidationError, match="‘tax’ does not name a tax year: write the name of"):
        Parameters.model_validate({"tax": written})
