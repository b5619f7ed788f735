"""What a flat offer pays, and where two of them pay the same.

An offer is a base and one rate on all sales: gross pay of a month = base + rate × sales.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from course.pay.money import Euro, Rate, cents

Base = Annotated[Euro, Field(ge=0, le=20_000)]
Sales = Annotated[Euro, Field(ge=0, le=1_000_000)]


class Offer(BaseModel):
    """A base salary and a commission on sales; all pay is gross, in euro a month."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: Base = Field(description="Base salary, euro a month (0 to 20000).")
    rate: Rate = Field(description="Commission rate, a fraction of sales (0 to 1; 0.08 is 8 %).")

    def commission(self, sales: Decimal) -> Decimal:
        """Commission on a month's `sales` (euro), rounded to cents."""
        return cents(self.rate * sales)

    def pay(self, sales: Decimal) -> Decimal:
        """Gross pay of a month with `sales` (euro): base and commission."""
        return cents(self.base) + self.commission(sales)


class NamedOffer(Offer):
    """An offer with the name it goes by where several are told apart."""

    name: str = Field(min_length=1, max_length=20, description="Short name, 1 to 20 characters.")


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where two offers pay the same: `sales` and `pay` in euro a month, rounded to cents.

    At the rounded sales each offer pays `pay` to within one cent.
    """

    sales: Decimal
    pay: Decimal


class NoBreakEven(Enum):
    """Why two offers do not cross at any sales of zero or more."""

    SAME_OFFER = "base and rate are the same, so they pay the same at any sales"
    SAME_RATE = "the rates are the same, so the higher base stays ahead by the difference"
    ALWAYS_AHEAD = "one has the higher base and the higher rate, so it pays more at any sales"


def break_even(a: Offer, b: Offer) -> BreakEven | NoBreakEven:
    """The sales at which `a` and `b` pay the same, or why there are none."""
    if a.rate == b.rate:
        return NoBreakEven.SAME_OFFER if a.base == b.base else NoBreakEven.SAME_RATE
    sales = (a.base - b.base) / (b.rate - a.rate)
    if sales < 0:
        return NoBreakEven.ALWAYS_AHEAD
    return BreakEven(sales=cents(sales), pay=cents(a.base + a.rate * sales))
