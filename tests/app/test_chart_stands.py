"""A chart is drawn once for all who have it stand in one place, and anew where anything about it differs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from course.app.blocks.charts.exhibit import _drawn, _Stand
from course.locale import words_for
from course.pay.charts import CHARTS, DARK, LIGHT
from course.pay.charts.chart import Choice

CAP = CHARTS["cap"]


def stand(**other: Any) -> _Stand:
    """Where a chart stands at first."""
    at: dict[str, Any] = {
        "chart": CAP,
        "now": CAP.parameters(),
        "words": words_for("en"),
        "palette": LIGHT,
        "mark": None,
    }
    return _Stand.of(**at | other)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_stands_where_it_stood(name: str) -> None:
    chart = CHARTS[name]
    one, other = (stand(chart=chart, now=chart.parameters()) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("name", CHARTS)
def test_every_control_moves_it(name: str) -> None:
    chart = CHARTS[name]
    first = chart.parameters()
    for control in chart.controls(first):
        values: list[Decimal | float | str] = (
            [value for value, _ in control.options]
            if isinstance(control, Choice)
            else [control.minimum, control.maximum]
        )
        moved = [chart.with_values(first, {control.id: value}) for value in values]
        assert len({stand(chart=chart, now=now) for now in moved}) == len(values), control.id


@pytest.mark.parametrize(
    "other", [{"words": words_for("lv")}, {"palette": DARK}, {"mark": Decimal(30_000)}]
)
def test_it_is_drawn_anew_for_another_language_theme_or_guess(other: dict[str, Any]) -> None:
    assert _drawn(stand()) is _drawn(stand())
    assert _drawn(stand(**other)) != _drawn(stand())


def test_what_is_shown_is_what_the_chart_draws() -> None:
    at = stand()
    assert _drawn(at) == _drawn.__wrapped__(at)
