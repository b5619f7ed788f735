"""A real server and a real browser for whole journeys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import REPOSITORY, served


@pytest.fixture(scope="session")
def course_url() -> Iterator[str]:
    """The shipped course, served as learners get it."""
    with served(REPOSITORY) as url:
        yield url
