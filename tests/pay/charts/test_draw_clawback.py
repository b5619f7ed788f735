"""Draw and clawback says, lists and draws the same numbers: an advance is debt."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.amounts import euro
from course.pay.charts.chart import Choice
from course.pay.charts.draw_clawback.chart import DrawClawbackParameters, months

CHART = CHARTS["draw-clawback"]
ENGLISH = words_for("en")
EVEN = ["12000", "12000", "12000"]


def made(**written: Any) -> DrawClawbackParameters:
    return DrawClawbackParameters.model_validate(written)


@st.composite
def parameters(draw: st.DrawFn) -> DrawClawbackParameters:
    amounts = st.one_of(st.just(Decimal(0)), st.decimals(0, 50_000, places=2))
    sales = draw(st.lists(amounts, min_size=1, max_size=12))
    deal = draw(st.integers(1, len(sales)))
    return DrawClawbackParameters(
        rate=draw(st.decimals(0, 1, places=4)),
        draw=draw(st.decimals(0, 5_000, places=2)),
        recoverable=draw(st.booleans()),
        sales=tuple(sales),
        deal=deal,
        cancelled=draw(st.one_of(st.just(0), st.integers(deal, len(sales)))),
    )


def test_the_months_of_the_defaults_by_hand() -> None:
    # 10 % of each deal, 1000 at least. Month 4 earns 400 and owes 1200 for the cancelled deal:
    # 400 goes there, 800 is left, and 1000 is advanced. Month 5 earns 1600: 800 finishes the
    # clawback, 200 is advanced. Month 6 earns 1200: 200 is over the draw and pays back.
    told = [(m.earned, m.withheld, m.advance, m.repaid, m.paid, m.owed) for m in months(made())]
    by_hand = [
        (1200, 0, 0, 0, 1200, 0),
        (400, 0, 600, 0, 1000, 600),
        (0, 0, 1000, 0, 1000, 1600),
        (400, 400, 1000, 0, 1000, 2600 + 800),
        (1600, 800, 200, 0, 1000, 2800),
        (1200, 0, 0, 200, 1000, 2600),
    ]
    assert told == [tuple(map(Decimal, amounts)) for amounts in by_hand]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ({}, "€2,800 advanced, €200 paid back: €2,600 is owed at the end of month 6"),
        (
            {"cancelled": 0},
            "€2,200 advanced, €800 paid back: €1,400 is owed at the end of month 6",
        ),
        (
            {"recoverable": False, "cancelled": 0},
            "The draw added €2,200 by the end of month 6: it stays yours",
        ),
        (
            {"sales": ["12000", "9000", "12000"], "cancelled": 0},
            "All €100 advanced is paid back by the end of month 3",
        ),
        (
            {"sales": EVEN, "cancelled": 0},
            "Every month earned €1,000 or more: nothing was advanced, nothing is owed",
        ),
        (
            {"draw": "0", "cancelled": 0},
            "Without a draw a month pays only what it earned, and nothing is owed",
        ),
        (
            {"sales": ["12000", "2000"], "cancelled": 2},
            "€2,000 is owed at the end of month 2: €1,000 of advances and €1,000 for the"
            " cancelled deal",
        ),
        (
            {"sales": ["12000", "2000"], "cancelled": 2, "draw": "0"},
            "At the end of month 2 €1,000 for the cancelled deal is still to be taken back",
        ),
    ],
)
def test_the_title_says_what_is_owed_in_the_end(written: dict[str, Any], title: str) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_the_table_has_a_row_for_each_month() -> None:
    table = CHART.table(made(sales=["12000", "2000", "9000.50"], cancelled=2), ENGLISH)
    assert table.columns == (
        "Month",
        "Sales",
        "Earned",
        "Taken back",
        "Advance",
        "Paid back",
        "Commission paid",
        "Owed",
    )
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("1", "€12,000", "€1,200", "€0", "€0", "€0", "€1,200", "€0"),
        ("2", "€2,000", "€200", "€200", "€1,000", "€0", "€1,000", "€2,000"),
        ("3", "€9,000.50", "€900.05", "€900.05", "€1,000", "€0", "€1,000", "€2,099.95"),
    ]


def test_the_text_alternative_gives_form_months_and_the_point() -> None:
    assert CHART.alt(made(sales=["12000", "2000"], cancelled=2), ENGLISH) == (
        "Stacked bars of each month’s commission before tax, and below them bars of what is owed."
        " Month 1: earned €1,200, paid €1,200, owed €0."
        " Month 2: earned €200, of which €200 goes to a cancelled deal, paid €1,000, owed €2,000."
        " €2,000 is owed at the end of month 2: €1,000 of advances and €1,000 for the"
        " cancelled deal."
    )


@pytest.mark.parametrize("recoverable", [True, False])
@pytest.mark.parametrize("cancelled", [0, 4])
def test_the_guess_tells_the_terms_that_the_answer_hangs_on(
    recoverable: bool, cancelled: int
) -> None:
    guess = CHART.guess(made(recoverable=recoverable, cancelled=cancelled))
    assert ("need not be paid back" in guess.prompt) is not recoverable
    assert ("is cancelled" in guess.prompt) is bool(cancelled)
    # A draw that need not be paid back leaves nothing owing: month 5 covers the clawback.
    assert guess.actual == ({0: 1400, 4: 2600}[cancelled] if recoverable else 0)


@pytest.mark.parametrize("cancelled", [0, 4])
def test_without_a_draw_the_guess_tells_of_none(cancelled: int) -> None:
    guess = CHART.guess(made(draw=0, cancelled=cancelled))
    assert "without a draw" in guess.prompt
    assert "topped up" not in guess.prompt
    assert ("is cancelled" in guess.prompt) is bool(cancelled)


def test_a_guess_is_a_line_among_the_bars_of_what_is_owed() -> None:
    figure = CHART.figure(made(cancelled=0), ENGLISH, LIGHT, Decimal(9000))
    (line,) = figure.layout.shapes
    assert (line.yref, line.y0, line.y1) == ("y2", 9000, 9000)
    deepest, surface = figure.layout.yaxis2.range
    assert deepest > 9000
    assert surface == 0


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({}, ["Earned", "Advance", "Paid back", "Taken back"]),
        ({"cancelled": 0}, ["Earned", "Advance", "Paid back"]),
        ({"cancelled": 0, "draw": "0"}, ["Earned"]),
        ({"rate": "0"}, ["Advance"]),
    ],
)
def test_only_parts_that_some_month_has_are_named(
    written: dict[str, Any], named: list[str]
) -> None:
    figure = CHART.figure(made(**written), ENGLISH, LIGHT)
    parts = next(note.text for note in figure.layout.annotations if "■" in note.text)
    assert [part for part in ("Earned", "Advance", "Paid back", "Taken back") if part in parts] == (
        named
    )


def test_where_nothing_is_paid_that_is_said() -> None:
    figure = CHART.figure(made(rate="0", draw="0"), ENGLISH, LIGHT)
    assert "Nothing is paid" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("cancelled", "number", "shown"), [(0, 0, False), (4, 4, True), (6, 6, True)]
)
def test_the_cancellation_is_marked_in_its_month(cancelled: int, number: int, shown: bool) -> None:
    figure = CHART.figure(made(cancelled=cancelled), ENGLISH, LIGHT)
    said = "Month 1’s deal is cancelled" in [note.text for note in figure.layout.annotations]
    assert said is shown
    assert [shape.x0 for shape in figure.layout.shapes] == ([number] if shown else [])


@pytest.mark.parametrize(
    "written",
    [{}, {"draw": "0"}, {"recoverable": False, "cancelled": 0}, {"sales": EVEN, "cancelled": 3}],
)
def test_the_controls_stand_in_the_order_of_the_story(written: dict[str, Any]) -> None:
    """The draw, the rate that earns it, whether it is paid back, and then what goes wrong."""
    found = [control.id for control in CHART.controls(made(**written))]
    assert found == ["draw", "rate", "recoverable", "cancelled"]


def test_a_deal_can_be_cancelled_only_from_its_own_month_on() -> None:
    controls = {control.id: control for control in CHART.controls(made(deal=4))}
    choice = controls["cancelled"]
    assert isinstance(choice, Choice)
    assert choice.options == (
        ("0", "It holds"),
        ("4", "In month 4"),
        ("5", "In month 5"),
        ("6", "In month 6"),
    )
    assert choice.value == "4"


def test_controls_move_the_draw_its_kind_and_the_cancellation() -> None:
    moved = CHART.with_values(
        made(), {"draw": 500.0, "recoverable": "false", "cancelled": "6", "rate": 0.05}
    )
    assert moved == made(draw="500", recoverable=False, cancelled=6, rate="0.05")


@pytest.mark.parametrize(("draw", "maximum"), [("3000", 3000), ("3001", 20_000)])
def test_the_draws_slider_holds_what_the_lesson_wrote(draw: str, maximum: int) -> None:
    slider = CHART.controls(made(draw=draw))[0]
    assert isinstance(slider, Control)
    assert slider.maximum == maximum


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"sales": []}, ("sales",), "at least 1 item"),
        ({"sales": ["1"] * 13}, ("sales",), "at most 12 items"),
        ({"sales": ["1", "a lot"], "cancelled": 0}, ("sales", 1), "not a plain number"),
        ({"draw": "20001"}, ("draw",), "less than or equal to 20000"),
        (
            {"sales": EVEN},
            ("cancelled",),
            "‘cancelled’ is month 4, and ‘sales’ end with month 3:"
            " write an earlier month or list more sales",
        ),
        ({"deal": 7}, ("deal",), "‘deal’ is month 7, and ‘sales’ end with month 6"),
        (
            {"deal": 5},
            ("cancelled",),
            "the deal of month 5 cannot be cancelled in month 4, before it is made:"
            " write month 5 or a later one",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, Any], loc: tuple[str | int, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        made(**written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]


@given(given=parameters())
def test_what_is_paid_beyond_what_was_earned_is_owed_or_was_a_gift(
    given: DrawClawbackParameters,
) -> None:
    told = months(given)
    earned, paid = sum(m.earned for m in told), sum(m.paid for m in told)
    back = given.rate * given.sales[given.deal - 1] if given.cancelled else Decimal(0)
    gift = Decimal(0) if given.recoverable else sum(m.advance for m in told)
    # The cancelled deal’s commission is rounded to cents.
    assert abs(earned - back - (paid - told[-1].owed - gift)) <= Decimal("0.01")
    assert all(m.kept >= 0 and m.withheld >= 0 and m.owed >= 0 for m in told)
    assert all(m.paid >= given.draw for m in told)


@pytest.mark.parametrize("language", ["lv", "en"])
@given(given=parameters())
def test_title_alt_table_and_figure_agree(language: str, given: DrawClawbackParameters) -> None:
    words = words_for(language)
    table, figure = CHART.table(given, words), CHART.figure(given, words, LIGHT)
    kept, advance, repaid, withheld, debt, left = (trace.y for trace in figure.data)
    for row, month in enumerate(months(given)):
        drawn = {
            "earned": (kept, repaid, withheld),
            "paid": (kept, advance),
            "owed": (debt, left),
        }
        columns = {"earned": 2, "paid": 6, "owed": 7}
        for name, parts in drawn.items():
            height = sum(part[row] or 0 for part in parts)
            amount, cell = getattr(month, name), table.rows[row][columns[name]]
            assert height == pytest.approx(float(amount), abs=0.001)
            assert (cell.text, cell.value) == (euro(words, amount), amount)
    owed = euro(words, months(given)[-1].owed)
    assert months(given)[-1].owed == 0 or owed in CHART.title(given, words)
    assert any(owed in note.text for note in figure.layout.annotations)
    assert CHART.title(given, words) in CHART.alt(given, words)
