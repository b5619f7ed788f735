"""The clauses of a plan that are lists: tiers, the ramp, bonuses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import streamlit as st

from course.app import widgets
from course.app.blocks import amounts
from course.app.pages.lab.plan.change import Bench
from course.pay.plans.plan import LAST_MONTH, Bonus, Tier

MOST_TIERS = 20
MOST_BONUSES = 12
LONGEST_RAMP = 12
MOST_RAMP = Decimal(10_000)
"""The highest part of the quota in a month of the ramp, percent."""
FINEST = Decimal("0.0001")
"""The least distance between two tiers, a part of the quota."""
HIGHEST = Decimal(100)


def tiers(bench: Bench) -> None:
    """Each tier in a row: where it begins, what it multiplies, whether it counts for everything."""
    now = bench.plan.tiers
    st.markdown(f"**{bench.label('tiers')}**")
    bench.tell("tiers")
    for number in range(len(now)):
        with _row(f"lab-tier-{number}"):
            _tier(bench, number)
    label = bench.words.say("Add a tier")
    if not bench.plan.quota:
        st.caption(bench.words.say("Tiers are parts of a quota: set a quota to add one."))
    elif len(now) < MOST_TIERS and now[-1].start < HIGHEST:
        st.button(label, icon=":material/add:", key="lab-tier-add", on_click=lambda: _add(bench))


def _add(bench: Bench) -> None:
    last = bench.plan.tiers[-1]
    start = Decimal(1) if last.start < 1 else min(last.start + Decimal("0.5"), HIGHEST)
    more = Tier(start=start, multiplier=min(last.multiplier + Decimal("0.5"), HIGHEST))
    bench.take(tiers=(*bench.plan.tiers, more))


def _tier(bench: Bench, number: int) -> None:
    now, key = bench.plan.tiers, f"lab-tier-{number}"

    def put(**fields: object) -> None:
        bench.take(tiers=_with(now, number, fields))

    if number:
        above = now[number + 1].start if number + 1 < len(now) else HIGHEST + FINEST
        amounts.percent(
            bench.words,
            bench.label("tier-from"),
            now[number].start,
            f"{key}-from",
            lambda start: put(start=start),
            least=(now[number - 1].start + FINEST) * 100,
            most=(above - FINEST) * 100,
            step=5,
            help=bench.help("tier-from"),
        )
    else:
        st.markdown(bench.words.say("From the first euro"), width="content")
    amounts.number(
        bench.words,
        bench.label("tier-multiplier"),
        now[number].multiplier,
        f"{key}-times",
        lambda times: put(multiplier=times),
        step=0.25,
        help=bench.help("tier-multiplier"),
    )
    if not number:
        return
    st.checkbox(
        bench.label("tier-retroactive"),
        value=widgets.hold(f"{key}-retroactive", now[number].retroactive),
        key=f"{key}-retroactive",
        help=bench.help("tier-retroactive"),
        on_change=lambda: put(retroactive=bool(widgets.value(f"{key}-retroactive", False))),
        width="content",
    )
    label = bench.words.say("Remove tier {number}", number=bench.words.number(number + 1))
    _remove(label, key, lambda: bench.take(tiers=_without(now, number)))


def ramp(bench: Bench) -> None:
    """How many months the ramp lasts, and which part of the quota counts in each."""
    now = bench.plan.ramp
    label = bench.words.say("Months of ramp")

    def last(months: int) -> None:
        more = (now[-1] if now else Decimal("0.5"),) * max(0, months - len(now))
        bench.take(ramp=now[:months] + more)

    most = max(LONGEST_RAMP, len(now))
    amounts.whole(bench.words, label, len(now), "lab-ramp", last, most=most)
    bench.tell("ramp")
    if not now:
        return

    def setter(number: int) -> Callable[[Decimal], None]:
        return lambda part: bench.take(ramp=(*now[:number], part, *now[number + 1 :]))

    with _row("lab-ramp-months"):
        for number, part in enumerate(now):
            month = bench.words.say("Month {number}", number=bench.words.number(number + 1))
            key = f"lab-ramp-{number}"
            amounts.percent(bench.words, month, part, key, setter(number), most=MOST_RAMP, step=5)


def bonuses(bench: Bench) -> None:
    """Each bonus in a row."""
    now = bench.plan.bonuses
    for number in range(len(now)):
        with _row(f"lab-bonus-{number}"):
            _bonus(bench, number)
    if len(now) < MOST_BONUSES:
        month = min(now[-1].month + 12, LAST_MONTH) if now else 12
        more = Bonus(month=month, amount=Decimal(1000))
        st.button(
            bench.words.say("Add a bonus"),
            icon=":material/add:",
            key="lab-bonus-add",
            on_click=lambda: bench.take(bonuses=(*now, more)),
        )


def _bonus(bench: Bench, number: int) -> None:
    now, key = bench.plan.bonuses, f"lab-bonus-{number}"
    bonus = now[number]

    def setter(field: str) -> Callable[[Any], None]:
        return lambda value: bench.take(bonuses=_with(now, number, {field: value}))

    amounts.euro(
        bench.words,
        bench.label("bonus-amount"),
        bonus.amount,
        f"{key}-amount",
        setter("amount"),
        help=bench.help("bonus-amount"),
    )
    amounts.whole(
        bench.words,
        bench.label("bonus-month"),
        bonus.month,
        f"{key}-month",
        setter("month"),
        least=1,
        most=1200,
        help=bench.help("bonus-month"),
    )
    amounts.whole(
        bench.words,
        bench.label("bonus-stay"),
        bonus.stay,
        f"{key}-stay",
        setter("stay"),
        most=1200,
        help=bench.help("bonus-stay"),
    )
    amounts.percent(
        bench.words,
        bench.label("bonus-repay"),
        bonus.repay,
        f"{key}-repay",
        setter("repay"),
        step=10,
        help=bench.help("bonus-repay"),
    )
    label = bench.words.say("Remove bonus {number}", number=bench.words.number(number + 1))
    _remove(label, key, lambda: bench.take(bonuses=_without(now, number)))


def _remove(label: str, key: str, act: Callable[[], None]) -> None:
    at = f"{key}-remove"
    st.button(label, icon=":material/delete:", key=at, on_click=act, type="tertiary")


def _row(key: str) -> Any:
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=key)


def _with(items: tuple[Any, ...], number: int, fields: dict[str, object]) -> tuple[Any, ...]:
    """The list with some fields of one of its items changed."""
    new = items[number].model_copy(update=fields)
    return (*items[:number], new, *items[number + 1 :])


def _without(items: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    return (*items[:number], *items[number + 1 :])
