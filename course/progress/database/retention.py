"""Records that nobody adds to any more are erased, if whoever hosts the course says after how long."""

from __future__ import annotations

import calendar
import datetime as dt
import logging

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from course.progress.database import ledger

_LOG = logging.getLogger(__name__)

TOGETHER = 50
"""Records erased at once, before pages have their turn again."""


def erase_some_idle(engine: Engine, keep_months: int, today: dt.date) -> bool:
    """Erase some records to which nothing was added for so many months; returns whether no more are left.

    That they cannot be erased is nobody's trouble who learns: it is logged, and left for another day.
    """
    before = months_before(today, keep_months)
    try:
        with engine.begin() as connection:
            erased = ledger.erase_idle(connection, before, TOGETHER)
    except SQLAlchemyError:
        _LOG.exception("Idle records could not be erased: this is tried again tomorrow.")
        return True
    if erased:
        _LOG.info("%d records idle since before %s were erased.", erased, before)
    return erased < TOGETHER


def months_before(day: dt.date, months: int) -> dt.date:
    """The day some months earlier; the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
