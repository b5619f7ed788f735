"""Uncapped risk: means and swings by their closed forms, and the choice that follows from them."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from course.locale import Words, words_for
from course.pay.chance.simulation import Draws
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.guessing import stops
from course.pay.charts.simulated import mean_and_swing
from course.pay.charts.uncapped_risk.chart import UncappedRiskParameters, drawn, ranked

CHART = CHARTS["uncapped-risk"]
ENGLISH = words_for("en")

# Of `pay-model`: deals of 4000 €, three a month, all alike.
EXAMPLE = {"deals_per_year": "36", "mean": "4000", "variation": "0"}


def made(*offers: dict[str, Any], **more: Any) -> UncappedRiskParameters:
    names = "ABCDE"
    if offers:
        more["offers"] = [
            {"name": name, "plan": plan} for name, plan in zip(names, offers, strict=False)
        ]
    return UncappedRiskParameters.model_validate(more)


def test_flat_plans_have_mean_and_swing_by_calculation() -> None:
    parameters = made(
        {"base": "1500", "rate": "0.03"}, {"base": "900", "rate": "0.08"}, flow=EXAMPLE
    )
    # 1500 + 3 % of 12 000 = 900 + 8 % of 12 000 = 1860; 0.03·√3·4000 = 207.85, 0.08·√3·4000 = 554.26.
    assert [mean_and_swing(draws) for draws in drawn(parameters)] == [
        (Decimal(1860), Decimal(208)),
        (Decimal(1860), Decimal(554)),
    ]
    assert CHART.draws(parameters) == ()


def test_a_plan_that_must_be_simulated_agrees_with_the_calculation_where_they_meet() -> None:
    flat, capped = drawn(
        made(
            {"base": "900", "rate": "0.08"},
            {"base": "900", "rate": "0.08", "cap": "100000000"},
            flow=EXAMPLE,
            runs=40_000,
        )
    )
    means, swings = zip(mean_and_swing(flat), mean_and_swing(capped), strict=True)
    # Four standard errors of a mean of 480 000 months are 4 · 554 / √480 000 = 3.2 €.
    assert abs(means[0] - means[1]) <= 4
    assert abs(swings[0] - swings[1]) <= 4


@pytest.mark.parametrize(
    ("aversion", "title"),
    [
        (
            "0",
            "If swings cost you nothing, C is yours: €1,860 a month on average is the most",
        ),
        ("0.4", "You would choose B: "),
        ("1", "You would choose A: a steady €1,650 is more than B’s "),
    ],
)
def test_the_less_a_reader_likes_swings_the_safer_their_choice(aversion: str, title: str) -> None:
    assert CHART.title(made(aversion=aversion), ENGLISH).startswith(title)


def test_the_sums_in_the_title_are_right() -> None:
    parameters = made(
        {"base": "1500", "rate": "0.03"},
        {"base": "1600", "rate": "0.08"},
        flow=EXAMPLE,
        aversion="0.5",
    )
    # A: 1860 − 104 = 1756. B: 1600 + 960 = 2560; 2560 − 277 = 2283.
    assert CHART.title(parameters, ENGLISH) == (
        "You would choose B: €2,560 on average less €277 for its swing is €2,283,"
        " more than A’s €1,756"
    )


def test_offers_worth_the_same_are_called_so() -> None:
    parameters = made({"base": "1000"}, {"base": "1000"})
    assert CHART.title(parameters, ENGLISH) == "A and B are worth the same to you: €1,000 a month"


def test_worth_is_the_mean_less_the_swings_cost_in_the_table() -> None:
    for row in CHART.table(made(aversion="0.37"), ENGLISH).rows:
        _, mean, swing, cost, worth = (cell.value for cell in row)
        assert mean is not None
        assert swing is not None
        assert cost is not None
        assert worth == mean - cost
        assert abs(cost - swing * Decimal("0.37")) <= Decimal("0.5")


def test_the_line_runs_through_the_safest_at_the_readers_slope() -> None:
    parameters = made(aversion="0.5")
    line = CHART.figure(parameters, ENGLISH, LIGHT).data[1]
    (x0, x1), (y0, y1) = line.x, line.y
    assert (y1 - y0) / (x1 - x0) == pytest.approx(0.5)
    safest = ranked(parameters).safest
    assert safest.name == "A"
    assert y0 + 0.5 * (float(safest.swing) - x0) == pytest.approx(float(safest.mean))


def test_what_lies_under_the_line_is_hollow_and_what_is_chosen_is_large() -> None:
    dots = CHART.figure(made(), ENGLISH, LIGHT).data[2]
    assert list(dots.marker.color) == [LIGHT.base, LIGHT.base, LIGHT.page]
    assert list(dots.marker.size) == [12, 17, 12]
    assert "Above it: B." in CHART.alt(made(), ENGLISH)
    assert "Nothing lies above it." in CHART.alt(made(aversion="2"), ENGLISH)


def test_points_say_what_sort_of_plan_they_are() -> None:
    names = [row[0].text for row in CHART.table(made(), ENGLISH).rows]
    assert names == ["A, guaranteed", "B, capped", "C, uncapped"]


def test_the_guess_asks_for_the_swing_of_the_riskiest() -> None:
    guess = CHART.guess(made())
    # 0.08 · √(3 · (1 + 0.8²)) · 4000 = 709.8
    assert guess.actual == 710
    assert guess.unit == "euro"
    assert guess.values == {"offer": "C", "mean": (Decimal(1860), "euro")}
    mark = CHART.figure(made(), ENGLISH, LIGHT, Decimal(2000)).layout
    assert mark.shapes[0].x0 == 2000
    assert mark.xaxis.range[1] >= 2000


def test_only_plans_that_need_it_are_simulated() -> None:
    parameters = made()
    assert [draws.plan.cap for draws in CHART.draws(parameters)] == [600]
    assert all(isinstance(draws, Draws) for draws in CHART.draws(parameters))


def test_the_slider_speaks_of_a_hundred_euro() -> None:
    start = made()
    price = CHART.controls(start)[0]
    assert isinstance(price, Control)
    assert price.id == "aversion"
    assert (price.value, price.maximum) == (Decimal(40), Decimal(200))
    assert CHART.with_values(start, {"aversion": 55.0}).aversion == Decimal("0.55")
    with pytest.raises(ValidationError):
        CHART.with_values(start, {"aversion": float("nan")})


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"aversion": "3.01"}, ("aversion",), "less than or equal to 3"),
        ({"aversion": "much"}, ("aversion",), "not a plain number"),
        ({"offers": [{"name": "A", "plan": {}}]}, ("offers",), "list two to five offers"),
        (
            {"offers": [{"name": "A", "plan": {}}] * 2},
            ("offers",),
            "two offers are named “A”: give them names that differ",
        ),
        (
            {"offers": [{"name": "A", "plan": {"base": "x"}}, {"name": "B", "plan": {}}]},
            ("offers", 0, "plan", "base"),
            "not a plain number",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, object], loc: tuple[str | int, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        UncappedRiskParameters.model_validate(written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]


def kinds_named(parameters: UncappedRiskParameters, words: Words, guess: Decimal | None) -> int:
    """How many of the points carry their kinds."""
    found = CHART.figure(parameters, words, LIGHT, guess).to_dict()
    labels = "\n".join(note["text"] for note in found["layout"]["annotations"])
    return sum(f"<b>{offer.name}</b> " in labels for offer in parameters.offers)


@pytest.mark.parametrize("words", [words_for("lv"), ENGLISH], ids=["lv", "en"])
def test_points_keep_their_kinds_wherever_the_reader_guesses(words: Words) -> None:
    start = made()
    guess = CHART.guess(start)
    for value in (None, *stops(guess.minimum, guess.maximum, guess.step, guess.start)):
        assert kinds_named(start, words, value) == 3, value


@pytest.mark.parametrize("words", [words_for("lv"), ENGLISH], ids=["lv", "en"])
def test_moved_points_hardly_ever_lose_their_kinds(words: Words) -> None:
    moved = [
        CHART.with_values(made(), {"aversion": Decimal(aversion), "deals": Decimal(deals)})
        for aversion, deals in product(range(0, 201, 25), (12, 24, 36, 48, 60))
    ]
    guesses = [None, *map(Decimal, (0, 300, 500, 1000, 2000))]
    full = [kinds_named(one, words, guess) == 3 for one, guess in product(moved, guesses)]
    assert sum(full) >= 0.95 * len(full)
    assert all(full[:: len(guesses)])  # without a guess
