"""Charts: the question first, then the drawing, its sliders, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import escape

import streamlit as st

from course.app import session
from course.app.blocks import cards, prose
from course.app.deck import Deck
from course.app.place import Place
from course.app.plain import plain
from course.content.model import ChartBlock, Lesson
from course.locale import Words
from course.pay.charts import CHARTS
from course.pay.charts.chart import AnyChart, Control, Table
from course.pay.charts.frame import CONFIG
from course.pay.charts.palette import DARK, LIGHT
from course.progress.answering import standing_of


def draw(place: Place, block: ChartBlock, key: str) -> None:
    """Draw a chart in a fragment of its own, behind its prediction where the lesson asks for one."""
    deck = _prediction(place, block)
    st.fragment(key=deck.key if deck else key)(_chart)(place, block, deck, key)


def _prediction(place: Place, block: ChartBlock) -> Deck | None:
    if block.predict is None:
        return None
    lesson = place.edition.lessons[block.predict.lesson]
    assert isinstance(lesson, Lesson)
    return Deck(lesson, (block.predict.question,), quiz=False)


def _chart(place: Place, block: ChartBlock, deck: Deck | None, key: str) -> None:
    if deck is not None:
        cards.draw_card(place, deck)
        if not standing_of(session.learner(), deck.lesson, deck.questions[0]).answered:
            st.caption(place.words.say("Answer first: then the chart opens and you can move it."))
            return
    _draw_chart(place.words, CHARTS[block.name], block, key, place)


def _draw_chart(words: Words, chart: AnyChart, block: ChartBlock, key: str, place: Place) -> None:
    controls = chart.controls(block.parameters)
    now = chart.with_values(block.parameters, _moved(controls, key))
    with st.container(key=f"{key}-frame"):
        st.caption(words.say(chart.heading()))
        st.markdown(f"**{plain(chart.title(now, words))}**")
        palette = DARK if st.context.theme.type == "dark" else LIGHT
        st.plotly_chart(
            chart.figure(now, words, palette),
            key=f"{key}-figure",
            theme=None,
            config=dict(CONFIG),
            alt=chart.alt(now, words),
        )
        for control in controls:
            _slider(control, words, key)
        st.caption(plain(chart.caption(now, words)))
        with st.expander(words.say("The same numbers as a table")):
            prose.draw_html(place, _table(chart.table(now, words)), key=f"{key}-table")


def _moved(controls: tuple[Control, ...], key: str) -> Mapping[str, Decimal]:
    return {
        c.id: moved
        for c in controls
        if isinstance(moved := session.value(f"{key}-{c.id}", c.value), Decimal)
    }


def _slider(control: Control, words: Words, key: str) -> None:
    """A slider over formatted values: numbers read as the language writes them, and stay exact."""

    def told(amount: Decimal) -> str:
        if control.unit == "euro":
            return words.euro(amount, cents=amount != amount.to_integral_value())
        return words.percent(amount, digits=0 if amount * 100 % 1 == 0 else 1)

    st.select_slider(
        plain(words.say(control.label, **control.values)),
        options=_steps(control),
        value=control.value,
        format_func=told,
        key=f"{key}-{control.id}",
    )


def _steps(control: Control) -> list[Decimal]:
    count = int((control.maximum - control.minimum) / control.step)
    steps = {control.minimum + n * control.step for n in range(count + 1)}
    return sorted(steps | {control.value, control.maximum})


def _table(table: Table) -> str:
    head = "".join(f'<th role="columnheader">{escape(c)}</th>' for c in table.columns)
    rows = (
        "".join(
            f'<td role="cell" data-label="{escape(column)}">{escape(cell)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    body = "".join(f'<tr role="row">{cells}</tr>' for cells in rows)
    return (
        '<div class="table"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )
