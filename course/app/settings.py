"""What whoever runs the app can set, by environment variables.

On Streamlit Community Cloud a top-level line of the app's secrets is such a variable too.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

ROOT = "COURSE_ROOT"
"""The folder that holds `lessons/` and `quizzes/`; this repository's own when not set."""
PREVIEW = "COURSE_PREVIEW"
"""`1`, `true` or `yes` shows problems in the files on the page, for trainers."""
SECRET = "COURSE_SECRET"  # noqa: S105 (its name, not itself)
"""What signs the files that learners take along; without it, something random that ends with the process."""


def course_root() -> Path:
    """The folder of the course to show."""
    given = os.environ.get(ROOT)
    return Path(given) if given else Path(__file__).parents[2]


def preview() -> bool:
    """Whether problems in the files are shown on the page."""
    return os.environ.get(PREVIEW, "").strip().lower() in {"1", "true", "yes"}


def secret() -> bytes:
    """What only this server knows, to sign what it will be shown again."""
    given = os.environ.get(SECRET, "").strip()
    return given.encode() if given else _of_this_process()


@cache
def _of_this_process() -> bytes:
    return secrets.token_bytes(32)
