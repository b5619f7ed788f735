"""Pay anatomy says, lists and draws the same numbers."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control, Table
from course.pay.charts.amounts import euro
from course.pay.charts.guessing import prompt
from course.pay.charts.pay_anatomy.chart import PayAnatomyParameters, bars

CHART = CHARTS["pay-anatomy"]
ENGLISH = words_for("en")

parameters = st.builds(
    PayAnatomyParameters,
    base=st.decimals(0, 20_000, places=2),
    rate=st.decimals(0, 1, places=4),
    sales=st.decimals(0, 1_000_000, places=2),
    minimum_wage=st.sampled_from((Decimal(0), Decimal(780))),
)


def texts(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in table.rows)


def marks(guess: str, **written: Any) -> list[tuple[float, float, float]]:
    """Where the reader's mark is drawn: its place in euro, and the rows it spans."""
    figure = CHART.figure(made(**written), ENGLISH, LIGHT, Decimal(guess))
    return [(s.x0, s.y0, s.y1) for s in figure.layout.shapes if s.line.color == LIGHT.guess]


def made(**written: Any) -> PayAnatomyParameters:
    return PayAnatomyParameters.model_validate(written)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (
            {"base": "600", "rate": "0.075", "sales": "12000"},
            "At €12,000 of sales, 60% of €1,500 is commission",
        ),
        ({"sales": "0"}, "At €0 of sales, all of €900 is base salary"),
        (
            {"base": "0", "rate": "0.1", "sales": "5000"},
            "At €5,000 of sales pay is €500, under the minimum wage of €780",
        ),
        (
            {"base": "0", "rate": "0", "minimum_wage": "0"},
            "At €12,000 of sales pay is nothing",
        ),
        (
            {"base": "5000", "rate": "0.01", "sales": "1000"},
            "At €1,000 of sales, 0.2% of €5,010 is commission",
        ),
        (
            {"base": "1000", "rate": "0.05", "sales": "10005"},
            "At €10,005 of sales, 33% of €1,500.25 is commission",
        ),
    ],
)
def test_the_title_says_what_the_chart_shows_now(written: dict[str, str], title: str) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_the_table_lists_the_bars() -> None:
    table = CHART.table(made(base="900", rate="0.08", sales="12000"), ENGLISH)
    assert table.columns == ("Sales", "Base", "Commission", "Pay", "Commission’s share")
    assert texts(table) == (
        ("€0", "€900", "€0", "€900", "0%"),
        ("€6,000", "€900", "€480", "€1,380", "35%"),
        ("€12,000", "€900", "€960", "€1,860", "52%"),
        ("€18,000", "€900", "€1,440", "€2,340", "62%"),
        ("€24,000", "€900", "€1,920", "€2,820", "68%"),
    )


def test_the_text_alternative_gives_form_bars_and_line() -> None:
    text = CHART.alt(made(base="900", rate="0.08", sales="0"), ENGLISH)
    assert text == (
        "Bar chart of a month’s pay before tax at rising sales."
        " Sales €0: base €900, commission €0, pay €900."
        " A dashed line marks the minimum wage, €780."
    )


@pytest.mark.parametrize(
    ("written", "told", "untold"),
    [
        ({}, "Minimum wage €780 a month (2026; PwC Tax Summaries, llkc.lv).", None),
        (
            {"minimum_wage": "740", "minimum_wage_source": "2025; llkc.lv"},
            "Minimum wage €740 a month (2025; llkc.lv).",
            "2026",
        ),
        ({"minimum_wage": "1200"}, "Illustrative figures", "2026"),
        ({"minimum_wage": "0"}, "Illustrative figures", "Minimum wage"),
    ],
)
def test_a_source_is_told_only_for_the_wage_it_gives(
    written: dict[str, str], told: str, untold: str | None
) -> None:
    caption = CHART.caption(made(**written), ENGLISH)
    assert told in caption
    assert untold is None or untold not in caption


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("base", "20000.01"),
        ("base", "-1"),
        ("rate", "5"),
        ("rate", "0.00001"),
        ("sales", "1000001"),
        ("minimum_wage", "20001"),
        ("minimum_wage_source", "x" * 101),
    ],
)
def test_parameters_out_of_range_are_refused_at_their_field(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made(**{field: value})
    assert [error["loc"] for error in refused.value.errors()] == [(field,)]


@pytest.mark.parametrize(
    ("sales", "maximum"), [("12000", 40_000), ("300000", 600_000), ("900000", 1_000_000)]
)
def test_a_slider_reaches_beyond_what_the_lesson_wrote(sales: str, maximum: int) -> None:
    (slider,) = [c for c in CHART.controls(made(sales=sales)) if c.id == "sales"]
    assert isinstance(slider, Control)
    assert slider.maximum == maximum


def test_the_minimum_wage_line_is_drawn_only_where_there_is_one() -> None:
    def lines(wage: str) -> int:
        figure = CHART.figure(made(minimum_wage=wage), ENGLISH, LIGHT)
        return sum(trace.type == "scatter" for trace in figure.data)

    assert lines("780") == 2  # the line and its halo
    assert lines("0") == 0


@pytest.mark.parametrize(
    ("sales", "actual"), [("12000", "0.4"), ("0", "0"), ("18000", "0.5"), ("45000", "0.714")]
)
def test_it_asks_for_the_commissions_share(sales: str, actual: str) -> None:
    guess = CHART.guess(made(base="900", rate="0.05", sales=sales))
    assert guess.unit == "percent"
    assert round(guess.actual, 3) == Decimal(actual)
    assert prompt(ENGLISH, guess).startswith(f"At {euro(ENGLISH, Decimal(sales))} of sales, what")


@pytest.mark.parametrize(
    ("guess", "at"),
    [("0", 1500.0), ("0.4", 900.0), ("1", 0.0)],
)
def test_the_mark_stands_in_the_chosen_bar_where_commission_would_begin(
    guess: str, at: float
) -> None:
    ((place, low, high),) = marks(guess, base="900", rate="0.05", sales="12000")
    assert place == at
    assert low < 2 < high  # the third of five bars
    assert high - low < 1


def test_amounts_inside_the_chosen_bar_leave_the_mark_free() -> None:
    def inside(guess: str, base: str = "900") -> list[float]:
        figure = CHART.figure(made(base=base, rate="0.05"), ENGLISH, LIGHT, Decimal(guess))
        return [n.x for n in figure.layout.annotations if n.y == 2 and n.text == f"€{base}"]

    assert inside("0.4") == [450.0]
    assert inside("0.9") == [525.0]  # between the mark at 150 and the base's end
    assert inside("0.8", "400") == []  # neither side has room


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_part_tells_its_amount_wherever_that_has_room(language: str) -> None:
    words = words_for(language)
    figure = CHART.figure(made(base="900", rate="0.08"), words, LIGHT)
    assert words.euro(480) in [n.text for n in figure.layout.annotations if n.y == 1]


@pytest.mark.parametrize("language", ["lv", "en"])
@given(given=parameters)
def test_title_alt_table_and_figure_agree(language: str, given: PayAnatomyParameters) -> None:
    words = words_for(language)
    title, alt = CHART.title(given, words), CHART.alt(given, words)
    table, figure = CHART.table(given, words), CHART.figure(given, words, LIGHT)
    base, commission = figure.data[:2]
    for row, bar in enumerate(bars(given)):
        amounts = (bar.sales, bar.base, bar.commission, bar.pay)
        assert texts(table)[row][:4] == tuple(euro(words, amount) for amount in amounts)
        assert tuple(cell.value for cell in table.rows[row][:4]) == amounts
        assert all(euro(words, amount) in alt for amount in amounts)
        assert (base.x[row], commission.x[row]) == (float(bar.base), float(bar.commission))
        if bar.sales == given.sales:
            assert euro(words, bar.sales) in title
            assert not bar.pay or euro(words, bar.pay) in title
