"""While a long simulation runs, its bar moves and the rest of the page answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import OpenTab
from tests.serving import REPOSITORY, free_port, running


@pytest.fixture(scope="module")
def slow_url() -> Iterator[str]:
    """The page with a slow chart, served from the repository, whose settings it shares."""
    port = free_port()
    page = str(REPOSITORY / "tests" / "pages" / "slow_page.py")
    command = [sys.executable, "-m", "streamlit", "run", page, "--server.port", str(port)]
    command += ["--theme.font", "sans-serif"]  # the course's own lies beside its entry script
    with running(command, port) as url:
        yield url


def test_the_page_answers_while_a_simulation_runs(open_tab: OpenTab, slow_url: str) -> None:
    page = open_tab(slow_url).page
    page.goto(slow_url)
    page.get_by_role("slider").press("ArrowRight")
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    page.get_by_label("Name").fill("Elīna")
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_text("Pressed 1 times by Elīna")).to_be_visible()
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_text("Pressed 2 times by Elīna")).to_be_visible()
    expect(bar).to_be_visible()
    expect(page.get_by_text("Calculating:")).to_be_visible()
    expect(page.get_by_text("Simulated 1")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_value("1")
    expect(bar).to_have_count(0)
