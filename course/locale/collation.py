"""Alphabetical order where letters carry marks."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> tuple[tuple[str, str], ...]:
    """A key that sorts each marked letter just after its plain one: a, ā, b, c, č (as in Latvian)."""
    return tuple((unicodedata.normalize("NFD", letter)[0], letter) for letter in text.casefold())
