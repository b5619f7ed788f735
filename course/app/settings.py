"""What whoever runs the app can set, by environment variables.

On Streamlit Community Cloud a top-level line of the app's secrets is such a variable too.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from course.files.problem import CourseError

ROOT = "COURSE_ROOT"
"""The folder that holds `lessons/` and `quizzes/`; this repository's own when not set."""
PREVIEW = "COURSE_PREVIEW"
"""`1`, `true` or `yes` shows problems in the files on the page, for trainers."""
SECRET = "COURSE_SECRET"  # noqa: S105 (its name, not itself)
"""What signs the files that learners take along; when not set, a secret that the database holds for all servers."""

DATABASE = "COURSE_DATABASE"
"""The URL of the database that keeps what learners do: `postgresql://…` or `sqlite:///…`; `none` for none.
When not set, an SQLite file in the folder `.course` of the course, or in systemd's `STATE_DIRECTORY`."""

KEEP_MONTHS = "COURSE_KEEP_MONTHS"
"""Months after which a record that nobody has added to is erased from the database; when not set, none is."""
MOST_MONTHS = 1200

_FILE = "progress.sqlite3"
_CLOUD = Path("/mount/src")
"""Where Streamlit Community Cloud puts apps, on a disk that is thrown away with each new start."""


def course_root() -> Path:
    """The folder of the course to show."""
    given = os.environ.get(ROOT)
    return Path(given) if given else Path(__file__).parents[2]


def preview() -> bool:
    """Whether problems in the files are shown on the page."""
    return os.environ.get(PREVIEW, "").strip().lower() in {"1", "true", "yes"}


def database() -> str | None:
    """The URL of the database, or None if there is to be none."""
    given = os.environ.get(DATABASE, "").strip()
    if given:
        return None if given.lower() == "none" else given
    folder = _lasting_folder() or Path(tempfile.gettempdir()) / "course"
    return f"sqlite:///{folder.absolute() / _FILE}"


def database_lasts() -> bool:
    """Whether what is in the database outlives a new start of the machine that the course runs on."""
    return bool(os.environ.get(DATABASE, "").strip()) or _lasting_folder() is not None


def keep_months() -> int | None:
    """After how many months without an event a record is erased, or None for never.

    Raises `CourseError` for what is no number of months.
    """
    given = os.environ.get(KEEP_MONTHS, "").strip()
    if not given:
        return None
    if not given.isdecimal() or not 0 < int(given) <= MOST_MONTHS:
        raise CourseError(
            f"{KEEP_MONTHS} is ‘{given}’, so nothing is erased: write a number of months from 1 to {MOST_MONTHS}"
        )
    return int(given)


def _lasting_folder() -> Path | None:
    """Where a file of the course's own stays; None on Streamlit Community Cloud and where nothing may be written."""
    if given := os.environ.get("STATE_DIRECTORY", "").partition(":")[0]:
        return Path(given)
    root = course_root().absolute()
    folder = root / ".course"
    writable = os.access(folder if folder.exists() else root, os.W_OK)
    return folder if writable and not root.is_relative_to(_CLOUD) else None


def secret() -> bytes | None:
    """What only this course's servers know, to sign what they will be shown again; None if it is not set."""
    return os.environ.get(SECRET, "").strip().encode() or None
