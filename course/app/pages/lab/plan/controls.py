"""Every clause of a plan as a control with one sentence on what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import streamlit as st

from course.app import widgets
from course.app.blocks import amounts
from course.app.pages.lab.plan import lists
from course.app.pages.lab.plan.change import Bench
from course.app.place import Place
from course.app.plain import plain
from course.pay.lab.plan_words.clauses import CLAWBACKS, MEASURES, TIES
from course.pay.plans.plan import Draw, PayPlan

USUAL: Mapping[str, Decimal] = {
    "quota": Decimal(12_000),
    "target": Decimal(600),
    "rate": Decimal("0.05"),
    "cap": Decimal(2_000),
    "draw": Decimal(800),
}
"""What a clause begins with when it is switched on."""


def draw(place: Place, plan: PayPlan) -> None:
    """Draw the clauses of the lab’s plan."""
    bench, words, say = Bench(place, plan), place.words, place.words.say
    bench.tell_refused()
    with st.container(border=True):
        st.header(say("Base and commission"), anchor=False)
        _base(bench)
        _commission(bench)
        _choice(bench, "measure", MEASURES, plan.measure)
    with st.container(border=True):
        st.header(say("Quota and tiers"), anchor=False)
        label = bench.label("quota")
        amounts.euro(words, label, plan.quota, "lab-quota", _quota(bench), most=10**9)
        bench.tell("quota")
        lists.tiers(bench)
        if len(plan.tiers) > 1:
            _choice(bench, "tie", TIES, plan.tie)
        lists.ramp(bench)
    with st.container(border=True):
        st.header(say("Limits, advances, cancelled deals"), anchor=False)
        _cap(bench)
        _draw(bench)
        _choice(bench, "clawback", CLAWBACKS, plan.clawback)
    with st.container(border=True):
        st.header(bench.label("bonuses"), anchor=False)
        bench.tell("bonuses")
        lists.bonuses(bench)


def _base(bench: Bench) -> None:
    label, base = bench.label("base"), bench.plan.base
    amounts.euro(bench.words, label, base, "lab-base", bench.setter("base"))
    bench.tell("base")


def _quota(bench: Bench) -> Callable[[Decimal], None]:
    """A quota of none leaves nothing for a target or tiers to hang on."""

    def take(quota: Decimal) -> None:
        needs_one = bench.plan.target is not None or len(bench.plan.tiers) > 1
        bench.take(quota=quota if quota or not needs_one else bench.plan.quota)

    return take


def _commission(bench: Bench) -> None:
    """Commission by a rate, or by an amount for the quota: a plan says one of them."""
    say, plan, key = bench.words.say, bench.plan, "lab-commission"
    by_target = plan.target is not None
    names = {"rate": say("by a rate"), "target": say("by an amount for meeting the quota")}

    def chosen() -> None:
        if widgets.value(key, "rate") == "target":
            quota = plan.quota or USUAL["quota"]
            rate = USUAL["rate"] if plan.rate is None else plan.rate
            bench.take(rate=None, quota=quota, target=(rate * quota).quantize(Decimal("0.01")))
        else:
            rate = (plan.target or Decimal(0)) / plan.quota if plan.quota else USUAL["rate"]
            bench.take(rate=min(rate.quantize(Decimal("0.0001")), Decimal(1)), target=None)

    st.pills(
        say("Commission is set"),
        list(names),
        default=widgets.hold(key, "target" if by_target else "rate"),
        format_func=names.__getitem__,
        key=key,
        on_change=chosen,
        required=True,
    )
    if by_target:
        target = plan.target or Decimal(0)
        label = bench.label("target")
        amounts.euro(bench.words, label, target, "lab-target", bench.setter("target"))
        bench.tell("target")
    else:
        rate = plan.rate or Decimal(0)
        label = bench.label("rate")
        amounts.percent(bench.words, label, rate, "lab-rate", bench.setter("rate"))
        bench.tell("rate")


def _choice(bench: Bench, clause: str, options: tuple[tuple[str, str], ...], now: str) -> None:
    key, labels = f"lab-{clause}", dict(options)
    st.selectbox(
        bench.label(clause),
        list(labels),
        index=list(labels).index(widgets.hold(key, now)),
        format_func=lambda value: plain(bench.words.say(labels[value])),
        key=key,
        on_change=lambda: bench.take(**{clause: widgets.value(key, now)}),
    )
    bench.tell(clause)


def _switch(bench: Bench, clause: str, on: bool, value: Any) -> None:
    """A clause that a plan may have or not; switched on, it begins with `value`."""
    key = f"lab-has-{clause}"
    st.checkbox(
        bench.label(clause),
        value=widgets.hold(key, on),
        key=key,
        on_change=lambda: bench.take(**{clause: value if widgets.value(key, on) else None}),
    )
    bench.tell(clause)


def _cap(bench: Bench) -> None:
    cap = bench.plan.cap
    _switch(bench, "cap", cap is not None, USUAL["cap"])
    if cap is not None:
        label = bench.words.say("Cap of a measurement period")
        amounts.euro(
            bench.words, label, cap, "lab-cap-amount", bench.setter("cap"), most=10**9, step=100
        )


def _draw(bench: Bench) -> None:
    draw, say = bench.plan.draw, bench.words.say
    _switch(bench, "draw", draw is not None, Draw(amount=USUAL["draw"]))
    if draw is None:
        return

    def take(amount: Decimal) -> None:
        bench.take(draw=draw.model_copy(update={"amount": amount}))

    amounts.euro(bench.words, say("Draw a month"), draw.amount, "lab-draw-amount", take)
    key = "lab-draw-recoverable"
    st.checkbox(
        bench.label("draw-recoverable"),
        value=widgets.hold(key, draw.recoverable),
        key=key,
        on_change=lambda: bench.take(
            draw=draw.model_copy(update={"recoverable": bool(widgets.value(key, True))})
        ),
    )
    bench.tell("draw-recoverable")
