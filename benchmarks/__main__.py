"""All ratios in one table: what the course costs against the least Streamlit pages there are, in the same run.

    python -m benchmarks [--quick] [--record] [--json FILE]

It takes eleven minutes; `--quick` measures the answers alone, in less than a minute. What has become worse than
`recorded.json` says is told in a sentence: a warning, for machines are noisy. `--record` writes that file anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks import answers, chart, many, seen, size
from benchmarks.table import RECORDED, Row, as_json, print_table, recorded, warnings

ALL: tuple[Callable[[], list[Row]], ...] = (
    partial(answers.rows, 60),
    partial(chart.rows, 6),
    partial(seen.rows, 18),
    partial(many.rows, [*many.GOALS], 60),
    partial(size.rows, 30),
)
QUICK: tuple[Callable[[], list[Row]], ...] = (partial(answers.rows, 20),)


def main() -> None:
    """Measure, print the table and what has become worse."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the answers alone")
    parser.add_argument("--record", action="store_true", help="compare with these from now on")
    parser.add_argument("--json", type=Path, help="a file to write the same to")
    asked = parser.parse_args()
    found = [*measured(QUICK if asked.quick else ALL)]
    print_table(found)
    for warning in warnings(found, recorded()):
        print(f"warning: {warning}")
    if asked.json:
        asked.json.write_text(as_json(found), encoding="utf-8")
    if asked.record:
        RECORDED.write_text(as_json(found), encoding="utf-8")


def measured(measures: tuple[Callable[[], list[Row]], ...]) -> Iterator[Row]:
    """One measure after another; one that fails is told, and the others go on.

    Each in a process of its own: what reads the answers of three thousand would read those of the next measure slower.
    """
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as apart:
        for measure in measures:
            try:
                yield from apart.submit(measure).result()
            except Exception as error:
                print(f"not measured: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
