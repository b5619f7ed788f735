"""A chart's sliders and choices: where they stand, what the browser draws of them, what it sends back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from course.app.handled import Setting
from course.locale import Words
from course.pay.charts.chart import AnyChart, Choice, Control, Unit
from course.pay.charts.guessing import stops, told

Json = dict[str, Any]

SEGMENTS = 4
"""The most options that stand side by side; more go into a list that opens."""


@dataclass(frozen=True)
class Panel:
    """The controls of a chart that begins with the parameters `first`.

    A panel lasts while its chart is drawn anew, so what does not change meanwhile is made once.
    `moved` always holds where a reader put some of the controls, by their ids; what no longer fits
    (the lesson was edited meanwhile) does not count.
    """

    chart: AnyChart
    first: BaseModel
    words: Words

    def parameters(self, moved: Mapping[str, Setting]) -> BaseModel:
        """`first` as the controls have changed it."""
        values = {
            id_: value
            for id_, value in self._fitting(moved).items()
            if value != self._of[id_].value
        }
        return self.chart.with_values(self.first, values) if values else self.first

    def told(self, moved: Mapping[str, Setting]) -> list[Json]:
        """The controls for the browser, in the chart's order."""
        now = self._fitting(moved)
        return [self._told(control, now.get(control.id, control.value)) for control in self._all]

    def taken(self, id_: object, value: object) -> tuple[str, Setting] | None:
        """A control and its value as the browser sent them; None for what makes no sense."""
        control = self._of.get(id_) if isinstance(id_, str) else None
        if control is None or not isinstance(value, str):
            return None
        setting = _number(value) if isinstance(control, Control) else value
        return (control.id, setting) if _offered(control, setting) else None

    @cached_property
    def _all(self) -> Sequence[Control | Choice]:
        return self.chart.controls(self.first)

    @cached_property
    def _of(self) -> Mapping[str, Control | Choice]:
        return {control.id: control for control in self._all}

    def _fitting(self, moved: Mapping[str, Setting]) -> dict[str, Setting]:
        return {i: s for i, s in moved.items() if i in self._of and _fits(self._of[i], s)}

    def _told(self, control: Control | Choice, value: Setting) -> Json:
        label = self.words.say(control.label, **control.values)
        match control:
            case Control():
                assert isinstance(value, Decimal)
                return slider(self.words, control, value, label)
            case Choice():
                return _choice(self.words, control, str(value), label)


def slider(words: Words, control: Control, value: Decimal, label: str) -> Json:
    """A slider over formatted values: numbers read as the language writes them, and stay exact."""
    reach = (control.minimum, control.maximum, control.step)
    between = (n for n in {control.value, value} if (n - control.minimum) % control.step)
    values, names = _named_stops(words, control.unit, *reach, *between)
    at = values.index(written(value))
    return _widget(control.id, "slider", label, values, names, at)


def _choice(words: Words, choice: Choice, value: str, label: str) -> Json:
    widget = "segments" if len(choice.options) <= SEGMENTS else "list"
    values = [option for option, _ in choice.options]
    names = [words.say(name) for _, name in choice.options]
    return _widget(choice.id, widget, label, values, names, values.index(value))


def _widget(
    id_: str, widget: str, label: str, values: Sequence[str], names: Sequence[str], at: int
) -> Json:
    return {
        "id": id_,
        "widget": widget,
        "label": label,
        "values": values,
        "names": names,
        "at": at,
    }


@lru_cache(maxsize=512)
def _named_stops(words: Words, unit: Unit, *reach: Decimal) -> tuple[Sequence[str], Sequence[str]]:
    """A slider's stops and what they are called: telling some hundred numbers takes long."""
    found = stops(*reach)
    return tuple(map(written, found)), tuple(told(words, unit, number) for number in found)


def written(number: Decimal) -> str:
    """A stop as it goes to the browser and comes back: without trailing noughts or an exponent."""
    return f"{number.normalize():f}"


def _number(text: str) -> Setting:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _offered(control: Control | Choice, value: Setting) -> bool:
    """Whether a reader can put the control there: between two stops only a click on a point can."""
    if not _fits(control, value):
        return False
    if isinstance(control, Choice) or isinstance(value, str):
        return True
    return value in {control.maximum, control.value} or not (value - control.minimum) % control.step


def _fits(control: Control | Choice, value: Setting) -> bool:
    match control, value:
        case Control(), Decimal():
            return value.is_finite() and control.minimum <= value <= control.maximum
        case Choice(), str():
            return value in dict(control.options)
    return False
