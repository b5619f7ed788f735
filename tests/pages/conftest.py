"""Real servers, one for each course and worker, and tabs on them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.pages.tab import SLOW, Tab
from tests.serving import REPOSITORY, served

# A machine busy with other tests draws late; only a test that fails waits so long.
expect.set_options(timeout=SLOW)

BICYCLE = REPOSITORY / "tests" / "courses" / "bicycle"

OpenTab = Callable[..., Tab]


@pytest.fixture(scope="session")
def shipped_url() -> Iterator[str]:
    """The shipped course, served as learners get it."""
    with served(REPOSITORY) as url:
        yield url


@pytest.fixture(scope="session")
def bicycle_url() -> Iterator[str]:
    """The small course, served as learners get it."""
    with served(BICYCLE) as url:
        yield url


GALLERY = """:::{chart} pay-anatomy
base: 900
rate: 0.05
sales: 12000
:::

:::{chart} size-region
:::

:::{chart} income-fan
:::"""


@pytest.fixture(scope="session")
def gallery_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small course with charts that ask for guesses of their own."""
    root = tmp_path_factory.mktemp("gallery")
    shutil.copytree(BICYCLE, root, dirs_exist_ok=True)
    for lesson in root.glob("lessons/*/02-chain.md"):
        text = lesson.read_text(encoding="utf-8")
        chart = re.search(r":::\{chart\}.*?^:::$", text, re.DOTALL | re.MULTILINE)
        assert chart
        lesson.write_text(text.replace(chart[0], GALLERY), encoding="utf-8")
    with served(root) as url:
        yield url


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the small course to edit, served to its trainer: its folder and address."""
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(BICYCLE, root, dirs_exist_ok=True)
    with served(root, preview=True) as url:
        yield root, url


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[OpenTab]:
    """Open tabs; afterwards none may have asked another machine, nor complained."""
    tabs: list[Tab] = []

    def open_one(url: str, **options: Any) -> Tab:
        options.setdefault("locale", "en-GB")
        context = browser.new_context(reduced_motion="reduce", **options)
        context.set_default_timeout(SLOW)
        tabs.append(Tab(context.new_page(), url))
        return tabs[-1]

    yield open_one
    for tab in tabs:
        tab.page.context.close()
    assert [tab.strangers for tab in tabs if tab.strangers] == []
    assert [tab.faults for tab in tabs if tab.faults] == []
