"""A month's account in words: lines that a person checks by hand."""

from __future__ import annotations

from typing import Any

import pytest

from course.locale import words_for
from course.pay import PayPlan, pay_statement
from course.pay.statements.telling import owed, tell

QUARTER = {
    "base": 900,
    "rate": 0.06,
    "measure": "quarter",
    "quota": 10000,
    "tiers": [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": 1.5}],
    "cap": 2500,
    "draw": {"amount": 1000},
}


def lines(
    language: str, plan: dict[str, Any], deals: list[dict[str, Any]], month: int, **more: int
) -> list[str]:
    statement = pay_statement(PayPlan.from_data(plan), deals, 12, **more)
    told = [tell(step, words_for(language)) for step in statement[month - 1].steps]
    return [line.replace("\u00a0", " ") for line in told]


def test_a_piece_is_told_as_sales_times_rate_times_multiplier() -> None:
    deals = [{"month": 1, "amount": 12000}]
    assert lines("lv", {"rate": 0.06}, deals, 1)[:2] == [
        "Līdz šim pārdots par 12 000,00 €",
        "Komisija: 12 000,00 € × 6 % × 1,0 = 720,00 €",
    ]
    assert "Commission: €12,000.00 × 6% × 1.0 = €720.00" in lines("en", {"rate": 0.06}, deals, 1)


def test_a_month_of_a_quarter_is_told_from_its_tiers_to_its_gross_pay() -> None:
    deals = [{"month": 2, "amount": 8000}, {"month": 3, "amount": 28000}]
    assert lines("en", QUARTER, deals, 3) == [
        "Sales counted so far: €36,000.00, 120.0% of the quota of €30,000.00",
        "Tier 1: €30,000.00 × 6% × 1.0 = €1,800.00",
        "Tier 2: €6,000.00 × 6% × 1.5 = €540.00",
        "Counted in earlier months of the period: −€480.00",
        "Commission earned this month: €1,860.00",
        "Commission payable: €1,860.00",
        "Paid back of earlier draws: −€860.00",
        "Owed of the draw at the month’s end: €660.00",
        "Commission paid: €1,000.00",
        "Base salary: €900.00",
        "Gross pay: €1,900.00",
    ]


def test_cap_rounding_clawback_and_carry_have_their_lines() -> None:
    plan = {"base": 900, "rate": 0.0333, "cap": 400}
    deals: list[dict[str, Any]] = [
        {"month": 1, "amount": "10000.10", "id": "A"},
        {"month": 2, "amount": 50000},
        {"month": 3, "cancels": "A", "share": 0.5},
        {"month": 4, "amount": 10000},
    ]
    assert "Rounded to cents: −€0.0033" in [
        line.replace("≈ ", "") for line in lines("en", plan, deals, 1)
    ]
    assert "Over the cap, not paid: −€1,265.00" in lines("en", plan, deals, 2)
    assert lines("en", plan, deals, 3)[1:6] == [
        "Commission earned this month: €0.00",
        "Deal “A” cancelled: −€333.00 × 50% = −€166.50",
        "Left for later months to take back: €166.50",
        "Commission payable: €0.00",
        "Commission paid: €0.00",
    ]
    assert "Still to take back from earlier months: −€166.50" in lines("en", plan, deals, 4)


def test_a_cancelled_deal_has_its_line_though_it_takes_back_nothing() -> None:
    plan = {"rate": 0.1, "cap": 500}
    deals: list[dict[str, Any]] = [
        {"month": 1, "amount": 5000, "id": "A"},
        {"month": 1, "amount": 5000, "id": "B"},
        {"month": 2, "cancels": "B"},
    ]
    assert "Deal “B” cancelled: €0.00" in lines("en", plan, deals, 2)


def test_a_target_is_told_as_the_fraction_that_it_is() -> None:
    plan = {"target": 600, "quota": 7000}
    told = lines("en", plan, [{"month": 1, "amount": 100}], 1)
    assert told[1] == "Tier 1: €100.00 × €600.00 / €7,000.00 × 1.0 = ≈ €8.5714"


def test_a_retroactive_tier_says_that_it_counts_for_all() -> None:
    plan = {
        "rate": 0.1,
        "quota": 100,
        "tiers": [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": 2, "retroactive": True}],
    }
    told = lines("en", plan, [{"month": 1, "amount": 150}], 1)
    assert told[1] == "Tier 2, for all sales so far: €150.00 × 10% × 2.0 = €30.00"


def test_bonuses_and_what_goes_back_of_them_are_told() -> None:
    plan = {"base": 900, "bonuses": [{"month": 2, "amount": 1500, "stay": 6, "repay": 0.5}]}
    assert "Bonus of month 2: €1,500.00" in lines("en", plan, [], 2)
    back = "Bonus of month 2, paid back on leaving: −€1,500.00 × 50% = −€750.00"
    assert back in lines("en", plan, [], 4, leaves=4)


IN_DEBT: list[dict[str, Any]] = [
    {"month": 1, "amount": 10_000, "id": "A"},
    {"month": 3, "cancels": "A"},
]
"""Under 10 % and a draw of 800: what month 1 pays is taken back in month 3."""


@pytest.mark.parametrize(
    ("language", "leaving", "told"),
    [
        (
            "en",
            False,
            (
                "At the end of month 4 you owe €2,400.00 of the draw:"
                " later commission above the draw pays it back.",
                "At the end of month 4, €1,000.00 of commission is still to be taken back:"
                " it will be taken from later commission.",
            ),
        ),
        (
            "en",
            True,
            (
                "When you leave at the end of month 4, you owe €2,400.00 of the draw:"
                " ask before you sign whether you have to pay it back.",
                "When you leave at the end of month 4, €1,000.00 of commission has not been taken"
                " back: ask before you sign whether you have to pay it back.",
            ),
        ),
        (
            "lv",
            False,
            (
                "4. mēneša beigās jūsu parāds par avansu ir 2400,00 €:"
                " to atmaksās turpmākā komisija, kas pārsniegs avansu.",
                "4. mēneša beigās vēl neatskaitītā komisija ir 1000,00 €:"
                " par tik samazināsies turpmākā komisija.",
            ),
        ),
    ],
)
def test_what_is_owed_in_the_end_is_told_with_its_amount(
    language: str, leaving: bool, told: tuple[str, ...]
) -> None:
    plan = PayPlan.from_data({"rate": 0.1, "draw": {"amount": 800}})
    months = pay_statement(plan, IN_DEBT, 4)
    assert months[-1].debt == 2400
    found = owed(months, words_for(language), leaving=leaving)
    assert tuple(sentence.replace("\u00a0", " ") for sentence in found) == told
    assert owed(months[:1], words_for(language), leaving=leaving) == ()


def test_a_month_tells_what_is_owed_of_the_draw_after_it() -> None:
    plan = {"rate": 0.1, "draw": {"amount": 800}}
    assert "Owed of the draw at the month’s end: €1,600.00" in lines("en", plan, IN_DEBT, 3)
    assert not any("Owed" in line for line in lines("en", plan, IN_DEBT, 1))
