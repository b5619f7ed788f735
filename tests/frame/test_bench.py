"""What `make bench` tells: goals that are met or not, and what has become worse than noise explains."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from benchmarks.crowd import Tab, Told, busy, now_and_then, together
from benchmarks.table import Row, as_json, recorded, warnings
from tests.waiting import ran


@pytest.mark.parametrize(
    ("value", "at_least", "holds", "worse_than_2"),
    [
        (1.9, False, True, False),
        (2.5, False, False, False),  # noise
        (2.7, False, False, True),
        (2.1, True, True, False),
        (1.6, True, False, False),  # noise
        (1.5, True, False, True),
    ],
)
def test_a_ratio_is_held_to_its_goal_and_to_what_it_was(
    value: float, at_least: bool, holds: bool, worse_than_2: bool
) -> None:
    row = Row("an answer", value, 2.0, at_least=at_least)
    assert row.holds is holds
    assert row.is_worse_than(2.0) is worse_than_2
    assert [line[:9] for line in warnings([row], {"an answer": 2.0})] == [
        "an answer"
    ] * worse_than_2
    assert warnings([row], {"another": 0.1}) == []


def test_what_is_recorded_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "recorded.json"
    assert recorded(path) == {}
    path.write_text(as_json([Row("an answer", 1.23456, 2.0)]), "utf-8")
    assert recorded(path) == {"an answer": 1.2346}
    assert json.loads(path.read_text("utf-8"))["an answer"]["goal"] == 2.0


class Counting(Tab):
    """A tab whose server answers at once, or not at all."""

    done = 0
    fails = False

    async def act(self) -> float:
        if self.fails:
            raise RuntimeError("no answer")
        await asyncio.sleep(0)
        self.done += 1
        return 0.5


def test_a_crowd_acts_and_what_fails_is_told() -> None:
    async def day() -> tuple[Told, float, Told]:
        tabs = [Counting("http://course") for _ in range(3)]
        at_once = await together(tabs, 2)
        rate = await busy(tabs, 0.05)
        tabs[0].fails = True
        return at_once, rate, await now_and_then(tabs, 0.05, 0.01)

    at_once, rate, later = ran(day())
    assert at_once.seconds == [0.5] * 6
    assert (at_once.median, at_once.share(0.95)) == (0.5, 0.5)
    assert rate > 0
    assert later.errors == ["RuntimeError: no answer"]
    assert later.seconds
