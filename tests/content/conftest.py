"""Courses that tests of `course.content` read and break."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.breaking import Subject
from tests.content.breaking import subject as copy_of

BICYCLE = Path("tests/courses/bicycle")


@pytest.fixture(scope="session")
def bicycle(repository: Path) -> Path:
    """The root of the small second course."""
    return repository / BICYCLE


@pytest.fixture(scope="session", params=[BICYCLE, Path()], ids=["bicycle", "shipped"])
def subject(
    request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Subject:
    """A copy of a sound course that can be broken again and again: the second and the shipped one."""
    return copy_of(repository / request.param, tmp_path_factory.mktemp("course"))
