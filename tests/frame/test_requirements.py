"""What is installed is the same everywhere: every version is exact and comes from no special place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILES = ("requirements.txt", "requirements-dev.txt")


HASHED = "requirements-hashed.txt"


def lines(path: Path) -> list[str]:
    """The lines that say something, without comments; what goes on in the next is one line."""
    whole = path.read_text("utf-8").replace("\\\n", " ")
    said = (line.partition("#")[0].strip() for line in whole.splitlines())
    return [line for line in said if line]


def pins(path: Path) -> dict[str, str]:
    """The version of every package, by its canonical name."""
    found: dict[str, str] = {}
    for line in lines(path):
        if not line.startswith("-"):
            requirement = Requirement(line)
            found[canonicalize_name(requirement.name)] = str(requirement.specifier)
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_names_one_exact_version(repository: Path, name: str) -> None:
    loose = [
        (package, version)
        for package, version in pins(repository / name).items()
        if not version.startswith("==") or "," in version or "*" in version
    ]
    assert loose == []


@pytest.mark.parametrize(("name", "options"), [(FILES[0], []), (FILES[1], [f"-r {FILES[0]}"])])
def test_pip_gets_no_options(repository: Path, name: str, options: list[str]) -> None:
    assert [line for line in lines(repository / name) if line.startswith("-")] == options


def test_no_package_is_pinned_twice(repository: Path) -> None:
    pinned = [
        canonicalize_name(Requirement(line).name)
        for name in FILES
        for line in lines(repository / name)
        if not line.startswith("-")
    ]
    assert len(pinned) == len(set(pinned))


def test_the_list_with_hashes_names_the_same_and_each_file_that_may_be_installed(
    repository: Path,
) -> None:
    named: dict[str, str] = {}
    for line in lines(repository / HASHED):
        package, *hashes = line.split()
        requirement = Requirement(package)
        named[canonicalize_name(requirement.name)] = str(requirement.specifier)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes)
    assert named == pins(repository / FILES[0]), "renew it: its first lines tell how"


def test_the_package_can_be_installed_with_the_versions_tried(
    repository: Path, project: dict[str, Any]
) -> None:
    pinned = pins(repository / FILES[0])
    for wanted in map(Requirement, project["project"]["dependencies"]):
        version = pinned[canonicalize_name(wanted.name)].removeprefix("==")
        assert wanted.specifier.contains(version), f"{wanted} is pinned at {version}"
