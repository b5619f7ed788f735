"""What a first visitor would wait for is done before anybody comes, a second and more of it.

`streamlit run` imports and reads the course while its first visitor waits. What has been made by then stays as long as
the process: it is taken out of what Python's garbage collection goes through, which otherwise stops an answer now and
then for as long as the answer itself takes.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import suppress

import course
from course.app.library import current_course
from course.files.problem import CourseError
from course.locale import words_for

WHEN_FIRST_USED = ("numpy.random", "PIL.Image", "_strptime")
"""What Streamlit, pandas and Python import once they need it, which the first page does."""

_NOT_SERVED = ("course.__main__", "course.cli", "course.progress.database.migrations")


def warm_up() -> None:
    """Import all that pages need, read the course, and leave all of it out of collections."""
    for name in [*_served(), *WHEN_FIRST_USED]:
        importlib.import_module(name)
    with suppress(CourseError):  # a course that cannot be read is told by its pages
        for language in current_course().editions:
            words_for(language)
    inspect.stack()  # as Streamlit does at its first element: Python looks through all modules once
    gc.collect()
    gc.freeze()


def _served() -> Iterator[str]:
    found = (module.name for module in pkgutil.walk_packages(course.__path__, "course."))
    return (name for name in found if not name.startswith(_NOT_SERVED))
