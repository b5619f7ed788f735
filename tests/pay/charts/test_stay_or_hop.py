"""Stay or hop says, lists and draws the same numbers, and marks where the paths cross."""

from decimal import Decimal
from typing import Any

import pytest

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.guessing import prompt, stops
from course.pay.charts.stay_or_hop.chart import StayOrHopParameters
from course.pay.offers.career import paths

CHART = CHARTS["stay-or-hop"]
ENGLISH = words_for("en")

CROWDED = {
    "months": 60,
    "leave": 50,
    "yearly_raise": "0.05",
    "uplift": "0.1",
    "bonuses": [{"month": 6 * n, "amount": 500, "stay": 12} for n in range(1, 10)],
}
CASES: list[dict[str, Any]] = [
    {},
    {"leave": 12},
    {"leave": 17},
    {"leave": 35},
    {"uplift": "0.05"},
    {"uplift": "0.5", "ramp": 0, "gap": 0, "leave": 0, "months": 60},
    {"uplift": "0.5", "ramp": 12, "gap": 12, "leave": 1, "months": 60},
    {"uplift": "0", "ramp": 0, "gap": 0, "bonuses": []},
    {"base": "0", "sales": "0", "bonuses": []},
    CROWDED,
]


def made(**written: Any) -> StayOrHopParameters:
    return StayOrHopParameters.model_validate(written)


def drawn(guess: int | None = None, **written: Any) -> Any:
    number = None if guess is None else Decimal(guess)
    return CHART.figure(made(**written), ENGLISH, LIGHT, number)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (
            {},
            "The move has paid off 13 months after leaving, in month 19;"
            " by month 36 it is €4,980 ahead",
        ),
        (
            {"leave": 0},  # €4,980 and six months more at €360 more
            "The move has paid off in month 13; by month 36 it is €7,140 ahead",
        ),
        (
            {"gap": 0, "ramp": 0, "uplift": "0.5", "leave": 12},
            "The move has paid off 2 months after leaving, in month 14;"
            " by month 36 it is €19,200 ahead",
        ),
        (
            {"gap": 0, "ramp": 0},
            "The move is ahead from its first month; by month 36 by €8,400",
        ),
        (
            {"uplift": "0.05"},
            "Up to month 36 the move does not pay off: it is €2,692.50 behind staying",
        ),
        (
            {"uplift": "0", "gap": 0, "ramp": 0, "bonuses": []},
            "Staying and leaving bring the same up to month 36",
        ),
    ],
)
def test_the_title_says_when_the_move_pays_off_or_how_far_it_stays_behind(
    written: dict[str, Any], title: str
) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_the_table_has_half_years_the_leaving_and_the_month_of_paying_off() -> None:
    table = CHART.table(made(leave=7, months=30), ENGLISH)
    assert [row[0].value for row in table.rows] == [0, 6, 7, 12, 18, 20, 24, 30]
    assert [cell.text for cell in table.rows[3]] == ["12", "€22,800", "€19,980", "−€2,820"]


@pytest.mark.parametrize("written", CASES)
def test_both_paths_are_named_and_end_at_what_they_bring(written: dict[str, Any]) -> None:
    figure, both, move = drawn(**written), paths(made(**written)), made(**written)
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "<b>Staying</b>" in texts
    assert "<b>Leaving</b>" in texts
    usual = both.usual * move.months
    assert figure.data[0].y[-1] == float(both.staying[-1] - usual)
    assert figure.data[1].y[-1] == float(both.leaving[-1] - usual)
    assert figure.data[1].x[0] == move.leave


def test_bonuses_are_upright_steps_and_so_is_what_is_paid_back() -> None:
    figure = drawn(leave=17)
    staying, leaving = figure.data[0], figure.data[1]
    at = staying.x.index(12)
    assert (staying.x[at + 1], staying.y[at + 1] - staying.y[at]) == (12, 1200)
    assert leaving.x[:2] == (17, 17)
    assert leaving.y[:2] == (1200, 0)
    texts = [note.text for note in figure.layout.annotations]
    assert "+€1,200" in texts
    assert "€1,200 paid back" in texts


def test_the_crossing_is_marked_on_both_lines_in_the_month_of_paying_off() -> None:
    ring = drawn().data[2]
    # Month 18 ends 300 behind and month 19 ends 60 ahead.
    assert ring.x[0] == pytest.approx(18 + 300 / 360)
    assert ring.y[0] == pytest.approx(1200)
    assert "<b>Paid off in<br>month 19</b>" in [n.text for n in drawn().layout.annotations]
    assert len(drawn(uplift="0.05").data) == 2


def test_the_guess_asks_for_months_where_the_move_pays_off() -> None:
    guess = CHART.guess(made())
    assert guess.unit == "months"
    assert guess.actual == 13
    assert prompt(ENGLISH, guess).startswith("The new job pays 20% more.")


def test_the_guess_asks_for_the_difference_where_it_does_not() -> None:
    guess = CHART.guess(made(uplift="0.05"))
    assert (guess.unit, guess.actual) == ("euro", Decimal("-2692.50"))
    assert guess.minimum < guess.actual < guess.maximum


@pytest.mark.parametrize("written", CASES)
@pytest.mark.parametrize("scale", [1, 7, 20])
def test_a_guess_of_euro_is_never_taken_for_one_of_months(
    written: dict[str, Any], scale: int
) -> None:
    base = {"base": str(100 * scale), "sales": str(1000 * scale)}
    guess = CHART.guess(made(**{**base, **written}))
    values = stops(guess.minimum, guess.maximum, guess.step, guess.start)
    in_months = [1 <= value <= 60 for value in values]
    assert all(in_months) if guess.unit == "months" else not any(in_months)


def test_a_guess_of_months_is_an_upright_line_that_stays_when_sliders_move() -> None:
    for written in ({}, {"uplift": "0.05"}):
        lines = [s for s in drawn(8, **written).layout.shapes if s.line.color == LIGHT.guess]
        assert [(line.x0, line.x1) for line in lines] == [(14, 14)]
    beyond = [s for s in drawn(50).layout.shapes if s.line.color == LIGHT.guess]
    assert beyond[0].x0 == 36


def test_a_guess_of_euro_is_a_ring_so_far_from_where_staying_ends() -> None:
    figure = drawn(-2000, uplift="0.05")
    ring = figure.data[-1]
    assert (ring.x[0], ring.y[0]) == (36, figure.data[0].y[-1] - 2000)
    assert "<b>Your guess</b>" in [note.text for note in figure.layout.annotations]


def test_the_text_alternative_gives_both_sums_and_what_is_paid_back() -> None:
    alt = CHART.alt(made(leave=12), ENGLISH)
    assert "By the end of month 36 staying has brought €67,200 in all, leaving €70,020." in alt
    assert "Leaving pays back €1,200." in alt
    assert "pays back" not in CHART.alt(made(), ENGLISH)
