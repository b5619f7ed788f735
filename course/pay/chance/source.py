"""Where a simulation takes its chance from: numbers that stay the same while its flow of deals changes.

How many deals come in a month is read off one number between 0 and 1 by the inverse of their
distribution, how large they are off standard normal numbers. So two flows drawn from the same seed
share their luck: with a few deals more a year each month has as many deals or more, and a curve
follows a slider smoothly. The numbers of what is drawn again and again can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

MONTHLY, SIZES, YEARLY = range(3)
"""The streams of a source: luck of months, sizes of deals, good and bad years."""

KEPT = 8
"""Sources whose numbers are kept in the process, of each kind: at most 2 MB each."""


@dataclass(frozen=True, slots=True)
class Source:
    """Chance for one part of a simulation.

    `kept`: its numbers are kept for whoever asks again, which pays where they are asked for at each
    move of a slider; they are the same either way.
    """

    seed: int
    part: int
    kept: bool = False

    def poisson(self, rate: float, shape: tuple[int, ...]) -> Counts:
        """Poisson numbers (mean `rate`, to 200) in `shape`: each rises with the rate."""
        size, steps = int(np.prod(shape)), _poisson_steps(rate)
        if not self.kept:
            return np.searchsorted(steps, self._stream(MONTHLY).random(size)).reshape(shape)
        luck, ranks = _ranked(self.seed, self.part, size)
        ends = np.searchsorted(luck, steps, side="right")
        rising = np.repeat(np.arange(len(ends) + 1), np.diff(ends, prepend=0, append=size))
        return rising[ranks].reshape(shape)

    def poisson_each(self, rates: Floats) -> Counts:
        """A Poisson number for each of many rates."""
        return self._stream(MONTHLY).poisson(rates)

    def gamma(self, shape: float, mean: float, size: tuple[int, ...]) -> Floats:
        """Gamma numbers with this `shape` and `mean`."""
        return self._stream(YEARLY).gamma(shape, mean / shape, size)

    def normals(self, count: int) -> Floats:
        """Standard normal numbers; fewer are the first of more. Read-only where they are kept."""
        if not self.kept:
            return self._stream(SIZES).standard_normal(count)
        return _normals(self.seed, self.part, 1 << max(count - 1, 1).bit_length())[:count]

    def _stream(self, number: int) -> np.random.Generator:
        return _stream(self.seed, self.part, number)


def _stream(seed: int, part: int, number: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(part, number)))


def _poisson_steps(rate: float) -> Floats:
    """The chance of at most 0, 1, 2 … deals, as far as it can be told from 1."""
    most = int(rate + 12 * rate**0.5 + 20)
    return np.cumsum(exp(-rate) * np.cumprod([1.0, *(rate / np.arange(1, most))]))


@lru_cache(maxsize=KEPT)
def _ranked(seed: int, part: int, size: int) -> tuple[Floats, NDArray[np.int32]]:
    """A source's luck in rising order, and the place in it of each of its numbers."""
    luck = _stream(seed, part, MONTHLY).random(size)
    order = np.argsort(luck)
    ranks = np.empty(size, np.int32)
    ranks[order] = np.arange(size, dtype=np.int32)
    return luck[order], ranks


@lru_cache(maxsize=KEPT)
def _normals(seed: int, part: int, count: int) -> Floats:
    numbers = _stream(seed, part, SIZES).standard_normal(count)
    numbers.setflags(write=False)
    return numbers
