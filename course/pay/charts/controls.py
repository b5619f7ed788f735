"""The sliders that pay charts share: for a base, a rate, and sales.

A slider reaches as far as offers usually do; where the lesson's own value is beyond that, twice as
far as the value, within what the parameters allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from course.pay.charts.chart import Control, Unit


def base_control(
    control_id: str, label: str, base: Decimal, values: Mapping[str, str] | None = None
) -> Control:
    """A slider for a base salary in euro a month."""
    return _control(control_id, label, base, "euro", (3_000, 20_000, 50), values)


def rate_control(
    control_id: str, label: str, rate: Decimal, values: Mapping[str, str] | None = None
) -> Control:
    """A slider for a commission rate, a fraction."""
    return _control(control_id, label, rate, "percent", ("0.2", "1", "0.005"), values)


def sales_control(
    control_id: str, label: str, sales: Decimal, values: Mapping[str, str] | None = None
) -> Control:
    """A slider for a month’s sales in euro."""
    return _control(control_id, label, sales, "euro", (40_000, 1_000_000, 500), values)


def _control(
    control_id: str,
    label: str,
    value: Decimal,
    unit: Unit,
    reach: tuple[int | str, int | str, int | str],
    values: Mapping[str, str] | None,
) -> Control:
    usual, limit, step = (Decimal(number) for number in reach)
    doubled = (2 * value / step).to_integral_value() * step
    maximum = usual if value <= usual else min(doubled, limit)
    return Control(control_id, label, Decimal(0), maximum, step, value, unit, values or {})
