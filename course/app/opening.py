"""How far a session is with drawing its page for the first time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Opening:
    """`begun` once a run was, `first` while it is the first of a page that opens; `asked` once the page was left waiting for its browser's answer.

    `met` if the first run had what the browser holds.
    """

    begun: bool = False
    first: bool = False
    asked: bool = False
    met: bool = False
