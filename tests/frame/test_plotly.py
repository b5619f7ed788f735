"""The part of plotly.js that ships with the repository is what plotly for Python writes figures for."""

from __future__ import annotations

from pathlib import Path

from plotly.offline import get_plotlyjs_version

from course.app.components import PLOTLY
from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT

BASIC = {"scatter", "bar", "pie"}
"""The kinds of traces that the basic bundle draws."""


def test_it_is_the_version_that_plotly_for_python_is_made_for(repository: Path) -> None:
    file = repository / PLOTLY.removeprefix("app/")
    version = get_plotlyjs_version()
    assert file.name == f"plotly-basic-{version}.min.js"
    assert f"plotly.js (basic - minified) v{version}" in file.read_text(encoding="utf-8")[:200]
    assert list(file.parent.glob("*.js")) == [file]


def test_its_licence_lies_beside_it(repository: Path) -> None:
    licence = repository / "static" / "plotly" / "plotly-LICENSE.txt"
    assert "MIT License" in licence.read_text(encoding="utf-8")


def test_it_draws_all_that_charts_are_made_of() -> None:
    for chart in CHARTS.values():
        figure = chart.figure(chart.parameters(), words_for("en"), LIGHT).to_dict()
        assert {trace["type"] for trace in figure["data"]} <= BASIC
