"""Coroutines run from tests that wait."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Found = TypeVar("_Found")


def ran(coroutine: Coroutine[Any, Any, _Found]) -> _Found:
    """What a coroutine returns; in a thread of its own: a browser's tests keep a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
