"""How far a session is with drawing its page for the first time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Opening:
    """`begun` once a run was; `met` if the first had what the browser holds.

    `asked` once the page was left waiting for it.
    """

    begun: bool = False
    asked: bool = False
    met: bool = False
