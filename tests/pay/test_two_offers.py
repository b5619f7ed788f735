"""Two offers says, lists and draws the same numbers, and marks where they meet."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.amounts import euro
from course.pay.charts.two_offers import TwoOffersParameters, table_sales
from course.pay.offer import BreakEven, NamedOffer, break_even

CHART = CHARTS["two-offers"]
ENGLISH = words_for("en")

bases, rates = st.decimals(0, 20_000, places=2), st.decimals(0, 1, places=4)
parameters = st.builds(
    TwoOffersParameters,
    a=st.builds(NamedOffer, name=st.just("A"), base=bases, rate=rates),
    b=st.builds(NamedOffer, name=st.just("B"), base=bases, rate=rates),
    sales=st.decimals(100, 1_000_000, places=2),
)


def made(a: str = "A 1500 0.03", b: str = "B 900 0.08", **more: Any) -> TwoOffersParameters:
    offers = [dict(zip(("name", "base", "rate"), o.split(" "), strict=True)) for o in (a, b)]
    return TwoOffersParameters.model_validate({"a": offers[0], "b": offers[1], **more})


def notes(parameters: TwoOffersParameters) -> list[str]:
    figure = CHART.figure(parameters, ENGLISH, LIGHT)
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        (
            "A 1500 0.03",
            "B 900 0.08",
            "A and B both pay €1,860 at €12,000 of sales: A pays more below, B above",
        ),
        (
            "A 900 0.08",
            "B 1500 0.03",
            "A and B both pay €1,860 at €12,000 of sales: B pays more below, A above",
        ),
        (
            "A 3000 0.03",
            "B 900 0.08",
            "Up to €24,000 of sales A pays more; B draws level at €42,000",
        ),
        (
            "A 900 0.05",
            "B 900 0.08",
            "B pays more from the first euro sold: the bases are the same",
        ),
        ("A 900 0.08", "B 900 0.08", "A and B pay the same at any sales"),
        (
            "A 900 0.08",
            "B 1500.5 0.08",
            "B pays €600.50 more at any sales: the rates are the same",
        ),
        (
            "A 1500 0.08",
            "B 900 0.03",
            "A pays more at any sales: both its base and rate are higher",
        ),
    ],
)
def test_the_title_says_where_they_meet_or_why_they_do_not(a: str, b: str, title: str) -> None:
    assert CHART.title(made(a, b), ENGLISH) == title


def test_the_defaults_are_the_checked_example() -> None:
    assert made() == TwoOffersParameters()


def test_the_table_has_the_break_even_among_its_rows() -> None:
    table = CHART.table(made(sales="20000"), ENGLISH)
    assert table.columns == ("Sales", "A", "B", "Which pays more")
    assert table.rows == (
        ("€0", "€1,500", "€900", "A, €600 more"),
        ("€5,000", "€1,650", "€1,300", "A, €350 more"),
        ("€10,000", "€1,800", "€1,700", "A, €100 more"),
        ("€12,000", "€1,860", "€1,860", "the same"),
        ("€15,000", "€1,950", "€2,100", "B, €150 more"),
        ("€20,000", "€2,100", "€2,500", "B, €400 more"),
    )


def test_the_text_alternative_gives_form_lines_and_the_point() -> None:
    assert CHART.alt(made("A 1500 0"), ENGLISH) == (
        "Line chart of a month’s pay before tax at sales from 0 to €24,000."
        " A stays at €1,500. B rises from €900 to €2,820."
        " A and B both pay €1,500 at €7,500 of sales: A pays more below, B above."
    )


def test_the_break_even_and_both_sides_are_named_on_the_chart() -> None:
    texts = notes(made())
    assert "<b>Equal at €12,000</b><br>both pay €1,860" in texts
    assert "<b>A pays more</b>" in texts
    assert "<b>B pays more</b>" in texts
    assert "<b>A</b>: €1,500 + 3%" in texts
    assert "<b>B</b>: €900 + 8%" in texts


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("A 3000 0.03", "B 900 0.08", {"<b>A pays more</b>"}),
        ("A 900 0.03", "B 900 0.08", {"<b>B pays more</b>"}),
        ("A 900 0.08", "B 900 0.08", set()),
        # B is ahead only from 23 000 to 24 000: no room for the sentence there.
        ("A 2050 0.03", "B 900 0.08", {"<b>A pays more</b>"}),
    ],
)
def test_words_stand_only_over_a_side_that_has_room(a: str, b: str, said: set[str]) -> None:
    assert {text for text in notes(made(a, b)) if text.endswith("pays more</b>")} == said


def test_tags_in_a_name_are_shown_and_not_obeyed() -> None:
    parameters = made("<i>A</i>&co 1500 0.03")
    figure = CHART.figure(parameters, ENGLISH, LIGHT)
    drawn = [*notes(parameters), *(text for trace in figure.data for text in trace.customdata)]
    assert any("&lt;i&gt;A&lt;/i&gt;&amp;co" in text for text in drawn)
    assert not any("<i>" in text for text in drawn)


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"sales": "99"}, ("sales",), "greater than or equal to 100"),
        ({"sales": "1000001"}, ("sales",), "less than or equal to 1000000"),
        ({"a": {"name": "A", "base": "1"}}, ("a", "rate"), "Field required"),
        ({"a": {"name": "", "base": "1", "rate": "0"}}, ("a", "name"), "at least 1 character"),
        (
            {"a": {"name": "x" * 21, "base": "1", "rate": "0"}},
            ("a", "name"),
            "at most 20 characters",
        ),
        (
            {"b": {"name": "B", "base": "900", "rate": "8"}},
            ("b", "rate"),
            "write 0.08 for 8 %",
        ),
        (
            {"b": {"name": "A", "base": "900", "rate": "0.08"}},
            (),
            "both offers are named “A”: give them names that differ",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, object], loc: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        TwoOffersParameters.model_validate(written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]


@pytest.mark.parametrize("language", ["lv", "en"])
@given(given=parameters)
def test_title_alt_table_and_figure_agree(language: str, given: TwoOffersParameters) -> None:
    words = words_for(language)
    title, alt = CHART.title(given, words), CHART.alt(given, words)
    table, figure = CHART.table(given, words), CHART.figure(given, words, LIGHT)
    offers = (given.a, given.b)
    for row, sales in zip(table.rows, table_sales(given), strict=True):
        assert row[:3] == tuple(euro(words, m) for m in (sales, *(o.pay(sales) for o in offers)))
    for line, offer in zip(figure.data, offers, strict=False):
        assert line.y[0] == float(offer.pay(Decimal(0)))
        assert line.y[-1] == float(offer.pay(given.sales))
        assert euro(words, offer.pay(given.sales)) in alt
    assert title in alt
    meeting = break_even(*offers)
    if isinstance(meeting, BreakEven) and 0 < meeting.sales <= given.sales:
        assert euro(words, meeting.sales) in title
        assert euro(words, meeting.pay) in title
        assert figure.data[2].x[0] == float(meeting.sales)
        assert figure.data[2].y[0] == float(meeting.pay)
