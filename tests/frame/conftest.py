"""What the tests of the repository's frame share."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

# The one file here that needs a program other than Python and git; without make there is nothing to test.
collect_ignore = [] if shutil.which("make") else ["test_make.py"]


@pytest.fixture(scope="session")
def project(repository: Path) -> dict[str, Any]:
    """What `pyproject.toml` says."""
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def files(repository: Path) -> list[Path]:
    """All files that belong to the repository or are about to: tracked, or new and not ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=repository,
        capture_output=True,
        check=True,
    )
    names = listing.stdout.decode().split("\0")
    return [path for name in names if name and (path := repository / name).is_file()]
