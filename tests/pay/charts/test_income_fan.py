"""Income fan says, lists and draws the same months, and counts those without commission rightly."""

from decimal import Decimal
from math import exp
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from course.locale import words_for
from course.pay.charts import CHARTS, LIGHT, Control
from course.pay.charts.income_fan.chart import IncomeFanParameters, fan, floor
from course.pay.plans.plan import PayPlan

CHART = CHARTS["income-fan"]
ENGLISH = words_for("en")


def made(plan: dict[str, Any] | None = None, deals: str = "", **more: Any) -> IncomeFanParameters:
    """A chart of `plan`; `deals` are deals a year, mean and variation."""
    data = dict(more)
    if plan is not None:
        data["plan"] = plan
    if deals:
        data["flow"] = dict(
            zip(("deals_per_year", "mean", "variation"), deals.split(), strict=True)
        )
    return IncomeFanParameters.model_validate(data)


def fan_of(parameters: IncomeFanParameters) -> Any:
    return fan(*CHART.draws(parameters))


@pytest.mark.parametrize("deals", [6, 12, 36])
def test_the_share_of_months_without_commission_is_the_chance_of_no_deal(deals: int) -> None:
    # With deals / 12 expected in a month, e^(−deals / 12) of months have none.
    chance = exp(-deals / 12)
    runs = 20_000
    error = 4 * (chance * (1 - chance) / (12 * runs)) ** 0.5
    found = fan_of(made(deals=f"{deals} 5000 0.5", runs=runs)).without
    assert abs(float(found) - chance) <= error + 0.005


def test_the_band_holds_the_months_it_says() -> None:
    parameters = made({"base": "900", "rate": "0.08", "measure": "quarter", "cap": "3000"})
    pay = CHART.draws(parameters)[0].pay()
    found = fan_of(parameters)
    for month in range(12):
        at_most = [
            float((pay[:, month] <= float(line[month]) + 1).mean())
            for line in (found.low, found.middle, found.high)
        ]
        assert at_most[0] >= 0.1
        assert at_most[1] >= 0.5
        assert at_most[2] >= 0.9
    low, _, high = (float(amount) for amount in found.overall)
    assert float(((pay >= low - 1) & (pay <= high + 1)).mean()) >= 0.8


@pytest.mark.parametrize(
    ("plan", "deals", "title"),
    [
        ({"base": "1800"}, "", "Nothing is left to chance: every month pays €1,800"),
        (
            {"base": "900", "rate": "0.08"},
            "0 5000 0",
            "Nothing is left to chance: every month pays €900",
        ),
        (
            {"base": "900", "bonuses": [{"month": 12, "amount": "600"}]},
            "",
            "No month brings commission; at least 8 of 10 months pay €900 to €900",
        ),
        (
            {"base": "900", "rate": "0.01"},
            "1200 1000 0",
            "Every month brings commission; at least 8 of 10 months pay",
        ),
        (
            {"rate": "0.1", "draw": {"amount": "1000"}},
            "3 4000 0",
            "of 100 months there is no commission beyond the draw; at least 8 of 10 months pay"
            " €1,000 to €1,000",
        ),
        (
            {"base": "900", "rate": "0.08"},
            "72 5000 0",
            "In fewer than 1 of 100 months there is no commission;",
        ),
    ],
)
def test_the_title_says_what_chance_does(plan: dict[str, Any], deals: str, title: str) -> None:
    assert title in CHART.title(made(plan, deals), ENGLISH)


def test_the_default_shows_that_a_deal_a_month_leaves_every_third_month_empty() -> None:
    guess = CHART.guess(made())
    assert guess.actual == Decimal("0.37")
    assert CHART.title(made(), ENGLISH).startswith(
        "In 37 of 100 months there is no commission; at least 8 of 10 months pay €900 to €3,"
    )


def test_the_table_tells_the_months_of_the_chosen_year() -> None:
    parameters = made(path=3)
    found, pay = fan_of(parameters), CHART.draws(parameters)[0].pay()[2]
    rows = CHART.table(parameters, ENGLISH).rows
    assert len(rows) == 13
    for month in range(12):
        cell = rows[month][4]
        assert cell.value is not None
        assert abs(float(cell.value) - pay[month]) <= 0.5
        assert (pay[month] == 900) == ("no commission" in cell.text)
    assert rows[-1][4].value == found.without


def test_months_without_commission_are_marked_on_the_line() -> None:
    parameters = made(path=3)
    empty = fan_of(parameters).empty[2]
    path = CHART.figure(parameters, ENGLISH, LIGHT).data[2]
    assert any(empty)
    colours = path.marker.line.color
    assert [colour == LIGHT.offer_b for colour in colours] == list(empty)
    assert ["no commission" in told for told in path.customdata] == list(empty)
    months = ", ".join(str(n) for n, none in enumerate(empty, start=1) if none)
    assert f"Its months without commission: {months}." in CHART.alt(parameters, ENGLISH)


def test_the_strip_shows_the_share_and_the_guess_upon_it() -> None:
    figure = CHART.figure(made(), ENGLISH, LIGHT, Decimal("0.2"))
    assert list(figure.data[3].x) == [37, 63]
    line = figure.layout.shapes[-1]
    assert (line.xref, line.x0, line.x1) == ("x2", 20, 20)


def test_another_year_changes_the_line_alone() -> None:
    one, other = (CHART.figure(made(path=n), ENGLISH, LIGHT) for n in (1, 2))
    assert one.data[0].to_plotly_json() == other.data[0].to_plotly_json()
    assert list(one.data[2].y) != list(other.data[2].y)


def test_the_same_seed_gives_the_same_picture_and_another_gives_another() -> None:
    one, same, other = (CHART.figure(made(seed=n), ENGLISH, LIGHT) for n in (5, 5, 6))
    assert one == same
    assert one != other


def test_what_is_sure_counts_base_draw_and_the_months_bonuses() -> None:
    plan = PayPlan.from_data(
        {
            "base": "900",
            "rate": "0.1",
            "draw": {"amount": "300"},
            "bonuses": [{"month": 2, "amount": "50"}, {"month": 24, "amount": "70"}],
        }
    )
    # 900 + 300, in month 2 also 50; month 24 is beyond the year.
    assert np.array_equal(floor(plan, 3), [1200, 1250, 1200])


def test_sliders_move_the_plan_and_its_deals() -> None:
    start = made({"base": "900", "target": "600", "quota": "10000"})
    rate = next(control for control in CHART.controls(start) if control.id == "rate")
    assert rate.value == Decimal("0.06")
    assert CHART.with_values(start, {"rate": 0.06, "base": 900}) == start
    moved = CHART.with_values(start, {"rate": 0.1, "base": 1000, "deals": 24, "deal": 5000.0})
    assert (moved.plan.rate, moved.plan.target) == (Decimal("0.1"), None)
    assert moved.plan.base == 1000
    assert (moved.flow.deals_per_year, moved.flow.mean) == (24, 5000)


def test_a_number_of_deals_that_no_slider_shows_stays_until_it_is_moved() -> None:
    start = made(deals="36.5 4000 0.5")
    assert CHART.with_values(start, {"deals": 36.5}).flow.deals_per_year == Decimal("36.5")
    assert CHART.with_values(start, {"deals": 36}).flow.deals_per_year == 36


@pytest.mark.parametrize(
    ("written", "loc", "sentence"),
    [
        ({"path": "21"}, ("path",), "less than or equal to 20"),
        ({"runs": "200001"}, ("runs",), "less than or equal to 200000"),
        ({"seed": "-1"}, ("seed",), "greater than or equal to 0"),
        ({"plan": {"base": "-1"}}, ("plan", "base"), "greater than or equal to 0"),
        (
            {
                "runs": "200000",
                "flow": {"deals_per_year": "1000", "mean": "100", "variation": "0"},
            },
            ("runs",),
            "200000 years of 1000 deals take too long to draw: write 50000 runs or fewer",
        ),
    ],
)
def test_what_a_lesson_writes_wrongly_is_told_at_its_field(
    written: dict[str, object], loc: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        IncomeFanParameters.model_validate(written)
    (error,) = refused.value.errors()
    assert error["loc"] == loc
    assert sentence in error["msg"]


def test_the_slider_for_deals_goes_no_farther_than_can_be_drawn() -> None:
    start = made(deals="200 4000 0", runs=200_000)
    deals = next(control for control in CHART.controls(start) if control.id == "deals")
    assert isinstance(deals, Control)
    assert deals.maximum == 250
    CHART.with_values(start, {"deals": deals.maximum})
