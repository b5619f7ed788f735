"""A learner who signs in: known by what the provider says cannot change, and by nothing else of it.

That is the issuer with its subject (OpenID Connect Core, section 5.7), never the e-mail address, which may pass to
somebody else. Neither is kept: what the course needs is made from both with a secret of the servers, and nobody
comes from it back to a person, nor to it without the secret.
"""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass, field

_PURPOSE = b"course account\n"
"""Keeps what is made here apart from all else that the same secret may sign."""

_SHELF = re.compile(r"of-([0-9a-f]{32})-([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Account:
    """An account at a provider, and the one sign-in by which it came (`occasion`, which no other has).

    An erased record takes nothing in any more. An account goes on with another one, so its names tell
    how often all was `erased` before.
    """

    issuer: str
    subject: str
    occasion: str = field(compare=False)
    secret: bytes = field(repr=False)

    def key(self, erased: int) -> str:
        """The learner's key: 32 hexadecimal digits that no browser is ever told."""
        return self._made("key", erased)

    def shelf(self, erased: int) -> str:
        """What a browser keeps this record under; it tells nothing of the key or the account."""
        return f"of-{self._made('shelf')}-{erased}"

    def erased(self, shelf: object) -> int | None:
        """How often all had been erased when a browser wrote this shelf; None if it is another's."""
        found = _SHELF.fullmatch(shelf) if isinstance(shelf, str) else None
        if found is None or found[1] != self._made("shelf"):
            return None
        return int(found[2])

    def mark(self) -> bytes:
        """What the database knows this one sign-in by, once it was ended: 32 bytes."""
        return self._digest("sign-in", self.occasion)

    def _made(self, *about: str | int) -> str:
        return self._digest(*about)[:16].hex()

    def _digest(self, *about: str | int) -> bytes:
        told = json.dumps([self.issuer, self.subject, *about], separators=(",", ":"))
        return hmac.digest(self.secret, _PURPOSE + told.encode(), "sha256")
