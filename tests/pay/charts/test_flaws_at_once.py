"""What a lesson writes wrongly is told all at once: what spans fields does not wait for the rest."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from course.pay.charts import CHARTS

OFFER = {"name": "A", "base": "900", "rate": "0.05"}
PLANNED = {"name": "A", "plan": {"base": "900"}}
BY_CHART = {
    "cap": ({"base": "x", "sales": "50000"}, ["base", "end"]),
    "two-offers": ({"a": OFFER, "b": OFFER, "sales": "-1"}, ["b", "sales"]),
    "safety-curve": (
        {"a": PLANNED, "b": PLANNED, "cost": "x", "seed": "-1"},
        ["seed", "b", "cost"],
    ),
    "income-fan": (
        {
            "plan": {"base": "x", "target": "1", "rate": "1"},
            "runs": "200000",
            "seed": "x",
            "flow": {"deals_per_year": "1000", "mean": "900", "variation": "1"},
        },
        ["seed", "runs", "base", "target"],
    ),
    "draw-clawback": (
        {"sales": ["1", "2", "3"], "deal": "4", "cancelled": "5", "rate": "7"},
        ["rate", "deal", "cancelled"],
    ),
    "stay-or-hop": ({"ramp": "-1", "leave": "30", "months": "24"}, ["ramp", "months"]),
    "size-region": (
        {
            "base": "x",
            "sizes": {"tiny": {"multiplier": "1"}, "huge": {"multiplier": "1"}},
            "region": "mars",
        },
        ["base", "tiny", "huge", "region"],
    ),
}


@pytest.mark.parametrize("name", BY_CHART)
def test_every_flaw_of_a_charts_fields_is_told_at_once(name: str) -> None:
    written, fields = BY_CHART[name]
    with pytest.raises(ValidationError) as refused:
        CHARTS[name].parameters.model_validate(written)
    assert [error["loc"][-1] for error in refused.value.errors()] == fields


@pytest.mark.parametrize(
    ("name", "written", "field"),
    [
        ("cap", {"sales": "x", "end": "100"}, "sales"),
        ("stay-or-hop", {"leave": "x", "months": "24"}, "leave"),
        ("draw-clawback", {"sales": "x", "deal": "12", "cancelled": "12"}, "sales"),
        ("size-region", {"sizes": "x", "size": "tiny"}, "sizes"),
    ],
)
def test_what_hangs_on_a_field_that_is_to_be_mended_waits_for_it(
    name: str, written: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        CHARTS[name].parameters.model_validate(written)
    assert [error["loc"] for error in refused.value.errors()] == [(field,)]
