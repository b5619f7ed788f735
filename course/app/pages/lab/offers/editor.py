"""One of two offers: its name, where it comes from, its terms."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import streamlit as st
from pydantic import ValidationError

from course.app import keeper, lab_session, widgets
from course.app.blocks import amounts
from course.app.pages.lab.plan import editor as plan_editor
from course.app.place import Place
from course.app.plain import plain
from course.pay.lab.plan_words.reading import reading
from course.pay.lab.presets import PRESETS, preset_of
from course.pay.offers.named_plan import NamedPlan
from course.pay.plans.plan import PayPlan

Side = Literal["a", "b"]
MINE, OWN = "mine", "own"


def draw(place: Place, side: Side) -> None:
    """Draw the offer’s fields, and the offer read aloud."""
    words, offer = place.words, offer_of(side)
    plan = offer.plan
    with st.container(border=True, key=f"lab-offer-{side}"):
        _name(place, side, offer)
        _source(place, side, plan)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            amounts.euro(
                words,
                words.say("Base salary"),
                plan.base,
                f"lab-offer-{side}-base",
                lambda base: _take(side, base=base),
            )
            if plan.target is None:
                amounts.percent(
                    words,
                    words.say("Commission rate"),
                    plan.rate or Decimal(0),
                    f"lab-offer-{side}-rate",
                    lambda rate: _take(side, rate=rate),
                )
        st.markdown(plain(" ".join(reading(plan, words))))
        with st.expander(words.say("All its clauses, as text")):
            plan_editor.draw(
                place,
                plan,
                lambda new: _put(side, plan=new),
                key=f"lab-offer-{side}",
                heading=False,
            )


def offer_of(side: Side) -> NamedPlan:
    """The offer on one side."""
    offers = keeper.now().offers
    return offers.a if side == "a" else offers.b


def _put(side: Side, **fields: object) -> None:
    keeper.change_offers(**{side: NamedPlan.model_validate(dict(offer_of(side)) | fields)})


def _take(side: Side, **clauses: object) -> None:
    """Change some clauses; what makes no plan changes nothing."""
    try:
        plan = PayPlan.model_validate(dict(offer_of(side).plan) | clauses)
    except ValidationError:
        return
    _put(side, plan=plan)


def _name(place: Place, side: Side, offer: NamedPlan) -> None:
    say, key = place.words.say, f"lab-offer-{side}-name"
    other = offer_of("b" if side == "a" else "a").name

    def named() -> None:
        name = str(widgets.value(key, "")).strip()[:20]
        lab_session.keep_draft(key, name)
        if name and name != other:
            _put(side, name=name)

    st.text_input(
        say("First offer") if side == "a" else say("Second offer"),
        widgets.hold(key, offer.name),
        key=key,
        max_chars=20,
        on_change=named,
        help=say("A short name; the two must differ."),
    )
    typed = lab_session.draft(key)
    if typed == other:
        told = say(
            "“{name}” is the other offer’s name: this one stays “{own}”.",
            name=other,
            own=offer.name,
        )
        st.error(plain(told))
    elif typed == "":
        st.error(plain(say("An offer needs a name: this one stays “{own}”.", own=offer.name)))


def _source(place: Place, side: Side, plan: PayPlan) -> None:
    """Where the terms come from; a choice takes them over from there."""
    say, key = place.words.say, f"lab-offer-{side}-source"
    names = {OWN: say("Its own terms"), MINE: say("My plan")}
    names |= {id_: say(preset.name) for id_, preset in PRESETS.items()}
    preset = preset_of(plan)
    same = MINE if plan == keeper.now().plan else preset.id if preset else OWN

    def chosen() -> None:
        source = widgets.value(key, OWN)
        if source == MINE:
            _put(side, plan=keeper.now().plan)
        elif source in PRESETS:
            _put(side, plan=PRESETS[str(source)].plan)

    st.selectbox(
        say("Start from"),
        list(names),
        index=list(names).index(widgets.hold(key, same)),
        format_func=lambda id_: plain(names[id_]),
        key=key,
        on_change=chosen,
    )
