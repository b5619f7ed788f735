"""One clause changed: what it does to pay, to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.errors import PayError
from course.pay.lab.plan_words.clauses import CLAUSES
from course.pay.lab.presets import PRESETS
from course.pay.lab.what_if.changes import Change, changes
from course.pay.lab.what_if.difference import difference, weighed
from course.pay.plans.plan import Bonus, Draw, PayPlan, Tier
from course.pay.statements.deals import Booking, Cancellation, Deal
from course.pay.statements.statement import pay_statement
from tests.pay.strategies import bookings, plans

EN, LV = words_for("en"), words_for("lv")
D = Decimal


def deal(month: int, amount: int, name: str | None = None) -> Deal:
    return Deal(month=month, amount=D(amount), id=name)


def tier(start: str, multiplier: str, retroactive: bool = False) -> Tier:
    return Tier(start=D(start), multiplier=D(multiplier), retroactive=retroactive)


TIERED = PayPlan(
    base=D(900),
    rate=D("0.05"),
    measure="quarter",
    quota=D(10_000),
    tiers=(tier("0", "0"), tier("0.5", "1", True), tier("1", "1.5")),
    cap=D(3000),
    ramp=(D("0.5"),),
    draw=Draw(amount=D(400)),
    bonuses=(Bonus(month=12, amount=D(1000)),),
)


def by_id(plan: PayPlan) -> dict[str, Change]:
    return {change.id: change for change in changes(plan)}


@pytest.mark.parametrize(
    ("id_", "clause", "fields", "label"),
    [
        ("base-more", "base", {"base": D(1000)}, "Base €1,000 a month"),
        ("base-less", "base", {"base": D(800)}, "Base €800 a month"),
        ("rate-more", "rate", {"rate": D("0.06")}, "Commission rate 6%"),
        ("rate-less", "rate", {"rate": D("0.04")}, "Commission rate 4%"),
        (
            "measure-month",
            "measure",
            {"measure": "month", "cap": D(1000)},
            "Sales counted by month",
        ),
        ("measure-year", "measure", {"measure": "year", "cap": D(12_000)}, "Sales counted by year"),
        ("quota-less", "quota", {"quota": D(9_000)}, "Quota €9,000 a month"),
        ("quota-more", "quota", {"quota": D(11_000)}, "Quota €11,000 a month"),
        (
            "no-accelerator",
            "tiers",
            {"tiers": (tier("0", "0"), tier("0.5", "1", True), tier("1", "1"))},
            "Without the higher rate of the upper tiers",
        ),
        (
            "no-threshold",
            "tiers",
            {"tiers": (tier("0", "1"), tier("1", "1.5"))},
            "Without the threshold",
        ),
        (
            "retroactive",
            "tier-retroactive",
            {"tiers": (tier("0", "0"), tier("0.5", "1", True), tier("1", "1.5", True))},
            "Each tier’s rate on all sales, from the first euro",
        ),
        (
            "marginal",
            "tier-retroactive",
            {"tiers": (tier("0", "0"), tier("0.5", "1"), tier("1", "1.5"))},
            "Each tier’s rate only on the part above its line",
        ),
        (
            "tie-exceeded",
            "tie",
            {"tie": "exceeded"},
            "Sales exactly at a line are not in the tier yet",
        ),
        ("no-cap", "cap", {"cap": None}, "Without the cap"),
        ("no-ramp", "ramp", {"ramp": ()}, "Without the ramp"),
        ("no-draw", "draw", {"draw": None}, "Without the draw"),
        (
            "draw-kept",
            "draw-recoverable",
            {"draw": Draw(amount=D(400), recoverable=False)},
            "The draw is yours to keep",
        ),
        (
            "clawback-net",
            "clawback",
            {"clawback": "net_in_period"},
            "A cancelled deal counts against new sales",
        ),
        ("no-bonus", "bonuses", {"bonuses": ()}, "Without the bonuses"),
    ],
)
def test_a_change_changes_its_clause_and_nothing_else(
    id_: str, clause: str, fields: dict[str, object], label: str
) -> None:
    change = by_id(TIERED)[id_]
    assert change.clause == clause
    assert change.plan == TIERED.model_copy(update=fields)
    assert change.label.said(EN) == label


def test_those_are_all_changes_of_such_a_plan() -> None:
    assert len(changes(TIERED)) == 19


FLAT = PayPlan(base=D(900), rate=D("0.05"), quota=D(10_000))


@pytest.mark.parametrize(
    ("plan", "id_", "fields"),
    [
        (FLAT, "accelerator", {"tiers": (tier("0", "1"), tier("1", "1.5"))}),
        (FLAT, "threshold", {"tiers": (tier("0", "0"), tier("0.5", "1", True))}),
        (FLAT, "cap", {"cap": D("500.00")}),
        (FLAT.model_copy(update={"measure": "quarter"}), "cap", {"cap": D("1500.00")}),
        (PayPlan(base=D(900), rate=D("0.05")), "cap", {"cap": D("900.00")}),
        (PayPlan(rate=D("0.05")), "cap", {"cap": D("1000.00")}),
        (
            FLAT.model_copy(update={"tiers": (tier("0", "1"), tier("0.3", "2"), tier("0.8", "3"))}),
            "threshold",
            {"tiers": (tier("0", "0"), tier("0.5", "2", True), tier("0.8", "3"))},
        ),
        (
            FLAT.model_copy(update={"tiers": (tier("0", "1"), tier("1", "2"))}),
            "ramp",
            {"ramp": (D("0.25"), D("0.5"), D("0.75"))},
        ),
        (
            FLAT.model_copy(update={"tiers": (tier("0", "1"), tier("1", "2"))}),
            "no-accelerator",
            {"tiers": (tier("0", "1"),)},
        ),
        (
            PayPlan(target=D(500), quota=D(10_000)),
            "target-more",
            {"target": D("550.00")},
        ),
        (PayPlan(target=D(500), quota=D(10_000)), "target-less", {"target": D("450.00")}),
        (PayPlan(target=D(500), quota=D(10_000)), "quota-more", {"quota": D("11000.00")}),
        (
            FLAT.model_copy(update={"draw": Draw(amount=D(5), recoverable=False)}),
            "draw-owed",
            {"draw": Draw(amount=D(5))},
        ),
        (
            TIERED.model_copy(update={"tie": "exceeded"}),
            "tie-reached",
            {"tie": "reached"},
        ),
        (
            FLAT.model_copy(update={"clawback": "net_in_period"}),
            "clawback-original",
            {"clawback": "original_rate"},
        ),
    ],
)
def test_plans_of_other_kinds_have_changes_of_their_own(
    plan: PayPlan, id_: str, fields: dict[str, object]
) -> None:
    assert by_id(plan)[id_].plan == plan.model_copy(update=fields)


@pytest.mark.parametrize(
    ("plan", "ids"),
    [
        (PayPlan(), {"base-more"}),
        (PayPlan(base=D(1_000_000)), {"base-less"}),
        (
            PayPlan(rate=D(1)),
            {"base-more", "rate-less", "cap", "clawback-net"},
        ),
        (
            PayPlan(rate=D("0.01")),
            {"base-more", "rate-more", "cap", "clawback-net"},
        ),
    ],
)
def test_changes_that_make_no_sense_are_not_offered(plan: PayPlan, ids: set[str]) -> None:
    assert set(by_id(plan)) == ids


@given(plans())
def test_every_change_is_another_plan_with_a_clause_and_a_label(plan: PayPlan) -> None:
    found = changes(plan)
    assert len({change.id for change in found}) == len(found)
    for change in found:
        assert change.plan != plan
        assert PayPlan.from_data(change.plan.to_data()) == change.plan
        assert change.clause in CLAUSES
        assert change.label.said(EN)
        assert change.label.said(LV) != change.label.said(EN)


@given(plans(), plans(), bookings(), st.integers(1, 14), st.none() | st.integers(1, 14))
@settings(max_examples=200)
def test_parts_and_months_add_up_to_the_difference_in_gross_pay(
    plan: PayPlan, other: PayPlan, booked: list[Booking], months: int, leaves: int | None
) -> None:
    found = difference(plan, other, booked, months, leaves)
    assert found.before == sum(m.gross for m in pay_statement(plan, booked, months, leaves))
    assert found.after == sum(m.gross for m in pay_statement(other, booked, months, leaves))
    assert sum(part.amount for part in found.parts) == found.total
    assert sum(found.by_month) == found.total
    assert sum(part.amount for part in found.waterfall) == found.total
    assert len(found.by_month) == min(months, leaves or months)
    assert [part.id for part in found.parts] == [
        "base",
        "earned",
        "clawback",
        "carry",
        "draw",
        "bonus",
    ]


def test_a_cap_taken_off_brings_what_it_cut() -> None:
    plan = PayPlan(base=D(1000), rate=D("0.05"), cap=D(500))
    deals = (deal(1, 14_000), deal(2, 8_000), deal(3, 20_000))
    found = difference(plan, by_id(plan)["no-cap"].plan, deals, 3)
    assert found.by_month == (D(200), D(0), D(500))
    assert [(part.id, part.amount) for part in found.waterfall] == [("earned", D(700))]


def test_a_draw_to_keep_differs_by_what_is_not_repaid() -> None:
    plan = PayPlan(rate=D("0.1"), draw=Draw(amount=D(1000)))
    deals = (deal(1, 4_000), deal(2, 30_000))
    found = difference(plan, by_id(plan)["draw-kept"].plan, deals, 2)
    assert [(part.id, part.amount) for part in found.waterfall] == [("draw", D(600))]
    assert found.by_month == (D(0), D(600))


def test_what_cannot_be_taken_back_yet_is_a_part_of_its_own() -> None:
    plan = PayPlan(base=D(1000), rate=D("0.1"))
    deals = (deal(1, 5_000, "A"), Cancellation(month=2, cancels="A"))
    found = difference(plan, plan.model_copy(update={"rate": D("0.2")}), deals, 2)
    amounts = {part.id: part.amount for part in found.parts}
    assert amounts == {
        "base": 0,
        "earned": 500,
        "clawback": -500,
        "carry": 500,
        "draw": 0,
        "bonus": 0,
    }
    assert found.total == 500


@pytest.mark.parametrize("preset", PRESETS)
def test_the_changes_that_matter_most_come_first(preset: str) -> None:
    plan = PRESETS[preset].plan
    booked = tuple(deal(month, 2_500 * (month % 7)) for month in range(1, 13))
    found = weighed(plan, booked, 12)
    totals = [abs(difference.total) for _, difference in found]
    assert totals == sorted(totals, reverse=True)
    assert {change.id for change, _ in found} == set(by_id(plan))
    for change, told in found:
        assert told == difference(plan, change.plan, booked, 12)


def test_deals_that_make_no_sense_are_refused() -> None:
    with pytest.raises(PayError, match="no deal is called so"):
        weighed(FLAT, (Cancellation(month=1, cancels="A"),), 12)
