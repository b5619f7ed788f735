"""Two offers says, lists and draws the same numbers, and marks where they meet."""

import re
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.amounts import euro
from course.pay.charts.drawing.frame import share_of_width
from course.pay.charts.guessing import prompt, stops
from course.pay.charts.two_offers.chart import TwoOffersParameters, table_sales
from course.pay.charts.two_offers.drawing import LINE_HEIGHT
from course.pay.offers.flat_offer import BreakEven, NamedOffer, break_even

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
    assert table.columns == ("Sales", "A", "B", "Which pays more", "Difference")
    assert tuple(tuple(cell.text for cell in row) for row in table.rows) == (
        ("€0", "€1,500", "€900", "A", "€600"),
        ("€5,000", "€1,650", "€1,300", "A", "€350"),
        ("€10,000", "€1,800", "€1,700", "A", "€100"),
        ("€12,000", "€1,860", "€1,860", "the same", "€0"),
        ("€15,000", "€1,950", "€2,100", "B", "€150"),
        ("€20,000", "€2,100", "€2,500", "B", "€400"),
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
            ("b",),
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
        amounts = (sales, *(offer.pay(sales) for offer in offers))
        assert tuple(cell.value for cell in row[:3]) == amounts
        assert tuple(cell.text for cell in row[:3]) == tuple(euro(words, m) for m in amounts)
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


@pytest.mark.parametrize(
    ("a", "b", "asked", "actual"),
    [
        (
            "A 1500 0.03",
            "B 900 0.08",
            "From which sales in a month does B pay more than A?",
            "12000",
        ),
        # They meet beyond the axis.
        (
            "A 3000 0.03",
            "B 900 0.08",
            "What does B pay in a month with €24,000 of sales?",
            "2820",
        ),
        # They meet at nothing sold, which is no question.
        ("A 900 0.05", "B 900 0.08", "What does A pay in a month with €24,000 of sales?", "2100"),
        ("A 900 0.08", "B 900 0.08", "What does A pay in a month with €24,000 of sales?", "2820"),
    ],
)
def test_it_asks_for_the_break_even_or_else_for_a_pay(
    a: str, b: str, asked: str, actual: str
) -> None:
    guess = CHART.guess(made(a, b))
    assert prompt(ENGLISH, guess) == asked
    assert guess.actual == Decimal(actual)


@given(given=parameters, part=st.floats(0, 1))
def test_the_guess_can_be_asked_and_drawn_for_any_offers(
    given: TwoOffersParameters, part: float
) -> None:
    guess = CHART.guess(given)
    assert guess.minimum <= guess.actual <= guess.maximum
    assert abs(guess.start - guess.actual) > guess.step
    places = stops(guess.minimum, guess.maximum, guess.step)
    value = places[int(part * (len(places) - 1))]
    figure = CHART.figure(given, ENGLISH, LIGHT, value)
    (mark,) = [shape for shape in figure.layout.shapes if shape.line.color == LIGHT.guess]
    asks_sales = prompt(ENGLISH, guess).startswith("From")
    assert (mark.x0 if asks_sales else mark.y0) == float(value)
    assert mark.x1 <= float(given.sales)
    assert mark.y1 <= figure.layout.yaxis.range[1]
    (label,) = [n for n in figure.layout.annotations if n.text == "<b>Your guess</b>"]
    assert 0 <= label.x <= float(given.sales)
    assert label.y <= figure.layout.yaxis.range[1]


@given(given=parameters, part=st.floats(0, 1))
def test_labels_with_a_guess_lie_beside_one_another(
    given: TwoOffersParameters, part: float
) -> None:
    guess = CHART.guess(given)
    places = stops(guess.minimum, guess.maximum, guess.step)
    words = words_for("lv")
    value = places[int(part * (len(places) - 1))]
    figure = CHART.figure(given, words, LIGHT, value)
    end, top = float(given.sales), figure.layout.yaxis.range[1]
    inside = [n for n in figure.layout.annotations if n.yref != "paper"]
    boxes = [drawn_box(n, end, top) for n in inside]
    for (x0, x1, y0, y1), (u0, u1, v0, v1) in combinations(boxes, 2):
        assert x1 <= u0 or u1 <= x0 or y1 <= v0 or v1 <= y0, inside


def drawn_box(note: Any, end: float, top: float) -> tuple[float, float, float, float]:
    """The room that a label takes on the narrowest screen, in parts of the drawing."""
    lines = [re.sub("<.*?>", "", line) for line in note.text.split("<br>")]
    wide = max(share_of_width(line) for line in lines)
    x, y = note.x / end, note.y / top
    x0 = x if note.xanchor == "left" else x - wide
    return x0, x0 + wide, y, y + len(lines) * LINE_HEIGHT
