"""The shape of a plan: commission of one measurement period by its sales, as a small drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro, percent
from course.pay.charts.cells import euro_cell
from course.pay.charts.chart import Table
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette
from course.pay.money import CENT, cents
from course.pay.plans.plan import MONTHS_IN, Measure, PayPlan
from course.pay.statements.commission import commission, commission_at_rate, period_commission

HEIGHT = 280
STEPS = 40
GAP = "000"
"""As wide as what keeps two rates apart."""
"""Points along the line at which it can be asked for its numbers."""
WITHOUT_QUOTA = Decimal(20_000)
"""Sales a month that the drawing reaches where there is no quota."""

AT_QUOTA: Mapping[Measure, str] = {
    "month": message("A month exactly at quota earns {amount} of commission"),
    "quarter": message("A quarter exactly at quota earns {amount} of commission"),
    "year": message("A year exactly at quota earns {amount} of commission"),
}
COMMISSION_OF: Mapping[Measure, str] = {
    "month": message("Commission of a month"),
    "quarter": message("Commission of a quarter"),
    "year": message("Commission of a year"),
}
SALES_OF: Mapping[Measure, str] = {
    "month": message("Sales of a month"),
    "quarter": message("Sales of a quarter"),
    "year": message("Sales of a year"),
}
FORM: Mapping[Measure, str] = {
    "month": message("Line chart of a month’s commission at sales from 0 to {end}."),
    "quarter": message("Line chart of a quarter’s commission at sales from 0 to {end}."),
    "year": message("Line chart of a year’s commission at sales from 0 to {end}."),
}


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A plan, the full quota of its measurement period, and how far its drawing reaches, in euro."""

    plan: PayPlan
    quota: Decimal
    end: Decimal

    def pay(self, sales: Decimal) -> Decimal:
        """Commission of a period with `sales`, capped, in cents."""
        return period_commission(self.plan, sales, self.quota)

    def title(self, words: Words) -> str:
        """What a period at quota earns, or some sales where there is no quota."""
        if self.quota:
            at_quota = euro(words, self.pay(self.quota))
            return words.say(AT_QUOTA[self.plan.measure], amount=at_quota)
        return words.say(
            message("Every {sales} of sales earns {amount} of commission"),
            sales=words.euro(10_000),
            amount=euro(words, cents(commission_at_rate(self.plan, Decimal(10_000)))),
        )

    def alt(self, words: Words) -> str:
        """The form of the drawing, then its numbers at quarters of the axis."""
        told = [words.say(FORM[self.plan.measure], end=euro(words, self.end))]
        for quarter in range(5):
            sales = cents(self.end * quarter / 4)
            told.append(
                words.say(
                    message("At {sales} of sales, {amount} of commission."),
                    sales=euro(words, sales),
                    amount=euro(words, self.pay(sales)),
                )
            )
        return " ".join(told)

    def table(self, words: Words) -> Table:
        """Sales at eighths of the axis, at the quota and where each tier begins."""
        sales = {cents(self.end * part / 8) for part in range(9)}
        sales |= {cents(tier.start * self.quota) for tier in self.plan.tiers} | {self.quota}
        measure = self.plan.measure
        return Table(
            (words.say(SALES_OF[measure]), words.say(COMMISSION_OF[measure])),
            tuple(
                (euro_cell(words, at), euro_cell(words, self.pay(at)))
                for at in sorted(sales)
                if at <= self.end
            ),
        )

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The drawing."""
        return _Drawing(self, words, palette).figure()


def picture(plan: PayPlan) -> PlanPicture:
    """The picture of a plan, wide enough for its quota, its tiers and its cap."""
    months = MONTHS_IN[plan.measure]
    quota = plan.quota * months
    end = max(2 * quota, plan.tiers[-1].start * quota * Decimal("1.25")) if quota else Decimal(0)
    end = end or WITHOUT_QUOTA * months
    if plan.cap is not None:
        earned = commission(plan, end, quota)
        slope = earned / end
        if earned < plan.cap and slope:
            end = min(plan.cap / slope * Decimal("1.2"), 4 * end)
    return PlanPicture(plan, quota, frame.round_top(end))


class _Drawing:
    """One figure in the making."""

    def __init__(self, shown: PlanPicture, words: Words, palette: Palette) -> None:
        self.shown, self.plan, self.words, self.palette = shown, shown.plan, words, palette
        self.points = tuple(_points(shown))
        cap = self.plan.cap or Decimal(0)
        highest = max(*(pay for _, pay in self.points), min(cap, self.points[-1][1] * 2))
        self.top = frame.round_top(highest * Decimal("1.15"))

    def figure(self) -> go.Figure:
        shapes, notes = self._quota()
        cap_shapes, cap_notes = self._cap()
        drawn = {"shapes": shapes + cap_shapes, "annotations": notes + cap_notes}
        drawn["annotations"] += [self._heading(), *self._rates()]
        return frame.Drawn([self._line()], {**self._layout(), **drawn})

    def _layout(self) -> dict[str, Any]:
        words, palette = self.words, self.palette
        half_the_last_tick = frame.width(words.euro(self.shown.end)) // 2
        sales = words.say(SALES_OF[self.plan.measure])
        return {
            **frame.layout(words, palette),
            "height": HEIGHT,
            "margin": {"l": 8, "r": half_the_last_tick + 4, "t": 44, "b": 8},
            "xaxis": frame.amount_axis(words, palette, self.shown.end, sales) | {"showgrid": False},
            "yaxis": frame.amount_axis(words, palette, self.top, ""),
        }

    def _heading(self) -> dict[str, Any]:
        text = self.words.say(COMMISSION_OF[self.plan.measure])
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper"}
        return frame.note(text, self.palette.muted, **place, yanchor="bottom", yshift=22)

    def _line(self) -> dict[str, Any]:
        text = message("At {sales} of sales<br>{amount} of commission")
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [float(sales) for sales, _ in self.points],
            "y": [float(pay) for _, pay in self.points],
            "line": {"color": self.palette.commission, "width": 3},
            "customdata": [
                self.words.say(text, sales=euro(self.words, s), amount=euro(self.words, p))
                for s, p in self.points
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _rates(self) -> Iterator[dict[str, Any]]:
        """Each tier’s rate above its stretch of the axis, where it has room."""
        plan, end = self.plan, self.shown.end
        if not self.shown.quota or len(plan.tiers) == 1:
            return
        edges = [tier.start * self.shown.quota for tier in plan.tiers]
        for tier, (start, stop) in zip(plan.tiers, pairwise([*edges, end]), strict=True):
            rate = percent(self.words, round(commission_at_rate(plan, tier.multiplier), 4))
            full = self.words.say(message("{rate} on all"), rate=rate)
            for text in (full, rate) if tier.retroactive else (rate,):
                if frame.share_of_width(text + GAP) <= float((stop - start) / end):
                    place = {"x": float((start + stop) / 2), "y": 1, "yref": "paper"}
                    bold = f"<b>{text}</b>"
                    yield frame.note(
                        bold, self.palette.commission, **place, yanchor="bottom", yshift=3
                    )
                    break

    def _quota(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """An upright line at the quota, named at its foot."""
        quota = self.shown.quota
        if not quota:
            return [], []
        text = self.words.say(message("Quota {quota}"), quota=euro(self.words, quota))
        right = float(quota / self.shown.end) + frame.share_of_width(text) <= 1
        place = {"x": float(quota), "xanchor": "left" if right else "right"}
        place |= {"xshift": 4 if right else -4, "y": 0, "yanchor": "bottom", "yshift": 2}
        ends = {"x0": float(quota), "x1": float(quota), "y0": 0, "y1": 1, "yref": "paper"}
        return [self._dashed(ends)], [frame.note(text, self.palette.muted, **place)]

    def _cap(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """A level line at the cap, named above its right end."""
        cap = self.plan.cap
        if cap is None or cap > self.top:
            return [], []
        text = self.words.say(message("Cap {cap}"), cap=euro(self.words, cap))
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": float(cap), "yanchor": "bottom"}
        ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": float(cap), "y1": float(cap)}
        return [self._dashed(ends)], [
            frame.note(f"<b>{text}</b>", self.palette.ink, **place, yshift=3)
        ]

    def _dashed(self, ends: dict[str, Any]) -> dict[str, Any]:
        style = {"color": self.palette.muted, "width": 1.5, "dash": "3px,3px"}
        return {"type": "line", "layer": "below", "line": style, **ends}


def _points(shown: PlanPicture) -> Iterator[tuple[Decimal, Decimal]]:
    """Sales and commission along the line: even steps, both sides of each jump, the cap’s corner."""
    sales = {cents(shown.end * step / STEPS) for step in range(STEPS + 1)}
    for tier in shown.plan.tiers[1:]:
        edge = cents(tier.start * shown.quota)
        sales |= {near for near in (edge - CENT, edge, edge + CENT) if 0 < near <= shown.end}
    points = [(at, shown.pay(at)) for at in sorted(sales)]
    yield points[0]
    for (before, low), (at, high) in pairwise(points):
        exact = commission(shown.plan, at, shown.quota)
        if shown.plan.cap is not None and low < shown.plan.cap == high < exact:
            corner = before + (at - before) * (high - low) / (exact - low)
            yield cents(corner), high
        yield at, high
