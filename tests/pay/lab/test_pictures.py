"""The lab's own drawings: the shape of a plan, and the waterfall of a changed clause."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.charts import DARK, LIGHT
from course.pay.charts.drawing.frame import share_of_width
from course.pay.lab.pictures.plan_picture import picture
from course.pay.lab.pictures.waterfall import Waterfall, signed
from course.pay.lab.presets import PRESETS
from course.pay.plans.plan import PayPlan
from course.pay.statements.commission import period_commission

LANGUAGES = ("lv", "en")
STEEP = PayPlan.from_data(
    {
        "rate": "0.05",
        "quota": 10_000,
        "measure": "year",
        "tiers": [
            {"from": 0, "multiplier": 0},
            {"from": "0.5", "multiplier": 1, "retroactive": True},
            {"from": 1, "multiplier": 2},
            {"from": 3, "multiplier": "0.5"},
        ],
        "cap": 9000,
    }
)
PLANS = {id_: preset.plan for id_, preset in PRESETS.items()} | {
    "steep": STEEP,
    "nothing": PayPlan(),
    "no quota": PayPlan(rate=Decimal("0.1"), cap=Decimal(5000)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_the_line_of_a_plan_is_what_the_engine_pays(name: str, language: str) -> None:
    shown, words = picture(PLANS[name]), words_for(language)
    for palette in (LIGHT, DARK):
        figure = shown.figure(words, palette)
        (line,) = figure.data
        assert list(line.x) == sorted(line.x)
        for sales, pay in zip(line.x, line.y, strict=True):
            exact = period_commission(shown.plan, Decimal(str(sales)), shown.quota)
            assert abs(Decimal(str(pay)) - exact) <= Decimal("0.01")
    assert shown.title(words)
    assert words.euro(shown.end) in shown.alt(words)


@pytest.mark.parametrize("name", PLANS)
def test_the_drawing_reaches_quota_last_tier_and_cap(name: str) -> None:
    shown = picture(PLANS[name])
    assert shown.end >= shown.quota
    assert shown.end >= shown.plan.tiers[-1].start * shown.quota
    (line,) = shown.figure(words_for("en"), LIGHT).data
    if shown.plan.cap is not None:
        assert max(line.y) == float(shown.plan.cap)


def test_both_sides_of_a_jump_are_drawn() -> None:
    shown = picture(STEEP)
    (line,) = shown.figure(words_for("en"), LIGHT).data
    drawn = dict(zip(line.x, line.y, strict=True))
    assert (drawn[59_999.99], drawn[60_000.0]) == (0.0, 3000.0)


PARTS = st.lists(
    st.integers(-(10**7), 10**7).map(lambda cents: Decimal(cents) / 100), max_size=6
).map(lambda amounts: tuple((f"part {n}", amount) for n, amount in enumerate(amounts)))


@given(parts=PARTS, months=st.integers(1, 60), language=st.sampled_from(LANGUAGES))
def test_the_steps_of_a_waterfall_join_and_end_in_the_whole(
    parts: tuple[tuple[str, Decimal], ...], months: int, language: str
) -> None:
    shown, words = Waterfall(parts, months), words_for(language)
    *steps, whole = shown.bars(words)
    at = Decimal(0)
    for step, (_, amount) in zip(steps, parts, strict=True):
        assert step.start == at
        assert step.amount == amount
        at = step.end
    assert whole.start == 0
    assert whole.end == shown.total == at
    (bars,) = shown.figure(words, LIGHT).data
    assert list(bars.x) == [float(bar.amount) for bar in (*steps, whole)]
    assert signed(words, shown.total) in shown.alt(words)
    assert words.euro(abs(shown.total), cents=True) in shown.title(words) or not shown.total


@pytest.mark.parametrize(
    ("amount", "told"), [("12.5", "+€12.50"), ("-1200", "−€1,200.00"), ("0", "€0.00")]
)
def test_amounts_carry_their_sign(amount: str, told: str) -> None:
    assert signed(words_for("en"), Decimal(amount)) == told


@pytest.mark.parametrize("amount", [300, -300, 0])
def test_a_step_is_named_off_the_line_of_no_difference(amount: int) -> None:
    shown = Waterfall((("Base", Decimal(amount)), ("Cap", Decimal(20))), 12)
    layout = shown.figure(words_for("en"), LIGHT).to_dict()["layout"]
    low, high = layout["xaxis"]["range"]
    zero = -low / (high - low)
    for note in layout["annotations"]:
        width = share_of_width(note["text"].replace("<b>", "").replace("</b>", ""))
        assert note["x"] >= zero - 1e-9 or note["x"] + width <= zero
