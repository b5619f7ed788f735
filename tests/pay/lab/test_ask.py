"""Questions to the employer: those that matter for the plan, the most money first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale import words_for
from course.pay.chance.flow import DealFlow, mean_sales
from course.pay.lab.asking.asked import questions
from course.pay.lab.asking.questions import ASKED
from course.pay.lab.asking.stakes import CUT, MARGIN, Stakes, expected_year
from course.pay.lab.plan_words.clauses import CLAUSES
from course.pay.lab.presets import PRESETS
from course.pay.plans.plan import Draw, PayPlan
from tests.pay.lab.states import flows
from tests.pay.strategies import plans

EN, LV = words_for("en"), words_for("lv")
D = Decimal
FLOW = DealFlow(36, 4000, D("0.8"))


def stakes_of(plan: PayPlan, flow: DealFlow = FLOW) -> dict[str, Decimal]:
    return {question.id: question.stake for question in questions(plan, flow)}


def test_every_question_is_about_a_clause_and_is_asked_in_both_languages() -> None:
    assert len({asked.id for asked in ASKED}) == len(ASKED)
    for asked in ASKED:
        assert asked.clause in CLAUSES
        assert asked.text.endswith("?")
        assert asked.why.endswith(".")
        for text in (asked.text, asked.why):
            assert LV.say(text) != EN.say(text)


@pytest.mark.parametrize("id_", [id_ for id_ in PRESETS if id_ != "salary"])
def test_a_plan_with_commission_gives_enough_to_ask_and_not_too_much(id_: str) -> None:
    found = questions(PRESETS[id_].plan, FLOW)
    assert 12 <= len(found) <= 18
    assert found[0].id == "written"


def test_a_bare_salary_leaves_little_to_ask() -> None:
    assert set(stakes_of(PRESETS["salary"].plan)) == {"base-review", "other-pay", "statement"}


@given(plans(), flows())
def test_the_questions_that_move_most_money_come_first(plan: PayPlan, flow: DealFlow) -> None:
    stakes = [question.stake for question in questions(plan, flow)]
    assert stakes == sorted(stakes, reverse=True)
    assert min(stakes) >= 0


def test_what_hangs_on_the_clauses_of_a_flat_plan() -> None:
    # 5 % of 144 000 is 7200 a year; a tenth of it is 720, 70 % are 5040, a deal of 4000 is 200, a month’s share 600.
    found = stakes_of(PayPlan(base=D(1000), rate=D("0.05")))
    assert found["written"] == 7200
    assert found["changes"] == 720
    assert found["rate-of-what"] == 5040
    assert found["cancelled"] == found["renewals"] == 200
    assert found["shared"] == 100
    assert found["leaving"] == 600
    assert found["first-deal"] == 1800
    assert found["base-review"] == 1200
    assert found["no-quota"] == found["statement"] == 0


@pytest.mark.parametrize("id_", [id_ for id_ in PRESETS if id_ != "salary"])
def test_a_rate_taken_from_the_margin_costs_what_the_margin_leaves_out(id_: str) -> None:
    plan = PRESETS[id_].plan
    stakes = Stakes(plan, FLOW)
    (why,) = [asked.why for asked in ASKED if asked.id == "rate-of-what"]
    assert EN.percent(MARGIN) in why
    assert LV.percent(MARGIN) in LV.say(why)
    lost = stakes.lost_by_paying(MARGIN)
    if plan.cap is None:
        assert abs(lost - stakes.commission * (1 - MARGIN)) < 1
    else:
        assert 0 < lost < stakes.commission * (1 - MARGIN)


def test_of_a_target_that_is_cut_a_tenth_is_lost() -> None:
    plan = PayPlan(target=D(600), quota=D(12_000))
    stakes = Stakes(plan, FLOW)
    assert abs(stakes.lost_by_paying(CUT) - stakes.commission / 10) < 1


def test_deals_counted_a_month_later_cost_those_of_the_last_month() -> None:
    last = sum(deal.amount for deal in expected_year(FLOW) if deal.month == 12)
    assert last > 0
    assert stakes_of(PayPlan(rate=D("0.05")))["credited"] == last * D("0.05")


@pytest.mark.parametrize(("recoverable", "id_"), [(True, "draw-debt"), (False, "draw-kept")])
def test_a_draw_is_weighed_by_three_months_of_it(recoverable: bool, id_: str) -> None:
    plan = PayPlan(rate=D("0.05"), draw=Draw(amount=D(700), recoverable=recoverable))
    assert stakes_of(plan)[id_] == 2100


def test_a_yearly_count_puts_the_whole_years_commission_at_stake_on_leaving() -> None:
    plan = PayPlan(rate=D("0.05"), measure="year")
    assert stakes_of(plan)["leaving"] == 7200


def test_a_flow_without_deals_leaves_nothing_at_stake() -> None:
    found = stakes_of(PRESETS["capped"].plan, DealFlow(0, 4000, 0))
    assert found["written"] == found["cancelled"] == found["cap"] == 0


@given(flows())
def test_an_expected_year_brings_the_expected_sales(flow: DealFlow) -> None:
    deals = expected_year(flow)
    assert len(deals) <= 24
    count = max(1, -(-int(flow.deals_per_year * 100) // 100))
    assert abs(sum(deal.amount for deal in deals) - mean_sales(flow)) <= D("0.01") * (count + 1)


def test_an_expected_year_has_slow_months_and_good_ones() -> None:
    sales = [
        sum(deal.amount for deal in expected_year(FLOW) if deal.month == month) / 4000
        for month in range(1, 13)
    ]
    # Quantiles of a Poisson distribution with the mean 3: none or one deal up to six.
    assert sorted(sales) == [0, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6]


def test_what_hangs_on_a_question_is_told_where_it_is_known() -> None:
    found = {question.id: question for question in questions(PayPlan(rate=D("0.05")), FLOW)}
    assert found["written"].at_stake(EN) == "At stake: up to €7,200 a year"
    assert found["written"].at_stake(LV) == "Uz spēles: līdz 7200\u00a0€ gadā"
    assert found["statement"].at_stake(EN) == ""


@given(st.sampled_from(list(PRESETS)), flows())
def test_changes_that_a_plan_does_not_have_weigh_nothing(id_: str, flow: DealFlow) -> None:
    assert Stakes(PRESETS[id_].plan, flow).of("no-such-change") == 0
