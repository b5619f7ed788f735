"""Courses to visit: the two that are whole, and copies to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.app.runs import live
from course.app.settings import PREVIEW, ROOT
from tests.app.visiting import BICYCLE

Use = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PREVIEW, raising=False)
    monkeypatch.delenv(ROOT, raising=False)


@pytest.fixture(autouse=True)
def _nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread looks at a course before a test has edited it: a page would show it unedited for a second."""
    monkeypatch.setattr(live, "watch", lambda _: None)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Have the app show the course in a folder."""

    def choose(root: Path) -> Path:
        monkeypatch.setenv(ROOT, str(root))
        return root

    return choose


@pytest.fixture
def preview(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the trainers' setting on."""
    monkeypatch.setenv(PREVIEW, "1")


@pytest.fixture
def bicycle(use: Use) -> Path:
    """The small course, shown by the app."""
    return use(BICYCLE)


@pytest.fixture
def copy(use: Use, tmp_path: Path) -> Path:
    """A copy of the small course to break, shown by the app."""
    shutil.copytree(BICYCLE, tmp_path, dirs_exist_ok=True)
    return use(tmp_path)
