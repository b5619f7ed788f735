"""A pay plan with the name it goes by where several are told apart."""

from __future__ import annotations

from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from course.pay.plans.plan import PayPlan


class NamedPlan(BaseModel):
    """A pay plan and its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=20, description="Short name, 1 to 20 characters.")
    plan: PayPlan = Field(description="The pay plan: `base`, `rate` and whatever else it has.")


class Named(Protocol):
    """Whatever goes by a name."""

    @property
    def name(self) -> str:
        """The name."""


Second = TypeVar("Second", bound=Named)


def unlike_first(b: Second, info: ValidationInfo) -> Second:
    """A validator of the second offer, `b`: it may not have the name of the first, `a`."""
    if "a" in info.data and info.data["a"].name == b.name:
        raise PydanticCustomError(
            "same_name",
            "both offers are named “{name}”: give them names that differ",
            {"name": b.name},
        )
    return b
