"""One role's pay at companies of several sizes, in several regions: a grid of multipliers.

A size and a region each pay so many times the reference; where they meet, the two multiply. Base
salary and sales both follow, the commission rate stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from course.locale.message import message
from course.pay.money import Rate, cents, plain_number
from course.pay.offers.flat_offer import Base, Sales

NAMES: Mapping[str, str] = {
    "small": message("Small company"),
    "medium": message("Medium company"),
    "large": message("Large company"),
    "riga": message("Riga region"),
    "vidzeme": message("Vidzeme"),
    "kurzeme": message("Kurzeme"),
    "zemgale": message("Zemgale"),
    "latgale": message("Latgale"),
}
"""The names that sizes and regions have by themselves, by their keys."""

PUBLISHED: Mapping[str, Decimal] = {"riga": Decimal(1980), "latgale": Decimal(1317)}
"""Average gross pay by region in the second quarter of 2025, euro a month (CSP via lasi.lv)."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=20)]
Multiplier = Annotated[
    Decimal, Field(ge=Decimal("0.5"), le=2, decimal_places=4), BeforeValidator(plain_number)
]
Weight = Annotated[
    Decimal, Field(ge=0, le=Decimal("1.5"), decimal_places=4), BeforeValidator(plain_number)
]


class Level(BaseModel):
    """A size of company, or a region: its name and how many times the reference it pays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=16)] | None = Field(
        default=None,
        description="Name, 1 to 16 characters; the keys of the defaults bring theirs.",
    )
    multiplier: Multiplier = Field(
        description="How many times the reference pay it pays (0.5 to 2)."
    )

    def weighed(self, weight: Decimal) -> Decimal:
        """The multiplier at a weight: 0 makes it 1, 1 leaves it, 2 doubles its distance from 1."""
        return 1 + (self.multiplier - 1) * weight


Levels = dict[Key, Level]


def _levels(**multipliers: str) -> Levels:
    return {key: Level(multiplier=Decimal(written)) for key, written in multipliers.items()}


class RoleGrid(BaseModel):
    """A role's pay for reference, and how many times as much each size and region pays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: Base = Field(
        default=Decimal(1140), description="Reference base salary, euro a month (0 to 20000)."
    )
    rate: Rate = Field(
        default=Decimal("0.06"),
        description="Commission rate everywhere, a fraction of sales (0 to 1; 0.06 is 6 %).",
    )
    sales: Sales = Field(
        default=Decimal(14_000), description="Reference sales, euro a month (0 to 1000000)."
    )
    sizes: Annotated[Levels, Field(min_length=2, max_length=4)] = Field(
        default=_levels(small="0.8", medium="1", large="1.25"),
        description="Two to four sizes of company by key, each with `multiplier` and `name`.",
    )
    regions: Annotated[Levels, Field(min_length=2, max_length=6)] = Field(
        default=_levels(riga="1", vidzeme="0.75", kurzeme="0.78", zemgale="0.8", latgale="0.665"),
        description="Two to six regions by key, each with `multiplier` and `name`.",
    )
    size: Key | None = Field(
        default=None, description="Key of the size to look at; the first if left out."
    )
    region: Key | None = Field(
        default=None, description="Key of the region to look at; the first if left out."
    )
    size_weight: Weight = Field(
        default=Decimal(1),
        description="How much size counts (0 to 1.5): 0 not at all, 1 as `sizes` says.",
    )
    region_weight: Weight = Field(
        default=Decimal(1),
        description="How much the region counts (0 to 1.5): 0 not at all, 1 as `regions` says.",
    )

    @field_validator("sizes", "regions")
    @classmethod
    def _have_names(cls, levels: Levels) -> Levels:
        nameless = [
            InitErrorDetails(
                type=PydanticCustomError(
                    "nameless_level",
                    "“{key}” has no name: add a field ‘name’ to it",
                    {"key": key},
                ),
                loc=(key,),
                input=level,
            )
            for key, level in levels.items()
            if level.name is None and key not in NAMES
        ]
        if nameless:
            raise ValidationError.from_exception_data("levels", nameless)
        return levels

    @field_validator("size", "region")
    @classmethod
    def _is_listed(cls, chosen: str | None, info: ValidationInfo) -> str | None:
        levels: Levels | None = info.data.get(f"{info.field_name}s")
        if chosen is not None and levels is not None and chosen not in levels:
            raise PydanticCustomError(
                "unknown_level",
                "“{key}” is not among those listed: write one of {known}",
                {"key": chosen, "known": ", ".join(levels)},
            )
        return chosen

    @property
    def chosen(self) -> tuple[str, str]:
        """The keys of the size and the region to look at."""
        return self.size or next(iter(self.sizes)), self.region or next(iter(self.regions))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a month pays at a size of company in a region, by their keys; amounts in euro."""

    size: str
    region: str
    base: Decimal
    commission: Decimal

    @property
    def pay(self) -> Decimal:
        return self.base + self.commission


def multiplier(role: RoleGrid, size: str, region: str) -> Decimal:
    """How many times the reference pay that size pays in that region."""
    by_size = role.sizes[size].weighed(role.size_weight)
    return by_size * role.regions[region].weighed(role.region_weight)


def cell(role: RoleGrid, size: str, region: str) -> Cell:
    """A month's pay at that size in that region: base and sales both scale, the rate stays."""
    times = multiplier(role, size, region)
    commission = cents(role.rate * cents(role.sales * times))
    return Cell(size, region, base=cents(role.base * times), commission=commission)


def grid(role: RoleGrid) -> tuple[Cell, ...]:
    """All cells, region by region."""
    return tuple(cell(role, size, region) for region in role.regions for size in role.sizes)


def gap(role: RoleGrid) -> Decimal:
    """How much more the best cell pays than the worst one, a fraction to four decimals."""
    times = [multiplier(role, c.size, c.region) for c in grid(role)]
    return (max(times) / min(times) - 1).quantize(Decimal("0.0001"))
