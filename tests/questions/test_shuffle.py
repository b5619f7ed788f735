"""The order of options."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from course.questions.kind import Option
from course.questions.shuffle import shuffled

FOUR = tuple(Option(id_, id_.upper()) for id_ in "abcd")
ids = st.lists(st.text("abcdefgh", min_size=1, max_size=4), unique=True, max_size=12)


@given(ids, st.integers(), st.text())
def test_shuffling_neither_loses_nor_adds_nor_wavers(ids: list[str], seed: int, name: str) -> None:
    options = [Option(id_, "") for id_ in ids]
    once = shuffled(options, seed, name)
    assert sorted(option.id for option in once) == sorted(ids)
    assert once == shuffled(reversed(options), seed, name)


def test_another_language_is_shuffled_alike_and_a_new_option_moves_no_other() -> None:
    translated = [Option(option.id, "cits") for option in FOUR]
    for seed in range(50):
        order = [option.id for option in shuffled(FOUR, seed, "q")]
        assert [option.id for option in shuffled(translated, seed, "q")] == order
        longer = [option.id for option in shuffled([*FOUR, Option("e", "E")], seed, "q")]
        assert [id_ for id_ in longer if id_ != "e"] == order


def test_every_option_stands_in_every_place_about_equally_often() -> None:
    seeds = 2000
    firsts = Counter(shuffled(FOUR, seed, "q")[0].id for seed in range(seeds))
    assert all(abs(count / seeds - 1 / 4) < 0.05 for count in firsts.values())
    assert len({shuffled(FOUR, seed, "q") for seed in range(seeds)}) == 24


def test_the_order_does_not_hang_on_the_process() -> None:
    code = (
        "from course.questions.kind import Option;"
        "from course.questions.shuffle import shuffled;"
        "print(*(o.id for o in shuffled([Option(i, '') for i in 'abcdefgh'], 7, 'towing')))"
    )
    orders = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }
    assert orders == {
        " ".join(o.id for o in shuffled([Option(i, "") for i in "abcdefgh"], 7, "towing"))
    }
