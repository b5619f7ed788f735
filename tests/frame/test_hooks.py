"""The pre-commit hooks: ours, and the one we offer to other course repositories."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml


def read(path: Path) -> Any:
    """The contents of a YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def offered(repository: Path) -> list[dict[str, Any]]:
    hooks: list[dict[str, Any]] = read(repository / ".pre-commit-hooks.yaml")
    return hooks


def test_other_repositories_are_offered_the_content_check(
    offered: list[dict[str, Any]], project: dict[str, Any]
) -> None:
    [hook] = offered
    command, *arguments = hook["entry"].split()
    assert (hook["id"], hook["language"], arguments) == ("course-check", "python", ["check"])
    assert hook["pass_filenames"] is False
    assert command in project["project"]["scripts"]


@pytest.mark.parametrize(
    ("path", "concerns_it"),
    [
        ("lessons/course.yaml", True),
        ("lessons/lv/01-introduction.md", True),
        ("lessons/images/pay.svg", True),
        ("quizzes/en/04-pay.yaml", True),
        ("README.md", False),
        ("docs/lessons/notes.md", False),
    ],
)
def test_the_content_check_runs_when_the_course_changes(
    offered: list[dict[str, Any]], path: str, concerns_it: bool
) -> None:
    assert bool(re.search(offered[0]["files"], path)) is concerns_it


def test_our_own_hooks_run_what_make_runs(repository: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (repository / "Makefile").read_text("utf-8"), re.M))
    [ours] = read(repository / ".pre-commit-config.yaml")["repos"]
    assert ours["repo"] == "local"
    for hook in ours["hooks"]:
        *make, target = hook["entry"].split()
        assert make == ["make", "--silent"]
        assert target in targets
