"""Links between the pages of the documentation lead somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import REPOSITORY, read_page

PAGES = [
    p
    for p in (REPOSITORY / "README.md", REPOSITORY / "SECURITY.md", *REPOSITORY.glob("docs/*.md"))
    if p.exists()
]


def is_elsewhere(address: str) -> bool:
    return address.startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings_that_are_there(path: Path) -> None:
    astray = []
    for address in read_page(path).links:
        if is_elsewhere(address):
            continue
        name, _, anchor = unquote(address).partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in read_page(target).anchors):
            astray.append(address)
    assert astray == []
