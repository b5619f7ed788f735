"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import ARGUMENTS, obtain, this_machine

# Nothing that tests do goes to the database of this folder's course; those that want one name theirs.
os.environ["COURSE_DATABASE"] = "none"

REPOSITORY = Path(__file__).parents[1]

settings.register_profile("course", deadline=None)
# For `make faults`: many more runs; what fails is shrunk by the next run of the tests, which tries it first.
settings.register_profile(
    "faults", deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
settings.load_profile("course")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository, which is also the root of the shipped course."""
    return REPOSITORY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=obtain(this_machine()), args=list(ARGUMENTS)
        )
        yield chromium
        chromium.close()
