"""Simulations run beside the page: a bar shows how far they are, and the page stays alive.

A session has one thread for all that its page does. So a simulation runs in a thread of the
process, and the chart's fragment only looks at it; between two looks it asks to be run again, which
lets other fragments that wait go first. What takes a few milliseconds is done where it is asked for:
another thread alone would take as long.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

import streamlit as st
from streamlit.errors import StreamlitAPIException

from course.locale import Words
from course.pay.chance.simulation import Draws

Busy = Callable[[str, float], None]
"""Shows a sentence on how far simulations are, and the part of them that is done, 0–1."""

SOON = 0.2
"""Seconds that nobody needs a bar for, and between two looks."""

KEPT = 32
"""Runs at most that are remembered although nobody came back for them."""


@dataclass
class _Run:
    """A simulation under way; `done` is the part that is finished, 0–1.

    `looked_at` tells whether somebody has waited for it before: then it takes long, and has a bar.
    """

    future: Future[None] = field(default_factory=Future)
    done: float = 0.0
    looked_at: bool = False

    def advance(self, done: float) -> None:
        self.done = done


class Simulations:
    """The simulations under way in this process; sessions that need the same one share it."""

    def __init__(self, workers: int) -> None:
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="course-chart")
        self._runs: dict[Draws, _Run] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """How many runs are remembered."""
        return len(self._runs)

    def begin(self, draws: Draws) -> _Run:
        """The run of `draws`, started if it was not."""
        with self._lock:
            if draws not in self._runs:
                self._forget()
                run = self._runs[draws] = _Run()
                run.future = self._workers.submit(_simulate, draws, run)
            return self._runs[draws]

    def end(self, draws: Draws) -> None:
        """Forget a run that is done; raises what it raised."""
        with self._lock:
            run = self._runs.pop(draws, None)
        if run is not None:
            run.future.result()

    def _forget(self) -> None:
        done = [draws for draws, run in self._runs.items() if run.future.done()]
        for draws in done[: max(0, len(self._runs) - KEPT)]:
            del self._runs[draws]


def _simulate(draws: Draws, run: _Run) -> None:
    draws.pay(progress=run.advance)


@cache
def _simulations() -> Simulations:
    return Simulations(workers=2)


def run(words: Words, draws: Collection[Draws], busy: Busy | None = None) -> None:
    """Wait until all `draws` are ready; where it takes long, tell how far they are.

    That is told by `busy`, if it is given, else by a bar of Streamlit's. Inside a fragment's own run
    this may end the run and ask for another.
    """
    missing = [one for one in dict.fromkeys(draws) if not one.quick and not one.ready]
    if not missing:
        return
    runs = [_simulations().begin(one) for one in missing]
    if busy is not None:
        told = _wait(words, runs, busy, again=False)
    else:
        slot = st.empty()
        told = _wait(words, runs, lambda text, part: slot.progress(part, text=text), again=True)
        slot.empty()
    for one in missing:
        _simulations().end(one)
    if told and busy is not None:  # it has drawn where the rest of this run would draw
        _let_others_go_first()
        st.rerun()


def _wait(
    words: Words, runs: Collection[_Run], tell: Callable[[str, float], object], *, again: bool
) -> bool:
    """Wait for all `runs`; whether it was told how far they are: once, or `again` and again."""
    told = False
    while not all(run.future.done() for run in runs):
        if any(run.looked_at for run in runs) and (again or not told):
            part = min(1.0, sum(run.done for run in runs) / len(runs))
            tell(words.say("Calculating: {part} done", part=words.percent(part)), part)
            told = True
        for one in runs:
            one.looked_at = True
        if wait([run.future for run in runs], timeout=SOON).not_done:
            _let_others_go_first()
    return told


def _let_others_go_first() -> None:
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        return  # the whole page is being drawn: nothing waits that a rerun would let through
