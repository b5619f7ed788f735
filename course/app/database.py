"""The database of this process, as it is set up."""

from __future__ import annotations

import logging
from functools import cache

from course.app import settings
from course.files.problem import CourseError
from course.progress.database.keeping import Keeping
from course.progress.database.opening import DatabaseRefused, parse_url

_LOG = logging.getLogger(__name__)


def keeping() -> Keeping | None:
    """What keeps events in the database; None where there is none, or a setting that names none."""
    return _keeping(settings.database())


@cache
def _keeping(given: str | None) -> Keeping | None:
    if given is None:
        return None
    try:
        return Keeping(parse_url(given), keep_months=_keep_months())
    except DatabaseRefused as reason:
        _LOG.error("%s", reason)
        return None


def _keep_months() -> int | None:
    try:
        return settings.keep_months()
    except CourseError as reason:
        _LOG.error("%s", reason)
        return None
