"""How deals come: how many a year, how large, and what follows from that by calculation.

The model and its formulas are those of the course's pay model, chapter “Chance”: deals arrive as a
Poisson process, or as one whose rate differs from year to year (which makes a year's number negative
binomial); their sizes are lognormal and independent, so sales are a compound sum and their moments
follow from Wald's identities. Everything here is exact or to the precision of `Decimal`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from course.files.shape_words import refusal
from course.files.told import quoted, told
from course.pay.money import Euro, plain_number

Process = Literal["poisson", "negative-binomial"]

Plain = Annotated[Decimal, Field(decimal_places=4), BeforeValidator(plain_number)]
"""A number written in digits, to at most four decimals."""

MONTHS = 12

MOST_UNLIKE = Decimal("0.1")
"""The least shape: below it nearly all deals would come in one year of many."""


class DealFlow(BaseModel):
    """How many deals come in a year, and how large they are.

    `poisson`: every month has the same chance of a deal. `negative-binomial`: there are good years
    and bad ones; a year's rate is drawn from a gamma distribution with this mean and `shape`, and
    its months are Poisson at a twelfth of it. A pipeline of opportunities of which each is won with
    probability p is the same with p times as many deals.

    Raises pydantic's `ValidationError` for what is out of range.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    deals_per_year: Annotated[Plain, Field(ge=0, le=1200)] = Field(
        description="Expected number of deals a year (0 to 1200)."
    )
    mean: Annotated[Euro, Field(gt=0, le=1_000_000)] = Field(
        description="Mean size of a deal, euro (more than 0, up to 1000000)."
    )
    variation: Annotated[Plain, Field(ge=0, le=5)] = Field(
        description="How much sizes vary: standard deviation as a fraction of the mean"
        " (0 to 5; 0 makes all deals alike)."
    )
    process: Process = Field(
        default="poisson",
        description="`poisson` (all years alike) or `negative-binomial` (good and bad years).",
    )
    shape: Annotated[Plain, Field(le=1_000_000)] | None = Field(
        default=None,
        validate_default=True,
        description="Of `negative-binomial` only: how alike the years are (0.1 to 1000000);"
        " a year's number of deals with mean m has the variance m + m²/shape.",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            deals_per_year: Decimal | float | str,
            mean: Decimal | float | str,
            variation: Decimal | float | str,
            process: Process = "poisson",
            shape: Decimal | float | str | None = None,
        ) -> None: ...

    else:

        def __init__(self, *values: object, **fields: object) -> None:
            names = tuple(type(self).model_fields)
            if len(values) > len(names):
                raise TypeError(f"DealFlow takes {len(names)} values, not {len(values)}")
            super().__init__(**dict(zip(names, values, strict=False)), **fields)

    @field_validator("shape")
    @classmethod
    def _years_not_too_unlike(cls, shape: Decimal | None) -> Decimal | None:
        if shape is not None and shape < MOST_UNLIKE:
            raise refusal(
                "shape_small",
                told(
                    "{value} is out of range for {name}",
                    value=quoted(f"{shape}"),
                    name=quoted("shape"),
                ),
                told("write a number from {limit}", limit=f"{MOST_UNLIKE}"),
            )
        return shape

    @field_validator("shape")
    @classmethod
    def _shape_of_its_process(cls, shape: Decimal | None, info: ValidationInfo) -> Decimal | None:
        process = info.data.get("process")
        if process == "negative-binomial" and shape is None:
            raise refusal(
                "shape_missing",
                told(
                    "‘{field}’ is missing, without which good and bad years are not defined",
                    field="shape",
                ),
                told(
                    "add a line such as ‘{line}’, or choose ‘{choice}’",
                    line="shape: 4",
                    choice="process: poisson",
                ),
            )
        if process == "poisson" and shape is not None:
            raise refusal(
                "shape_of_poisson",
                told(
                    "‘{field}’ means nothing for the process ‘{process}’",
                    field="shape",
                    process="poisson",
                ),
                told("delete it, or write ‘{line}’", line="process: negative-binomial"),
            )
        return shape


def mean_deals(flow: DealFlow, months: int = MONTHS) -> Decimal:
    """Expected number of deals in `months` months: λ for a year, evenly spread."""
    return flow.deals_per_year * months / MONTHS


def variance_deals(flow: DealFlow, months: int = MONTHS) -> Decimal:
    """Variance of the number of deals in the first `months` months.

    Poisson: the mean m. Negative binomial: m + m²/k within a year; years are independent.
    """
    mean = mean_deals(flow, months)
    if flow.shape is None:
        return mean
    years, rest = divmod(months, MONTHS)
    squares = years * mean_deals(flow) ** 2 + mean_deals(flow, rest) ** 2
    return mean + squares / flow.shape


def mean_sales(flow: DealFlow, months: int = MONTHS) -> Decimal:
    """Expected sales in `months` months, euro: E[N]·μ (Wald)."""
    return mean_deals(flow, months) * flow.mean


def variance_sales(flow: DealFlow, months: int = MONTHS) -> Decimal:
    """Variance of sales in the first `months` months, square euro: E[N]·c²·μ² + Var[N]·μ².

    The law of total variance for a compound sum (Wald; Blackwell and Girshick).
    """
    sizes = mean_deals(flow, months) * flow.variation**2
    return (sizes + variance_deals(flow, months)) * flow.mean**2


def mean_commission(flow: DealFlow, rate: Decimal, months: int = MONTHS) -> Decimal:
    """Expected commission in `months` months at one flat `rate` (a fraction), euro: r·E[N]·μ."""
    return rate * mean_sales(flow, months)


def variance_commission(flow: DealFlow, rate: Decimal, months: int = MONTHS) -> Decimal:
    """Variance of that commission, square euro: r²·(E[N]·c²·μ² + Var[N]·μ²)."""
    return rate**2 * variance_sales(flow, months)


def share_without_deal(flow: DealFlow) -> Decimal:
    """Share of months (0 to 1) without a deal, so without commission at a flat rate.

    Poisson: e^(−λ/12). Negative binomial: (1 + λ/(12k))^(−k), the gamma mixture of the former.
    """
    month = mean_deals(flow, 1)
    if flow.shape is None:
        return (-month).exp()
    return (1 + month / flow.shape) ** -flow.shape
