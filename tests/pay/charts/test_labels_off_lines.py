"""No label lies over a line, on the narrowest screen and so on any, wherever the sliders stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from course.locale import Words, words_for
from course.pay.charts import CHARTS, LIGHT
from tests.pay.charts.charting import Json, drawn, variants
from tests.pay.charts.labels import touching
from tests.pay.charts.test_stay_or_hop import CASES

WORDS = pytest.mark.parametrize("words", [words_for("en"), words_for("lv")], ids=["en", "lv"])
STAY, SAFETY = CHARTS["stay-or-hop"], CHARTS["safety-curve"]

MOVES: list[dict[str, Any]] = [
    *CASES,
    *({"leave": leave, "ramp": 3} for leave in (0, 1, 3, 9, 16, 23, 24, 29, 33)),
    *({"leave": leave, "ramp": ramp} for leave in (0, 11, 22) for ramp in (0, 7, 12)),
    *({"uplift": uplift, "leave": 17} for uplift in ("0", "0.03", "0.08", "0.3", "0.5")),
    {"months": 24},
    {"months": 60, "leave": 30},
    {"gap": 6},
]
COSTS = [*range(0, 3400, 100), 850, 950, 1450, 1550, 1610, 2150, 2850]


def _guessed(chart: Any, parameters: BaseModel) -> Iterator[Decimal | None]:
    """No guess, both ends of its slider, and some between."""
    yield None
    guess = chart.guess(parameters)
    steps = (guess.maximum - guess.minimum) / guess.step
    for part in range(5):
        yield guess.minimum + guess.step * int(steps * part / 4)


def _drawings(chart: Any, several: list[BaseModel], words: Words) -> Iterator[tuple[Any, Json]]:
    for parameters in several:
        for guess in _guessed(chart, parameters):
            at = (parameters.model_dump(exclude_defaults=True), guess)
            yield at, drawn(chart, parameters, words, LIGHT, guess)


@WORDS
def test_words_about_a_move_stand_off_every_line(words: Words) -> None:
    several = [*variants(STAY), *(STAY.parameters.model_validate(move) for move in MOVES)]
    for at, figure in _drawings(STAY, several, words):
        assert touching(figure, 2) == [], at


@WORDS
def test_words_about_a_move_lack_nothing_that_it_turns_on(words: Words) -> None:
    several = [STAY.parameters.model_validate(move) for move in MOVES]
    for at, figure in _drawings(STAY, several, words):
        colours = [note["font"]["color"] for note in figure["layout"]["annotations"]]
        crossed = any(s["line"]["color"] == LIGHT.accent for s in figure["layout"]["shapes"])
        assert (LIGHT.ink in colours) == crossed, at
        assert {LIGHT.offer_a, LIGHT.offer_b} <= {*colours}, at


@WORDS
def test_numbers_at_costs_stand_off_every_line(words: Words) -> None:
    several = [*variants(SAFETY), *(SAFETY.parameters(cost=Decimal(cost)) for cost in COSTS)]
    for at, figure in _drawings(SAFETY, several, words):
        assert touching(figure, 2) == [], at


@WORDS
def test_each_offers_number_is_told_whatever_the_costs(words: Words) -> None:
    for cost in COSTS:
        figure = drawn(SAFETY, SAFETY.parameters(cost=Decimal(cost)), words, LIGHT)
        for name in "AB":
            (label,) = (
                n["text"]
                for n in figure["layout"]["annotations"]
                if n["text"].startswith(f"<b>{name}</b>")
            )
            assert any(map(str.isdigit, label)), cost
