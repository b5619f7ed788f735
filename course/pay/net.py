"""Net pay: what is left of a month's gross pay after social contributions and income tax.

The rates of a year are data (`TaxYear`) that a trainer writes in `lessons/data/taxes`. Only what
such a file can vouch for is computed: one income tax rate and contributions on everything, so pay
above `known_up_to` is refused. Estimates by published rates, never advice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from course.files.problem import CourseError
from course.locale import Words, words_for
from course.locale.message import message
from course.pay.money import CENT, Euro, Rate, cents

ESTIMATE = message("An estimate by the published rates of {year}, not tax advice.")
"""To stand wherever net pay is shown; `year` is `TaxYear.year`."""

ABOVE = message("Net pay is not known above {limit} a month before tax: choose a lower amount.")
BELOW = message("Pay before tax cannot be negative: choose 0 or more.")
OUT_OF_REACH = message("Net pay is known up to {limit} a month: choose a lower amount.")
NO_RELIEF = message("The relief for dependants in {year} is not known: choose 0 dependants.")
FEWER_THAN_NONE = message("The number of dependants cannot be negative: choose 0 or more.")

Monthly = Annotated[Euro, Field(ge=0, le=100_000)]
Yearly = Annotated[Euro, Field(ge=0, le=1_200_000)]
SourceName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

M = TypeVar("M", bound=BaseModel)


def _two_letters(code: str) -> str:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError("write the country's two capital letters (ISO 3166), such as LV")
    return code


def _day(raw: object) -> object:
    if not isinstance(raw, str):
        return raw
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ValueError("write year, month and day with hyphens, such as 2026-11-23") from None


class TaxBand(BaseModel):
    """An income tax rate and where it begins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    above: Yearly = Field(description="Gross pay above which the rate holds, euro a year.")
    rate: Rate = Field(description="Income tax rate, a fraction: 0.255 is 25.5 %.")


class TaxYear(BaseModel):
    """What is taken from pay in one country in one year, as its file says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: Annotated[str, AfterValidator(_two_letters)] = Field(
        description="The country's two capital letters of ISO 3166, such as LV."
    )
    year: int = Field(ge=2000, le=2100, description="The year it holds for.")
    minimum_wage: Monthly = Field(description="Statutory minimum wage, gross euro a month.")
    non_taxable_minimum: Monthly = Field(
        description="Part of pay free of income tax, euro a month."
    )
    income_tax: Annotated[tuple[TaxBand, ...], Field(min_length=1, max_length=10)] = Field(
        description="Income tax rates, each with the gross pay a year above which it holds."
    )
    employee_social: Rate = Field(
        description="Social contributions taken from gross pay, a fraction."
    )
    employer_social: Rate = Field(
        description="Social contributions the employer pays on top, a fraction of gross pay."
    )
    social_cap: Yearly | None = Field(
        default=None,
        description="Gross pay above which contributions change, euro a year.",
    )
    relief_per_dependant: Monthly | None = Field(
        default=None,
        description="Pay freed of income tax by each dependant, euro a month.",
    )
    known_up_to: Annotated[Monthly, Field(gt=0)] = Field(
        description="Gross pay up to which net pay is computed, euro a month."
    )
    sources: Annotated[tuple[SourceName, ...], Field(min_length=1, max_length=20)] = Field(
        description="Where the numbers come from."
    )
    checked: Annotated[date, BeforeValidator(_day)] = Field(
        description="The day on which they were last compared with the sources."
    )

    @property
    def id(self) -> str:
        """What charts and files call it: country and year, such as `lv-2026`."""
        return f"{self.country.lower()}-{self.year}"

    @field_validator("income_tax")
    @classmethod
    def _rising_from_zero(cls, bands: tuple[TaxBand, ...]) -> tuple[TaxBand, ...]:
        starts = [band.above for band in bands]
        if starts[0] != 0 or any(low >= high for low, high in pairwise(starts)):
            raise ValueError(
                "the rates of ‘income_tax’ do not rise from 0:"
                " begin with ‘above: 0’, and let each next one begin higher"
            )
        return bands

    @field_validator("known_up_to")
    @classmethod
    def _one_rate_on_everything(cls, known_up_to: Decimal, info: ValidationInfo) -> Decimal:
        bands: tuple[TaxBand, ...] = info.data.get("income_tax", ())
        ends = [band.above for band in bands[1:]]
        cap: Decimal | None = info.data.get("social_cap")
        if cap is not None:
            ends.append(cap)
        if ends and known_up_to * 12 > min(ends):
            raise ValueError(
                f"‘known_up_to’ reaches beyond {min(ends)} a year, where rates change:"
                f" write at most {(min(ends) / 12).quantize(CENT, rounding=ROUND_DOWN)}"
            )
        return known_up_to


_TAX_YEAR = TypeAdapter(TaxYear)


def _tax(raw: object) -> TaxYear | str:
    """A name as a lesson writes it, or the tax year put in its place, dumped or whole.

    Strict, so that fields written in a lesson (all of them texts) are none.
    """
    if isinstance(raw, str) and raw.strip():
        return raw.strip()
    try:
        return _TAX_YEAR.validate_python(raw, strict=True)
    except ValidationError:
        raise ValueError(
            "‘tax’ does not name a tax year: write the name of a file in lessons/data/taxes,"
            " such as lv-2026"
        ) from None


Tax = Annotated[TaxYear | str, BeforeValidator(_tax)]
"""The type of a chart's parameter `tax`: a name in the file, a `TaxYear` in the assembled course."""


def with_tax_year(parameters: M, taxes: Mapping[str, TaxYear]) -> M:
    """`parameters` with the tax year that their field `tax` names; as they are if it names none."""
    found = taxes.get(tax) if isinstance(tax := getattr(parameters, "tax", None), str) else None
    return parameters if found is None else parameters.model_copy(update={"tax": found})


class NetPayError(CourseError):
    """Net pay that is not known, and what to choose instead.

    `message` is a message id with `{name}` places, `values` fills them: euro where `Decimal`.
    """

    def __init__(self, message: str, **values: Decimal | int) -> None:
        self.message = message
        self.values = values
        super().__init__(self.tell(words_for("en")))

    def tell(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        told = {
            name: words.euro(value, cents=value % 1 != 0) if isinstance(value, Decimal) else value
            for name, value in self.values.items()
        }
        return words.say(self.message, **told)


@dataclass(frozen=True, slots=True)
class NetPay:
    """A month's pay from gross to net: euro in whole cents, every line from those above it."""

    gross: Decimal
    """Pay before tax."""
    social: Decimal
    """The employee's contributions: their rate × gross."""
    non_taxable_minimum: Decimal
    """What is free of income tax for everybody."""
    relief: Decimal
    """What is free of it for the dependants: their number × the relief for each."""
    taxable: Decimal
    """What income tax is reckoned on: gross − social − non-taxable minimum − relief, at least 0."""
    income_tax: Decimal
    """Its rate × taxable."""
    net: Decimal
    """What is paid out: gross − social − income tax."""
    employer_social: Decimal
    """The employer's contributions, paid on top: their rate × gross."""
    employer_cost: Decimal
    """What the month costs the employer: gross + employer's contributions."""


def net_pay(gross: Decimal, tax: TaxYear, dependants: int = 0) -> NetPay:
    """What is left of a month's `gross` pay (euro), each step rounded to cents, halves up.

    Raises `NetPayError` for pay below 0 or above `tax.known_up_to`, and for dependants where
    their relief is not known. The non-taxable minimum is taken off in full.
    """
    gross = cents(gross)
    _refuse_unknown(gross, tax, dependants)
    social = cents(tax.employee_social * gross)
    relief = cents((tax.relief_per_dependant or Decimal(0)) * dependants)
    taxable = max(cents(Decimal(0)), gross - social - cents(tax.non_taxable_minimum) - relief)
    income_tax = cents(tax.income_tax[0].rate * taxable)
    employer_social = cents(tax.employer_social * gross)
    return NetPay(
        gross=gross,
        social=social,
        non_taxable_minimum=cents(tax.non_taxable_minimum),
        relief=relief,
        taxable=taxable,
        income_tax=income_tax,
        net=gross - social - income_tax,
        employer_social=employer_social,
        employer_cost=gross + employer_social,
    )


def net_limit(tax: TaxYear) -> Decimal:
    """The highest net pay that is known, euro a month."""
    return net_pay(tax.known_up_to, tax).net


def gross_for_net(net: Decimal, tax: TaxYear) -> Decimal:
    """The smallest gross pay (euro a month, to the cent) that leaves at least `net`.

    Net pay never falls as gross rises: a cent more of gross takes at most a cent of either
    contributions or tax, never both. Raises `NetPayError` above `net_limit(tax)`.
    """
    limit = net_limit(tax)
    if net > limit:
        raise NetPayError(OUT_OF_REACH, limit=limit)
    highest = int(tax.known_up_to / CENT)
    found = bisect_left(range(highest), net, key=lambda amount: net_pay(amount * CENT, tax).net)
    return found * CENT


def _refuse_unknown(gross: Decimal, tax: TaxYear, dependants: int) -> None:
    if gross < 0:
        raise NetPayError(BELOW)
    if gross > tax.known_up_to:
        raise NetPayError(ABOVE, limit=tax.known_up_to)
    if dependants < 0:
        raise NetPayError(FEWER_THAN_NONE)
    if dependants and tax.relief_per_dependant is None:
        raise NetPayError(NO_RELIEF, year=tax.year)
