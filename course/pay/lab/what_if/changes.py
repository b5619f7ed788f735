"""What one might ask to have changed in a plan, one clause at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from pydantic import ValidationError

from course.locale.message import message
from course.pay.lab.plan_words.reading import pays_commission, rate_of
from course.pay.lab.sentence import Money, Percent, Sentence, Value
from course.pay.money import cents
from course.pay.plans.plan import FLAT, MONTHS_IN, Measure, PayPlan, Tier
from course.pay.statements.commission import commission

ONE, ZERO = Decimal(1), Decimal(0)
POINT = Decimal("0.01")
BASE_STEP = Decimal(100)
TENTH = Decimal("0.1")
HALF = Decimal("0.5")
FASTER = Decimal("1.5")
RAMP = (Decimal("0.25"), HALF, Decimal("0.75"))
CAP_WITHOUT_QUOTA = Decimal(1000)
"""Illustrative sizes of a change where the plan itself suggests none."""


@dataclass(frozen=True, slots=True)
class Change:
    """The plan with one clause changed: `clause` is an id of `CLAUSES`, `id` stays the same for good."""

    id: str
    clause: str
    label: Sentence
    plan: PayPlan


def changes(plan: PayPlan) -> tuple[Change, ...]:
    """The changes that make sense for `plan`, in the order of its clauses; each makes another plan."""
    found = chain.from_iterable(propose(plan) for propose in _PROPOSALS)
    return tuple(change for change in found if change is not None and change.plan != plan)


def tiered(plan: PayPlan) -> bool:
    """Whether attainment decides what a euro of sales pays."""
    return bool(plan.quota) and len({tier.multiplier for tier in plan.tiers}) > 1


def threshold_of(plan: PayPlan) -> Decimal | None:
    """The attainment below which the plan pays no commission; None where there is none."""
    if not plan.quota or plan.tiers[0].multiplier:
        return None
    return next((tier.start for tier in plan.tiers if tier.multiplier), None)


def _change(
    plan: PayPlan,
    way: tuple[str, str, str],
    values: Mapping[str, Value] | None = None,
    **fields: object,
) -> Change | None:
    """The change of the `way` (id, clause, label); None where it makes no valid plan."""
    id_, clause, label = way
    try:
        made = PayPlan.model_validate({**dict(plan), **fields})
    except ValidationError:
        return None
    return Change(id_, clause, Sentence(label, values or {}), made)


Proposals = Iterator[Change | None]


def _base(plan: PayPlan) -> Proposals:
    for id_, base in (("base-more", plan.base + BASE_STEP), ("base-less", plan.base - BASE_STEP)):
        way = (id_, "base", message("Base {base} a month"))
        yield _change(plan, way, {"base": Money(base)}, base=base)


def _rate(plan: PayPlan) -> Proposals:
    if plan.rate is not None:
        for id_, rate in (("rate-more", plan.rate + POINT), ("rate-less", plan.rate - POINT)):
            if rate > 0:
                way = (id_, "rate", message("Commission rate {rate}"))
                yield _change(plan, way, {"rate": Percent(rate)}, rate=rate)
    elif plan.target is not None:
        for id_, times in (("target-more", ONE + TENTH), ("target-less", ONE - TENTH)):
            target = cents(plan.target * times)
            way = (id_, "target", message("Target variable pay {target} a month"))
            yield _change(plan, way, {"target": Money(target)}, target=target)


_MEASURED: Mapping[Measure, tuple[str, str, str]] = {
    "month": ("measure-month", "measure", message("Sales counted by month")),
    "quarter": ("measure-quarter", "measure", message("Sales counted by quarter")),
    "year": ("measure-year", "measure", message("Sales counted by year")),
}


def _measure(plan: PayPlan) -> Proposals:
    """Another period; a cap stays the same for a year."""
    if not (pays_commission(plan) and (tiered(plan) or plan.cap is not None)):
        return
    for measure, way in _MEASURED.items():
        cap = plan.cap
        if cap is not None:
            cap = cents(cap * MONTHS_IN[measure] / MONTHS_IN[plan.measure])
        yield _change(plan, way, measure=measure, cap=cap)


def _quota(plan: PayPlan) -> Proposals:
    if not pays_commission(plan) or not (tiered(plan) or plan.target):
        return
    for id_, times in (("quota-less", ONE - TENTH), ("quota-more", ONE + TENTH)):
        quota = cents(plan.quota * times)
        way = (id_, "quota", message("Quota {quota} a month"))
        yield _change(plan, way, {"quota": Money(quota)}, quota=quota)


def _tiers(plan: PayPlan) -> Proposals:
    if not (plan.quota and pays_commission(plan)):
        return
    usual = next(tier.multiplier for tier in plan.tiers if tier.multiplier)
    way = ("no-accelerator", "tiers", message("Without the higher rate of the upper tiers"))
    slower = tuple(
        tier.model_copy(update={"multiplier": min(tier.multiplier, usual)}) for tier in plan.tiers
    )
    yield _change(plan, way, tiers=_merged(slower))
    if not tiered(plan):
        way = ("accelerator", "tiers", message("{rate} on sales above the quota"))
        faster = Tier(start=ONE, multiplier=usual * FASTER)
        rate = Percent(rate_of(plan, faster.multiplier))
        tiers = (plan.tiers[0].model_copy(update={"multiplier": usual}), faster)
        yield _change(plan, way, {"rate": rate}, tiers=tiers)
    yield from _threshold(plan, usual)
    yield from _retroactive(plan)


def _threshold(plan: PayPlan, usual: Decimal) -> Proposals:
    threshold = threshold_of(plan)
    if threshold is not None:
        way = ("no-threshold", "tiers", message("Without the threshold"))
        lifted = tuple(
            tier.model_copy(update={"multiplier": usual}) if tier.start < threshold else tier
            for tier in plan.tiers
        )
        yield _change(plan, way, tiers=_merged(lifted))
        return
    way = ("threshold", "tiers", message("No commission below {share} of the quota"))
    at_half = max((tier for tier in plan.tiers if tier.start <= HALF), key=lambda tier: tier.start)
    tiers = (
        Tier(start=ZERO, multiplier=ZERO),
        Tier(start=HALF, multiplier=at_half.multiplier, retroactive=True),
        *(tier for tier in plan.tiers if tier.start > HALF),
    )
    yield _change(plan, way, {"share": Percent(HALF)}, tiers=tiers)


def _retroactive(plan: PayPlan) -> Proposals:
    if not tiered(plan):
        return
    for id_, label, back in (
        ("retroactive", message("Each tier’s rate on all sales, from the first euro"), True),
        ("marginal", message("Each tier’s rate only on the part above its line"), False),
    ):
        first, *further = plan.tiers
        tiers = (first, *(tier.model_copy(update={"retroactive": back}) for tier in further))
        yield _change(plan, (id_, "tier-retroactive", label), tiers=tiers)


def _merged(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """The tiers without those that go on at the rate all before them have."""
    kept = [tiers[0]]
    for tier in tiers[1:]:
        if any(before.multiplier != tier.multiplier for before in kept):
            kept.append(tier)
    first = kept[0]
    return FLAT if len(kept) == 1 and first.multiplier == 1 else tuple(kept)


def _tie(plan: PayPlan) -> Proposals:
    if not tiered(plan):
        return
    reached = ("tie-reached", "tie", message("Sales exactly at a line are in the tier"))
    yield _change(plan, reached, tie="reached")
    exceeded = ("tie-exceeded", "tie", message("Sales exactly at a line are not in the tier yet"))
    yield _change(plan, exceeded, tie="exceeded")


_CAPPED: Mapping[Measure, str] = {
    "month": message("Commission capped at {cap} a month"),
    "quarter": message("Commission capped at {cap} a quarter"),
    "year": message("Commission capped at {cap} a year"),
}


def _cap(plan: PayPlan) -> Proposals:
    if not pays_commission(plan):
        return
    if plan.cap is not None:
        yield _change(plan, ("no-cap", "cap", message("Without the cap")), cap=None)
        return
    length = MONTHS_IN[plan.measure]
    quota = plan.quota * length
    cap = commission(plan, quota, quota) if quota else (plan.base or CAP_WITHOUT_QUOTA) * length
    way = ("cap", "cap", _CAPPED[plan.measure])
    yield _change(plan, way, {"cap": Money(cents(cap))}, cap=cents(cap))


def _ramp(plan: PayPlan) -> Proposals:
    if not (pays_commission(plan) and tiered(plan)):
        return
    if plan.ramp:
        yield _change(plan, ("no-ramp", "ramp", message("Without the ramp")), ramp=())
        return
    label = message("A ramp: {first}, {second} and {third} of the quota at first")
    values = {
        name: Percent(part) for name, part in zip(("first", "second", "third"), RAMP, strict=True)
    }
    yield _change(plan, ("ramp", "ramp", label), values, ramp=RAMP)


def _draw(plan: PayPlan) -> Proposals:
    if plan.draw is None:
        return
    yield _change(plan, ("no-draw", "draw", message("Without the draw")), draw=None)
    if plan.draw.recoverable:
        way = ("draw-kept", "draw-recoverable", message("The draw is yours to keep"))
    else:
        way = ("draw-owed", "draw-recoverable", message("The draw is to be paid back"))
    other = plan.draw.model_copy(update={"recoverable": not plan.draw.recoverable})
    yield _change(plan, way, draw=other)


def _clawback(plan: PayPlan) -> Proposals:
    if not pays_commission(plan):
        return
    net = message("A cancelled deal counts against new sales")
    yield _change(plan, ("clawback-net", "clawback", net), clawback="net_in_period")
    original = message("A cancelled deal takes back what it paid")
    yield _change(plan, ("clawback-original", "clawback", original), clawback="original_rate")


def _bonuses(plan: PayPlan) -> Proposals:
    yield _change(plan, ("no-bonus", "bonuses", message("Without the bonuses")), bonuses=())


_PROPOSALS: tuple[Callable[[PayPlan], Proposals], ...] = (
    _base,
    _rate,
    _measure,
    _quota,
    _tiers,
    _tie,
    _cap,
    _ramp,
    _draw,
    _clawback,
    _bonuses,
)
