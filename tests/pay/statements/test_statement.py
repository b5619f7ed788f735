"""Statements by hand: every clause of a plan, its arithmetic told in words beside the figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.pay import PayError, PayPlan, pay_statement
from course.pay.statements.statement import PayMonth
from course.pay.statements.steps import StepKind

WORKED = Path(__file__).parent / "worked"


class Texts(yaml.SafeLoader):
    """YAML whose numbers stay the texts that were written, so that they are exact."""


Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":int", ":float"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def examples() -> list[Any]:
    return [
        pytest.param(example, id=example["name"])
        for file in sorted(WORKED.glob("*.yaml"))
        for example in yaml.load(file.read_text(encoding="utf-8"), Loader=Texts)  # noqa: S506
    ]


@pytest.mark.parametrize("example", examples())
def test_worked_by_hand(example: dict[str, Any]) -> None:
    leaves = int(example["leaves"]) if "leaves" in example else None
    plan = PayPlan.from_data(example["plan"])
    statement = pay_statement(plan, example["deals"], int(example["months"]), leaves)
    told = {
        (month, figure): getattr(statement[int(month) - 1], figure)
        for month, figures in example["expect"].items()
        for figure in figures
    }
    expected = {
        (month, figure): None if value is None else Decimal(value)
        for month, figures in example["expect"].items()
        for figure, value in figures.items()
    }
    assert told == expected, example["why"]
    assert len(statement) == (leaves or int(example["months"]))


def test_the_example_of_the_pay_model_to_the_cent() -> None:
    """Offer A 1500 + 3 %, offer B 900 + 8 %, deals of 4000 €: equal at 12 000 €, three deals.

    A: 1500 + 3 % of 12 000 = 1500 + 360 = 1860. B: 900 + 8 % of 12 000 = 900 + 960 = 1860.
    One deal less: A 1500 + 240 = 1740, B 900 + 640 = 1540. One more: A 1980, B 2180.
    """
    a = PayPlan.from_data({"base": 1500, "rate": 0.03})
    b = PayPlan.from_data({"base": 900, "rate": 0.08})
    for deals, pays in ((2, (1740, 1540)), (3, (1860, 1860)), (4, (1980, 2180))):
        booked = [{"month": 1, "amount": 4000}] * deals
        assert [pay_statement(plan, booked, 1)[0].gross for plan in (a, b)] == [
            Decimal(pay) for pay in pays
        ]


def test_the_plan_of_the_reference_with_all_clauses_at_once() -> None:
    """Quarter 1's quota is 20 000 × (0 + 0.5 + 0.75) = 25 000 €, the cap 3500 €, the draw 1000 €.

    Month 1: 8000 € at 5 % earn 400 €; the draw adds 600 €, debt 600 €; with the base 1900 €.
    Month 2: 30 000 € more, 38 000 € in all: 25 000 × 5 % + 13 000 × 7.5 % = 1250 + 975 = 2225 €,
    so 1825 €; 825 € are above the draw and pay back 600 €: 1225 € paid, 2125 € with the base.
    Month 3: nothing sold, the draw pays 1000 €, debt 1000 €.
    Month 4, a new quarter: B (what it brought: 1825 €) falls through by half, −912.50 €, which is
    carried on; the draw pays 1000 €, debt 2000 €.
    Month 5: 60 000 € are the quarter's quota exactly: 3000 € − 912.50 € = 2087.50 €; 1087.50 € pay
    back debt, which is 912.50 € now.
    Month 6: 10 000 € at 7.5 % are 750 €, but 3750 € pass the cap: 500 €. The draw adds 500 €, debt
    1412.50 €.
    """
    plan = PayPlan.from_data(
        {
            "base": 900,
            "rate": 0.05,
            "measure": "quarter",
            "quota": 20000,
            "tiers": [{"from": 0, "multiplier": 1}, {"from": 1, "multiplier": 1.5}],
            "cap": 3500,
            "ramp": [0, 0.5, 0.75, 1],
            "draw": {"amount": 1000, "recoverable": True},
        }
    )
    deals: list[dict[str, Any]] = [
        {"month": 1, "amount": 8000, "id": "A"},
        {"month": 2, "amount": 30000, "id": "B"},
        {"month": 4, "cancels": "B", "share": 0.5},
        {"month": 5, "amount": 60000},
        {"month": 6, "amount": 10000},
    ]
    statement = pay_statement(plan, deals, 6)
    assert [month.earned for month in statement] == [400, 1825, 0, 0, 3000, 500]
    assert [month.clawback for month in statement] == [0, 0, 0, Decimal("-912.50"), 0, 0]
    assert [month.gross for month in statement] == [1900, 2125, 1900, 1900, 1900, 1900]
    debts = ["600", "0", "1000", "2000", "912.50", "1412.50"]
    assert [month.debt for month in statement] == [Decimal(debt) for debt in debts]


def test_all_money_is_decimal_in_cents() -> None:
    plan = PayPlan.from_data({"base": 900, "rate": 0.05, "quota": 7, "draw": {"amount": 1}})
    for month in pay_statement(plan, [{"month": 1, "amount": 1}], 2):
        for figure in (f for f in PayMonth.__slots__ if f not in {"month", "attainment", "steps"}):
            amount = getattr(month, figure)
            assert isinstance(amount, Decimal)
            assert amount.as_tuple().exponent == -2, figure


def test_deals_of_later_months_are_left_out() -> None:
    plan = PayPlan.from_data({"rate": 0.1})
    deals = [{"month": 1, "amount": 100}, {"month": 3, "amount": 100}]
    assert [month.gross for month in pay_statement(plan, deals, 2)] == [10, 0]


def test_a_cap_that_is_just_reached_takes_nothing_and_has_no_step() -> None:
    plan = PayPlan.from_data({"rate": 0.1, "cap": 300})
    for sales, over in ((3000, []), (3001, [Decimal("-0.10")])):
        (month,) = pay_statement(plan, [{"month": 1, "amount": sales}], 1)
        assert month.earned == 300
        assert [step.amount for step in month.steps if step.kind is StepKind.CAP] == over


def test_a_statement_may_have_a_hundred_years() -> None:
    assert len(pay_statement(PayPlan(base=Decimal(900)), [], 1200)) == 1200


@pytest.mark.parametrize("months", [0, -1, 1201])
def test_months_that_are_none_are_refused(months: int) -> None:
    with pytest.raises(PayError, match=f"there is no month {months}"):
        pay_statement(PayPlan(), [], months)
    with pytest.raises(PayError, match="leaves: there is no month"):
        pay_statement(PayPlan(), [], 12, leaves=months)
