"""How far a session is with signing in or out; the way there leads through the provider's pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

Way = Literal["in", "out"]


@dataclass
class Signing:
    """What was asked for, and what came of the last time.

    Before the page is left, its browser notes where to come back to and says so: what was `asked` for is
    then `noted`. `turn` tells each asking from others, `safe` that all of the record is in the database.
    `joining` are the keys of anonymous records that have yet to become part of the account's. `back` is
    the page that one comes back to, `failed` that a sign-in came to nothing, until a whole run has shown it. `began` is
    when the session did (UTC).
    """

    asked: Way | None = None
    provider: str = ""
    turn: int = 0
    safe: bool = False
    noted: bool = False
    joining: set[str] = field(default_factory=set)
    back: str = ""
    failed: bool = False
    began: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    def ask(self, way: Way, provider: str = "", *, safe: bool = False) -> None:
        """Be about to sign in or out, once the browser is ready."""
        self.asked, self.provider, self.safe = way, provider, safe
        self.turn, self.noted = self.turn + 1, False

    def leave(self) -> dict[str, Any] | None:
        """What the browser is told of it."""
        if self.asked is None:
            return None
        return {"n": self.turn, "way": self.asked, "safe": self.safe}

    def note(self, sent: object) -> None:
        """The browser is ready."""
        self.noted = isinstance(sent, dict) and sent.get("n") == self.turn
