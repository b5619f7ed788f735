"""Size and region: a cell is the reference times two multipliers, and a click chooses it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, DARK, LIGHT, Palette
from course.pay.charts.guessing import prompt
from course.pay.charts.size_region.chart import SizeRegionParameters
from course.pay.charts.size_region.drawing import FULL, PALE, mixed
from course.pay.offers.role_grid import RoleGrid, cell, gap, grid
from tests.pay.charts.drawing.test_frame import _contrast

CHART = CHARTS["size-region"]
ENGLISH, LATVIAN = words_for("en"), words_for("lv")
multipliers = st.decimals("0.5", 2, places=3)
weights = st.decimals(0, "1.5", places=2)


def made(**written: Any) -> SizeRegionParameters:
    return SizeRegionParameters.model_validate(written)


def drawn(guess: str | None = None, **written: Any) -> Any:
    number = None if guess is None else Decimal(guess)
    return CHART.figure(made(**written), ENGLISH, LIGHT, number)


def test_the_reference_and_the_lowest_of_the_defaults_are_the_published_averages() -> None:
    assert cell(RoleGrid(), "medium", "riga").pay == 1980
    assert round(cell(RoleGrid(), "medium", "latgale").pay) == 1317


def test_a_cell_scales_base_and_sales_by_both_multipliers() -> None:
    large = cell(RoleGrid(), "large", "latgale")
    assert (large.base, large.commission) == (Decimal("947.63"), Decimal("698.25"))


@given(st.lists(multipliers, min_size=2, max_size=4), multipliers, weights, weights)
def test_weights_of_0_make_all_alike_and_any_weight_keeps_the_order(
    sizes: list[Decimal], region: Decimal, size_weight: Decimal, region_weight: Decimal
) -> None:
    written = {
        "sizes": {f"s{n}": {"name": "S", "multiplier": m} for n, m in enumerate(sizes)},
        "regions": {"a": {"name": "A", "multiplier": region}, "b": {"name": "B", "multiplier": 1}},
    }
    weighed = made(**written, size_weight=size_weight, region_weight=region_weight)
    pays = [cell(weighed, f"s{n}", "a").pay for n in range(len(sizes))]
    ordered = sorted(range(len(sizes)), key=lambda n: sizes[n])
    assert [pays[n] for n in ordered] == sorted(pays)
    alike = made(**written, size_weight=0, region_weight=0)
    assert {c.pay for c in grid(alike)} == {Decimal(1980)}
    assert gap(alike) == 0


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ({}, "Small company, Riga region: €1,584 a month = €912 base + €672 commission"),
        (
            {"size": "large", "region": "latgale", "region_weight": "0"},
            "Large company, Latgale: €2,475 a month = €1,425 base + €1,050 commission",
        ),
    ],
)
def test_the_title_splits_the_pay_of_the_chosen_cell(written: dict[str, Any], title: str) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_names_of_the_defaults_are_in_the_readers_language_and_own_names_as_written() -> None:
    assert CHART.title(made(), LATVIAN).startswith("Mazs uzņēmums, Rīgas reģions: ")
    own = made(sizes={"small": {"multiplier": 1, "name": "Stūra <b>"}, "large": {"multiplier": 2}})
    assert CHART.title(own, LATVIAN).startswith("Stūra <b>, Rīgas reģions: ")
    figure = CHART.figure(own, LATVIAN, LIGHT)
    texts = [note.text for note in figure.layout.annotations] + list(figure.data[0].customdata)
    assert any("&lt;b&gt;" in text for text in texts)


def test_a_click_on_any_cell_chooses_its_size_and_region() -> None:
    parameters = made()
    for point in CHART.figure(parameters, ENGLISH, LIGHT).data[0].ids:
        picked = CHART.picked(parameters, point)
        moved = CHART.with_values(parameters, picked)
        assert f"{moved.size}/{moved.region}" == point
    assert CHART.picked(parameters, "huge/riga") == {}


def test_each_cell_is_drawn_once_with_its_amount_in_whole_euro_and_none_fades() -> None:
    bars = drawn().data[0]
    assert len(set(zip(bars.base, bars.y, strict=True))) == len(bars.ids) == 15
    # 1930.50 is rounded half up.
    assert bars.text[list(bars.ids).index("large/kurzeme")] == "€1,931"
    assert bars.unselected.marker.opacity == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("part", [PALE, (PALE + FULL) / 2, FULL])
def test_amounts_are_legible_on_every_colour(palette: Palette, part: float) -> None:
    assert _contrast(palette.ink, mixed(palette.page, palette.base, part)) >= 4.5


def test_the_guess_asks_for_the_gap_and_marks_the_cell_that_it_would_be() -> None:
    guess = CHART.guess(made())
    assert guess.actual == Decimal("1.3496")
    assert "a large company in Riga" in prompt(ENGLISH, guess)
    figure = drawn("0.5")
    (ring,) = [shape for shape in figure.layout.shapes if shape.line.color == LIGHT.guess]
    # 1053.36 and half of it are 1580.04: nearest is the small company in the Riga region, on top left.
    assert (round(ring.x0), round(ring.y0 + 0.5)) == (0, 4)
    assert any("Your guess: 50% more" in note.text for note in figure.layout.annotations)


def test_where_other_cells_are_the_ends_the_guess_names_none() -> None:
    moved = made(regions={"riga": {"multiplier": "0.9"}, "vidzeme": {"multiplier": "1.1"}})
    assert "where it pays best" in prompt(ENGLISH, CHART.guess(moved))


@pytest.mark.parametrize("weight", ["0", "1", "1.5"])
def test_the_guess_has_room_for_the_answer_and_does_not_start_at_it(weight: str) -> None:
    ends = {"a": {"name": "A", "multiplier": "0.5"}, "b": {"name": "B", "multiplier": "2"}}
    far = made(sizes=ends, regions=ends, size_weight=weight, region_weight=weight)
    guess = CHART.guess(far)
    assert guess.minimum <= guess.actual <= guess.maximum
    assert abs(guess.start - guess.actual) > guess.step


@pytest.mark.parametrize(
    ("written", "said", "unsaid"),
    [
        ({}, "€1,980 and €1,317 a month", "Multipliers"),
        ({"source": "our survey, 2026"}, "Multipliers: our survey, 2026.", "€1,317"),
        ({"region_weight": "1.2"}, "Illustrative", "€1,317"),
        (
            {"regions": {"riga": {"multiplier": 1}, "latgale": {"multiplier": "0.7"}}},
            "Illustrative",
            "€1,317",
        ),
    ],
)
def test_averages_are_cited_only_where_the_multipliers_follow_them(
    written: dict[str, Any], said: str, unsaid: str
) -> None:
    caption = CHART.caption(made(**written), ENGLISH)
    assert said in caption
    assert unsaid not in caption


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"size": "huge"}, "“huge” is not among those listed: write one of small, medium, large"),
        ({"region": "pieriga"}, "“pieriga” is not among those listed"),
        (
            {"sizes": {"micro": {"multiplier": 1}, "small": {"multiplier": 1}}},
            "“micro” has no name: add a field ‘name’ to it",
        ),
        ({"sizes": {"small": {"multiplier": 1}}}, "at least 2 items"),
        (
            {"regions": {"riga": {"multiplier": "0.4"}, "latgale": {"multiplier": 1}}},
            "greater than or equal to 0.5",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told(written: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        made(**written)


def test_the_description_names_the_marked_cell() -> None:
    parameters = made(size="small", region="latgale")
    assert CHART.alt(parameters, ENGLISH).endswith("Marked: Latgale, Small company.")
