"""What Streamlit wants in one folder: the script, its settings, its typeface and the mark."""

from __future__ import annotations

from pathlib import Path

from course.files.problem import CourseError


def entry_script() -> Path:
    """`course_app.py`: beside this package in a checkout, inside it where it was installed.

    Raises `CourseError` where neither is there.
    """
    for folder in (Path(__file__).parents[3], Path(__file__).parents[1] / "entry"):
        if (folder / ".streamlit" / "config.toml").exists():
            return folder / "course_app.py"
    raise CourseError(
        "course_app.py is not beside the course package; install the package again from its repository."
    )


def static_folder() -> Path:
    """The folder of the typeface and the mark."""
    return entry_script().parent / "static"
