"""What a simulated year costs against drawing its random numbers with NumPy alone.

    python -m benchmarks.simulation [--rounds 60]

20,000 runs × 12 months of a plan with three tiers, measured by the quarter. NumPy alone draws as
many numbers of deals and sizes of deals, and does nothing with them. The two take turns, so that a
noisy machine disturbs them alike: read the ratio, not the milliseconds.
"""

from __future__ import annotations

import argparse
from decimal import Decimal
from math import log, sqrt

import numpy as np

from benchmarks.turns import medians, print_medians
from course.pay import DealFlow, PayPlan, simulate

RUNS, MONTHS, SEED = 20_000, 12, 1
FLOW = DealFlow(36, 4000, Decimal("0.8"))
PLAN = PayPlan.from_data(
    {
        "base": 900,
        "rate": "0.06",
        "measure": "quarter",
        "quota": 10_000,
        "tiers": [
            {"from": 0, "multiplier": "0.5"},
            {"from": "0.8", "multiplier": 1},
            {"from": "1.2", "multiplier": "1.5"},
        ],
    }
)
MOST = 3


def main() -> None:
    """Measure, and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, help="simulations to time")
    rounds: int = parser.parse_args().rounds
    taken = medians(
        {
            "NumPy alone": numbers_alone,
            "simulate": lambda: simulate(PLAN, FLOW, MONTHS, RUNS, SEED),
        },
        rounds,
    )
    print(f"{RUNS} runs × {MONTHS} months, {FLOW.deals_per_year} deals a year")
    print_medians(taken, MOST)


def numbers_alone() -> None:
    """Draw Poisson numbers of deals and a lognormal size for each."""
    rng = np.random.default_rng(SEED)
    counts = rng.poisson(float(FLOW.deals_per_year) / 12, (RUNS, MONTHS))
    variance = log(1 + float(FLOW.variation) ** 2)
    rng.lognormal(log(float(FLOW.mean)) - variance / 2, sqrt(variance), counts.sum())


if __name__ == "__main__":
    main()
