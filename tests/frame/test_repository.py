"""What no file of the repository may hold, and what every one keeps to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

BINARY = {".woff2", ".png", ".jpg", ".webp"}
AS_IT_CAME = {"plotly-basic-4.1.1.min.js"}
"""Others' code, byte for byte: its line ends are theirs."""
LONGEST_MODULE = 300
"""Lines: what is longer is two things."""
ROOMS_FOR_ANYTHING = re.compile(r"(^|/)(utils?|helpers?|common|misc)(\.py|/)")

# Put together from parts, so that this file does not hold what it looks for.
WHERE_PACKAGES_COME_FROM = re.compile(
    "|".join(
        [
            r"pypi" + r"\.org/simple",
            r"files\." + r"pythonhosted",
            r"registry\." + r"(npmjs|yarnpkg)",
            r"--(extra-)?" + r"index-url",
            r"--find" + r"-links",
        ]
    )
)
PATHS_OF_A_MACHINE = re.compile(
    r"(?<![\w.~-])(/" + r"(home|Users|root|work)/\w|[A-Z]:\\\\?" + r"Users\\)"
)


def texts(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """Every text file with its text, its line ends as they are."""
    for path in files:
        if path.suffix not in BINARY:
            yield path, path.read_bytes().decode("utf-8")


def found(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Where `pattern` stands, as `path:line: text`."""
    return [
        f"{path}:{number}: {line}"
        for path, text in texts(files)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_says_where_packages_come_from(files: list[Path]) -> None:
    assert found(WHERE_PACKAGES_COME_FROM, files) == []


def test_no_file_holds_a_path_of_somebodys_machine(files: list[Path], repository: Path) -> None:
    assert found(PATHS_OF_A_MACHINE, files) == []
    assert found(re.compile(re.escape(str(repository)) + r"\b"), files) == []


def test_every_text_is_utf_8_with_plain_line_ends_and_a_last_one(files: list[Path]) -> None:
    odd = [path for path, text in texts(files) if "\r" in text or (text and text[-1] != "\n")]
    assert [path for path in odd if path.name not in AS_IT_CAME] == []


def test_modules_are_short_and_named_after_what_they_do(
    files: list[Path], repository: Path
) -> None:
    names = {path.relative_to(repository).as_posix(): path for path in files}
    modules = {name: path for name, path in names.items() if name.endswith(".py")}
    assert [name for name in modules if ROOMS_FOR_ANYTHING.search(name)] == []
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules.items()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_secret_is_kept_here(files: list[Path]) -> None:
    assert [path for path in files if path.name in {"secrets.toml", ".env"}] == []


def test_the_change_checks_run_what_everybody_runs(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    ran = [line for line in lines if line.startswith("make ")]
    assert "set -euo pipefail" in lines
    assert ran[0] == "make test"
    # What answers cost is told and fails nothing.
    assert all(line.startswith("make bench") and " || echo " in line for line in ran[1:])
