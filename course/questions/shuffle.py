"""The order in which options are shown."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from course.questions.kind import Option


def shuffled(options: Iterable[Option], seed: int, question: str) -> tuple[Option, ...]:
    """Return the options in an order that hangs only on `seed`, the question's id and their ids.

    Each option's rank is its own digest, so the order is the same in every language, process and
    Python version, and an option added later moves none of the others past each other.
    """

    def rank(option: Option) -> bytes:
        return sha256(f"{seed}\n{question}\n{option.id}".encode()).digest()

    return tuple(sorted(options, key=rank))
