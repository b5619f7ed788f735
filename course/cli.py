"""`python -m course check` and `python -m course serve`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from course.content.folder import FOLDERS, scan
from course.content.library import read_course

DEFAULT_HOST = "localhost"
DEFAULT_PORT = "8501"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 errors found, 2 a wrong call."""
    _speak_anywhere()
    parser = _parser()
    chosen = parser.parse_args(arguments)
    root: Path = chosen.root
    missing = [name for name in FOLDERS if not (root / name).is_dir()]
    if missing:
        parser.error(f"‘{root}’ is no course: it has no folder ‘{missing[0]}’")
    if chosen.command == "check":
        return check(root)
    return serve(root, chosen.host, chosen.port, chosen.preview)


def check(root: Path) -> int:
    """Print every problem of a course, one a line, and a count to stderr; returns 1 if any is an error."""
    course = read_course(root)
    for problem in course.problems:
        print(problem)
    errors = sum(problem.severity == "error" for problem in course.problems)
    warnings = len(course.problems) - errors
    print(
        f"{_count(errors, 'error')}, {_count(warnings, 'warning')} in {_count(len(scan(root)), 'file')}",
        file=sys.stderr,
    )
    return 1 if errors else 0


def serve(root: Path, host: str, port: int, preview: bool) -> int:
    """Run the app on a course's folder until it is stopped."""
    from course.app.server import serve as run  # Streamlit loads late: `check` is quick without it

    run(root, host, port, preview)
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"‘{text}’ is no port: write a number from 1 to 65535")
    return int(text)


def _speak_anywhere() -> None:
    """Let terminals that lack a letter show a mark in its place instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="A course made of files.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="list everything wrong with a course's files")
    serving = commands.add_parser("serve", help="run the app on a course's folder")
    for command in (checking, serving):
        command.add_argument(
            "root",
            nargs="?",
            type=Path,
            default=Path(),
            metavar="ROOT",
            help="the folder that holds lessons/ and quizzes/ (default: this one)",
        )
    port = os.environ.get("PORT") or DEFAULT_PORT
    serving.add_argument(
        "--host",
        default=DEFAULT_HOST,
        help=f"the address to listen at; 0.0.0.0 lets other machines in (default: {DEFAULT_HOST})",
    )
    serving.add_argument("--port", type=_port, default=port, help=f"the port (default: {port})")
    serving.add_argument(
        "--preview", action="store_true", help="show problems of the files on the pages"
    )
    return parser
