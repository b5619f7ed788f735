"""What the benchmarks of `make bench` tell: each a ratio with the most, or the least, that it should be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.serving import REPOSITORY

RECORDED = REPOSITORY / "benchmarks" / "recorded.json"
"""The ratios as they were when somebody last recorded them."""

NOISE = 1.3
"""How many times worse than recorded a ratio is told: less may be the machine."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: a ratio, or seconds where `unit` says so; `at_least` where more is better."""

    name: str
    value: float
    goal: float
    how: str = ""
    unit: str = "×"
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is what it should be."""
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def is_worse_than(self, before: float) -> bool:
        """Whether it is worse than recorded by more than noise."""
        if self.at_least:
            return self.value * NOISE < before
        return self.value > before * NOISE


def print_table(rows: Iterable[Row]) -> None:
    """Print each measure with its goal."""
    print(f"{'':58}{'measured':>12}{'goal':>12}")
    for row in rows:
        goal = f"{'≥' if row.at_least else '≤'} {row.goal:g} {row.unit}"
        told = f"{row.value:.3g} {row.unit}"
        print(f"{row.name:58}{told:>12}{goal:>12}  {'' if row.holds else 'NOT MET'}")
        if row.how:
            print(f"    {row.how}")


def as_json(rows: Iterable[Row]) -> str:
    """The same for programs, and to be recorded."""
    found = {
        row.name: {"value": round(row.value, 4), "goal": row.goal, "unit": row.unit, "how": row.how}
        for row in rows
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def recorded(path: Path = RECORDED) -> Mapping[str, float]:
    """The values that were recorded, by their measures' names; none where nobody has recorded any."""
    if not path.exists():
        return {}
    return {name: one["value"] for name, one in json.loads(path.read_text("utf-8")).items()}


def warnings(rows: Iterable[Row], before: Mapping[str, float]) -> list[str]:
    """A sentence for each measure that has become worse than noise explains."""
    return [
        f"{row.name}: {row.value:.3g} {row.unit}, recorded was {before[row.name]:.3g};"
        " measure again on a quiet machine, and look at what was changed since."
        for row in rows
        if row.name in before and row.is_worse_than(before[row.name])
    ]
