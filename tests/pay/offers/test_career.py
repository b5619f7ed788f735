"""Staying or leaving: every month is a statement's, and leaving pays off once it stays ahead."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from course.pay.offers.career import Move, Paths, paid_off, paths
from course.pay.plans.plan import Bonus

bonuses = st.builds(
    Bonus,
    month=st.integers(1, 70),
    amount=st.decimals(0, 5000, places=2),
    stay=st.integers(0, 24),
    repay=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]),
)
moves = st.builds(
    Move,
    base=st.decimals(0, 3000, places=2),
    rate=st.sampled_from([Decimal(0), Decimal("0.0375"), Decimal("0.1")]),
    sales=st.decimals(0, 40_000, places=2),
    yearly_raise=st.sampled_from([Decimal(0), Decimal("0.033")]),
    bonuses=st.lists(bonuses, max_size=3).map(tuple),
    uplift=st.sampled_from([Decimal(0), Decimal("0.07"), Decimal("0.3")]),
    ramp=st.integers(0, 12),
    gap=st.integers(0, 6),
    leave=st.integers(0, 23),
    months=st.integers(24, 60),
)


def monthly(in_all: tuple[Decimal, ...]) -> list[Decimal]:
    return [after - before for before, after in pairwise(in_all)]


def found(**written: Any) -> Paths:
    return paths(Move.model_validate(written))


def test_the_default_move_dips_then_climbs_and_bonuses_set_it_back() -> None:
    lead = [int(ahead) for ahead in found().lead]
    assert lead[:14] == [0] * 7 + [-1800, -2070, -2130, -1980, -1620, -2460, -2100]
    assert lead[18:26] == [-300, 60, 420, 780, 1140, 1500, 660, 1020]
    assert lead[36] == 4980
    assert paid_off(Move()) == 19


def test_after_leaving_come_months_without_pay_then_a_ramp_then_the_full_new_pay() -> None:
    months = monthly(found(leave=2, gap=2, ramp=1, uplift="0.1").leaving)
    # 1100 + 5 % of 14 000 is 1800; the new job's 1210 + 770, half of the 770 in the ramp's month.
    assert months[:7] == [1800, 1800, 0, 0, 1595, 1980, 1980]


def test_a_raise_comes_with_each_new_year_and_raises_the_base_alone() -> None:
    months = monthly(found(yearly_raise="0.03", bonuses=[], leave=13).staying)
    assert [months[n] for n in (0, 11, 12, 23, 24)] == [
        Decimal(text) for text in ("1800", "1800", "1833", "1833", "1866.99")
    ]
    assert monthly(found(yearly_raise="0.03", bonuses=[], leave=13).leaving)[12] == 1833


@pytest.mark.parametrize(
    ("leave", "share", "repaid"),
    [(11, "1", 0), (12, "1", 1200), (17, "1", 1200), (17, "0.25", 300), (18, "1", 0), (0, "1", 0)],
)
def test_a_bonus_is_paid_back_by_who_leaves_within_its_time(
    leave: int, share: str, repaid: int
) -> None:
    bonus = {"month": 12, "amount": 1200, "stay": 6, "repay": share}
    both = found(leave=leave, bonuses=[bonus])
    assert both.repaid == repaid
    assert both.staying[leave] - both.leaving[leave] == repaid


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ({"leave": 12}, 29),
        ({"uplift": "0.1"}, None),
        ({"gap": 0, "ramp": 0}, 7),
        ({"gap": 0, "ramp": 0, "uplift": 0, "bonuses": []}, None),
        ({"leave": 0}, 13),
    ],
)
def test_leaving_has_paid_off_once_it_stays_ahead(
    written: dict[str, Any], month: int | None
) -> None:
    assert paid_off(Move.model_validate(written)) == month


@settings(max_examples=40, deadline=None)
@given(moves)
def test_before_paying_off_leaving_is_behind_and_never_afterwards(move: Move) -> None:
    lead, month = paths(move).lead, paid_off(move)
    assert not any(lead[: move.leave])
    if month is None:
        assert lead[-1] < 0 or not any(lead)
    else:
        assert move.leave < month <= move.months
        assert min(lead[month:]) >= 0
        assert lead[month - 1] < 0 or (month == move.leave + 1 and min(lead) == 0)


@settings(max_examples=40, deadline=None)
@given(moves)
def test_both_paths_have_a_sum_for_every_month_from_0_on(move: Move) -> None:
    both = paths(move)
    assert len(both.staying) == len(both.leaving) == len(both.bonuses) == move.months + 1
    assert both.staying[0] == both.leaving[0] == 0
    assert both.staying[: move.leave] == both.leaving[: move.leave]
    assert both.repaid >= 0


def test_one_has_to_leave_within_the_months_looked_at() -> None:
    with pytest.raises(ValidationError, match="leaving after month 24 is not within 24 months"):
        Move(leave=24, months=24)
