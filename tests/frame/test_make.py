"""The Makefile: what it would do, and what it says where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

OLD_PYTHON = "exit 1"
PYTHON_WITHOUT_VENV = 'case "$2" in *version_info*) exit 0;; *) exit 1;; esac'


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in `folder` as from a terminal, whatever make these tests run under."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """A folder with the Makefile and what it reads, nothing installed."""
    for name in ("Makefile", "requirements-hashed.txt", "requirements-dev.txt"):
        shutil.copy(repository / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "port"), [([], 8501), (["PORT=8600"], 8600)])
def test_run_serves_this_course_with_its_problems_shown(
    clone: Path, arguments: list[str], port: int
) -> None:
    plan = make(clone, "--dry-run", "run", *arguments).stdout.splitlines()
    assert plan[-1].endswith(f"python -m course serve . --preview --port {port}")
    assert any(
        line.endswith("pip install --quiet --require-hashes -r requirements-hashed.txt")
        for line in plan
    )
    assert not any("requirements-dev.txt" in line for line in plan)


def test_test_runs_every_check_the_quick_ones_first(clone: Path) -> None:
    plan = make(clone, "--dry-run", "test").stdout
    steps = [
        "-r requirements-hashed.txt",
        "-r requirements-dev.txt",
        "ruff format --check",
        "ruff check",
    ]
    steps += ["mypy", "lint-imports", "tests.browser", "pytest"]
    assert [step for step in steps if step not in plan] == []
    assert sorted(steps, key=plan.index) == steps


def test_what_is_installed_is_not_installed_again_until_the_lists_change(clone: Path) -> None:
    (clone / ".venv").mkdir()
    for age, name in enumerate(("made", "for-running", "for-testing")):
        (clone / ".venv" / name).touch()
        os.utime(clone / ".venv" / name, (2e9 + age, 2e9 + age))  # later than the lists
    assert "pip install" not in make(clone, "--dry-run", "test").stdout
    os.utime(clone / "requirements-dev.txt", (3e9, 3e9))
    assert make(clone, "--dry-run", "test").stdout.count("pip install") == 1
    assert "pip install" not in make(clone, "--dry-run", "run").stdout
    os.utime(clone / "requirements-hashed.txt", (3e9, 3e9))
    assert make(clone, "--dry-run", "run").stdout.count("pip install") == 1


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (OLD_PYTHON, "The course needs Python 3.11 or newer"),
        (PYTHON_WITHOUT_VENV, "install the package python3-venv"),
    ],
)
def test_a_python_that_will_not_do_is_told_in_one_sentence(
    clone: Path, script: str, said: str
) -> None:
    python = clone / "a-python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    done = make(clone, "run", f"PYTHON={python}")
    assert done.returncode != 0
    assert said in done.stderr.splitlines()[0]
    assert not (clone / ".venv").exists()


def test_make_alone_lists_what_it_can_do(clone: Path) -> None:
    listed = make(clone).stdout
    assert [line.split()[1] for line in listed.splitlines()] == [
        "run",
        "check",
        "test",
        "test-replicas",
        "faults",
        "accessibility",
        "bench",
        "format",
        "clean",
    ]
