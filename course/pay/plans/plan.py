"""A pay plan: what an employer promises, clause by clause, as data that a trainer can write.

The model and its words follow the compensation tools' public help pages: tiers over a quota with
multipliers (QuotaPath, Oracle Incentive Compensation, SalesCookie), a tie at a tier's edge
(Salesforce Spiff), clawback as a negative payout (QuotaPath).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)
from pydantic_core import InitErrorDetails

from course.files.at_once import at_once, flaw_at
from course.files.shape import alike
from course.files.told import sentence, told
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

    @model_validator(mode="wrap")
    @classmethod
    def _clauses_agree(cls, data: Any, make: ModelWrapValidatorHandler[PayPlan]) -> PayPlan:
        return at_once(lambda: make(data), _disagreements(data))

    @field_validator("tiers", mode="wrap")
    @classmethod
    def _tiers_rise(cls, tiers: Any, make: ValidatorFunctionWrapHandler) -> tuple[Tier, ...]:
        found: tuple[Tier, ...] = at_once(lambda: make(tiers), _disorder(tiers))
        return found


_ADD_QUOTA = told("add a line ‘{line}’, euro a month", line="quota: …")


def _disagreements(data: Any) -> Iterator[InitErrorDetails]:
    """What clauses say against one another, as far as they are there, be they sound or not."""
    if not isinstance(data, Mapping):
        return
    tiers, target = data.get("tiers"), data.get("target")
    if isinstance(tiers, list | tuple) and len(tiers) > 1 and not _has_quota(data):
        what = told("tiers are parts of a quota, and there is none")
        yield flaw_at(("tiers",), "tiers_without_quota", what, _ADD_QUOTA)
    if target is None:
        return
    if data.get("rate") is not None:
        what = told("both ‘{one}’ and ‘{other}’ say what commission is", one="rate", other="target")
        yield flaw_at(("target",), "rate_and_target", what, told("keep one of them"))
    elif not _has_quota(data) or _is_nothing(data.get("quota", "?")):
        what = told("‘{field}’ is the commission for the quota, and there is none", field="target")
        yield flaw_at(("target",), "target_without_quota", what, _ADD_QUOTA)


def _has_quota(data: Mapping[str, Any]) -> bool:
    """Whether there is a line for the quota, though its name be misspelt."""
    fields = PayPlan.model_fields
    return "quota" in data or any(
        alike(str(name), fields) == "quota" for name in data.keys() - fields.keys()
    )


def _is_nothing(written: object) -> bool:
    try:
        return Decimal(str(written)) == 0
    except InvalidOperation:
        return False


def _disorder(tiers: Any) -> Iterator[InitErrorDetails]:
    """Where tiers do not rise from 0, as far as it is known where they begin."""
    if not isinstance(tiers, list | tuple):
        return
    if not tiers:
        mend = told("delete the line ‘{field}’, or list one from 0", field="tiers")
        yield flaw_at((), "no_tiers", told("no tier is listed"), mend)
        return
    starts = [(number, _start_of(tier)) for number, tier in enumerate(tiers)]
    if starts[0][1]:
        what = told("the first tier is from {start}", start=_as_text(starts[0][1]))
        yield flaw_at((0, "from"), "first_tier", what, told("write 0, where all sales begin"))
    known = [(number, start) for number, start in starts if start is not None]
    for (_, before), (number, start) in itertools.pairwise(known):
        if start <= before:
            what = told(
                "the tier from {start} follows one from {before}",
                start=_as_text(start),
                before=_as_text(before),
            )
            yield flaw_at((number, "from"), "tiers_fall", what, told("list tiers from low to high"))


_TIMES: TypeAdapter[Decimal] = TypeAdapter(Times)


def _start_of(tier: object) -> Decimal | None:
    """Where a tier begins, whatever else of it is wrong; None where it does not say."""
    if isinstance(tier, Tier):
        return tier.start
    written = tier.get("from", tier.get("start")) if isinstance(tier, Mapping) else None
    try:
        return _TIMES.validate_python(written)
    except ValidationError:
        return None


def _as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_as_text(inner) for inner in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value
