"""Safety curve: equal averages, different risk; the same shares of months in words, table and drawing."""

from decimal import Decimal
from math import exp, factorial
from typing import Any

import pytest
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.safety_curve.chart import (
    SafetyCurveParameters,
    chances,
    end_of_axis,
    table_costs,
)
from course.pay.net import TaxYear, gross_for_net, net_limit, with_tax_year

CHART = CHARTS["safety-curve"]
ENGLISH = words_for("en")

TAX = TaxYear.model_validate(
    {
        "country": "LV",
        "year": 2026,
        "minimum_wage": "780",
        "non_taxable_minimum": "550",
        "income_tax": [{"above": "0", "rate": "0.255"}, {"above": "105300", "rate": "0.33"}],
        "employee_social": "0.105",
        "employer_social": "0.2359",
        "social_cap": "105300",
        "known_up_to": "8775",
        "sources": ["PwC Tax Summaries"],
        "checked": "2026-11-23",
    }
)


def made(a: str = "A 1500 0.03", b: str = "B 900 0.08", **more: Any) -> SafetyCurveParameters:
    offers = []
    for offer in (a, b):
        name, base, rate = offer.split(" ")
        offers.append({"name": name, "plan": {"base": base, "rate": rate}})
    return SafetyCurveParameters.model_validate({"a": offers[0], "b": offers[1], **more})


def after_tax(**more: Any) -> SafetyCurveParameters:
    return with_tax_year(made(tax="lv-2026", **more), {"lv-2026": TAX})


def at_least(deals: int, mean: float) -> float:
    """P(N ≥ deals) for N ~ Poisson(mean)."""
    return 1 - sum(exp(-mean) * mean**n / factorial(n) for n in range(deals))


def test_the_defaults_are_the_checked_example() -> None:
    assert made() == SafetyCurveParameters()
    # 12 000 € of sales a month on average: 1500 + 360 = 900 + 960 = 1860.
    assert "On average both pay €1,860 a month before tax." in CHART.caption(made(), ENGLISH)


@pytest.mark.parametrize(
    ("cost", "deals_a", "deals_b"),
    [
        # A deal adds 120 € to A's 1500 € and 320 € to B's 900 €.
        ("900", 0, 0),
        ("1500", 0, 2),
        ("1600", 1, 3),
        ("1860", 3, 3),
        ("2100", 5, 4),
    ],
)
def test_a_cost_is_covered_as_often_as_enough_deals_come(
    cost: str, deals_a: int, deals_b: int
) -> None:
    found = chances(made(cost=cost, runs=20_000), Decimal(cost))
    for share, deals in zip(found, (deals_a, deals_b), strict=True):
        chance = at_least(deals, 3)
        error = 4 * (chance * (1 - chance) / 240_000) ** 0.5
        assert abs(float(share) - chance) <= error + 0.005


@pytest.mark.parametrize(
    ("parameters", "title"),
    [
        (made(), "€1,600 a month: A covers it in 95 of 100 months, B in 58"),
        (
            made(cost="900"),
            "€900 a month: A and B cover it alike, in 100 of 100 months",
        ),
        (made(cost="20000"), "€20,000 a month: A and B cover it alike, in 0 of 100 months"),
        (
            made("A 1500 0.03", "B 900 0"),
            "€1,600 a month: A covers it in 95 of 100 months, B in 0",
        ),
    ],
)
def test_the_title_gives_both_chances(parameters: SafetyCurveParameters, title: str) -> None:
    assert CHART.title(parameters, ENGLISH) == title


def test_after_tax_a_cost_is_covered_from_the_gross_that_leaves_it() -> None:
    cost = Decimal(1250)
    gross = gross_for_net(cost, TAX)
    assert chances(after_tax(cost="1250"), cost) == chances(made(), gross)
    caption = CHART.caption(after_tax(), ENGLISH)
    assert "after tax" in caption
    assert "published rates of 2026" in caption
    assert "after tax" in CHART.alt(after_tax(), ENGLISH)
    assert "before tax" in CHART.guess(made()).prompt
    assert "after tax" in CHART.guess(after_tax()).prompt


def test_a_tax_year_that_is_not_there_leaves_pay_before_tax() -> None:
    named = made(tax="xx-1999")
    assert CHART.title(named, ENGLISH) == CHART.title(made(), ENGLISH)
    assert "before tax" in CHART.caption(named, ENGLISH)


def test_nothing_is_shown_beyond_what_net_pay_is_known_for() -> None:
    parameters = after_tax(a="A 1500 0.03", b="B 9000 0.5", cost="20000")
    limit = net_limit(TAX)
    assert parameters.known_cost == limit
    assert end_of_axis(parameters) == limit
    assert max(table_costs(parameters)) == limit
    figure = CHART.figure(parameters, ENGLISH, LIGHT)
    assert figure.layout.xaxis.range[1] == float(limit)
    for line in figure.data[:2]:
        assert max(line.x) <= float(limit)
        # All of B's months leave more than is known.
    assert figure.data[1].y[-1] == 1
    cost = next(control for control in CHART.controls(after_tax()) if control.id == "cost")
    assert isinstance(cost, Control)
    assert cost.maximum <= limit


def test_curves_fall_and_pass_the_dots() -> None:
    for parameters in (
        made(),
        made(flow={"deals_per_year": "36", "mean": "4000", "variation": "0.8"}),
        after_tax(cost="1200"),
    ):
        figure = CHART.figure(parameters, ENGLISH, LIGHT)
        cost = parameters.known_cost
        dots = figure.data[3]
        for line, share, dot in zip(
            figure.data[:2], chances(parameters, cost), dots.y, strict=True
        ):
            assert list(line.x) == sorted(line.x)
            assert list(line.y) == sorted(line.y, reverse=True)
            assert float(share) == dot
            # The curve's share at a cost is that of its first step not before the cost.
            drawn = next(y for x, y in zip(line.x, line.y, strict=True) if x >= float(cost) - 0.5)
            assert abs(drawn - dot) <= 0.015


def test_the_table_has_the_readers_own_cost_among_its_rows() -> None:
    parameters = made(cost="1234.50")
    rows = CHART.table(parameters, ENGLISH).rows
    costs = [row[0].value for row in rows]
    assert costs == sorted(costs, key=lambda cost: cost or Decimal(0))
    assert Decimal("1234.50") in costs
    for row in rows:
        assert row[0].value is not None
        assert (row[1].value, row[2].value) == chances(parameters, row[0].value)


def test_the_guess_asks_for_the_second_offer_and_is_drawn_at_the_cost() -> None:
    guess = CHART.guess(made())
    assert guess.actual == Decimal("0.58")
    assert guess.values == {"cost": (Decimal(1600), "euro"), "offer": "B"}
    mark = CHART.figure(made(), ENGLISH, LIGHT, Decimal("0.9")).data[-1]
    assert (list(mark.x), list(mark.y)) == ([1600], [0.9])


def test_offers_that_are_alike_are_both_seen() -> None:
    figure = CHART.figure(made("A 1000 0.05", "B 1000 0.05"), ENGLISH, LIGHT)
    assert [line.line.dash for line in figure.data[:2]] == ["solid", "8px,8px"]


def test_sliders_move_cost_deals_and_each_offer() -> None:
    moved = CHART.with_values(
        made(), {"cost": 1000, "a-base": 1200, "b-rate": 0.1, "deals": 24, "a-rate": 0.03}
    )
    assert moved == made(
        "A 1200 0.03",
        "B 900 0.1",
        cost="1000",
        flow={"deals_per_year": "24", "mean": "4000", "variation": "0"},
    )


def test_a_moved_chart_keeps_its_tax_year() -> None:
    assert CHART.with_values(after_tax(), {"cost": 1000}).tax == TAX


def test_tags_in_a_name_are_shown_and_not_obeyed() -> None:
    figure = CHART.figure(made("<i>A</i>&co 1500 0.03"), ENGLISH, LIGHT)
    texts = [note.text for note in figure.layout.annotations]
    texts += [text for trace in figure.data for text in trace.customdata or ()]
    assert any("&lt;i&gt;A&lt;/i&gt;&amp;co" in text for text in texts)
    assert not any("<i>" in text for text in texts)


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"cost": "20001"}, ("cost",), "less than or equal to 20000"),
        ({"a": {"name": "A"}}, ("a", "plan"), "Field required"),
        ({"a": {"name": "", "plan": {}}}, ("a", "name"), "at least 1 character"),
        (
            {"b": {"name": "A", "plan": {"base": "900"}}},
            ("b",),
            "both offers are named “A”: give them names that differ",
        ),
        ({"tax": ""}, ("tax",), "does not name a tax year"),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, object], loc: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        SafetyCurveParameters.model_validate(written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]
