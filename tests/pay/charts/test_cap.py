"""Cap says, lists and draws the same numbers, and shades what the cap takes."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.amounts import euro
from course.pay.charts.cap.chart import CapParameters, capped

CHART = CHARTS["cap"]
ENGLISH = words_for("en")

parameters = st.builds(
    CapParameters,
    base=st.decimals(0, 20_000, places=2),
    rate=st.decimals(0, 1, places=4),
    cap=st.decimals(0, 100_000, places=2),
    sales=st.decimals(0, 50_000, places=2),
    end=st.decimals(50_000, 1_000_000, places=2),
)


def made(**written: Any) -> CapParameters:
    return CapParameters.model_validate(written)


def notes(parameters: CapParameters, guess: Decimal | None = None) -> list[str]:
    figure = CHART.figure(parameters, ENGLISH, LIGHT, guess)
    return [note.text for note in figure.layout.annotations]


def test_the_defaults_are_the_lessons_example() -> None:
    # 5 % of 32 000 is 1600, of which the cap leaves 1000: 1200 + 1000 instead of 1200 + 1600.
    now = capped(made()).at(Decimal(32_000))
    assert (now.capped, now.uncapped, now.lost) == tuple(map(Decimal, (2200, 2800, 600)))
    assert capped(made()).reach == 20_000


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ({}, "At €32,000 of sales the cap takes €600: pay is €2,200, not €2,800"),
        (
            {"sales": "20000"},
            "At €20,000 of sales the cap takes nothing: it takes pay only above €20,000",
        ),
        (
            {"rate": "0.0333", "cap": "99000"},
            "At €32,000 of sales the cap takes nothing: it takes pay only above €2,972,972.97",
        ),
        ({"rate": "0"}, "At a rate of 0% there is no commission, so nothing for a cap to take"),
        (
            {"cap": "0", "base": "0"},
            "At €32,000 of sales the cap takes €1,600: pay is €0, not €1,600",
        ),
    ],
)
def test_the_title_says_what_the_cap_takes_now(written: dict[str, str], title: str) -> None:
    assert CHART.title(made(**written), ENGLISH) == title


def test_the_table_has_the_caps_reach_and_the_chosen_sales_among_its_rows() -> None:
    table = CHART.table(made(cap="1250"), ENGLISH)
    assert table.columns == ("Sales", "Pay with the cap", "Pay without a cap", "Lost to the cap")
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("€0", "€1,200", "€1,200", "€0"),
        ("€10,000", "€1,700", "€1,700", "€0"),
        ("€20,000", "€2,200", "€2,200", "€0"),
        ("€25,000", "€2,450", "€2,450", "€0"),
        ("€30,000", "€2,450", "€2,700", "€250"),
        ("€32,000", "€2,450", "€2,800", "€350"),
        ("€40,000", "€2,450", "€3,200", "€750"),
    ]


@pytest.mark.parametrize(
    ("written", "shaded"),
    [({}, " What lies between is shaded: €1,000 at the right end."), ({"cap": "2000"}, "")],
)
def test_the_text_alternative_gives_form_lines_and_the_point(
    written: dict[str, str], shaded: str
) -> None:
    given = made(**written)
    pay, cap = ("€2,200", "€1,000") if not written else ("€3,200", "€2,000")
    assert CHART.alt(given, ENGLISH) == (
        "Line chart of a month’s pay before tax at sales from 0 to €40,000."
        f" Without a cap pay goes from €1,200 to €3,200. With commission capped at {cap}"
        f" it goes to {pay}.{shaded} {CHART.title(given, ENGLISH)}."
    )


@pytest.mark.parametrize(
    ("written", "named", "shapes"),
    [
        ({}, {"€600 lost", "Without a cap", "With the cap"}, 2),
        ({"sales": "12000"}, {"Without a cap", "With the cap", "€1,800"}, 1),
        ({"cap": "5000"}, {"With the cap and without", "€2,800"}, 0),
    ],
)
def test_what_is_drawn_is_named_beside_it(
    written: dict[str, str], named: set[str], shapes: int
) -> None:
    assert set(notes(made(**written))) == {
        "Pay a month, before tax",
        *(f"<b>{name}</b>" for name in named),
    }
    assert len(CHART.figure(made(**written), ENGLISH, LIGHT).layout.shapes) == shapes


def test_a_guess_is_drawn_over_the_pay_that_the_cap_leaves() -> None:
    figure = CHART.figure(made(), ENGLISH, LIGHT, Decimal(250))
    ring = figure.data[-1]
    assert (ring.x, ring.y) == ((32_000.0,), (2200.0 + 250,))
    assert "<b>Your guess</b>" in notes(made(), Decimal(250))
    assert CHART.guess(made()).actual == 600


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"rate": "5"}, ("rate",), "write 0.05 for 5 %"),
        ({"cap": "100001"}, ("cap",), "less than or equal to 100000"),
        ({"base": "-1"}, ("base",), "greater than or equal to 0"),
        ({"end": "99", "sales": "0"}, ("end",), "greater than or equal to 100"),
        (
            {"sales": "50000"},
            ("end",),
            "sales of 50000 lie beyond the axis, which ends at 40000: write a larger ‘end’",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, str], loc: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        made(**written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]


@pytest.mark.parametrize(
    ("written", "slider", "maximum"),
    [
        ({}, "cap", 3000),
        ({"cap": "9000"}, "cap", 20_000),
        ({"cap": "90000"}, "cap", 100_000),
        ({"end": "100", "sales": "0"}, "sales", 100),
        ({"end": "1000000"}, "sales", 1_000_000),
    ],
)
def test_sliders_reach_as_far_as_the_axis_and_beyond_the_lessons_cap(
    written: dict[str, str], slider: str, maximum: int
) -> None:
    controls = {control.id: control for control in CHART.controls(made(**written))}
    control = controls[slider]
    assert isinstance(control, Control)
    assert control.maximum == maximum


@pytest.mark.parametrize("language", ["lv", "en"])
@given(given=parameters)
def test_title_alt_table_and_figure_agree(language: str, given: CapParameters) -> None:
    words = words_for(language)
    title, table = CHART.title(given, words), CHART.table(given, words)
    figure = CHART.figure(given, words, LIGHT)
    uncapped, lines, dots = figure.data
    first, last = table.rows[0], table.rows[-1]
    for line, column in ((lines, 1), (uncapped, 2)):
        ends = [Decimal(str(y)) for y in (line.y[0], line.y[-1])]
        assert ends == [row[column].value for row in (first, last)]
    chosen = next(row for row in table.rows if row[0].value == given.sales)
    pay, full, lost = (cell.value or Decimal(0) for cell in chosen[1:])
    assert lost == full - pay
    assert [Decimal(str(y)) for y in dots.y] == ([pay, full] if lost else [pay])
    assert not lost or all(euro(words, amount) in title for amount in (given.sales, pay, lost))
    assert title in CHART.alt(given, words)
    assert all(b >= a for a, b in zip(lines.y, uncapped.y, strict=True))
