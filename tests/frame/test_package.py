"""The installable package: what `pip install` of this repository gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import course
from course.app.server import serve as server


def test_the_command_is_there(project: dict[str, Any]) -> None:
    module, _, function = project["project"]["scripts"]["course"].partition(":")
    assert (module, function) == ("course.cli", "main")


def test_what_the_server_looks_for_comes_along(repository: Path, project: dict[str, Any]) -> None:
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    entry = Path(server.__file__).parents[1].relative_to(repository) / "entry"
    assert included == {
        name: (entry / name).as_posix()
        for name in ("course_app.py", ".streamlit/config.toml", "static")
    }
    assert [name for name in included if not (repository / name).exists()] == []


def test_the_changelog_names_the_version_or_what_is_not_released_yet(repository: Path) -> None:
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{course.__version__}]" in changelog or "## [Unreleased]" in changelog
