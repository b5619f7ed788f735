"""A chart on a page: the guess, the drawing and its controls as one component in a fragment of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from course.app import components, lab_session, widgets
from course.app.blocks.charts import gate, lab_link, plot, simulations
from course.app.blocks.charts.controls import Panel
from course.app.handled import Handled
from course.app.place import Place
from course.locale import Words
from course.pay.charts.chart import AnyChart, Guess
from course.pay.charts.csv import csv_file
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.table_html import table_html

Json = dict[str, Any]

Take = Callable[[BaseModel, bool], None]
"""Is told where a chart stands each time it is drawn, and whether its reader has let go of it."""


@dataclass(frozen=True)
class Exhibit:
    """A chart about to be drawn.

    `first` are the parameters that its controls are made from; `key` names its widgets. `heading`
    tells whether to draw the chart's question, `ask` whether to have the reader guess first. A page
    of the lab keeps by `take` where the chart stands. A chart in a lesson has a link to the lab instead.
    `opened` makes what the guess comes to where a question of the lesson stands for it.
    """

    place: Place
    chart: AnyChart
    first: BaseModel
    key: str
    heading: bool = True
    ask: bool = True
    take: Take | None = None
    opened: Callable[[Guess], Decimal | None] | None = None

    @cached_property
    def asked(self) -> Guess:
        """What the reader predicts; its simulations must have been run."""
        return self.chart.guess(self.first)

    @cached_property
    def panel(self) -> Panel:
        """The chart's controls."""
        return Panel(self.chart, self.first, self.place.words)

    @property
    def handled(self) -> Handled:
        """What the reader has done with it."""
        return lab_session.handled(name(self.key, self.chart))


def name(key: str, chart: AnyChart) -> str:
    """What a chart is remembered by: a page may get another one in the same place."""
    return f"{key}-{chart.name}"


def draw(exhibit: Exhibit) -> None:
    """Draw the chart, or its question; inside a fragment that holds nothing else.

    What a slider sets going is one message to the browser: each one more takes as long as a curve.
    """
    handled = exhibit.handled
    now = exhibit.panel.parameters(handled.moved)
    answered = _answered(exhibit, handled)
    if answered is not None:
        _simulate(exhibit, now)
    _show(exhibit, {**_frame(exhibit), **_shown(exhibit, handled, now, answered)})
    if exhibit.take is not None:
        handled.keep(now)
        exhibit.take(now, not handled.under_way)


def _answered(exhibit: Exhibit, handled: Handled) -> gate.Answered | None:
    """What the guess came to; None as long as it is asked for."""
    if not exhibit.ask:
        return (None, None)
    _simulate(exhibit, exhibit.first)
    if exhibit.opened is not None:
        return (exhibit.opened(exhibit.asked), None)
    return gate.answered(exhibit.place.words, exhibit.asked, handled)


def _simulate(exhibit: Exhibit, parameters: BaseModel) -> None:
    def busy(text: str, part: float) -> None:
        _show(exhibit, {**_frame(exhibit), "busy": {"text": text, "part": part}})

    simulations.run(exhibit.place.words, exhibit.chart.draws(parameters), busy)


def _frame(exhibit: Exhibit) -> Json:
    """What is the same however the chart stands."""
    words = exhibit.place.words
    return {
        "lang": words.language,
        "key": name(exhibit.key, exhibit.chart),
        "keeps": exhibit.take is None,
        "name": exhibit.chart.name,
        "heading": words.say(exhibit.chart.heading()) if exhibit.heading else None,
        "texts": {
            "show": words.say("Show the chart"),
            "table": words.say("The same numbers as a table"),
            "csv": words.say("Numbers (CSV)"),
            "png": words.say("Picture (PNG)"),
            "lab": words.say("Change the assumptions in the pay lab"),
            "slow": words.say(
                "The server is not answering. Your chart stays; try again in a moment."
            ),
            "undrawn": words.say(
                "The drawing could not be loaded. The table holds the same numbers."
            ),
            "no_picture": words.say(
                "This browser could not make the picture. A screenshot will do instead."
            ),
        },
    }


def _shown(
    exhibit: Exhibit, handled: Handled, now: BaseModel, answered: gate.Answered | None
) -> Json:
    if answered is None:
        known = exhibit.chart.terms(exhibit.first)
        asked = gate.asked_data(exhibit.place.words, exhibit.asked, known)
        return {"echo": handled.echo, "ask": asked}
    chart, words = exhibit.chart, exhibit.place.words
    guess, verdict = answered
    mark = guess if guess is not None and _asks_the_same(exhibit, now) else None
    return {
        **_drawn(_Stand.of(chart, now, words, plot.palette(), mark)),
        "echo": handled.echo,
        "file": _file(exhibit, handled, now),
        "verdict": verdict,
        "controls": exhibit.panel.told(handled.moved),
        "lab": None if exhibit.take else lab_link.href(exhibit.place, chart.name, now),
        "table": table_html(chart.table(now, words)) if handled.with_table else None,
    }


@dataclass(frozen=True)
class _Stand:
    """Where a chart stands; two are equal where the same is seen."""

    chart: AnyChart = field(compare=False)
    now: BaseModel = field(compare=False)
    words: Words = field(compare=False)
    palette: Palette
    mark: Decimal | None
    told: tuple[str, str, str]

    @classmethod
    def of(
        cls, chart: AnyChart, now: BaseModel, words: Words, palette: Palette, mark: Decimal | None
    ) -> _Stand:
        """A stand; parameters may hold what has no hash, so they go by their JSON."""
        told = chart.name, words.language, now.model_dump_json()
        return cls(chart, now, words, palette, mark, told)


@lru_cache(maxsize=128)
def _drawn(at: _Stand) -> Json:
    """What all see who have the chart stand there: made once, it takes longer than all else on a page."""
    return {
        "title": at.chart.title(at.now, at.words),
        "figure": plot.figure_json(at.chart.figure(at.now, at.words, at.palette, at.mark)),
        "alt": at.chart.alt(at.now, at.words),
        "caption": at.chart.caption(at.now, at.words),
    }


def _asks_the_same(exhibit: Exhibit, now: BaseModel) -> bool:
    """Whether a guess at the first figures is a guess at these: else its mark would mean nothing."""
    one, other = exhibit.chart.guess(now), exhibit.asked
    return (one.prompt, one.values, one.actual) == (other.prompt, other.values, other.actual)


def _file(exhibit: Exhibit, handled: Handled, now: BaseModel) -> Json | None:
    """The numbers for a spreadsheet, once for each time they were asked for."""
    number, handled.file_for = handled.file_for, 0
    if not number:
        return None
    words = exhibit.place.words
    text = csv_file(exhibit.chart.table(now, words), words).decode()
    return {"n": number, "text": text}


def _show(exhibit: Exhibit, data: Json) -> None:
    """Send the chart to the browser, and do what comes back from it."""
    key, handled = f"{exhibit.key}-chart", exhibit.handled

    def sent(event: str) -> Json:
        found = widgets.sent(key, event)
        told = found if isinstance(found, dict) else {}
        handled.echo = told["n"] if isinstance(told.get("n"), int) else handled.echo
        return told

    def guess() -> None:
        gate.take(handled, exhibit.asked, sent("guess").get("value"))

    def move() -> None:
        told = sent("move")
        handled.under_way = told.get("settled") is False
        if taken := exhibit.panel.taken(told.get("id"), told.get("value")):
            handled.moved.update([taken])

    def pick() -> None:
        point = sent("pick").get("point")
        now = exhibit.panel.parameters(handled.moved)
        if isinstance(point, str):
            handled.moved.update(exhibit.chart.picked(now, point))

    def table() -> None:
        handled.with_table = sent("table").get("open") is True

    def file() -> None:
        sent("file")
        handled.file_for = handled.echo

    calls = (guess, move, pick, table, file)
    components.chart(data, key=key, on={call.__name__: call for call in calls})
