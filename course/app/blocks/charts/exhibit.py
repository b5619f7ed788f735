"""A chart on a page, opened: from its title down to its downloads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import streamlit as st
from pydantic import BaseModel

from course.app.blocks.charts import downloads, plot, simulations
from course.app.blocks.charts.controls import Panel
from course.app.blocks.charts.lab_link import lab_link
from course.app.blocks.charts.table import draw_table
from course.app.place import Place
from course.app.plain import plain
from course.pay.charts.chart import AnyChart, Guess


@dataclass(frozen=True)
class Exhibit:
    """A chart about to be drawn.

    `first` are the parameters that its controls are made from, `given` where they stand before the
    reader moves one; `key` names its widgets. `heading` tells whether to draw the chart's question.
    `take` is told where the chart stands each time it is drawn: a page of the lab keeps that. A chart
    in a lesson has a link to the lab instead.
    """

    place: Place
    chart: AnyChart
    first: BaseModel
    given: BaseModel
    key: str
    heading: bool = True
    take: Callable[[BaseModel], None] | None = None

    @cached_property
    def asked(self) -> Guess:
        """What the reader predicts; its simulations must have been run."""
        return self.chart.guess(self.first)

    @cached_property
    def panel(self) -> Panel:
        """The chart's controls."""
        return Panel(self.chart, self.first, self.given, self.key)


def draw_heading(exhibit: Exhibit) -> None:
    """The question that the chart answers."""
    if exhibit.heading:
        st.caption(plain(exhibit.place.words.say(exhibit.chart.heading())))


def draw_opened(exhibit: Exhibit, guess: Decimal | None, verdict: str | None = None) -> None:
    """Draw the chart as moved, with the reader's guess marked and a line on how near it came.

    What a slider changes is a fragment of its own: the less there is in it, the sooner it has come.
    """
    shown = downloads.Shown(exhibit.given)
    st.fragment(key=f"{exhibit.key}-drawn")(_draw)(exhibit, guess, verdict, shown)
    downloads.draw_downloads(exhibit.chart, shown, exhibit.place.words, exhibit.key)


def _draw(
    exhibit: Exhibit, guess: Decimal | None, verdict: str | None, shown: downloads.Shown
) -> None:
    chart, words, key = exhibit.chart, exhibit.place.words, exhibit.key
    now = shown.parameters = exhibit.panel.parameters()
    simulations.run(words, chart.draws(now))
    title, caption = chart.title(now, words), chart.caption(now, words)
    st.markdown(f"**{plain(title)}**")
    mark = guess if guess is not None and _asks_the_same(exhibit, now) else None
    plot.draw_plot(chart, now, words, mark, key, {"title": title, "caption": caption})
    if verdict:
        st.markdown(plain(verdict))
    exhibit.panel.draw(words)
    st.caption(plain(caption))
    if exhibit.take is None:
        _draw_lab_link(exhibit, now)
    else:
        exhibit.take(now)
    label = words.say("The same numbers as a table")
    with st.expander(label, key=f"{key}-as-table", on_change="rerun") as table:
        if table.open:
            draw_table(exhibit.place, chart.table(now, words), key=f"{key}-table")


def _asks_the_same(exhibit: Exhibit, now: BaseModel) -> bool:
    """Whether a guess at the first figures is a guess at these: else its mark would mean nothing."""
    one, other = exhibit.chart.guess(now), exhibit.asked
    return (one.prompt, one.values, one.actual) == (other.prompt, other.values, other.actual)


def _draw_lab_link(exhibit: Exhibit, now: BaseModel) -> None:
    link = lab_link(exhibit.place, exhibit.chart.name, now)
    if link is not None:
        page, query = link
        label = exhibit.place.words.say("Change the assumptions in the pay lab")
        st.page_link(page, label=label, icon=":material/tune:", query_params=query)
