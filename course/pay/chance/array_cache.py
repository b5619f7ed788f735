"""Arrays that took long to make, kept for who asks again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

import numpy as np
from numpy.typing import NDArray


class ArrayCache:
    """Holds arrays up to `most` bytes, and at least the newest; what was long not asked for goes.

    Any thread may use it. Arrays put in become read-only, since all share them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._held: OrderedDict[Hashable, NDArray[np.float64]] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._held

    def get(self, key: Hashable) -> NDArray[np.float64] | None:
        """The array of `key`, or None if it is not, or no longer, held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Hashable, array: NDArray[np.float64]) -> NDArray[np.float64]:
        """Hold `array`; returns it, or what another thread has put there meanwhile."""
        array.setflags(write=False)
        with self._lock:
            kept = self._held.setdefault(key, array)
            self._held.move_to_end(key)
            while len(self._held) > 1 and self._bytes() > self._most:
                self._held.popitem(last=False)
        return kept

    def _bytes(self) -> int:
        return sum(array.nbytes for array in self._held.values())
