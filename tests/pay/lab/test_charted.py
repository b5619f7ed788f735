"""A chart's parameters in the lab: to data and back, and filled from the reader's own plans."""

from __future__ import annotations

from decimal import Decimal

import pytest

from course.pay.charts import CHARTS
from course.pay.lab.charted import (
    chart_data,
    chart_parameters,
    fits_offers,
    left_out,
    of_example,
    with_mine,
)
from course.pay.lab.presets import PRESETS
from course.pay.lab.state import DEFAULT, Offers, changed, plain_data
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan, Tier

TIERED = PayPlan(
    base=Decimal("1000.50"),
    rate=Decimal("0.05"),
    quota=Decimal(0),
    tiers=(
        Tier(start=Decimal(0), multiplier=Decimal(1)),
        Tier(start=Decimal(1), multiplier=Decimal(2)),
    ),
)
"""Tiers of a quota of nothing: what they are parts of must be told for the plan to read back."""

FLAT = changed(
    DEFAULT,
    plan=PayPlan(base=Decimal(777), rate=Decimal("0.07"), quota=Decimal(9000)),
    offers=Offers(
        a=NamedPlan(name="X", plan=PayPlan(base=Decimal(1111), rate=Decimal("0.02"))),
        b=NamedPlan(name="Y", plan=PayPlan(base=Decimal(555), rate=Decimal("0.11"))),
        costs=Decimal(1234),
    ),
)


@pytest.mark.parametrize("name", CHARTS)
def test_what_a_chart_begins_with_is_no_data(name: str) -> None:
    model = CHARTS[name].parameters
    assert chart_data(model()) == {}
    assert chart_parameters(model, {}, {}) == model()


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("plan", [FLAT.plan, TIERED, *(p.plan for p in PRESETS.values())])
def test_parameters_survive_being_data(name: str, plan: PayPlan) -> None:
    model = CHARTS[name].parameters
    mine = with_mine(model(), changed(FLAT, plan=plan), {})
    data = chart_data(mine)
    assert data == plain_data(data)
    assert chart_parameters(model, data, {}) == mine


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_takes_of_mine_what_it_knows(name: str) -> None:
    model = CHARTS[name].parameters
    mine = with_mine(model(), FLAT, {})
    if "plan" in model.model_fields:
        assert mine.plan == FLAT.plan
    if "base" in model.model_fields and "rate" in model.model_fields:
        assert (mine.base, mine.rate) == (777, Decimal("0.07"))
    if "offers" in model.model_fields:
        assert [offer.name for offer in mine.offers] == ["X", "Y"]
    elif fits_offers(model, FLAT):
        assert (mine.a.name, mine.b.name) == ("X", "Y")
    if "flow" in model.model_fields:
        assert mine.flow == FLAT.flow
    if "cost" in model.model_fields:
        assert mine.cost == 1234


@pytest.mark.parametrize("data", [{"nonsense": 1}, {"base": "x"}, {"a": None, "plan": []}])
@pytest.mark.parametrize("name", CHARTS)
def test_data_that_make_no_sense_are_what_the_chart_begins_with(
    name: str, data: dict[str, object]
) -> None:
    model = CHARTS[name].parameters
    assert chart_parameters(model, data, {}) == model()


def test_offers_with_more_clauses_than_a_chart_knows_do_not_fit_it() -> None:
    tiered = FLAT.offers.model_copy(update={"b": NamedPlan(name="Y", plan=TIERED)})
    state = changed(FLAT, offers=tiered)
    assert not fits_offers(CHARTS["two-offers"].parameters, state)
    assert fits_offers(CHARTS["safety-curve"].parameters, state)


CLAUSED = PayPlan.from_data(
    {
        "rate": "0.05",
        "quota": 9000,
        "tiers": [{"from": 0, "multiplier": 1}, {"from": "1.2", "multiplier": 2}],
        "cap": 700,
        "draw": {"amount": 300, "recoverable": False},
    }
)


@pytest.mark.parametrize(
    ("chart", "plan", "shows", "lacks"),
    [
        ("draw-clawback", PRESETS["classic"].plan, {"draw": 0}, ()),
        ("draw-clawback", CLAUSED, {"draw": 300, "recoverable": False}, ()),
        ("cap", PRESETS["classic"].plan, {}, ("Cap",)),
        ("cap", CLAUSED, {"base": 0, "cap": 700}, ()),
        ("cap", CLAUSED.model_copy(update={"cap": Decimal(0)}), {"cap": 0}, ()),
        ("tier-lab", PayPlan(rate=Decimal("0.05")), {}, ("Quota", "Tiers")),
        ("tier-lab", CLAUSED, {"start": Decimal("1.2"), "multiplier": 2}, ()),
        ("pay-anatomy", PayPlan(base=Decimal(800)), {"base": 800, "rate": 0}, ()),
        (
            "pay-anatomy",
            PayPlan(target=Decimal(600), quota=Decimal(6000)),
            {"rate": Decimal("0.1")},
            (),
        ),
    ],
)
def test_a_chart_has_no_clauses_that_my_plan_has_not_or_says_so(
    chart: str, plan: PayPlan, shows: dict[str, object], lacks: tuple[str, ...]
) -> None:
    state = changed(FLAT, plan=plan)
    mine = with_mine(CHARTS[chart].parameters(), state, {})
    assert {name: getattr(mine, name) for name in shows} == shows
    assert of_example(mine, state, {}) == lacks


@pytest.mark.parametrize(
    ("chart", "plan", "told"),
    [
        ("pay-anatomy", PRESETS["classic"].plan, ()),
        ("pay-anatomy", CLAUSED, ("Tiers", "Cap", "Draw")),
        ("pay-anatomy", PRESETS["accelerator"].plan, ("Measurement period", "Tiers", "Ramp")),
        ("pay-anatomy", PRESETS["small-firm"].plan, ("Tiers", "Clawback")),
        ("cap", CLAUSED, ("Tiers", "Draw")),
        ("cap", PRESETS["capped"].plan, ("Tiers", "Retention bonuses")),
        ("tier-lab", CLAUSED, ("Cap", "Draw")),
        ("tier-lab", PRESETS["classic"].plan, ("Base salary",)),
        ("tier-lab", PRESETS["small-firm"].plan, ("Base salary", "Tiers", "Clawback")),
        (
            "tier-lab",
            CLAUSED.model_copy(update={"tie": "exceeded"}),
            ("Exactly at the line", "Cap", "Draw"),
        ),
        ("draw-clawback", CLAUSED, ("Tiers", "Cap")),
        ("stay-or-hop", PRESETS["capped"].plan, ("Tiers", "Cap")),
        ("income-fan", PRESETS["capped"].plan, ()),
        ("size-region", PRESETS["draw"].plan, ("Draw",)),
        # What the chart cannot hold is left out as well, and so is a period where it matters.
        ("cap", PayPlan(base=Decimal(50_000), rate=Decimal("0.05")), ("Base salary",)),
        (
            "cap",
            PayPlan(rate=Decimal("0.05"), cap=Decimal(9), measure="year"),
            ("Measurement period",),
        ),
        ("cap", PayPlan(rate=Decimal("0.05"), measure="year", ramp=(Decimal(0),)), ()),
    ],
)
def test_clauses_of_my_plan_that_a_chart_leaves_out_are_told(
    chart: str, plan: PayPlan, told: tuple[str, ...]
) -> None:
    state = changed(FLAT, plan=plan)
    model = CHARTS[chart].parameters
    mine = with_mine(model(), state, {})
    assert left_out(mine, state, {}) == told
    # A chart of the example, or one moved since, shows no plan of mine.
    assert mine == model() or left_out(model(), state, {}) == ()


@pytest.mark.parametrize("name", ["two-offers", "safety-curve", "uncapped-risk"])
def test_a_chart_of_two_offers_leaves_nothing_out_of_my_plan(name: str) -> None:
    mine = with_mine(CHARTS[name].parameters(), changed(FLAT, plan=CLAUSED), {})
    assert left_out(mine, changed(FLAT, plan=CLAUSED), {}) == ()


def test_bonuses_of_my_plan_are_those_of_the_chart_that_has_some() -> None:
    model = CHARTS["stay-or-hop"].parameters
    plan = PRESETS["capped"].plan
    assert with_mine(model(), changed(FLAT, plan=plan), {}).bonuses == plan.bonuses
    assert with_mine(model(), FLAT, {}).bonuses == ()


@pytest.mark.parametrize("name", ["two-offers", "safety-curve", "uncapped-risk"])
@pytest.mark.parametrize("names", [("B", "A"), ("B", "C"), ("C", "A")])
def test_offers_named_as_an_examples_other_one_are_taken(name: str, names: tuple[str, str]) -> None:
    one, other = FLAT.offers.a.plan, FLAT.offers.b.plan
    named = {
        "a": NamedPlan(name=names[0], plan=one),
        "b": NamedPlan(name=names[1], plan=other),
    }
    state = changed(FLAT, offers=FLAT.offers.model_copy(update=named))
    mine = with_mine(CHARTS[name].parameters(), state, {})
    taken = mine.offers if name == "uncapped-risk" else (mine.a, mine.b)
    assert tuple(offer.name for offer in taken) == names
    assert of_example(mine, state, {}) == ()


def test_an_offer_that_a_chart_does_not_take_is_told_and_a_chart_of_the_example_tells_nothing() -> (
    None
):
    tiered = FLAT.offers.model_copy(update={"b": NamedPlan(name="Y", plan=CLAUSED)})
    state = changed(FLAT, offers=tiered)
    model = CHARTS["two-offers"].parameters
    assert of_example(with_mine(model(), state, {}), state, {}) == ("Second offer",)
    assert of_example(model(), state, {}) == ()
