"""`python -m course check`: its lines, its last line, its exit codes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course.cli import main


@pytest.fixture
def root(bicycle: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bicycle, tmp_path / "course")


def test_a_sound_course_ends_with_zero_and_a_count(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(root)]) == 0
    assert capsys.readouterr() == ("", "0 errors, 0 warnings in 14 files\n")


def test_errors_end_with_one_and_a_line_for_each(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (root / "lessons/en/01-tyres.md").open("a") as file:
        file.write("\n<b>\n\n[a](term:tubes)\n")

    assert main(["check", str(root)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "lessons/en/01-tyres.md:49:1: warning: ‘<b>’ is HTML, which is shown as it is written; "
        "write Markdown instead",
        "lessons/en/01-tyres.md:51:5: error: the glossary has no term ‘tubes’; did you mean ‘tube’?",
    ]
    assert err == "1 error, 1 warning in 14 files\n"


def test_warnings_alone_end_with_zero(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "lessons/en/notes.md").write_text("x")

    assert main(["check", str(root)]) == 0
    assert capsys.readouterr().err == "0 errors, 1 warning in 15 files\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the following arguments are required"),
        (["mend"], "invalid choice: 'mend'"),
        (["check", "one", "two"], "unrecognized arguments: two"),
        (["check", "nowhere"], "‘nowhere’ is no course: it has no folder ‘lessons’"),
        (["serve", "--port", "many"], "‘many’ is no port: write a number from 1 to 65535"),
        (["serve", "nowhere"], "‘nowhere’ is no course: it has no folder ‘lessons’"),
    ],
)
def test_a_wrong_call_ends_with_two_and_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)

    assert exit_.value.code == 2
    assert sentence in capsys.readouterr().err


def test_the_command_works_from_any_folder_and_on_any_terminal(
    root: Path, repository: Path
) -> None:
    (root / "lessons/en/notes.md").write_text("x")
    run = subprocess.run(
        [sys.executable, "-m", "course", "check"],
        cwd=root,
        env={"PYTHONPATH": str(repository), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "0 errors, 1 warning in 15 files\n")
    assert run.stdout.startswith(
        "lessons/en/notes.md:1:1: warning: a file of this name is not read;"
    )
