"""The lab's state as the data that a link of version 1 holds.

What is written here is read by everyone who keeps a link, so `FIRST` and the forms below stay as
they are for good; `tests/pay/lab/test_link.py` keeps links of every version that was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course.files.problem import CourseError
from course.pay.chance.flow import DealFlow
from course.pay.lab.state import LabState
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan
from course.pay.statements.deals import Booking, Cancellation, Deal

MOST_DEALS = 20_000
"""More bookings than any honest link has room for."""


class NotOurs(CourseError):
    """The data are not what a link holds."""


FIRST: Mapping[str, Any] = {
    "plan": {"base": "1400", "rate": "0.05", "quota": "12000"},
    "deals": [
        [1, "4000", "A"],
        [2, "6500", "B"],
        [2, "3000", "C"],
        [3, "8000", "D"],
        [4, "5200", "E"],
        [4, "9000", "F"],
        [6, "12000", "G"],
        [7, "2800", "H"],
        [8, "7400", "I"],
        [8, "6100", "J"],
        [9, "15000", "K"],
        [10, "9800", "L"],
        [11, "5600", "M"],
        [11, "11000", "N"],
        [12, "18000", "O"],
        [5, None, "B"],
    ],
    "months": 12,
    "leaves": None,
    "flow": ["36", "4000", "0.8"],
    "seed": 1,
    "a": ["A", {"base": "1500", "rate": "0.03"}],
    "b": ["B", {"base": "900", "rate": "0.08"}],
    "costs": "1000",
    "tax": None,
    "aversion": "0.5",
    "charts": {},
}
"""What version 1 of a link means where it says nothing; the lab's own start may move on from it."""


def differences(state: LabState) -> dict[str, Any]:
    """What in `state` is not as in `FIRST`."""
    return {name: value for name, value in _data(state).items() if value != FIRST[name]}


def state_of(told: Any) -> LabState:
    """The state that `differences` told.

    Raises `NotOurs`, `PayError`, pydantic's `ValidationError` or `ValueError` for other data.
    """
    if not isinstance(told, dict) or not told.keys() <= FIRST.keys():
        raise NotOurs
    data = {**FIRST, **told}
    offers = {name: data[name] for name in ("costs", "tax", "aversion")}
    return LabState.model_validate(
        {
            "plan": PayPlan.from_data(_mapping(data["plan"])),
            "deals": _bookings(data["deals"]),
            "months": data["months"],
            "leaves": data["leaves"],
            "flow": dict(zip(DealFlow.model_fields, _texts(data["flow"], 3, 5), strict=False)),
            "seed": data["seed"],
            "offers": {"a": _named(data["a"]), "b": _named(data["b"]), **offers},
            "charts": data["charts"],
        }
    )


def _data(state: LabState) -> dict[str, Any]:
    flow, offers = state.flow, state.offers
    process = () if flow.shape is None else (flow.process, _text(flow.shape))
    return {
        "plan": state.plan.to_data(),
        "deals": [_booking_data(booking) for booking in state.deals],
        "months": state.months,
        "leaves": state.leaves,
        "flow": [_text(flow.deals_per_year), _text(flow.mean), _text(flow.variation), *process],
        "seed": state.seed,
        "a": [offers.a.name, offers.a.plan.to_data()],
        "b": [offers.b.name, offers.b.plan.to_data()],
        "costs": _text(offers.costs),
        "tax": offers.tax,
        "aversion": _text(offers.aversion),
        "charts": state.charts,
    }


def _text(number: Any) -> str:
    return f"{number.normalize():f}"


def _booking_data(booking: Booking) -> list[Any]:
    """A deal as month, amount, name; a cancellation as month, nothing, the deal's name, share."""
    if isinstance(booking, Cancellation):
        share = [] if booking.share == 1 else [_text(booking.share)]
        return [booking.month, None, booking.cancels, *share]
    return [booking.month, _text(booking.amount), *([booking.id] if booking.id else [])]


def _bookings(data: Any) -> tuple[Booking, ...]:
    if not isinstance(data, list) or len(data) > MOST_DEALS:
        raise NotOurs
    return tuple(_booking(item) for item in data)


def _booking(item: Any) -> Booking:
    match item:
        case [int(month), None, str(cancels)]:
            return Cancellation(month=month, cancels=cancels)
        case [int(month), None, str(cancels), str(share)]:
            return Cancellation.model_validate({"month": month, "cancels": cancels, "share": share})
        case [int(month), str(amount)]:
            return Deal.model_validate({"month": month, "amount": amount})
        case [int(month), str(amount), str(name)]:
            return Deal.model_validate({"month": month, "amount": amount, "id": name})
    raise NotOurs


def _named(data: Any) -> NamedPlan:
    match data:
        case [str(name), dict(plan)]:
            return NamedPlan(name=name, plan=PayPlan.from_data(plan))
    raise NotOurs


def _mapping(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise NotOurs
    return data


def _texts(data: Any, least: int, most: int) -> list[str]:
    if not isinstance(data, list) or not least <= len(data) <= most:
        raise NotOurs
    if not all(isinstance(item, str) for item in data):
        raise NotOurs
    return data
