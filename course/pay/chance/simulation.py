"""Pay under chance: sales drawn from a flow of deals, and what a plan pays for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from math import log1p, sqrt

import numpy as np

from course.files.problem import CourseError
from course.locale.message import message
from course.pay.chance.array_cache import ArrayCache
from course.pay.chance.flow import MONTHS, DealFlow, mean_deals
from course.pay.chance.gross import gross_pay
from course.pay.chance.source import Counts, Floats, Source
from course.pay.money import cents
from course.pay.plans.plan import LAST_MONTH, PayPlan
from course.pay.statements.deals import Deal

Progress = Callable[[float], object]
"""Told from time to time how much is done, rising from 0 to 1."""

MOST_MONTHS = 4_000_000
"""Months simulated at once (runs × months): 32 MB."""
MOST_DEALS = 50_000_000
"""Deals expected in one simulation: about a second."""
CHUNK = 250_000
"""Months and deals drawn in one go."""
DRAWING = 0.9
"""Part of a simulation's time that drawing takes; paying is the rest."""
LARGEST = Decimal(1_000_000_000)
"""The largest deal a statement takes, euro."""


class SimulationError(CourseError):
    """A simulation that is not defined, or more work than can be waited for."""


def simulate(
    plan: PayPlan,
    flow: DealFlow,
    months: int,
    runs: int,
    seed: int,
    progress: Progress | None = None,
) -> Floats:
    """Gross pay of each month of each run, euro, in the shape (runs, months).

    The same inputs give the same numbers; plans with the same flow, size and seed are paid for the
    same sales, so that they differ by the plans alone. What is left out, `not_simulated` tells.
    Raises `SimulationError` for more work than can be waited for.
    """
    pay = gross_pay(plan, draw_sales(flow, months, runs, seed, _until_drawn(progress)))
    _tell(progress, 1.0)
    return pay


def not_simulated(plan: PayPlan) -> tuple[str, ...]:
    """What `simulate` leaves out of this plan, as message ids without places.

    It draws sales, month by month: no deal falls through, and nobody leaves.
    """
    left_out = []
    if plan.rate or plan.target:
        left_out.append(
            message("No deal falls through in the simulation: no commission is taken back.")
        )
    if plan.bonuses:
        left_out.append(
            message("Nobody leaves in the simulation: every bonus is paid, and none is paid back.")
        )
    return tuple(left_out)


def draw_sales(
    flow: DealFlow, months: int, runs: int, seed: int, progress: Progress | None = None
) -> Floats:
    """Sales of each month of each run, euro, in the shape (runs, months).

    Runs are drawn in chunks, each from a source of its own. Raises `SimulationError`
    as `simulate` does.
    """
    return float(flow.mean) * _relative_sales(flow, months, runs, seed, progress)


def _relative_sales(
    flow: DealFlow,
    months: int,
    runs: int,
    seed: int,
    progress: Progress | None,
    *,
    kept: bool = False,
) -> Floats:
    """The sales in average deals, which are the same however large the average deal is."""
    _refuse_what_is_too_much(flow, months, runs, seed)
    sales = np.empty((months, runs))
    size = max(1, int(CHUNK / (months + mean_deals(flow, months))))
    for number, start in enumerate(range(0, runs, size)):
        part = sales[:, start : start + size]
        counts, sizes = _drawn(flow, part.shape, Source(seed, number, kept))
        part[:] = counts if sizes is None else _sums(counts, sizes)
        _tell(progress, min(start + size, runs) / runs)
    return sales.T


def draw_deals(flow: DealFlow, months: int, seed: int) -> tuple[Deal, ...]:
    """One run's deals in whole cents, named by their numbers: those of `draw_sales` with `runs` 1."""
    _refuse_what_is_too_much(flow, months, 1, seed)
    counts, sizes = _drawn(flow, (months, 1), Source(seed, 0))
    in_months = np.repeat(np.arange(1, months + 1), counts[:, 0])
    amounts = float(flow.mean) * (np.ones(len(in_months)) if sizes is None else sizes)
    return tuple(
        Deal(month=month, amount=min(cents(Decimal(amount)), LARGEST), id=str(number))
        for number, (month, amount) in enumerate(
            zip(in_months.tolist(), amounts.tolist(), strict=True), start=1
        )
    )


@dataclass(frozen=True, slots=True)
class Draws:
    """A simulation that may be asked for again: what `simulate` takes, as one hashable value."""

    plan: PayPlan
    flow: DealFlow
    months: int
    runs: int
    seed: int
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Looked up many times for one drawing, and a plan is long to hash.
        parts = (self.plan, self.flow, self.months, self.runs, self.seed)
        object.__setattr__(self, "_hash", hash(parts))

    def __hash__(self) -> int:
        return self._hash

    @property
    def ready(self) -> bool:
        """Whether `pay` answers at once, because the process still holds the numbers."""
        return self in _PAY

    @property
    def quick(self) -> bool:
        """Whether all is drawn in one go: `pay` then takes a few milliseconds."""
        return self.runs * (self.months + mean_deals(self.flow, self.months)) <= CHUNK

    def pay(self, progress: Progress | None = None) -> Floats:
        """What `simulate` returns, read-only, from the process's cache or made now."""
        held = _PAY.get(self)
        if held is None:
            held = _PAY.put(self, gross_pay(self.plan, self.sales(_until_drawn(progress))))
        _tell(progress, 1.0)
        return held

    def sales(self, progress: Progress | None = None) -> Floats:
        """The sales behind `pay` in the shape (runs, months), drawn once for all plans and sizes."""
        return float(self.flow.mean) * self.relative_sales(progress)

    @property
    def sales_key(self) -> tuple[DealFlow, int, int, int]:
        """What the sales in average deals follow from: not the plan, nor how large the average is."""
        unit = self.flow.model_copy(update={"mean": Decimal(1)})
        return (unit, self.months, self.runs, self.seed)

    def relative_sales(self, progress: Progress | None = None) -> Floats:
        """`sales` in average deals; read-only."""
        key = self.sales_key
        held = _SALES.get(key)
        if held is None:
            held = _SALES.put(key, _relative_sales(*key, progress, kept=self.quick))
        return held


_PAY = ArrayCache(64_000_000)
_SALES = ArrayCache(32_000_000)


def _drawn(flow: DealFlow, shape: tuple[int, ...], source: Source) -> tuple[Counts, Floats | None]:
    """Numbers of deals in the shape (months, runs), and all their sizes in that order.

    Sizes are in average deals and lognormal: with the coefficient of variation c, σ² = ln(1 + c²)
    and the location is −σ²/2, which makes the mean 1. None stands for sizes that do not vary.
    """
    counts = _counts(flow, shape, source)
    if not flow.variation:
        return counts, None
    variance = log1p(float(flow.variation) ** 2)
    sizes = source.normals(int(counts.sum())) * sqrt(variance)
    sizes -= variance / 2
    return counts, np.exp(sizes, out=sizes)


def _counts(flow: DealFlow, shape: tuple[int, ...], source: Source) -> Counts:
    """Numbers of deals: at one rate in all months, or at that of the month's year, drawn itself."""
    month = float(mean_deals(flow, 1))
    if flow.shape is None:
        return source.poisson(month, shape)
    months, runs = shape
    years = source.gamma(float(flow.shape), month, (-(-months // MONTHS), runs))
    return source.poisson_each(np.repeat(years, MONTHS, axis=0)[:months])


def _sums(counts: Counts, sizes: Floats) -> Floats:
    """The sum of sizes in each cell of `counts`, whose deals follow one another in `sizes`."""
    each = counts.ravel()
    starts = np.cumsum(each) - each
    sums = np.add.reduceat(np.append(sizes, 0.0), starts)  # of none, the next cell's first size
    sums *= each > 0
    return sums.reshape(counts.shape)


def _refuse_what_is_too_much(flow: DealFlow, months: int, runs: int, seed: int) -> None:
    for problem in _flaws(flow, months, runs, seed):
        raise SimulationError(problem)


def _flaws(flow: DealFlow, months: int, runs: int, seed: int) -> Iterator[str]:
    if not 1 <= months <= LAST_MONTH:
        yield f"a simulation of {months} months is not possible: ask for 1 to {LAST_MONTH}"
    if runs < 1:
        yield f"a simulation of {runs} runs is not possible: ask for at least one"
    if seed < 0:
        yield f"the seed {seed} is below 0: give a whole number from 0"
    deals = max(mean_deals(flow, months), Decimal(1))
    most = min(MOST_MONTHS // months, int(MOST_DEALS / deals))
    if runs > most:
        yield (
            f"{runs} runs of {months} months are too much to simulate at once"
            f" (deals a year: {flow.deals_per_year:f}): ask for at most {most} runs"
        )


def _until_drawn(progress: Progress | None) -> Progress | None:
    return None if progress is None else lambda done: progress(DRAWING * done)


def _tell(progress: Progress | None, done: float) -> None:
    if progress is not None:
        progress(done)
