"""`python -m course check`, `serve`, `export`, `backup` and `restore`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from course.content.folder import FOLDERS, scan
from course.content.library import read_course
from course.files.problem import CourseError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

DEFAULT_HOST = "localhost"
DEFAULT_PORT = "8501"
OURS = "default: that of the course in this folder, or what COURSE_DATABASE names"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 errors found or refused, 2 a wrong call."""
    _speak_anywhere()
    parser = _parser()
    chosen = parser.parse_args(arguments)
    match chosen.command:
        case "backup":
            return _tried(lambda: backup(chosen.to, _database(chosen.source, "--from")))
        case "restore":
            return _tried(lambda: restore(chosen.file, _database(chosen.target, "--to")))
    root: Path = chosen.root
    missing = [name for name in FOLDERS if not (root / name).is_dir()]
    if missing:
        parser.error(f"‘{root}’ is no course: it has no folder ‘{missing[0]}’")
    match chosen.command:
        case "check":
            return check(root)
        case "export":
            return _tried(lambda: export(root, chosen.folder, chosen.url, chosen.app))
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
    from course.app.server.serve import (
        serve as run,
    )  # Streamlit loads late: `check` is quick without it

    run(root, host, port, preview)
    return 0


def export(root: Path, folder: Path, url: str | None, app: str | None) -> None:
    """Write the reading copy of a course into a new folder, and tell where it begins."""
    from course.app.server.entry import static_folder
    from course.reading.export import export as write
    from course.reading.places import Exported

    count = write(read_course(root), root, static_folder(), folder, Exported(url, app))
    print(f"{folder / 'index.html'}: {_count(count, 'page')}")


def backup(to: Path, url: URL) -> None:
    """Copy a database into a new file, and tell what is in it."""
    from course.progress.database.backup import back_up

    print(f"{to}: {back_up(url, to)}")


def restore(file: Path, url: URL) -> None:
    """Fill an empty database from a backup, and tell with what."""
    from course.progress.database.backup import restore as fill

    print(f"{url.render_as_string()}: {fill(file, url)}")


def _tried(command: Callable[[], None]) -> int:
    try:
        command()
    except CourseError as reason:
        print(f"course: {reason}", file=sys.stderr)
        return 1
    return 0


def _database(named: str | None, option: str) -> URL:
    """The database that an option names, or else that of the course in this folder."""
    from course.app import settings
    from course.progress.database.opening import parse_url

    if named is not None:
        return parse_url(named, option)
    os.environ.setdefault(settings.ROOT, str(Path.cwd()))
    found = settings.database()
    if found is None:
        raise CourseError(f"{settings.DATABASE} is ‘none’: name a database with {option}")
    return parse_url(found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        raise argparse.ArgumentTypeError(f"‘{text}’ is no address: begin it with https://")
    return text.rstrip("/")


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
    exporting = commands.add_parser("export", help="write the lessons as plain pages into a folder")
    exporting.add_argument("format", choices=["html"], metavar="FORMAT", help="html")
    exporting.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    for command in (checking, serving, exporting):
        command.add_argument(
            "root",
            nargs="?",
            type=Path,
            default=Path(),
            metavar="ROOT",
            help="the folder that holds lessons/ and quizzes/ (default: this one)",
        )
    exporting.add_argument(
        "--url",
        type=_address,
        help="where the folder will lie: search engines are told by a site map",
    )
    exporting.add_argument(
        "--app", type=_address, help="where the interactive course runs: pages lead there"
    )
    backing = commands.add_parser(
        "backup", help="copy the learners' database while the course runs"
    )
    backing.add_argument("to", type=Path, metavar="TO", help="the new file; none is overwritten")
    backing.add_argument("--from", dest="source", metavar="URL", help=f"the database ({OURS})")
    restoring = commands.add_parser("restore", help="fill an empty database from a backup")
    restoring.add_argument("file", type=Path, metavar="FROM", help="the file of a backup")
    restoring.add_argument(
        "--to",
        dest="target",
        metavar="URL",
        help=f"the database, without learners so far; sqlite:///… or postgresql://… ({OURS})",
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
