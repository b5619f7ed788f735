"""Runs of words by which a sentence of the source document would be recognised.

The document itself is not part of this repository: `source_windows.txt` holds a fingerprint of
every eight words in a row of it, one a line. Made anew by

    sorted(fingerprint(window) for window in windows(text_of_the_document))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

LENGTH = 8
"""Words in a row; shorter runs are shared by people who never read each other."""

FINGERPRINTS = Path(__file__).with_name("source_windows.txt")


def normalised(text: str) -> list[str]:
    """The words of a text as compared: casefolded, runs of letters; all else parts words."""
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())


def windows(text: str) -> Iterator[str]:
    """Every `LENGTH` words in a row of a text, normalised, with single spaces."""
    words = normalised(text)
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def fingerprint(window: str) -> str:
    """The first 12 hexadecimal digits of a window's SHA-256."""
    return sha256(window.encode()).hexdigest()[:12]


def shared(text: str, known: frozenset[str]) -> list[str]:
    """The windows of `text` whose fingerprints are known."""
    return [window for window in windows(text) if fingerprint(window) in known]


def source_fingerprints() -> frozenset[str]:
    """The source document's fingerprints, as kept beside this file."""
    return frozenset(FINGERPRINTS.read_text("utf-8").split())
