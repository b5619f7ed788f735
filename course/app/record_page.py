"""What a learner has done on the page of the own record; the session keeps it while pages change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from course.files.told import Told
from course.progress.brought_back import Taken

PORTION = 20
"""Attempts that are shown at first, and added each time more are asked for."""


class Refusal(Enum):
    """Why a code of another device leads nowhere."""

    WRONG = auto()
    TOO_MANY = auto()
    AWAY = auto()


@dataclass
class RecordPage:
    """The page as its reader left it.

    `brought` is what became of the last file: what was taken, or why nothing could be. `erased` is
    that all was erased, and `told` that the page has said so; `not_erased` tells for one run that nothing could be.
    `code` is the one shown for another device; `refused` and `joined` tell what became of one typed here.
    """

    attempts: int = PORTION
    brought: Taken | Told | None = None
    erased: bool = False
    told: bool = False
    not_erased: bool = False
    code: str | None = None
    refused: Refusal | None = None
    joined: bool = False
