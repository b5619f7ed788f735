"""The statement's columns: what each tells of a month and of all of them, so that every row adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from course.locale import Words
from course.pay.net import NetPayError, TaxYear, net_pay
from course.pay.statements.statement import PayMonth

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the statement: its name, what it tells of a month and of all.

    `part` is its part of gross pay, where it is one: the parts of all columns add up to it. On a
    phone a `minor` column is left out, where the month’s account tells it, and a `sparse` one
    wherever it has nothing.
    """

    name: str
    told: Callable[[PayMonth], str]
    total: str = ""
    minor: bool = False
    sparse: bool = False
    part: Callable[[PayMonth], Decimal] | None = None
    in_euro: bool = True


def columns(
    words: Words,
    months: Sequence[PayMonth],
    sold: Mapping[int, Decimal],
    tax: TaxYear | None,
) -> Iterator[Column]:
    """The columns that say anything of these months; `sold` are the sales of each, by its number."""
    say = words.say

    def money(name: str, of: Callable[[PayMonth], Decimal]) -> Column:
        return Column(name, lambda month: _euro(words, of(month)), _euro(words, _sum(of, months)))

    def part(name: str, of: Callable[[PayMonth], Decimal], *, sparse: bool = False) -> Column:
        whole = _euro(words, _sum(of, months))
        return Column(name, lambda month: _euro(words, of(month)), whole, sparse=sparse, part=of)

    yield money(say("Sales"), lambda month: sold.get(month.month, ZERO))
    if any(month.attainment is not None for month in months):
        told = partial(_attainment, words)
        yield Column(say("Attainment"), told, minor=True, in_euro=False)
    yield part(say("Earned"), lambda month: month.earned)
    if any(month.clawback for month in months):
        yield part(say("Clawback"), lambda month: month.clawback, sparse=True)
    if carries(months):
        yield part(say("Carried over"), lambda month: month.carried, sparse=True)
    if any(month.drawn for month in months):
        yield part(say("Draw"), lambda month: month.drawn, sparse=True)
    yield part(say("Base"), lambda month: month.base)
    if any(month.bonus for month in months):
        yield part(say("Bonus"), lambda month: month.bonus, sparse=True)
    yield money(say("Gross"), lambda month: month.gross)
    if tax is not None:
        known = net_of_all(months, tax)
        whole = "" if known is None else _euro(words, known)
        yield Column(say("Net"), lambda month: _net(words, month, tax), whole)


def carries(months: Sequence[PayMonth]) -> bool:
    """Whether anything is carried from one month to another."""
    return any(month.carried for month in months)


def net_of_all(months: Sequence[PayMonth], tax: TaxYear) -> Decimal | None:
    """Net pay of all months, euro; None where that of one is not known."""
    try:
        return sum((net_pay(month.gross, tax).net for month in months), ZERO)
    except NetPayError:
        return None


def _sum(of: Callable[[PayMonth], Decimal], months: Sequence[PayMonth]) -> Decimal:
    return sum((of(month) for month in months), ZERO)


def _attainment(words: Words, month: PayMonth) -> str:
    """As the steps tell it."""
    return "–" if month.attainment is None else words.percent(month.attainment, digits=1)


def _net(words: Words, month: PayMonth, tax: TaxYear) -> str:
    try:
        return _euro(words, net_pay(month.gross, tax).net)
    except NetPayError:
        return "–"


def _euro(words: Words, amount: Decimal) -> str:
    return words.euro(amount, cents=True)
