"""What holds for every plan and every list of deals."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import accumulate, groupby

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from course.pay.money import cents
from course.pay.plans.file import read_plan
from course.pay.plans.plan import PayPlan
from course.pay.statements.commission import period_commission, period_of, quota_of
from course.pay.statements.deals import Booking, Deal
from course.pay.statements.statement import PayMonth, pay_statement
from course.pay.statements.steps import StepKind
from tests.pay.strategies import MONTHS, bookings, deals, euro, hundredths, plans

thousands = settings(max_examples=2000, deadline=None)


def never_falls(plan: PayPlan) -> bool:
    """Whether no retroactive tier pays less than a tier before it, so that no deal lowers pay."""
    return all(
        tier.multiplier >= before.multiplier
        for number, tier in enumerate(plan.tiers)
        for before in plan.tiers[:number]
        if tier.retroactive
    )


def by_period(plan: PayPlan, statement: list[PayMonth]) -> list[list[PayMonth]]:
    periods = groupby(statement, key=lambda month: period_of(plan, month.month).start)
    return [list(months) for _, months in periods]


def months_of_a_period_add_up_to_the_periods_commission(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    for months in by_period(plan, statement):
        period = period_of(plan, months[0].month)
        credited = Decimal(0)
        for booking in booked:
            if booking.month not in period or booking.month > MONTHS:
                continue
            if isinstance(booking, Deal):
                credited += booking.amount
            elif plan.clawback == "net_in_period":
                cancelled = next(
                    b for b in booked if isinstance(b, Deal) and b.id == booking.cancels
                )
                credited -= cancelled.amount * booking.share
        due = period_commission(plan, credited, quota_of(plan, period))
        assert sum(month.earned for month in months) == due


def what_is_paid_is_what_was_payable_and_the_debt_that_is_left(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    paid = sum(month.commission for month in statement)
    payable = sum(month.payable for month in statement)
    if plan.draw is None or plan.draw.recoverable:
        assert paid == payable + statement[-1].debt
    else:
        assert paid == sum(max(month.payable, plan.draw.amount) for month in statement)
        assert statement[-1].debt == 0
    owed = sum(month.advance - month.repaid for month in statement)
    assert statement[-1].debt == (owed if plan.draw and plan.draw.recoverable else 0)


def nothing_earned_is_lost_between_months(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    earned = sum(month.earned + month.clawback for month in statement)
    assert earned == sum(month.payable for month in statement) + statement[-1].carry


def steps_add_up_to_every_figure_of_the_month(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    for month in statement:
        totals = {step.kind: step.total for step in month.steps}
        assert [step.total for step in month.steps] == list(
            accumulate(step.amount for step in month.steps)
        )
        assert totals[StepKind.GROSS] == sum(step.amount for step in month.steps)
        owed = [step.debt for step in month.steps if step.kind is StepKind.OWED]
        assert owed == ([month.debt] if month.debt else [])
        assert totals[StepKind.EARNED] == month.earned
        assert totals[StepKind.PAYABLE] == month.payable
        assert totals[StepKind.COMMISSION] == month.commission
        assert totals[StepKind.GROSS] == month.gross
        assert month.gross == month.base + month.commission + month.bonus
        before_base = month.earned + month.clawback + month.carried + month.drawn
        assert before_base == month.commission


def every_piece_is_sales_times_rate_times_multiplier(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    for month in statement:
        for step in month.steps:
            if step.piece is None:
                continue
            if step.rate is not None:
                assert step.amount == step.piece.sales * step.rate * step.piece.multiplier
            else:
                assert step.target is not None
                assert step.quota is not None
                by_hand = step.piece.sales * step.target * step.piece.multiplier / step.quota
                assert step.amount == by_hand


def base_is_never_reduced_and_commission_never_below_nothing(
    plan: PayPlan, booked: list[Booking], statement: list[PayMonth]
) -> None:
    for month in statement:
        assert month.base == cents(plan.base)
        assert month.commission >= 0
        assert month.carry <= 0
        if never_falls(plan):
            assert month.clawback <= 0


def a_cap_is_never_passed(plan: PayPlan, booked: list[Booking], statement: list[PayMonth]) -> None:
    for months in by_period(plan, statement):
        for so_far in accumulate(month.earned for month in months):
            assert plan.cap is None or so_far <= plan.cap


LAWS = (
    a_cap_is_never_passed,
    months_of_a_period_add_up_to_the_periods_commission,
    what_is_paid_is_what_was_payable_and_the_debt_that_is_left,
    nothing_earned_is_lost_between_months,
    every_piece_is_sales_times_rate_times_multiplier,
    base_is_never_reduced_and_commission_never_below_nothing,
    steps_add_up_to_every_figure_of_the_month,
)


@thousands
@given(plans(), bookings(), st.none() | st.integers(1, MONTHS))
def test_every_statement_keeps_the_laws(
    plan: PayPlan, booked: list[Booking], leaves: int | None
) -> None:
    """One statement is tried with all laws: making plans and deals takes longer than looking."""
    whole = pay_statement(plan, booked, MONTHS)
    for law in LAWS:
        law(plan, booked, whole)
    if leaves is not None:
        left = pay_statement(plan, booked, MONTHS, leaves)
        steps_add_up_to_every_figure_of_the_month(plan, booked, left)
        assert [month.commission for month in left] == [
            month.commission for month in whole[:leaves]
        ]


@thousands
@given(plans(marginal=True), deals().filter(bool), st.integers(0, 11), euro(0, 10_000))
def test_more_sales_never_earn_less_where_tiers_are_marginal(
    plan: PayPlan, booked: list[Deal], which: int, more: Decimal
) -> None:
    larger = list(booked)
    which %= len(booked)
    deal = booked[which]
    larger[which] = deal.model_copy(update={"amount": deal.amount + more})

    def earned(these: list[Deal]) -> list[Decimal]:
        statement = pay_statement(plan, these, MONTHS)
        return [sum((m.earned for m in ms), Decimal(0)) for ms in by_period(plan, statement)]

    for less, greater in zip(earned(booked), earned(larger), strict=True):
        assert greater >= less


@thousands
@given(plans(), bookings(), st.randoms(use_true_random=False))
def test_the_order_of_bookings_changes_only_what_cancellations_take_back(
    plan: PayPlan, booked: list[Booking], chance: random.Random
) -> None:
    mixed = list(booked)
    chance.shuffle(mixed)
    one, other = (pay_statement(plan, these, MONTHS) for these in (booked, mixed))
    assert [m.earned for m in one] == [m.earned for m in other]
    if plan.clawback == "net_in_period" or len(booked) == sum(isinstance(b, Deal) for b in booked):
        assert one == other


@thousands
@given(plans(), bookings())
def test_ten_times_the_money_is_ten_times_the_pay_up_to_rounding(
    plan: PayPlan, booked: list[Booking]
) -> None:
    def tenfold(amount: Decimal) -> Decimal:
        return amount * 10

    grown = plan.model_copy(
        update={
            "base": tenfold(plan.base),
            "target": None if plan.target is None else tenfold(plan.target),
            "quota": tenfold(plan.quota),
            "cap": None if plan.cap is None else tenfold(plan.cap),
            "draw": plan.draw
            and plan.draw.model_copy(update={"amount": tenfold(plan.draw.amount)}),
            "bonuses": tuple(
                b.model_copy(update={"amount": tenfold(b.amount)}) for b in plan.bonuses
            ),
        }
    )
    larger: list[Booking] = [
        b.model_copy(update={"amount": tenfold(b.amount)}) if isinstance(b, Deal) else b
        for b in booked
    ]
    # Each rounding of the small statement may be half a cent off, ten times that in the large one.
    roundings = 2 * MONTHS + 4 * len(booked) + 2
    for small, large in zip(
        pay_statement(plan, booked, MONTHS), pay_statement(grown, larger, MONTHS), strict=True
    ):
        assert large.sales == small.sales * 10 or plan.clawback == "net_in_period"
        assert abs(large.gross - small.gross * 10) <= Decimal("0.055") * roundings


@thousands
@given(plans())
def test_a_plan_survives_yaml_there_and_back(plan: PayPlan) -> None:
    text = plan.to_yaml()
    assert read_plan(text) == (plan, [])
    assert PayPlan.from_data(plan.to_data()) == plan
    read_as_usual = PayPlan.from_data(yaml.safe_load(text))
    assert read_as_usual == plan
    assert hash(read_as_usual) == hash(plan)


@thousands
@given(plans(marginal=True), euro(0, 60_000), hundredths(0, 60_000))
def test_marginal_commission_of_a_period_rises_with_its_sales(
    plan: PayPlan, sales: Decimal, more: Decimal
) -> None:
    quota = quota_of(plan, period_of(plan, 1))
    assert period_commission(plan, sales, quota) <= period_commission(plan, sales + more, quota)
