"""What a reader has set up in the pay lab, as one value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from course.pay.chance.flow import DealFlow
from course.pay.lab.presets import PRESETS
from course.pay.money import Euro, plain_number
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import Month, PayPlan
from course.pay.statements.deals import Booking, Cancellation, Deal

MOST_MONTHS = 60
"""The longest statement the lab shows: five years."""

DEEPEST = 6
MOST_ITEMS = 200
LONGEST_TEXT = 200
LARGEST = 2**53

Aversion = Annotated[Decimal, Field(ge=0, le=3, decimal_places=2), BeforeValidator(plain_number)]
"""Euro of mean pay that a euro of its standard deviation is worth to the reader (0 to 3)."""


def plain_data(value: object, depth: int = 0) -> object:
    """`value` as JSON holds it: decimals as texts, tuples as lists; refuses anything else."""
    if depth > DEEPEST:
        raise PydanticCustomError("too_deep", "chart parameters are nested too deeply")
    match value:
        case Decimal() if value.is_finite():
            return f"{value:f}"
        case None | bool():
            return value
        case str() if len(value) <= LONGEST_TEXT:
            return value
        case int() | float() if abs(value) <= LARGEST and math.isfinite(value):
            return value
        case list() | tuple() if len(value) <= MOST_ITEMS:
            return [plain_data(item, depth + 1) for item in value]
        case Mapping() if len(value) <= MOST_ITEMS:
            return {str(name): plain_data(item, depth + 1) for name, item in value.items()}
    raise PydanticCustomError("not_plain", "a chart parameter is no text, number, list or mapping")


Parameters = Annotated[dict[str, Any], BeforeValidator(plain_data)]
"""A chart's parameters as data; the chart's own model checks them where they are used."""


class Offers(BaseModel):
    """Two plans to choose between, and what the reader needs and dreads."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    a: NamedPlan
    b: NamedPlan
    costs: Annotated[Euro, Field(ge=0, le=20_000)] = Decimal(1000)
    """What the reader must have a month, euro: take-home where there is a `tax`, else gross."""
    tax: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """The id of a tax year of the course; None compares gross pay."""
    aversion: Aversion = Decimal("0.5")


class LabState(BaseModel):
    """Everything the lab shows follows from this; whether cancellations fit the deals is not checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: PayPlan
    deals: tuple[Booking, ...] = ()
    months: int = Field(default=12, ge=1, le=MOST_MONTHS)
    leaves: Month | None = None
    flow: DealFlow
    seed: int = Field(default=1, ge=0, lt=2**32)
    offers: Offers
    charts: Annotated[
        dict[Annotated[str, Field(max_length=40)], Parameters], Field(max_length=20)
    ] = Field(default_factory=dict)
    """Parameters of chart pages by the chart's name, as JSON holds them."""


def changed(state: LabState, **fields: object) -> LabState:
    """`state` with some fields replaced, checked; raises pydantic's `ValidationError`."""
    return LabState.model_validate({**dict(state), **fields})


def _example_year() -> tuple[Booking, ...]:
    """An illustrative year: a slow start, a month without a deal, one client who withdraws."""
    made = (
        (1, 4000, "A"),
        (2, 6500, "B"),
        (2, 3000, "C"),
        (3, 8000, "D"),
        (4, 5200, "E"),
        (4, 9000, "F"),
        (6, 12000, "G"),
        (7, 2800, "H"),
        (8, 7400, "I"),
        (8, 6100, "J"),
        (9, 15000, "K"),
        (10, 9800, "L"),
        (11, 5600, "M"),
        (11, 11000, "N"),
        (12, 18000, "O"),
    )
    deals = tuple(Deal(month=m, amount=Decimal(euro), id=name) for m, euro, name in made)
    return (*deals, Cancellation(month=5, cancels="B"))


DEFAULT = LabState(
    plan=PRESETS["classic"].plan,
    deals=_example_year(),
    flow=DealFlow(36, 4000, Decimal("0.8")),
    offers=Offers(
        a=NamedPlan(name="A", plan=PayPlan(base=Decimal(1500), rate=Decimal("0.03"))),
        b=NamedPlan(name="B", plan=PayPlan(base=Decimal(900), rate=Decimal("0.08"))),
    ),
)
"""What opens without a link."""
