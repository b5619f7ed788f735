"""Rounding of what is simulated."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from course.pay.charts.simulated import all_whole, whole

halves = st.integers(0, 40_000_000).map(lambda n: n / 2)
"""Euro and half euro: where rounding is decided."""
amounts = st.one_of(halves, st.integers(0, 2_000_000_000).map(lambda n: n / 100))


@given(st.lists(st.lists(amounts, min_size=3, max_size=3), max_size=4))
def test_rows_are_rounded_as_each_amount_is(rows: list[list[float]]) -> None:
    found = all_whole(np.array(rows).reshape(-1, 3))
    assert found == tuple(tuple(whole(amount) for amount in row) for row in rows)
