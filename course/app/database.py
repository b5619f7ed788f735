"""The database of this process, as it is set up."""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress
from functools import cache

from course.app import settings
from course.files.problem import CourseError
from course.progress.database import ledger
from course.progress.database.faults import Unreachable
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


def secret() -> bytes:
    """What signs the files that learners take along.

    It is the one that is set, else one that all servers at a database share; without either, or while
    the database is away, it ends with this process.
    """
    return settings.secret() or _shared(keeping()) or _of_this_process()


_SHARED: dict[Keeping, bytes] = {}


def _shared(found: Keeping | None) -> bytes | None:
    if found is not None and found not in _SHARED:
        with suppress(Unreachable):
            fresh = _of_this_process()
            _SHARED[found] = found.do(lambda held: ledger.secret(held, "files", fresh))
    return None if found is None else _SHARED.get(found)


@cache
def _of_this_process() -> bytes:
    return secrets.token_bytes(32)


def _keep_months() -> int | None:
    try:
        return settings.keep_months()
    except CourseError as reason:
        _LOG.error("%s", reason)
        return None
