"""Labels stand by what they name, on the narrowest screen and, since they are aligned, on any."""

from collections.abc import Iterator
from decimal import Decimal
from math import hypot
from typing import Any

import pytest
from pydantic import BaseModel

from course.locale import Words, words_for
from course.pay.charts import CHARTS, LIGHT
from course.pay.charts.drawing.frame import HEIGHT, guess_text, share_of_width, width
from course.pay.charts.guessing import stops
from tests.pay.charts.charting import Json, drawn, notes, variants
from tests.pay.charts.labels import named, part, room

ENGLISH, LATVIAN = words_for("en"), words_for("lv")
SCREEN = 340


def guessed(name: str) -> Iterator[tuple[BaseModel, Decimal]]:
    """A chart's variants, each with guesses at both ends of the slider and between."""
    chart = CHARTS[name]
    for parameters in variants(chart):
        guess = chart.guess(parameters)
        for value in (guess.minimum, guess.start, guess.maximum):
            yield parameters, value


def apart(figure: Json, note: Json, x: float, y: float) -> float:
    """From a label's aligned end to a point, in parts of the drawing."""
    across = part(figure, "xaxis", note["x"]) - part(figure, "xaxis", x)
    return hypot(across, part(figure, "yaxis", note["y"]) - part(figure, "yaxis", y))


def ring(figure: Json) -> tuple[float, float] | None:
    """The point that the reader's guess is drawn at, if it is a point."""
    for trace in figure["data"]:
        marker = trace.get("marker", {})
        if marker.get("line", {}).get("color") == LIGHT.guess:
            return trace["x"][0], trace["y"][0]
    return None


@pytest.mark.parametrize("name", ["cap", "safety-curve", "stay-or-hop", "tier-lab"])
def test_the_name_of_a_guess_stands_by_its_ring(name: str) -> None:
    for parameters, value in guessed(name):
        figure = drawn(CHARTS[name], parameters, LATVIAN, LIGHT, value)
        label = named(figure, guess_text(LATVIAN))
        assert label
        if at := ring(figure):
            assert apart(figure, label, *at) < 0.55, (parameters, value)


def test_offers_names_stand_by_their_dots_and_a_guess_hides_neither() -> None:
    chart = CHARTS["safety-curve"]
    for parameters, value in guessed("safety-curve"):
        figure = drawn(chart, parameters, LATVIAN, LIGHT, value)
        dots, mark = figure["data"][-2:]
        for name, y in zip("AB", dots["y"], strict=True):
            label = named(figure, f"<b>{name}</b>")
            assert label
            assert apart(figure, label, dots["x"][0], y) < 0.45, (parameters, value)
        assert mark["marker"]["symbol"] == "circle-open"
        assert mark["marker"]["size"] > dots["marker"]["size"] + dots["marker"]["line"]["width"]


@pytest.mark.parametrize("words", [ENGLISH, LATVIAN], ids=["en", "lv"])
def test_words_about_a_move_stand_off_the_upright_lines(words: Words) -> None:
    chart = CHARTS["stay-or-hop"]
    start = chart.parameters()
    guess = chart.guess(start)
    for value in stops(guess.minimum, guess.maximum, guess.step, guess.start):
        figure = drawn(chart, start, words, LIGHT, value)
        foot = words.say("leaves after month {month}", month="6")
        for text in (guess_text(words), foot):
            label = named(figure, text)
            assert label
            x0, x1, y0, y1 = room(figure, label)
            for line in figure["layout"]["shapes"]:
                across = part(figure, "xaxis", line["x0"])
                off = not x0 < across < x1 or line["y1"] <= y0 or y1 <= line["y0"]
                assert off, (text, value)


@pytest.mark.parametrize("words", [ENGLISH, LATVIAN], ids=["en", "lv"])
def test_a_share_of_all_months_is_told_above_the_curves(words: Words) -> None:
    chart = CHARTS["safety-curve"]
    for cost in range(1000, 1400, 50):
        figure = drawn(chart, chart.parameters(cost=cost), words, LIGHT)
        label = named(figure, "<b>A</b>")
        assert label
        assert "100" in label["text"]
        assert room(figure, label)[2] > part(figure, "yaxis", 1)


def test_the_pay_stands_by_its_dot() -> None:
    chart = CHARTS["cap"]
    for parameters in variants(chart):
        figure = drawn(chart, parameters, ENGLISH, LIGHT)
        dot = figure["data"][2]
        if len(dot["x"]) == 1 and (label := named(figure, "<b>€")):
            assert apart(figure, label, dot["x"][0], dot["y"][0]) < 0.35, parameters


def test_the_name_of_a_guessed_pay_stands_at_its_level() -> None:
    for parameters, value in guessed("two-offers"):
        figure = drawn(CHARTS["two-offers"], parameters, LATVIAN, LIGHT, value)
        mark, label = figure["layout"]["shapes"][-1], named(figure, guess_text(LATVIAN))
        assert label
        if mark["y0"] == mark["y1"]:
            off = part(figure, "yaxis", label["y"]) - part(figure, "yaxis", mark["y0"])
            assert -0.18 < off < 0.11, (parameters, value)


def test_the_line_of_equal_worth_is_named_beside_it() -> None:
    chart = CHARTS["uncapped-risk"]
    for parameters in variants(chart):
        figure = drawn(chart, parameters, LATVIAN, LIGHT)
        label, line = named(figure, "tikpat labi"), figure["data"][1]
        assert label
        (x0, x1), (y0, y1) = line["x"], line["y"]
        ends = (part(figure, "xaxis", x0), part(figure, "yaxis", y0))
        others = (part(figure, "xaxis", x1), part(figure, "yaxis", y1))
        x, y = part(figure, "xaxis", label["x"]), part(figure, "yaxis", label["y"])
        along, up = others[0] - ends[0], others[1] - ends[1]
        off = abs(up * (x - ends[0]) - along * (y - ends[1])) / hypot(along, up)
        assert off < 0.3, parameters


def test_months_without_commission_are_named_beside_one_or_not_at_all() -> None:
    chart = CHARTS["income-fan"]
    for parameters in variants(chart):
        figure = drawn(chart, parameters, ENGLISH, LIGHT)
        if label := named(figure, "<b>no commission"):
            year = figure["data"][2]
            empty = [
                (x, y)
                for x, y, size in zip(year["x"], year["y"], year["marker"]["size"], strict=True)
                if size > 6
            ]
            assert min(apart(figure, label, *month) for month in empty) < 0.25, parameters


def test_the_bands_labels_are_the_titles_amounts_where_all_months_are_alike() -> None:
    chart = CHARTS["income-fan"]
    start = chart.parameters()
    assert "€900 to €3,347" in chart.title(start, ENGLISH)
    labels = notes(drawn(chart, start, ENGLISH, LIGHT))
    assert "9 in 10:<br>to €3,347" in labels
    assert "1 in 10:<br>to €900" in labels


def test_a_months_own_amounts_stand_where_the_last_month_is_another() -> None:
    chart = CHARTS["income-fan"]
    plan = {"base": "900", "rate": "0.08", "bonuses": [{"month": 12, "amount": "3000"}]}
    parameters = chart.parameters.model_validate({"plan": plan})
    last = chart.table(parameters, ENGLISH).rows[-1]
    labels = " ".join(notes(drawn(chart, parameters, ENGLISH, LIGHT)))
    assert any(cell.text in labels for cell in last[1:])
    assert f"to {chart.title(parameters, ENGLISH).split()[-1]}" not in labels


def test_the_strips_name_stays_on_the_screen() -> None:
    chart = CHARTS["income-fan"]
    for words in (ENGLISH, LATVIAN):
        for parameters in variants(chart):
            figure = drawn(chart, parameters, words, LIGHT)
            label = named(figure, "100 ")
            assert label
            text = label["text"].removeprefix("<b>").removesuffix("</b>")
            axis = max(map(width, figure["layout"]["yaxis"]["ticktext"])) + 30
            assert axis + label["xshift"] + width(text) <= SCREEN, parameters


def test_the_last_amount_of_the_pay_axis_has_room() -> None:
    chart = CHARTS["pay-anatomy"]
    for words in (ENGLISH, LATVIAN):
        for parameters in variants(chart):
            layout = drawn(chart, parameters, words, LIGHT)["layout"]
            axis, margin = layout["xaxis"], layout["margin"]
            room = SCREEN - margin["l"] - margin["r"] - 90
            beyond = (1 - axis["tickvals"][-1] / axis["range"][1]) * room
            assert width(axis["ticktext"][-1]) / 2 - 8 <= beyond + margin["r"], parameters


def test_the_name_of_a_guess_leaves_the_bars_of_debt_free() -> None:
    chart = CHARTS["draw-clawback"]
    for parameters, value in guessed("draw-clawback"):
        figure = drawn(chart, parameters, LATVIAN, LIGHT, value)
        label = named(figure, guess_text(LATVIAN))
        assert label
        if label["yref"] == "paper":
            # Before what is owed, in the row below the bars.
            owed = named(figure, "Parāds")
            assert owed
            taken = sum(width(note["text"][3:-4]) for note in (label, owed))
            assert (label["y"], label["yanchor"]) == (0, "top")
            assert taken <= SCREEN - 8
        else:
            assert not list(_bars_under(figure, label)), (parameters, value)


def _bars_under(figure: Json, label: Json) -> Iterator[Any]:
    """The months whose bars of debt reach into a label."""
    count = len(figure["data"][0]["x"])
    owed = [
        sum(trace["y"][n] or 0 for trace in figure["data"] if trace["yaxis"] == "y2")
        for n in range(count)
    ]
    wide = share_of_width(guess_text(LATVIAN)) * count
    lowest = figure["layout"]["yaxis2"]["range"][0]
    assert label["yanchor"] == "top"
    bottom = label["y"] + 16 / (0.28 * (HEIGHT - 72)) * lowest
    assert bottom <= lowest * 1.001
    for n, amount in enumerate(owed):
        left, right = n + 1 - 0.38, n + 1 + 0.38
        if amount > label["y"] and label["x"] < right and left < label["x"] + wide:
            yield n


def test_a_guess_of_the_gap_claims_no_cell_that_pays_otherwise() -> None:
    chart = CHARTS["size-region"]
    figure = drawn(chart, chart.parameters(), ENGLISH, LIGHT, Decimal(3))
    assert "<b>Your guess: 300% more; the dotted cell is nearest</b>" in notes(figure)
