"""Deals as data: what is taken, and what is refused, where, and how to mend it."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest

from course.pay import Cancellation, Deal, PayError, PayPlan, pay_statement
from course.pay.statements.deals import MOST, checked, read_bookings

A = {"month": 2, "amount": 8000, "id": "A"}


def test_a_file_of_deals_is_read() -> None:
    bookings, problems = read_bookings(
        "- {month: 1, amount: 8000, id: A}\n- {month: 2, amount: 0.5}\n- {month: 2, cancels: A}\n"
    )
    assert problems == []
    assert bookings == (
        Deal(month=1, amount=Decimal(8000), id="A"),
        Deal(month=2, amount=Decimal("0.5")),
        Cancellation(month=2, cancels="A", share=Decimal(1)),
    )


def test_a_deal_may_be_called_by_a_number() -> None:
    deals = [{"month": 1, "amount": 10, "id": 7}, {"month": 1, "cancels": 7}]
    assert checked(deals)[0] == Deal(month=1, amount=Decimal(10), id="7")


FLAWED = [
    (
        "a deal that nobody made",
        [A, {"month": 3, "cancels": "B"}],
        "deals[1]: month 3 cancels ‘B’, and no deal is called so;"
        " write the deal’s id, or delete the cancellation",
    ),
    (
        "a deal of a later month",
        [A, {"month": 1, "cancels": "A"}],
        "deals[1]: ‘A’ is cancelled in month 1, before it is made in month 2;"
        " write month 2 or a later one",
    ),
    (
        "more of a deal than there is",
        [A, {"month": 2, "cancels": "A", "share": 0.6}, {"month": 3, "cancels": "A", "share": 0.6}],
        "deals[2]: more of ‘A’ is cancelled than there is;"
        " the shares of one deal’s cancellations add up to at most 1",
    ),
    (
        "two deals of one name",
        [A, A],
        "deals[1]: two deals are called ‘A’; give each deal a name of its own",
    ),
    (
        "a share over 1",
        [A, {"month": 2, "cancels": "A", "share": 50}],
        "deals[1].share: 50 is too much for a rate, a fraction; write 0.5 for 50 %",
    ),
    (
        "a share of nothing",
        [A, {"month": 2, "cancels": "A", "share": 0}],
        "deals[1].share: ‘0’ is out of range for ‘share’; write a number greater than 0",
    ),
    (
        "month 0",
        [{"month": 0, "amount": 1}],
        "deals[0].month: ‘0’ is out of range for ‘month’; write a number from 1",
    ),
    (
        "an amount with letters",
        [{"month": 1, "amount": "8ooo"}],
        "deals[0].amount: “8ooo” is not a plain number;"
        " write digits and a point, such as 1500 or 0.08",
    ),
    (
        "an amount below nothing",
        [{"month": 1, "amount": -1}],
        "deals[0].amount: ‘-1’ is out of range for ‘amount’; write a number from 0",
    ),
    (
        "a deal without an amount",
        [{"month": 1}],
        "deals[0]: ‘amount’ is missing; add a line ‘amount: …’",
    ),
]


@pytest.mark.parametrize(("data", "told"), [f[1:] for f in FLAWED], ids=[f[0] for f in FLAWED])
def test_flawed_deals_are_refused_in_a_sentence(data: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(PayError) as caught:
        pay_statement(PayPlan(), data, 12)
    assert caught.value.flaws == (told,)


def test_what_is_no_deal_is_refused() -> None:
    with pytest.raises(PayError, match=r"deals\[0\]"):
        checked(["A"])  # type: ignore[list-item]


def test_flaws_of_a_file_stand_at_their_lines_and_the_good_deals_are_kept() -> None:
    bookings, problems = read_bookings(
        "- {month: 1, amount: 8ooo}\n- {month: 2, amount: 100, id: A}\n- {month: 1, cancels: A}\n",
        "deals.yaml",
    )
    assert [str(problem.place) for problem in problems] == ["deals.yaml:1:22", "deals.yaml:3:23"]
    assert Deal(month=2, amount=Decimal(100), id="A") in bookings


@pytest.mark.parametrize("text", ["month: 1", "just words", ""])
def test_a_file_that_holds_no_list_is_told_so(text: str) -> None:
    bookings, problems = read_bookings(text)
    assert bookings == ()
    assert len(problems) == 1


def test_a_hundred_thousand_deals_are_fine() -> None:
    deals = [Deal(month=1 + n % 12, amount=Decimal(1)) for n in range(100_000)]
    statement = pay_statement(PayPlan(rate=Decimal("0.1")), deals, 12)
    assert sum(month.commission for month in statement) == 10_000


def test_ten_million_deals_are_refused_before_all_are_looked_at() -> None:
    looked_at = itertools.count()
    deal = Deal(month=1, amount=Decimal(1))
    many = (deal for _ in zip(range(10**7), looked_at, strict=False))
    with pytest.raises(PayError, match=f"there are more than {MOST} deals; work out fewer months"):
        pay_statement(PayPlan(), many, 12)
    assert next(looked_at) <= MOST + 1
