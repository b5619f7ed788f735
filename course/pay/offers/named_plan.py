"""A pay plan with the name it goes by where several are told apart."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from course.pay.plans.plan import PayPlan


class NamedPlan(BaseModel):
    """A pay plan and its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=20, description="Short name, 1 to 20 characters.")
    plan: PayPlan = Field(description="The pay plan: `base`, `rate` and whatever else it has.")


def refuse_same_name(one: str, other: str) -> None:
    """Raise an error of validation where two offers have the same name."""
    if one == other:
        raise PydanticCustomError(
            "same_name",
            "both offers are named “{name}”: give them names that differ",
            {"name": one},
        )
