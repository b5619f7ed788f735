"""Tier lab says, lists and draws the same numbers: a cliff jumps, a margin bends."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.amounts import euro
from course.pay.charts.drawing.nearby import spot
from course.pay.charts.drawing.spacing import apart, beside_point
from course.pay.charts.tier_lab.chart import TierLabParameters, tiered

CHART = CHARTS["tier-lab"]
ENGLISH = words_for("en")

parameters = st.builds(
    TierLabParameters,
    rate=st.decimals(0, 1, places=4),
    quota=st.decimals(100, 1_000_000, places=2),
    start=st.decimals("0.5", "1.5", places=4),
    multiplier=st.decimals(0, 5, places=4),
    attainment=st.decimals(0, 2, places=4),
)


def made(**written: Any) -> TierLabParameters:
    return TierLabParameters.model_validate(written)


def test_the_defaults_are_the_lessons_example() -> None:
    # 120 % of 20 000 is 24 000. One rate: 5 % = 1200. Marginal: 5 % of 20 000 + 7.5 % of 4000
    # = 1000 + 300. Retroactive: 7.5 % of 24 000 = 1800. At 20 000: 7.5 % − 5 % = 500.
    plans = tiered(made())
    now = plans.at(Decimal("1.2"))
    amounts = (now.sales, now.flat, now.marginal, now.retroactive)
    assert amounts == tuple(map(Decimal, (24_000, 1200, 1300, 1800)))
    assert plans.jump == 500


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (
            {},
            "At 120% of quota a retroactive tier pays €1,800, a marginal one €1,300:"
            " the jump at 100% is worth €500",
        ),
        (
            {"attainment": "1"},
            "At 100% of quota a retroactive tier pays €1,500, a marginal one €1,000:"
            " the jump at 100% is worth €500",
        ),
        (
            {"attainment": "0.99"},
            "At 99% of quota all three plans pay €990;"
            " at 100% the retroactive tier adds €500 at once",
        ),
        (
            {"attainment": "0.5", "start": "0.8", "multiplier": "0.5"},
            "At 50% of quota all three plans pay €500;"
            " at 80% the retroactive tier takes €400 away at once",
        ),
        (
            {"start": "0.8", "multiplier": "0.5"},
            "At 120% of quota a retroactive tier pays €600, a marginal one €1,000:"
            " the drop at 80% costs €400",
        ),
        ({"multiplier": "1"}, "At 120% of quota all three plans pay €1,200: no tier differs"),
    ],
)
def test_the_title_says_what_the_tier_does_now(written: dict[str, str], title: str) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_the_table_has_both_sides_of_the_cliff() -> None:
    table = CHART.table(made(), ENGLISH)
    assert table.columns == (
        "Attainment",
        "Sales",
        "One rate",
        "Marginal tier",
        "Retroactive tier",
    )
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("0%", "€0", "€0", "€0", "€0"),
        ("50%", "€10,000", "€500", "€500", "€500"),
        ("just under 100%", "€20,000", "€1,000", "€1,000", "€1,000"),
        ("100%", "€20,000", "€1,000", "€1,000", "€1,500"),
        ("120%", "€24,000", "€1,200", "€1,300", "€1,800"),
        ("150%", "€30,000", "€1,500", "€1,750", "€2,250"),
        ("200%", "€40,000", "€2,000", "€2,500", "€3,000"),
    ]


def test_the_text_alternative_gives_form_lines_and_the_point() -> None:
    assert CHART.alt(made(), ENGLISH) == (
        "Line chart of a month’s commission before tax, attainment 0 to 200%."
        " Up to 100% of the quota three lines run as one, from €0 to €1,000."
        " At 100%: one rate €1,000, marginal tier €1,000, retroactive tier €1,500."
        " At 200%: one rate €2,000, marginal tier €2,500, retroactive tier €3,000."
        " At 120% of quota a retroactive tier pays €1,800, a marginal one €1,300:"
        " the jump at 100% is worth €500."
    )


@pytest.mark.parametrize(
    ("written", "verb", "actual"),
    [({}, "add", 500), ({"multiplier": "0.4"}, "lost", 600), ({"multiplier": "1"}, "add", 0)],
)
def test_the_guess_asks_what_reaching_the_tier_does(
    written: dict[str, str], verb: str, actual: int
) -> None:
    guess = CHART.guess(made(**written))
    assert verb in guess.prompt
    assert guess.actual == actual


@pytest.mark.parametrize(
    ("multiplier", "height"), [("1.5", 1000 + 300), ("0.5", 1000 - 300), ("0.1", 1000 - 300)]
)
def test_a_guess_is_drawn_from_where_the_cliff_begins(multiplier: str, height: int) -> None:
    figure = CHART.figure(made(multiplier=multiplier), ENGLISH, LIGHT, Decimal(300))
    ring = figure.data[-1]
    assert (ring.x, ring.y) == ((1.0,), (float(height),))
    assert "<b>Your guess</b>" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("multiplier", "label"), [("1.5", "<b>+€500</b>"), ("0.5", "<b>−€500</b>"), ("1", None)]
)
def test_the_jump_is_told_beside_the_cliff(multiplier: str, label: str | None) -> None:
    figure = CHART.figure(made(multiplier=multiplier), ENGLISH, LIGHT)
    signed = [note.text for note in figure.layout.annotations if note.text[3] in "+−"]
    assert signed == ([label] if label else [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rate", "5"),
        ("quota", "99"),
        ("start", "0.49"),
        ("start", "100"),
        ("multiplier", "5.1"),
        ("multiplier", "-1"),
        ("attainment", "2.1"),
    ],
)
def test_parameters_out_of_range_are_refused_at_their_field(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made(**{field: value})
    assert [error["loc"] for error in refused.value.errors()] == [(field,)]


def test_the_multipliers_slider_holds_what_the_lesson_wrote() -> None:
    for multiplier, maximum in (("1.5", 3), ("4", 5)):
        *_, slider = CHART.controls(made(multiplier=multiplier))
        assert isinstance(slider, Control)
        assert slider.maximum == maximum


@given(given=parameters)
def test_past_its_start_a_retroactive_tier_stays_ahead_by_the_jump(
    given: TierLabParameters,
) -> None:
    plans = tiered(given)
    now = plans.at(given.attainment)
    if given.attainment < given.start:
        assert now.flat == now.marginal == now.retroactive
    else:
        # Each amount is rounded to cents.
        assert abs(now.retroactive - now.marginal - plans.jump) <= Decimal("0.02")


@pytest.mark.parametrize("language", ["lv", "en"])
@given(given=parameters)
def test_title_alt_table_and_figure_agree(language: str, given: TierLabParameters) -> None:
    words = words_for(language)
    title, table = CHART.title(given, words), CHART.table(given, words)
    figure = CHART.figure(given, words, LIGHT)
    shared, *branches, edges, now = figure.data
    last = [cell.value for cell in table.rows[-1]][2:]
    assert [Decimal(str(branch.y[-1])) for branch in branches] == last
    assert shared.y[-1] == branches[0].y[0] == edges.y[0]
    assert edges.y[1] == branches[2].y[0]
    chosen = next(r for r in table.rows if r[0].value == given.attainment)
    assert [Decimal(str(y)) for y in now.y] == [cell.value for cell in chosen[2:]]
    assert chosen[0].text in title
    assert abs(tiered(given).jump) == 0 or euro(words, abs(tiered(given).jump)) in title
    assert title in CHART.alt(given, words)
    assert figure.layout.yaxis.range[1] > max(*now.y, *(branch.y[-1] for branch in branches))


@given(st.lists(st.floats(0, 300), max_size=6).map(sorted), st.floats(1, 40))
def test_labels_one_over_another_are_kept_apart(heights: list[float], gap: float) -> None:
    moved = apart(heights, gap, 10)
    assert all(b - a >= gap - 1e-9 for a, b in pairwise(moved))
    assert all(height >= 10 for height in moved)


def test_labels_with_room_stay_where_they_are() -> None:
    assert apart([20, 60, 100], 30, 0) == [20, 60, 100]
    assert apart([50, 60], 30, 0) == [40, 70]


def test_a_label_stays_near_its_point_or_is_left_out() -> None:
    wall = [spot(0.5, 0.5, 0.5, 0.3)]
    assert beside_point(0.5, 0.5, 0.2, 0.06, []) is not None
    assert beside_point(0.5, 0.5, 0.2, 0.06, wall) is None
