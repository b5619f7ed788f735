"""The steps of a month's pay in words: what each line is called, and how it is worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from course.locale import Words
from course.locale.message import message
from course.pay.statements.statement import PayMonth
from course.pay.statements.steps import SUBTOTALS, Step, StepKind

FINEST = 4
"""Decimals of an amount before it is rounded to cents; what has more is told as approximate."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step as people read it: its name, how it is worked out, and what it adds or comes to.

    `sum` is empty where there is nothing to work out; `amount` carries its sign where it takes
    away; `total` tells that the line is a sum of those above it.
    """

    name: str
    sum: str
    amount: str
    total: bool


def line(step: Step, words: Words) -> Line:
    """The step as a line of an account."""
    if step.kind is StepKind.SALES:
        return Line(_credited(step, words), "", "", total=False)
    if step.kind is StepKind.OWED:
        return Line(_owed(step, words), "", "", total=False)
    total = step.kind in SUBTOTALS
    amount = _money(words, step.total if total else step.amount)
    return Line(_name(step, words), _sum(step, words), amount, total)


def tell(step: Step, words: Words) -> str:
    """The step in one line, such as `12 000,00 € × 6 % × 1,0 = 720,00 €`, its name first."""
    told = line(step, words)
    worked_out = " = ".join(part for part in (told.sum, told.amount) if part)
    if not worked_out:
        return told.name
    return words.say(message("{name}: {amount}"), name=told.name, amount=worked_out)


def owed(months: Sequence[PayMonth], words: Words, *, leaving: bool) -> tuple[str, ...]:
    """What is owed to the employer after the last of `months`, a sentence for each debt.

    `leaving` tells that the job ends then, so that no later commission pays it.
    """
    last = months[-1]
    draw, carried = _OWED_ON_LEAVING if leaving else _OWED
    month = words.number(last.month)
    return tuple(
        words.say(text, month=month, amount=words.euro(amount, cents=True))
        for text, amount in ((draw, last.debt), (carried, -last.carry))
        if amount
    )


_OWED = (
    message(
        "At the end of month {month} you owe {amount} of the draw: later commission above the draw"
        " pays it back."
    ),
    message(
        "At the end of month {month}, {amount} of commission is still to be taken back: it will be"
        " taken from later commission."
    ),
)
_OWED_ON_LEAVING = (
    message(
        "When you leave at the end of month {month}, you owe {amount} of the draw: ask before you"
        " sign whether you have to pay it back."
    ),
    message(
        "When you leave at the end of month {month}, {amount} of commission has not been taken back:"
        " ask before you sign whether you have to pay it back."
    ),
)


def _owed(step: Step, words: Words) -> str:
    assert step.debt is not None
    amount = words.euro(step.debt, cents=True)
    return words.say(message("Owed of the draw at the month’s end: {amount}"), amount=amount)


def _credited(step: Step, words: Words) -> str:
    assert step.sales is not None
    sales = words.euro(step.sales, cents=True)
    if step.quota is None:
        return words.say(message("Sales counted so far: {sales}"), sales=sales)
    return words.say(
        message("Sales counted so far: {sales}, {attainment} of the quota of {quota}"),
        sales=sales,
        attainment=words.percent(step.sales / step.quota, digits=1),
        quota=words.euro(step.quota, cents=True),
    )


_NAMES: Mapping[StepKind, str] = {
    StepKind.CAP: message("Over the cap, not paid"),
    StepKind.ROUNDING: message("Rounded to cents"),
    StepKind.EARLIER: message("Counted in earlier months of the period"),
    StepKind.EARNED: message("Commission earned this month"),
    StepKind.CARRIED_IN: message("Still to take back from earlier months"),
    StepKind.CARRIED_OUT: message("Left for later months to take back"),
    StepKind.PAYABLE: message("Commission payable"),
    StepKind.ADVANCE: message("Draw, topping up the commission"),
    StepKind.REPAID: message("Paid back of earlier draws"),
    StepKind.COMMISSION: message("Commission paid"),
    StepKind.BASE: message("Base salary"),
    StepKind.GROSS: message("Gross pay"),
}


def _piece_name(step: Step, words: Words) -> str:
    assert step.piece is not None
    if step.piece.tier is None:
        return words.say(message("Commission"))
    number = words.number(step.piece.tier + 1)
    if step.piece.retroactive:
        return words.say(message("Tier {number}, for all sales so far"), number=number)
    return words.say(message("Tier {number}"), number=number)


_TOLD: Mapping[StepKind, Callable[[Step, Words], str]] = {
    StepKind.PIECE: _piece_name,
    StepKind.CANCELLED: lambda step, words: words.say(
        message("Deal “{deal}” cancelled"), deal=step.deal
    ),
    StepKind.BONUS: lambda step, words: words.say(
        message("Bonus of month {month}"), month=words.number(step.month or 0)
    ),
    StepKind.BONUS_BACK: lambda step, words: words.say(
        message("Bonus of month {month}, paid back on leaving"),
        month=words.number(step.month or 0),
    ),
}


def _name(step: Step, words: Words) -> str:
    told = _TOLD.get(step.kind)
    return told(step, words) if told else words.say(_NAMES[step.kind])


def _sum(step: Step, words: Words) -> str:
    """How the amount is worked out, without the amount itself."""
    if step.piece is not None:
        factors = [words.euro(step.piece.sales, cents=True), _rate(step, words)]
        factors.append(_plain(words, step.piece.multiplier, least=1))
        return " × ".join(factors)
    if step.taken is not None and step.share not in {None, 1}:
        return f"{_money(words, -step.taken)} × {_share(step, words)}"
    return ""


def _rate(step: Step, words: Words) -> str:
    if step.rate is not None:
        return _percent(words, step.rate)
    if step.target is None or step.quota is None:
        return _percent(words, Decimal(0))
    return f"{words.euro(step.target, cents=True)} / {words.euro(step.quota, cents=True)}"


def _share(step: Step, words: Words) -> str:
    assert step.share is not None
    return _percent(words, step.share)


def _percent(words: Words, fraction: Decimal) -> str:
    return words.percent(fraction, digits=_decimals(fraction * 100))


def _money(words: Words, amount: Decimal) -> str:
    """An amount to the cent, or as fine as it is; with “≈” where four decimals do not hold it."""
    digits = max(2, _decimals(amount))
    if digits <= FINEST:
        return words.euro(amount, digits=digits)
    return "≈\u00a0" + words.euro(amount, digits=FINEST)


def _plain(words: Words, number: Decimal, *, least: int) -> str:
    return words.number(number, digits=max(least, _decimals(number)))


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)
