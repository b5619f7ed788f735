"""How the time of a statement grows with the number of its deals: it should grow in step.

    python -m benchmarks.statement [--rounds 7]

10,000 and 100,000 deals of a year, every fiftieth cancelled a month later, are paid in turn by a
plan with three tiers, measured by the quarter: read the ratio, not the milliseconds.
"""

from __future__ import annotations

import argparse
from decimal import Decimal

from benchmarks.simulation import PLAN
from benchmarks.turns import medians, print_medians
from course.pay import Cancellation, Deal, pay_statement

FEW, MANY, MONTHS = 10_000, 100_000, 12
MOST = 12


def main() -> None:
    """Measure, and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="statements of each size to time")
    rounds: int = parser.parse_args().rounds
    few, many = bookings(FEW), bookings(MANY)
    taken = medians(
        {
            f"{FEW} deals": lambda: pay_statement(PLAN, few, MONTHS),
            f"{MANY} deals": lambda: pay_statement(PLAN, many, MONTHS),
        },
        rounds,
    )
    print_medians(taken, MOST)


def bookings(deals: int) -> list[Deal | Cancellation]:
    """So many deals in the order of the year, with their cancellations."""
    found: list[Deal | Cancellation] = []
    for number in range(deals):
        month = number * (MONTHS - 1) // deals + 1
        found.append(Deal(month=month, amount=Decimal(number % 9000 + 1), id=str(number)))
        if number % 50 == 0:
            found.append(Cancellation(month=month + 1, cancels=str(number)))
    return found


if __name__ == "__main__":
    main()
