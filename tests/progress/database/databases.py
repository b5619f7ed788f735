"""Databases for tests: a file of SQLite each, and events as lines."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

from sqlalchemy.engine import URL

from course.progress.database.opening import parse_url

ME, YOU = b"m" * 32, b"y" * 32
DAY = dt.date(2026, 11, 23)


def url_of(file: Path) -> URL:
    return parse_url(f"sqlite:///{file}")


def line(number: int) -> tuple[str, str]:
    """An id, and a line with it."""
    id_ = str(uuid.UUID(int=(0x019A << 112) | number))
    return id_, f'{{"v":1,"id":"{id_}","at":"2026-11-23T12:00:00.000+00:00","deed":"opened"}}'


def lines(*numbers: int) -> dict[str, str]:
    return dict(line(number) for number in numbers)
