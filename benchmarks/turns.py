"""Two things timed by turns, and told as a ratio."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def medians(actions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of the processor for each action, taken in turn; a first round warms up.

    Not the seconds of the clock: what else runs on the machine takes more of a long action's.
    """
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for round_ in range(-1, rounds):
        for name, act in actions.items():
            start = time.process_time()
            act()
            if round_ >= 0:
                taken[name].append(time.process_time() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def print_medians(taken: Mapping[str, float], most: float) -> None:
    """Print milliseconds, and the last as a ratio to the first beside the `most` it may be."""
    for name, seconds in taken.items():
        print(f"{name:16}{seconds * 1000:10.1f} ms")
    first, *_, last = taken.values()
    print(f"{'ratio':16}{last / first:10.2f}  (at most {most})")
