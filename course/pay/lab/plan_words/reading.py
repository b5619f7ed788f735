"""A pay plan read aloud: what it says, clause by clause, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.chart import Terms
from course.pay.lab.plan_words.clauses import target_pay
from course.pay.lab.sentence import Money, Percent, Sentence, Value
from course.pay.plans.plan import MONTHS_IN, Measure, PayPlan
from course.pay.statements.commission import commission_at_rate

TOLD_TIERS = 4
"""More tiers than these are summed up by the last."""
TOLD_RAMP = 6

_COUNTED: Mapping[Measure, str] = {
    "month": message("Sales are counted month by month, from zero each time."),
    "quarter": message(
        "Sales are counted by quarter, against {quota} a quarter, and paid monthly."
    ),
    "year": message("Sales are counted by year, against {quota} a year, and paid monthly."),
}
_CAPPED: Mapping[Measure, str] = {
    "month": message("A month pays {cap} of commission at most."),
    "quarter": message("A quarter pays {cap} of commission at most."),
    "year": message("A year pays {cap} of commission at most."),
}


def reading(plan: PayPlan, words: Words) -> tuple[str, ...]:
    """The plan in sentences of the reader's language, one or two for each clause that is set."""
    return tuple(sentence.said(words) for sentence in _sentences(plan, words))


def terms(known: Terms, words: Words) -> tuple[str, ...]:
    """What there is to go by in a guess: a line for each plan, and one on how deals come."""
    lines = [_line(name, plan, words) for name, plan in known.plans]
    if known.flow is not None:
        lines.append(
            words.say(
                message("Deals a year, on average: {deals}. Size of a deal, on average: {size}."),
                deals=words.number(known.flow.deals_per_year),
                size=euro(words, known.flow.mean),
            )
        )
    return tuple(lines)


def _line(name: str, plan: PayPlan, words: Words) -> str:
    """A plan in a line that begins with its name; what becomes of cancelled deals does not matter yet."""
    said = " ".join(s.said(words) for s in _sentences(plan, words) if s != _clawback(plan))
    return words.say(message("{name}: {text}"), name=name, text=said) if name else said


def pays_commission(plan: PayPlan) -> bool:
    """Whether any sales can earn commission."""
    return bool(plan.rate or plan.target) and (
        not plan.quota or any(tier.multiplier for tier in plan.tiers)
    )


def rate_of(plan: PayPlan, multiplier: Decimal = Decimal(1)) -> Decimal:
    """The rate times `multiplier` as a fraction: exact, or to a hundredth of a percent.

    A rate times a multiplier has at most six decimals; a target over a quota may have no end.
    """
    exact = commission_at_rate(plan, multiplier)
    return exact if exact == round(exact, 6) else round(exact, 4)


def _sentences(plan: PayPlan, words: Words) -> Iterator[Sentence]:
    if plan.base:
        yield Sentence(message("Base {base} a month."), {"base": Money(plan.base)})
    else:
        yield Sentence(message("There is no base salary."))
    if pays_commission(plan):
        yield from _commission(plan)
        yield from _limits(plan, words)
    else:
        yield Sentence(message("There is no commission: selling more does not raise pay."))
    yield from _draw(plan)
    if pays_commission(plan):
        yield _clawback(plan)
    yield from _bonuses(plan)


def _commission(plan: PayPlan) -> Iterator[Sentence]:
    if not plan.quota:
        yield Sentence(message("{rate} on every euro sold."), {"rate": Percent(rate_of(plan))})
        return
    yield from _tiers(plan)
    on_target = target_pay(plan)
    if on_target is not None and plan.base:
        yield Sentence(
            message("Meeting the quota makes {total} a month, of which {mix} is base."),
            {"total": Money(on_target.total), "mix": Percent(round(on_target.mix, 2))},
        )
    elif on_target is not None:
        total = Money(on_target.total)
        yield Sentence(message("Meeting the quota makes {total} a month."), {"total": total})


def _tiers(plan: PayPlan) -> Iterator[Sentence]:
    first, *further = plan.tiers
    rate = Percent(rate_of(plan, first.multiplier))
    if not further:
        yield Sentence(
            message("{rate} on every euro sold; the quota is {quota} a month."),
            {"rate": rate, "quota": Money(plan.quota)},
        )
        return
    line = Money(further[0].start * plan.quota)
    share = Percent(further[0].start)
    if not first.multiplier:
        below = message("Below {line} a month ({share} of the quota) no commission is paid.")
    elif further[0].start == 1:
        below = message("{rate} on sales up to the quota of {line} a month.")
    else:
        below = message("{rate} on sales up to {line} a month ({share} of the quota).")
    used: dict[str, Value] = {"rate": rate, "line": line, "share": share}
    yield Sentence(below, {name: value for name, value in used.items() if f"{{{name}}}" in below})
    told = further if len(further) < TOLD_TIERS else further[: TOLD_TIERS - 2]
    for tier in told:
        yield _tier(plan, tier.start, tier.multiplier, tier.retroactive)
    if len(told) < len(further):
        left = len(further) - len(told)
        last = further[-1]
        yield Sentence.plural(
            "{count} more tier follows, from {line} a month: {rate}.",
            "{count} more tiers follow, the last from {line} a month: {rate}.",
            left,
            line=Money(last.start * plan.quota),
            rate=Percent(rate_of(plan, last.multiplier)),
        )


def _tier(plan: PayPlan, start: Decimal, multiplier: Decimal, retroactive: bool) -> Sentence:
    line, rate = Money(start * plan.quota), Percent(rate_of(plan, multiplier))
    if not multiplier:
        if retroactive:
            text = message("From {line} a month no commission is paid at all.")
        else:
            text = message("The part above {line} a month pays nothing.")
        return Sentence(text, {"line": line})
    if retroactive:
        text = message("From {line} a month, {rate} on everything sold, from the first euro.")
    else:
        text = message("On the part above {line} a month, {rate}.")
    return Sentence(text, {"line": line, "rate": rate})


def _limits(plan: PayPlan, words: Words) -> Iterator[Sentence]:
    tiered = bool(plan.quota) and len(plan.tiers) > 1
    if tiered:
        quota = Money(plan.quota * MONTHS_IN[plan.measure])
        counted = _COUNTED[plan.measure]
        yield Sentence(counted, {} if plan.measure == "month" else {"quota": quota})
    if tiered and plan.tie == "exceeded":
        yield Sentence(message("Sales exactly at a tier’s line are not in the tier yet."))
    if plan.cap is not None:
        yield Sentence(_CAPPED[plan.measure], {"cap": Money(plan.cap)})
    if plan.ramp and plan.quota:
        factors = ", ".join(percent(words, factor) for factor in plan.ramp[:TOLD_RAMP])
        more = "" if len(plan.ramp) <= TOLD_RAMP else ", …"
        yield Sentence(
            message("In the first months the quota is a part of this: {factors}."),
            {"factors": factors + more},
        )


def _draw(plan: PayPlan) -> Iterator[Sentence]:
    if plan.draw is None or not plan.draw.amount:
        return
    if plan.draw.recoverable:
        text = message(
            "A month with less than {amount} of commission pays that much as an advance, and later"
            " commission pays it back."
        )
    else:
        text = message("Every month pays at least {amount} of commission, yours to keep.")
    yield Sentence(text, {"amount": Money(plan.draw.amount)})


def _clawback(plan: PayPlan) -> Sentence:
    if plan.clawback == "original_rate":
        return Sentence(message("A cancelled deal takes back the commission that it paid."))
    return Sentence(
        message("A cancelled deal counts against the sales of the period it falls through in.")
    )


def _bonuses(plan: PayPlan) -> Iterator[Sentence]:
    if len(plan.bonuses) > 1:
        total = sum((bonus.amount for bonus in plan.bonuses), Decimal(0))
        yield Sentence.plural(
            "{count} bonus rewards staying, {amount} in all.",
            "{count} bonuses reward staying, {amount} in all.",
            len(plan.bonuses),
            amount=Money(total),
        )
        return
    for bonus in plan.bonuses:
        paid: dict[str, Value] = {"amount": Money(bonus.amount), "month": bonus.month}
        yield Sentence(
            message("Month {month} pays a bonus of {amount} to those still employed."), paid
        )
        if bonus.stay and bonus.repay:
            yield Sentence.plural(
                "Leaving within the next {count} month means paying back {share} of it.",
                "Leaving within the next {count} months means paying back {share} of it.",
                bonus.stay,
                share=Percent(bonus.repay),
            )
