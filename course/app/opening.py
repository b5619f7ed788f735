"""How far a session is with drawing its page for the first time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Opening:
    """`begun` once a run was; `asked` once the page was left waiting for its browser's answer."""

    begun: bool = False
    asked: bool = False
