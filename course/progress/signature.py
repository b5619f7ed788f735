"""The last line of a record's file: it tells whether all before it is as it was written here.

Made with a secret that only the server has (HMAC-SHA256), over the lines before it with a line feed
after each. What mail programs do to text on its way (a byte order mark, other line ends) is no change.
"""

from __future__ import annotations

import hmac
import json

_PURPOSE = b"course record\n"
"""Keeps what is signed here apart from all else that the same secret may sign."""


def signature(secret: bytes, before: bytes) -> str:
    """The last line of a file of which `before` is all the rest."""
    digest = hmac.new(secret, _PURPOSE + before, "sha256").hexdigest()
    return json.dumps({"signature": digest}, separators=(",", ":"))


def is_signature(line: bytes, secret: bytes, before: bytes) -> bool:
    """Whether the line is the one that `signature` makes."""
    return hmac.compare_digest(line, signature(secret, before).encode())


def looks_like_one(line: bytes) -> bool:
    """Whether the line holds a signature, whosever and of whatever."""
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(held, dict) and held.keys() == {"signature"}
