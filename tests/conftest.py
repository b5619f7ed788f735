"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository, which is also the root of the shipped course."""
    return REPOSITORY


settings.register_profile("course", deadline=None)
settings.load_profile("course")
