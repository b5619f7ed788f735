"""A browser and the harness app for the components' tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.components.card_page import CardPage
from tests.serving import free_port, running

HARNESS = Path(__file__).with_name("harness.py")


@pytest.fixture(scope="session")
def harness() -> Iterator[str]:
    """The address of the harness app, running in the course's own theme."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(HARNESS)]
    options = {"address": "127.0.0.1", "port": str(port), "enableStaticServing": "false"}
    for name, value in options.items():
        command += [f"--server.{name}", value]
    with running(command, port) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test, where faults in the components' code fail the test."""
    context = browser.new_context(viewport={"width": 900, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    context.close()
    assert faults == []


@pytest.fixture
def card_page(page: Page, harness: str) -> CardPage:
    """A page on which to open scenes with a card."""
    return CardPage(page, harness)
