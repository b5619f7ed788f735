"""Simulations run beside the page: shared, with a bar, and without holding others up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from course.app.blocks.charts.simulations import KEPT, Simulations


@dataclass(frozen=True)
class Slow:
    """Stands in for draws: `work` is what it does when it is asked for its pay."""

    name: str
    work: Callable[[], None]
    ready: bool = False

    def pay(self, progress: Callable[[float], None] | None = None) -> None:
        if progress:
            progress(0.5)
        self.work()


def test_those_who_need_the_same_simulation_share_its_run() -> None:
    done, calls = threading.Event(), []

    def work() -> None:
        calls.append(1)
        done.wait(5)

    simulations, slow = Simulations(workers=2), Slow("one", work)
    first, second = simulations.begin(slow), simulations.begin(Slow("one", work))  # type: ignore[arg-type]
    assert first is second
    done.set()
    first.future.result(5)
    assert calls == [1]
    assert first.done == 0.5


def test_what_goes_wrong_is_raised_where_it_is_waited_for() -> None:
    def work() -> None:
        raise ValueError("no such flow")

    simulations, slow = Simulations(workers=1), Slow("bad", work)
    run = simulations.begin(slow)  # type: ignore[arg-type]
    assert run.future.exception(5)
    with pytest.raises(ValueError, match="no such flow"):
        simulations.end(slow)  # type: ignore[arg-type]
    assert simulations.begin(slow) is not run  # type: ignore[arg-type]


def test_runs_nobody_came_back_for_are_forgotten() -> None:
    simulations = Simulations(workers=1)
    for number in range(3 * KEPT):
        simulations.begin(Slow(str(number), lambda: None)).future.result(5)  # type: ignore[arg-type]
    assert len(simulations) <= KEPT + 1


def page(seed: int, own: bool = False) -> None:
    from decimal import Decimal

    import streamlit as st

    from course.app.blocks.charts import simulations
    from course.locale import words_for
    from course.pay.chance.flow import DealFlow
    from course.pay.chance.simulation import Draws
    from course.pay.plans.plan import PayPlan

    plan = PayPlan(base=Decimal(900), rate=Decimal("0.05"))
    draws = Draws(plan, DealFlow(Decimal(36), Decimal(4000), Decimal("0.8")), 12, 200_000, seed)
    told = st.session_state.setdefault("told", [])

    def busy(text: str, part: float) -> None:
        told.append((text, part))
        st.write(text)

    simulations.run(words_for("lv"), [draws, draws], busy if own else None)
    st.write(f"ready: {draws.ready}")


def test_a_page_waits_for_its_simulation_and_takes_the_bar_away() -> None:
    app = AppTest.from_function(page, kwargs={"seed": 71}, default_timeout=60).run()
    assert not app.exception
    assert [m.value for m in app.markdown] == ["ready: True"]
    assert len(app.get("progress")) == 0


def test_who_tells_of_it_otherwise_does_so_once_a_run_and_the_page_is_drawn_anew() -> None:
    app = AppTest.from_function(page, kwargs={"seed": 72, "own": True}, default_timeout=60).run()
    assert not app.exception
    ((text, part),) = app.session_state["told"]
    assert text.startswith("Notiek aprēķins")
    assert 0 <= part <= 1
    assert [m.value for m in app.markdown] == ["ready: True"]
    assert len(app.get("progress")) == 0
