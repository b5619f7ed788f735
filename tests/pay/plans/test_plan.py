"""Plans as data: what is taken, and what is refused, where, and how to mend it."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from course.pay import PayError, PayPlan, read_plan
from course.pay.plans.plan import Draw, Tier

WHOLE = """\
base: 900            # euro a month
rate: 0.05           # fraction of credited sales
measure: quarter
quota: 20000
tiers:
  - {from: 0, multiplier: 1}
  - {from: 1, multiplier: 1.5, retroactive: false}
tie: reached
cap: 3500
ramp: [0, 0.5, 0.75, 1]
draw: {amount: 1000, recoverable: true}
clawback: original_rate
bonuses: [{month: 12, amount: 1500}]
"""


def test_every_clause_is_read_exactly() -> None:
    plan, problems = read_plan(WHOLE)
    assert problems == []
    assert plan is not None
    assert plan.rate == Decimal("0.05")
    assert plan.tiers[1] == Tier(start=Decimal(1), multiplier=Decimal("1.5"))
    assert list(plan.ramp) == [Decimal(part) for part in ("0", "0.5", "0.75", "1")]
    assert plan.draw == Draw(amount=Decimal(1000))
    assert plan.bonuses[0].amount == 1500
    assert PayPlan.from_data(yaml.safe_load(WHOLE)) == plan


def test_binary_fractions_of_a_mapping_become_the_decimals_that_were_meant() -> None:
    plan = PayPlan.from_data({"base": 900.1, "rate": 0.07})
    assert (plan.base, plan.rate) == (Decimal("900.1"), Decimal("0.07"))


def test_what_is_as_usual_is_not_written() -> None:
    assert PayPlan.from_data({"base": 900, "rate": "0.05", "measure": "month"}).to_yaml() == (
        "base: 900\nrate: 0.05\n"
    )


def test_written_plans_look_as_people_write_them() -> None:
    plan, _ = read_plan(WHOLE)
    assert plan is not None
    assert plan.to_yaml().splitlines() == [
        "base: 900",
        "rate: 0.05",
        "measure: quarter",
        "quota: 20000",
        "tiers:",
        "- {from: 0, multiplier: 1}",
        "- {from: 1, multiplier: 1.5}",
        "cap: 3500",
        "ramp: [0, 0.5, 0.75, 1]",
        "draw: {amount: 1000}",
        "bonuses:",
        "- {month: 12, amount: 1500}",
    ]


TIERS = "rate: 0.05\nquota: 100\ntiers:\n"

FLAWED = [
    (
        "tiers that fall",
        TIERS + "  - {from: 0, multiplier: 1}\n  - {from: 0.5, multiplier: 1}\n"
        "  - {from: 0.2, multiplier: 2}\n",
        ["6:12: error: the tier from 0.2 follows one from 0.5; list tiers from low to high"],
    ),
    (
        "tiers that stand still",
        TIERS + "  - {from: 0, multiplier: 1}\n  - {from: 0, multiplier: 2}\n",
        ["5:12: error: the tier from 0 follows one from 0; list tiers from low to high"],
    ),
    (
        "a first tier that is not from 0",
        TIERS + "  - {from: 0.5, multiplier: 1}\n",
        ["4:12: error: the first tier is from 0.5; write 0, where all sales begin"],
    ),
    (
        "no tier at all",
        "rate: 0.05\nquota: 100\ntiers: []\n",
        ["3:8: error: no tier is listed; delete the line ‘tiers’, or list one from 0"],
    ),
    (
        "tiers without a quota",
        "rate: 0.05\ntiers: [{from: 0, multiplier: 1}, {from: 1, multiplier: 2}]\n",
        [
            "2:8: error: tiers are parts of a quota, and there is none;"
            " add a line ‘quota: …’, euro a month"
        ],
    ),
    (
        "a negative rate",
        "rate: -0.05\n",
        ["1:7: error: ‘-0.05’ is out of range for ‘rate’; write a number from 0"],
    ),
    (
        "a rate in percent",
        "rate: 5\n",
        [
            "1:7: error: 5 is too much for a rate, a fraction; write 0.05 for 5 %",
        ],
    ),
    (
        "a share over 1",
        "bonuses: [{month: 1, amount: 10, repay: 200}]\n",
        ["1:41: error: ‘200’ is out of range for ‘repay’; write a number up to 1"],
    ),
    (
        "an amount with letters",
        "base: 9oo\n",
        ["1:7: error: “9oo” is not a plain number; write digits and a point, such as 1500 or 0.08"],
    ),
    (
        "month 0",
        "bonuses: [{month: 0, amount: 10}]\n",
        ["1:19: error: ‘0’ is out of range for ‘month’; write a number from 1"],
    ),
    (
        "a rate and a target",
        "rate: 0.05\ntarget: 600\nquota: 100\n",
        ["2:9: error: both ‘rate’ and ‘target’ say what commission is; keep one of them"],
    ),
    (
        "a target without a quota",
        "target: 600\n",
        [
            "1:9: error: ‘target’ is the commission for the quota, and there is none;"
            " add a line ‘quota: …’, euro a month"
        ],
    ),
    (
        "a word that a clause does not know",
        "tie: win\nmeasure: week\n",
        [
            "1:6: error: ‘win’ is no value of ‘tie’; write ‘reached’ or ‘exceeded’",
            "2:10: error: ‘week’ is no value of ‘measure’; write ‘month’, ‘quarter’ or ‘year’",
        ],
    ),
    (
        "a misspelt clause",
        "ramps: [1]\n",
        ["1:1: error: there is no field ‘ramps’ here; did you mean ‘ramp’?"],
    ),
    (
        "an amount finer than cents",
        "base: 900.001\n",
        ["1:7: error: ‘base’ has more than 2 decimals; round it"],
    ),
    (
        "a list in place of fields",
        "- a\n",
        [
            "1:1: error: here should be fields, each with its name and a colon;"
            " write them as ‘name: value’, each on its own line"
        ],
    ),
]


@pytest.mark.parametrize(("text", "told"), [f[1:] for f in FLAWED], ids=[f[0] for f in FLAWED])
def test_each_flaw_is_told_with_its_place_and_its_mend(text: str, told: list[str]) -> None:
    plan, problems = read_plan(text, "my.yaml")
    assert [str(problem) for problem in problems] == [f"my.yaml:{line}" for line in told]
    assert plan is None


def test_a_text_that_says_one_thing_twice_is_no_plan_though_its_fields_would_make_one() -> None:
    plan, problems = read_plan("base: 1000\nrate: 0.05\nbase: 2000\n")
    assert [(problem.severity, problem.place.line) for problem in problems] == [("error", 3)]
    assert plan is None


def test_all_flaws_are_told_at_once() -> None:
    plan, problems = read_plan("base: 9oo\nrate: 5\ntie: win\ndraw: {amount: -1}\n")
    assert plan is None
    assert [problem.place.line for problem in problems] == [1, 2, 3, 4]


TOGETHER = [
    (
        "tiers that fall beside an amount that is none",
        "base: abc\nquota: 9\ntiers:\n  - {from: 0, multiplier: x}\n  - {from: 2, multiplier: 1}\n"
        "  - {from: y, multiplier: 1}\n  - {from: 1, multiplier: 1}\n",
        ["1:7", "4:27", "6:12", "7:12"],
    ),
    (
        "tiers that have no quota, and fall",
        "tiers:\n  - {from: 1, multiplier: 1}\n  - {from: 0, multiplier: 1}\nramp: [-1]\n",
        ["2:3", "2:12", "3:12", "4:8"],
    ),
    ("a rate and a target, neither a number", "rate: a\ntarget: b\n", ["1:7", "2:9", "2:9"]),
    ("a target without a quota, beside a cap below 0", "target: 9\ncap: -1\n", ["1:9", "2:6"]),
    ("a target with a quota of 0", "target: 9\nquota: 0.00\n", ["1:9"]),
    # What hangs on a field that is to be mended is not told as long as it is.
    ("a misspelt quota", "target: 9\nqouta: 9\n", ["2:1"]),
    ("a quota that is no number", "target: 9\nquota: x\n", ["2:8"]),
]


@pytest.mark.parametrize(
    ("text", "places"), [t[1:] for t in TOGETHER], ids=[t[0] for t in TOGETHER]
)
def test_no_flaw_waits_until_another_one_is_mended(text: str, places: list[str]) -> None:
    _, problems = read_plan(text, "my.yaml")
    assert [f"{p.place.line}:{p.place.column}" for p in problems] == places
    assert len({problem.what for problem in problems}) == len(problems)


def test_no_flaw_of_a_mapping_waits_either() -> None:
    tiers = [{"from": 1, "multiplier": "x"}, {"from": "0.5", "multiplier": 1}]
    with pytest.raises(PayError) as caught:
        PayPlan.from_data({"base": "abc", "rate": 1, "target": 2, "tiers": tiers})
    ways = [flaw.partition(": ")[0] for flaw in caught.value.flaws]
    assert ways == [
        "base",
        "tiers[0].multiplier",
        "tiers[0].from",
        "tiers[1].from",
        "tiers",
        "target",
    ]


def test_flaws_of_a_mapping_name_the_way_to_them() -> None:
    with pytest.raises(PayError) as caught:
        PayPlan.from_data({"rate": 7, "tiers": [{"from": 0}], "sallary": 1})
    assert caught.value.flaws == (
        "rate: 7 is too much for a rate, a fraction; write 0.07 for 7 %",
        "tiers[0]: ‘multiplier’ is missing; add a line ‘multiplier: …’",
        "there is no field ‘sallary’ here; delete it or mend its name",
    )


def test_flawed_tiers_of_a_mapping_are_told_too() -> None:
    tiers = [{"from": 0, "multiplier": 1}, {"from": 0, "multiplier": 1}]
    with pytest.raises(PayError, match=r"tiers\[1\]\.from: the tier from 0 follows one from 0"):
        PayPlan.from_data({"rate": 0.1, "quota": 1, "tiers": tiers})


@pytest.mark.parametrize("data", [[], "text", 7, None])
def test_what_is_no_plan_at_all_is_refused(data: object) -> None:
    with pytest.raises(PayError):
        PayPlan.from_data(data)  # type: ignore[arg-type]
