"""A pay plan: what an employer promises, clause by clause, as data that a trainer can write.

The model and its words follow the compensation tools' public help pages: tiers over a quota with
multipliers (QuotaPath, Oracle Incentive Compensation, SalesCookie), a tie at a tier's edge
(Salesforce Spiff), clawback as a negative payout (QuotaPath).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, LiteralString

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import InitErrorDetails

from course.files.shape_words import refusal
from course.files.told import Told, sentence, told
from course.pay.errors import PayError
from course.pay.money import Euro, Rate, plain_number
from course.pay.plans.written import written

Measure = Literal["month", "quarter", "year"]
MONTHS_IN: Mapping[Measure, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months each measurement period lasts."""

LAST_MONTH = 1200
"""A hundred years: no month has a higher number."""

Month = Annotated[int, Field(ge=1, le=LAST_MONTH)]
Times = Annotated[Decimal, Field(ge=0, le=100, decimal_places=4), BeforeValidator(plain_number)]
"""A multiplier or a multiple of the quota, to four decimals."""
Pay = Annotated[Euro, Field(ge=0, le=1_000_000)]
Volume = Annotated[Euro, Field(ge=0, le=1_000_000_000)]


class Tier(BaseModel):
    """One tier of commission: from which part of the quota, and how many times the rate."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    start: Times = Field(
        alias="from",
        description=sentence(told("Where it begins, a part of the quota (1 is all)")),
    )
    multiplier: Times = Field(
        description=sentence(
            told("How many times the rate it pays ({times} is half more)", times="1.5")
        )
    )
    retroactive: bool = Field(
        default=False,
        description="Once reached, the multiplier counts for all sales of the period.",
    )


class Draw(BaseModel):
    """Commission promised at least, month by month: an advance, or a guarantee."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: Pay = Field(description=sentence(told("Euro a month")))
    recoverable: bool = Field(
        default=True, description="Whether later commission pays back what was advanced."
    )


class Bonus(BaseModel):
    """A sum for those who are employed in a certain month, such as a bonus for staying."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    month: Month = Field(
        description=sentence(told("The month it is paid in, counted from the first"))
    )
    amount: Pay = Field(description=sentence(told("Euro")))
    stay: int = Field(
        default=0,
        ge=0,
        le=LAST_MONTH,
        description="How many more months one must stay; who leaves sooner pays back.",
    )
    repay: Rate = Field(
        default=Decimal(1), description="The part that is paid back by who leaves sooner (0 to 1)."
    )


FLAT = (Tier(start=Decimal(0), multiplier=Decimal(1)),)
"""The tiers of a plan without any: the rate on every euro."""


class PayPlan(BaseModel):
    """Base salary and commission, with every clause that decides what a month pays.

    Amounts are gross euro; rates are fractions. `docs/pay.md` tells each field.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: Pay = Field(default=Decimal(0), description="Base salary, euro a month.")
    rate: Rate | None = Field(
        default=None,
        description="Commission rate, a fraction of sales; without it target / quota.",
    )
    target: Pay | None = Field(
        default=None,
        description="Target variable pay: commission for exactly the quota, euro a month.",
    )
    measure: Measure = Field(
        default="month",
        description="How long sales are added up before a new count: month, quarter or year.",
    )
    quota: Volume = Field(
        default=Decimal(0), description="Expected sales, euro a month; 0 is no quota."
    )
    tiers: Annotated[tuple[Tier, ...], Field(max_length=20)] = Field(
        default=FLAT, description="Tiers by parts of the quota, rising, the first from 0."
    )
    tie: Literal["reached", "exceeded"] = Field(
        default="reached",
        description="Whether sales exactly at a tier’s start have reached it, or must exceed it.",
    )
    cap: Volume | None = Field(
        default=None, description="Most commission of a measurement period, euro."
    )
    ramp: Annotated[tuple[Times, ...], Field(max_length=120)] = Field(
        default=(), description="Which part of the quota counts in month 1, 2, …; 1 afterwards."
    )
    draw: Draw | None = Field(default=None, description="Commission paid at least each month.")
    clawback: Literal["original_rate", "net_in_period"] = Field(
        default="original_rate",
        description="A cancelled deal takes back what it paid, or counts against new sales.",
    )
    bonuses: Annotated[tuple[Bonus, ...], Field(max_length=120)] = Field(
        default=(), description="Sums for those employed in certain months."
    )

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> PayPlan:
        """The plan in a mapping such as YAML holds; raises `PayError` that tells all its flaws."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise PayError.of(error) from None

    def to_data(self) -> dict[str, Any]:
        """Every clause that is not as usual, as `from_data` takes it: numbers as texts."""
        told = self.model_dump(by_alias=True, exclude_defaults=True)
        ordered = {name: told[name] for name in type(self).model_fields if name in told}
        if len(self.tiers) > 1:
            ordered.setdefault("quota", self.quota)
        found: dict[str, Any] = _as_text(ordered)
        return found

    def to_yaml(self) -> str:
        """The plan as YAML that reads back to the same plan."""
        return written(self.to_data())

    @model_validator(mode="before")
    @classmethod
    def _enough_is_said(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        tiers = data.get("tiers")
        if isinstance(tiers, list | tuple) and len(tiers) > 1 and "quota" not in data:
            what = told("tiers are parts of a quota, and there is none")
            raise refusal("tiers_without_quota", what, _ADD_QUOTA)
        return data

    @field_validator("tiers")
    @classmethod
    def _tiers_rise(cls, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
        if not tiers:
            mend = told("delete the line ‘{field}’, or list one from 0", field="tiers")
            raise refusal("no_tiers", told("no tier is listed"), mend)
        flaws = list(_flaws_of(tiers))
        if flaws:
            raise ValidationError.from_exception_data("tiers", flaws)
        return tiers

    @model_validator(mode="after")
    def _rate_is_known(self) -> PayPlan:
        if self.rate is None and self.target is None:
            return self
        if self.rate is not None and self.target is not None:
            both = told(
                "both ‘{one}’ and ‘{other}’ say what commission is", one="rate", other="target"
            )
            raise refusal("rate_and_target", both, told("keep one of them"))
        if self.target is not None and not self.quota:
            what = told(
                "‘{field}’ is the commission for the quota, and there is none", field="target"
            )
            raise refusal("target_without_quota", what, _ADD_QUOTA)
        return self


_ADD_QUOTA = told("add a line ‘{line}’, euro a month", line="quota: …")


def _flaws_of(tiers: tuple[Tier, ...]) -> Iterator[InitErrorDetails]:
    def flaw(number: int, kind: LiteralString, what: Told, mend: Told) -> InitErrorDetails:
        start = str(tiers[number].start)
        return InitErrorDetails(type=refusal(kind, what, mend), loc=(number, "from"), input=start)

    if tiers[0].start:
        what = told("the first tier is from {start}", start=_as_text(tiers[0].start))
        yield flaw(0, "first_tier", what, told("write 0, where all sales begin"))
    for number, (before, tier) in enumerate(itertools.pairwise(tiers), start=1):
        if tier.start <= before.start:
            what = told(
                "the tier from {start} follows one from {before}",
                start=_as_text(tier.start),
                before=_as_text(before.start),
            )
            yield flaw(number, "tiers_fall", what, told("list tiers from low to high"))


def _as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_as_text(inner) for inner in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value
