"""Deals that were won and deals that fell through, as a statement is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from course.files.problem import Problem
from course.files.shape import shape
from course.files.source import Source
from course.files.told import Told, sentence, told
from course.files.yaml_tree import Loc, Tree, read_tree
from course.pay.errors import PayError, flaw
from course.pay.money import Euro, Rate
from course.pay.plans.plan import Month

MOST = 1_000_000
"""Deals that one statement takes: a company's, not a person's, and still seconds to work out."""

TOO_MANY = (
    told("there are more than {most} deals", most=MOST),
    told("work out fewer months at a time"),
)

EXAMPLE = "- {month: 1, amount: 8000, id: A}"

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Deal(BaseModel):
    """A deal that counts towards the sales of `month`; `amount` in euro."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    month: Month = Field(description=sentence(told("The month it is counted in, from 1")))
    amount: Annotated[Euro, Field(ge=0, le=1_000_000_000)] = Field(
        description=sentence(told("Euro"))
    )
    id: Name | None = Field(
        default=None, description="The deal’s name; only deals with one can be cancelled."
    )


class Cancellation(BaseModel):
    """A deal, or `share` of it (above 0, up to 1), falls through in `month`."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    month: Month = Field(description=sentence(told("The month it falls through in, from 1")))
    cancels: Name = Field(description=sentence(told("The name (id) of the deal")))
    share: Annotated[Rate, Field(gt=0)] = Field(
        default=Decimal(1), description="The part that falls through, up to 1, which is all of it."
    )


Booking = Deal | Cancellation
"""A line of a list of deals."""


def bookings_from_data(data: Sequence[Booking | Mapping[str, Any]]) -> tuple[Booking, ...]:
    """The bookings in a list such as YAML holds; raises `PayError` that tells all their flaws."""
    found: list[Booking] = []
    flaws: list[str] = []
    for number, item in enumerate(data):
        if isinstance(item, Deal | Cancellation):
            found.append(item)
            continue
        try:
            found.append(_model(item).model_validate(item))
        except ValidationError as error:
            flaws.extend(PayError.of(error, within=f"deals[{number}]").flaws)
    if flaws:
        raise PayError(flaws)
    return tuple(found)


def read_bookings(text: str, path: str = "deals.yaml") -> tuple[tuple[Booking, ...], list[Problem]]:
    """The bookings in a YAML list that are right, and every problem with its line."""
    tree, problems = read_tree(Source(path, text))
    if tree is None:
        return (), problems
    if not isinstance(tree.data, list):
        what = told("here should be a list of deals")
        mend = told("begin each on its own line: ‘{example}’", example=EXAMPLE)
        return (), [*problems, Problem(tree.place(()), "error", what, mend)]
    if len(tree.data) > MOST:
        return (), [*problems, Problem(tree.place(()), "error", *TOO_MANY)]
    pairs = [_read(tree, (number,), problems) for number in range(len(tree.data))]
    at = [number for number, booking in enumerate(pairs) if booking is not None]
    bookings = tuple(booking for booking in pairs if booking is not None)
    for number, what, mend in booking_flaws(bookings):
        place = tree.place((at[number], "cancels"))
        problems.append(Problem(place, "error", what, mend))
    return bookings, sorted(problems)


def booking_flaws(bookings: Sequence[Booking]) -> Iterator[tuple[int, Told, Told]]:
    """Cancellations of what cannot be cancelled: number in the list, what is wrong, the mend."""
    cancelled = {booking.cancels for booking in bookings if isinstance(booking, Cancellation)}
    names: set[str] = set()
    made: dict[str, Deal] = {}
    for number, booking in enumerate(bookings):
        if isinstance(booking, Deal) and booking.id is not None:
            if booking.id in names:
                what = told("two deals are called ‘{name}’", name=booking.id)
                yield number, what, told("give each deal a name of its own")
            names.add(booking.id)
            # Few deals are ever cancelled: keeping only those keeps 100,000 deals quick.
            if booking.id in cancelled:
                made.setdefault(booking.id, booking)
    left = dict.fromkeys(made, Decimal(1))
    for number, booking in enumerate(bookings):
        if isinstance(booking, Deal):
            continue
        name, month = booking.cancels, booking.month
        deal = made.get(name)
        if deal is None:
            what = told(
                "month {month} cancels ‘{name}’, and no deal is called so", month=month, name=name
            )
            yield number, what, told("write the deal’s id, or delete the cancellation")
        elif deal.month > month:
            what = told(
                "‘{name}’ is cancelled in month {month}, before it is made in month {made}",
                name=name,
                month=month,
                made=deal.month,
            )
            yield number, what, told("write month {month} or a later one", month=deal.month)
        elif left[name] < booking.share:
            what = told("more of ‘{name}’ is cancelled than there is", name=name)
            mend = told("the shares of one deal’s cancellations add up to at most 1")
            yield number, what, mend
        else:
            left[name] -= booking.share


def checked(bookings: Iterable[Booking | Mapping[str, Any]]) -> tuple[Booking, ...]:
    """The bookings as values; raises `PayError` for what is no booking or cannot be cancelled."""
    at_most = list(islice(bookings, MOST + 1))
    if len(at_most) > MOST:
        raise PayError([flaw(*TOO_MANY)])
    found = bookings_from_data(at_most)
    flaws = [flaw(what, mend, f"deals[{number}]") for number, what, mend in booking_flaws(found)]
    if flaws:
        raise PayError(flaws)
    return found


def _model(item: object) -> type[Deal] | type[Cancellation]:
    return Cancellation if isinstance(item, Mapping) and "cancels" in item else Deal


def _read(tree: Tree, loc: Loc, problems: list[Problem]) -> Booking | None:
    return shape(_model(tree.get(*loc)), tree, problems, loc)
