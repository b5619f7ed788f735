"""My plan: the plan read aloud and drawn, and beside it every clause as a control and as YAML."""

from __future__ import annotations

from html import escape

import streamlit as st

from course.app import keeper, lab_session, widgets
from course.app.blocks import pictures, prose
from course.app.pages.lab.around import draw_page
from course.app.pages.lab.html import figures
from course.app.pages.lab.plan import controls, editor
from course.app.place import Place
from course.app.plain import plain
from course.pay.charts.amounts import euro
from course.pay.lab.pictures import plan_picture
from course.pay.lab.plan_words.clauses import target_pay
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.presets import PRESETS, preset_of

KEY = "lab-plan"


def draw(place: Place) -> None:
    """Draw the page; what is changed on it draws all of it but its head again."""
    draw_page(place, _bench, KEY, wide=True)


def _bench(place: Place) -> None:
    plan = keeper.now().plan
    _presets(place)
    told, given = st.columns(2, gap="large")
    with told:
        _aloud(place)
        with st.container(key="lab-plan-drawn"):
            pictures.draw(place, plan_picture.picture(plan), key="lab-plan-picture")
    with given:
        controls.draw(place, plan)
        editor.draw(place, plan, keeper.change_plan, key="lab-plan")


def _presets(place: Place) -> None:
    say, key = place.words.say, "lab-preset"
    same = preset_of(keeper.now().plan)

    def take() -> None:
        preset = PRESETS.get(str(widgets.value(key, "")))
        if preset is not None:
            lab_session.keep_draft("lab-plan", None)
            keeper.change_plan(preset.plan)

    st.pills(
        say("Begin with a plan like one of these"),
        list(PRESETS),
        default=widgets.hold(key, same.id if same else None),
        format_func=lambda id_: plain(say(PRESETS[id_].name)),
        key=key,
        on_change=take,
    )
    note = say(same.note) if same else say("Your own plan: like none of these.")
    st.caption(plain(note))


def _aloud(place: Place) -> None:
    """The plan read aloud, and what it pays on target."""
    words, plan = place.words, keeper.now().plan
    st.header(words.say("Your plan in words"), anchor=False)
    told = f"<p>{escape(' '.join(reading(plan, words)))}</p>"
    target = target_pay(plan)
    if target is not None:
        mix = words.say(
            "{base} base, {variable} variable",
            base=words.percent(target.mix),
            variable=words.percent(1 - target.mix),
        )
        pairs = (
            (words.say("Pay at quota, a month"), euro(words, target.total)),
            (words.say("Pay mix"), mix),
        )
        told += figures(pairs)
    prose.draw_html(place, told, key="lab-aloud")
