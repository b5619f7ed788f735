"""What a learner has done on the page of the own record; the session keeps it while pages change."""

from __future__ import annotations

from dataclasses import dataclass

from course.files.told import Told
from course.progress.brought_back import Taken

PORTION = 20
"""Attempts that are shown at first, and added each time more are asked for."""


@dataclass
class RecordPage:
    """The page as its reader left it.

    `brought` is what became of the last file: what was taken, or why nothing could be. `erased` tells
    for one run that all was erased.
    """

    attempts: int = PORTION
    brought: Taken | Told | None = None
    erased: bool = False
