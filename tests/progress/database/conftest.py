"""A new database, for tests of what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from course.progress.database.opening import open_database
from tests.progress.database.databases import url_of


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_database(url_of(tmp_path / "course.sqlite3"))
    with engine.begin() as found:
        yield found
    engine.dispose()
