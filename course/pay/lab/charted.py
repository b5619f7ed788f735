"""A chart's parameters in the lab: as data for its link, and filled from the reader's own plans."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Set
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from course.locale.message import message
from course.pay.lab.plan_words.clauses import CLAUSES
from course.pay.lab.plan_words.reading import rate_of
from course.pay.lab.state import LabState, plain_data
from course.pay.net import TaxYear, with_tax_year
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan

M = TypeVar("M", bound=BaseModel)


def chart_data(parameters: BaseModel) -> dict[str, Any]:
    """What in a chart's parameters is not as usual, as JSON holds it; a tax year by its id."""
    told = parameters.model_dump(by_alias=True, exclude_defaults=True)
    for name in told:
        told[name] = _told(getattr(parameters, name), told[name])
    data: dict[str, Any] = plain_data(told)  # type: ignore[assignment]
    return data


def _told(value: object, dumped: object) -> object:
    match value:
        case TaxYear():
            return value.id
        case PayPlan():
            return value.to_data()
        case (NamedPlan(), *_):
            return [_told(offer, None) for offer in value]
        case NamedPlan():
            return {"name": value.name, "plan": value.plan.to_data()}
    return dumped


def chart_parameters(model: type[M], data: Mapping[str, Any], taxes: Mapping[str, TaxYear]) -> M:
    """The parameters that `chart_data` told; those a chart begins with where they make no sense."""
    try:
        found = model.model_validate(dict(data))
    except ValidationError:
        found = model()
    return with_tax_year(found, taxes)


def with_mine(parameters: M, state: LabState, taxes: Mapping[str, TaxYear]) -> M:
    """The parameters with whatever the lab knows of them: plan, offers, flow of deals, costs.

    What a chart does not take (an offer without one flat rate, say) stays as it was.
    """
    return with_tax_year(_filled(parameters, state)[0], taxes)


def of_example(
    parameters: BaseModel, state: LabState, taxes: Mapping[str, TaxYear]
) -> tuple[str, ...]:
    """Message ids of the clauses and offers that are not the lab’s in a chart filled from the lab.

    None for a chart that the lab has not filled, or that was moved since: it shows what it shows.
    """
    if with_mine(parameters, state, taxes) != parameters:
        return ()
    known = _filled(parameters, state)[1]
    fields = type(parameters).model_fields
    lacks = (label for name, label in _LABELS.items() if name in fields and name not in known)
    return tuple(dict.fromkeys(lacks))


def left_out(
    parameters: BaseModel, state: LabState, taxes: Mapping[str, TaxYear]
) -> tuple[str, ...]:
    """Message ids of the clauses of the lab’s plan that a chart filled from the lab does not show.

    None for a chart that the lab has not filled, that shows offers, or the plan as it is.
    """
    model = type(parameters)
    if takes_offers(model) or with_mine(parameters, state, taxes) != parameters:
        return ()
    known = _filled(parameters, state)[1]
    if "plan" in known:
        return ()
    lacks = (clause for clause in _that_matter(state.plan) if not known & _SHOWN_BY[clause])
    return tuple(CLAUSES[clause].label for clause in lacks)


_SHOWN_BY: Mapping[str, Set[str]] = {
    "base": {"base"},
    "rate": {"rate"},
    "target": {"rate"},
    "measure": set(),
    "tiers": {"start"},
    "tie": set(),
    "cap": {"cap"},
    "ramp": set(),
    "draw": {"draw"},
    "clawback": set(),
    "bonuses": {"bonuses"},
}
"""The fields of charts that show a clause; what a chart of one month cannot show has none."""


def _that_matter(plan: PayPlan) -> Iterator[str]:
    """The clauses that a plan has and that change what it pays; the quota does so by its tiers."""
    tiered = len(plan.tiers) > 1
    idle = {"ramp", "tie"} if not tiered else set()
    if not tiered and plan.cap is None:
        idle.add("measure")
    yield from (c for c in CLAUSES if c in _SHOWN_BY and c in plan.to_data() and c not in idle)


_LABELS: Mapping[str, str] = {
    "quota": CLAUSES["quota"].label,
    "start": CLAUSES["tiers"].label,
    "multiplier": CLAUSES["tiers"].label,
    "cap": CLAUSES["cap"].label,
    "draw": CLAUSES["draw"].label,
    "a": message("First offer"),
    "b": message("Second offer"),
}
"""What a chart may have that the lab’s plan or offers may lack."""


def _filled(parameters: M, state: LabState) -> tuple[M, set[str]]:
    """The parameters with what they take from the lab, and the names of that."""
    found: M = parameters
    taken: set[str] = set()
    known = type(parameters).model_fields.keys()
    for values in (*_both_offers(state), *({name: value} for name, value in _mine(state))):
        if not values.keys() <= known:
            continue
        try:
            found = type(parameters).model_validate({**dict(found), **values})
        except ValidationError:
            continue
        taken |= values.keys()
    return found, taken


def _both_offers(state: LabState) -> Iterator[dict[str, Any]]:
    """Both offers together: one at a time may have the name of an example's other one."""
    a, b = state.offers.a, state.offers.b
    for first, second in itertools.product((a, _flat(a)), (b, _flat(b))):
        yield {"a": first, "b": second}


def takes_offers(model: type[BaseModel]) -> bool:
    """Whether a chart compares two offers."""
    fields = model.model_fields.keys()
    return {"a", "b"} <= fields or "offers" in fields


def fits_offers(model: type[BaseModel], state: LabState) -> bool:
    """Whether a chart can show both offers of the lab as they are."""
    both = (state.offers.a, state.offers.b)
    if "offers" in model.model_fields:
        return _takes(model, "offers", both)
    for name, offer in zip(("a", "b"), both, strict=True):
        if name not in model.model_fields or not any(
            _takes(model, name, value) for value in (offer, _flat(offer))
        ):
            return False
    return True


def takes_mine(model: type[BaseModel]) -> bool:
    """Whether a chart has anything that the lab's plan or offers could fill."""
    return takes_offers(model) or bool({"plan", "rate", "quota"} & model.model_fields.keys())


def _takes(model: type[BaseModel], name: str, value: object) -> bool:
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        # Two offers of one name are the model's to refuse once both are there.
        found = (f for f in error.errors() if f["type"] != "same_name")
        return not any(flaw["loc"][:1] == (name,) for flaw in found)
    return True


def _mine(state: LabState) -> Iterator[tuple[str, Any]]:
    plan, offers = state.plan, state.offers
    yield "plan", plan
    for name, offer in (("a", offers.a), ("b", offers.b)):
        yield name, offer
        yield name, _flat(offer)
    yield "offers", (offers.a, offers.b)
    yield "flow", state.flow
    yield "seed", state.seed
    yield "cost", offers.costs
    yield "aversion", offers.aversion
    yield "tax", offers.tax
    yield "base", plan.base
    yield "rate", plan.rate if plan.rate is not None else round(rate_of(plan), 4)
    if plan.quota:
        yield "quota", plan.quota
    if len(plan.tiers) == 2 and plan.tiers[0].multiplier == 1:
        yield "start", plan.tiers[1].start
        yield "multiplier", plan.tiers[1].multiplier
    if plan.cap is not None:
        yield "cap", plan.cap
    yield "bonuses", plan.bonuses
    # A draw of nothing is none; a cap of nothing would be one.
    yield "draw", plan.draw.amount if plan.draw else 0
    if plan.draw is not None:
        yield "recoverable", plan.draw.recoverable


def _flat(offer: NamedPlan) -> dict[str, Any]:
    """An offer as base and one rate, for charts that know no more; empty where it is not one."""
    plan = offer.plan
    flat = plan.to_data().keys() <= {"base", "rate"}
    return {"name": offer.name, "base": plan.base, "rate": plan.rate or 0} if flat else {}
