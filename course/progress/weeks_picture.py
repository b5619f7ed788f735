"""A learner's weeks as a small drawing: how many answers each had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.cells import number_cell, text_cell
from course.pay.charts.chart import Table
from course.pay.charts.drawing import frame
from course.pay.charts.drawing.palette import Palette
from course.progress.history import Week

HEIGHT = 210
LABEL_EVERY = 4
"""Weeks between two that are named below the axis, counted back from the last."""


@dataclass(frozen=True, slots=True)
class WeeksPicture:
    """Weeks, the oldest first, without a gap."""

    weeks: tuple[Week, ...]

    @property
    def total(self) -> int:
        """Answers in all of the weeks."""
        return sum(week.answers for week in self.weeks)

    def title(self, words: Words) -> str:
        """How many answers there were."""
        return words.plural(
            "{count} answer in the last {weeks} weeks",
            "{count} answers in the last {weeks} weeks",
            self.total,
            weeks=words.number(len(self.weeks)),
        )

    def alt(self, words: Words) -> str:
        """The form of the drawing, then the weeks that had answers."""
        told = [words.say(message("Bar chart of the answers in each week."))]
        told += [f"{_told(words, week)}." for week in self.weeks if week.answers]
        return " ".join(told)

    def table(self, words: Words) -> Table:
        """The same numbers."""
        return Table(
            (words.say(message("Week of")), words.say(message("Answers"))),
            tuple(
                (text_cell(words.short_date(week.monday)), number_cell(words, week.answers))
                for week in self.weeks
            ),
        )

    def figure(self, words: Words, palette: Palette) -> go.Figure:
        """The drawing."""
        most = max((week.answers for week in self.weeks), default=0)
        layout = {
            **frame.layout(words, palette),
            "height": HEIGHT,
            "margin": {"l": 4, "r": 4, "t": 8, "b": 30},
            "bargap": 0.3,
            "annotations": list(self._dates(words, palette)),
            "xaxis": {
                "range": [-0.6, len(self.weeks) - 0.4],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "range": [0, float(Decimal(max(most, 4)) * Decimal("1.18"))],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": True,
                "zerolinecolor": palette.muted,
                "fixedrange": True,
            },
        }
        return frame.Drawn([self._bars(words, palette)], layout)

    def _bars(self, words: Words, palette: Palette) -> dict[str, Any]:
        return {
            "type": "bar",
            "x": list(range(len(self.weeks))),
            "y": [week.answers for week in self.weeks],
            "text": [words.number(week.answers) if week.answers else "" for week in self.weeks],
            "textposition": "outside",
            "textangle": 0,
            "constraintext": "none",
            "textfont": {"color": palette.ink, "size": frame.FONT_SIZE},
            "marker": {"color": palette.base, "line": {"width": 0}},
            "customdata": [_told(words, week) for week in self.weeks],
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }

    def _dates(self, words: Words, palette: Palette) -> Iterator[dict[str, Any]]:
        """Mondays under every fourth bar; the last stands flush with the drawing's right end."""
        last = len(self.weeks) - 1
        for index in range(last, -1, -LABEL_EVERY):
            text = words.short_date(self.weeks[index].monday)
            anchor = "right" if index == last else "center"
            at = index + 0.4 if index == last else index
            place = {"x": at, "xanchor": anchor, "y": 0, "yref": "paper", "yanchor": "top"}
            yield frame.note(text, palette.muted, **place, yshift=-6)


def _told(words: Words, week: Week) -> str:
    return words.plural(
        "Week of {date}: {count} answer",
        "Week of {date}: {count} answers",
        week.answers,
        date=words.short_date(week.monday),
    )
