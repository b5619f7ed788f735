"""A chart's sliders and choices, and the parameters they stand for.

What a control stands at is in its widget's state from before it is drawn, so that a click on the
chart can move it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import streamlit as st
from pydantic import BaseModel

from course.app import session
from course.app.plain import plain
from course.locale import Words
from course.pay.charts.chart import AnyChart, Choice, Control, Unit
from course.pay.charts.guessing import stops, told

SEGMENTS = 4
"""The most options that stand side by side; more go into a list that opens."""

Setting = Decimal | str
"""What a control stands at: a number of a slider, a value of a choice."""


def settings(chart: AnyChart, parameters: BaseModel) -> dict[str, Setting]:
    """What the controls stand at by themselves."""
    return {control.id: control.value for control in chart.controls(parameters)}


def move(controls: Mapping[str, Setting], key: str) -> None:
    """Move controls by their ids, before they are drawn: in a callback, or where a page begins."""
    for id_, value in controls.items():
        session.hold(f"{key}-{id_}", value)


@dataclass(frozen=True)
class Panel:
    """The controls of a chart that begins with the parameters `first`, by widgets named after `key`.

    Those never moved stand as in `given`. A panel lasts while its chart is drawn anew, so what does
    not change meanwhile is made once.
    """

    chart: AnyChart
    first: BaseModel
    given: BaseModel
    key: str

    @cached_property
    def _controls(self) -> Sequence[Control | Choice]:
        return self.chart.controls(self.first)

    @cached_property
    def _standing(self) -> Mapping[str, Setting]:
        return settings(self.chart, self.given)

    def parameters(self) -> BaseModel:
        """`first` with the controls' present values."""
        now = self._now()
        moved = {c.id: now[c.id] for c in self._controls if now[c.id] != c.value}
        return self.chart.with_values(self.first, moved) if moved else self.first

    def draw(self, words: Words) -> None:
        """Draw them at their present values, in the chart's order."""
        now = self._now()
        move(now, self.key)
        for control in self._controls:
            label = plain(words.say(control.label, **control.values))
            at = f"{self.key}-{control.id}"
            match control:
                case Control():
                    _slider(control, now[control.id], words, label, at)
                case Choice():
                    _choice(control, str(now[control.id]), words, label, at)

    def _now(self) -> dict[str, Setting]:
        now: dict[str, Setting] = {}
        for control in self._controls:
            kept = _fitting(control, session.value(f"{self.key}-{control.id}", None))
            now[control.id] = self._standing[control.id] if kept is None else kept
        return now


def _fitting(control: Control | Choice, value: object) -> Setting | None:
    """A widget's value if it is one of the control's: the page may have changed under it."""
    match control, value:
        case Control(), Decimal():
            return value if control.minimum <= value <= control.maximum else None
        case Choice(), str():
            return value if value in dict(control.options) else None
    return None


def _slider(control: Control, value: Setting, words: Words, label: str, key: str) -> None:
    """A slider over formatted values: numbers read as the language writes them, and stay exact."""
    known = (number for number in (control.value, value) if isinstance(number, Decimal))
    between = (number for number in known if (number - control.minimum) % control.step)
    reach = (control.minimum, control.maximum, control.step, *between)
    named = _named_stops(words, control.unit, *reach)
    st.select_slider(
        label, options=list(named), value=value, format_func=named.__getitem__, key=key
    )


@lru_cache(maxsize=512)
def _named_stops(words: Words, unit: Unit, *reach: Decimal) -> Mapping[Decimal, str]:
    """A slider's stops and what they are called: telling some hundred numbers takes long."""
    return {number: told(words, unit, number) for number in stops(*reach)}


def _choice(choice: Choice, value: str, words: Words, label: str, key: str) -> None:
    names = {option: words.say(name) for option, name in choice.options}
    if len(names) <= SEGMENTS:
        st.segmented_control(
            label,
            list(names),
            default=value,
            format_func=lambda option: plain(names[option]),
            required=True,
            key=key,
        )
    else:
        place = list(names).index(value)
        st.selectbox(label, list(names), place, format_func=lambda option: names[option], key=key)
