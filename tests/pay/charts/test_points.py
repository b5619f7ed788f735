"""Every chart's points, simulations and cells hold to what its words say."""

import re

from course.locale import Words, words_for
from course.pay.chance import simulation
from course.pay.charts import LIGHT, AnyChart
from course.pay.charts.csv import csv_file
from tests.pay.charts.charting import (
    LANGUAGES,
    assert_complete,
    drawn,
    number_in,
    variants,
)


def test_every_point_with_an_id_moves_controls(chart: AnyChart, words: Words) -> None:
    parameters = chart.parameters()
    known = {control.id for control in chart.controls(parameters)}
    for trace in drawn(chart, parameters, words, LIGHT)["data"]:
        ids = trace.get("ids", [])
        assert len(set(ids)) == len(ids)
        for point in ids:
            values = chart.picked(parameters, str(point))
            assert values
            assert set(values) <= known
            assert_complete(chart, chart.with_values(parameters, values), words, LIGHT)


def test_an_unknown_point_moves_nothing(chart: AnyChart) -> None:
    assert dict(chart.picked(chart.parameters(), "no such point")) == {}


def test_simulations_are_values_that_make_the_figure_quick(chart: AnyChart) -> None:
    seed = (
        {"seed": 4321} if "seed" in chart.parameters.model_fields else {}
    )  # drawn by no other test
    parameters = chart.parameters(**seed)
    first, second = chart.draws(parameters), chart.draws(parameters)
    assert first == second
    assert [hash(draws) for draws in first] == [hash(draws) for draws in second]
    chart.figure(parameters, words_for("en"), LIGHT)
    needed = all(draws.sales_key in simulation._SALES for draws in first)
    assert needed, "the figure did not need what it asked for"


def test_a_cells_value_is_what_its_text_says(chart: AnyChart, words: Words) -> None:
    for parameters in variants(chart):
        for row in chart.table(parameters, words).rows:
            for cell in row:
                if cell.value is not None:
                    said, half = number_in(cell.text, words)
                    # A share may be said as “7 of 100 months”.
                    hundredths = re.search(r"%|^[^€]*\b100\b[^€]*$", cell.text)
                    scale = 100 if hundredths else 1
                    assert abs(said - cell.value * scale) <= half, (cell, parameters)


def test_the_latvian_and_english_texts_hold_the_same_numbers(chart: AnyChart) -> None:
    for parameters in variants(chart):
        tables = [chart.table(parameters, words_for(language)) for language in LANGUAGES]
        latvian, english = (
            [
                [(cell.value, "".join(filter(str.isdigit, cell.text))) for cell in row]
                for row in table.rows
            ]
            for table in tables
        )
        assert latvian == english


def test_its_file_has_a_line_for_each_row(chart: AnyChart, words: Words) -> None:
    table = chart.table(chart.parameters(), words)
    assert csv_file(table, words).decode("utf-8-sig").count("\r\n") == len(table.rows) + 1
