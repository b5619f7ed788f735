"""The folders of a course: which files there are, and what their names say."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDERS = ("lessons", "quizzes")
MANIFEST = "lessons/course.yaml"
TAXES = "lessons/data/taxes"

MAX_FILES = 20_000
"""How many files are looked at; a course has a hundred."""

Stamp = tuple[int, int]
"""A file's size in bytes and the time of its last change in nanoseconds."""

Listing = Mapping[str, Stamp]
"""Every file by its path relative to the course's root, with `/`."""

_TAX_YEAR = re.compile(r"[a-z]{2}-[0-9]{4}")
_NUMBERED = re.compile(r"(?P<number>[0-9]+)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_LANGUAGES = {"images", "data"}
_KINDS = {("lessons", ".md"): "lesson", ("quizzes", ".yaml"): "quiz"}


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of a lesson's or quiz's file says."""

    path: str
    kind: str
    language: str
    slug: str


def scan(root: Path) -> dict[str, Stamp]:
    """List the files of a course; what cannot be looked at is left out."""
    found: dict[str, Stamp] = {}
    for folder in FOLDERS:
        _scan(root / folder, folder, found)
    return dict(sorted(found.items()))


def fingerprint(listing: Listing) -> str:
    """Return 16 hexadecimal digits that change with any file's name, size or time."""
    return sha256(repr(tuple(listing.items())).encode()).hexdigest()[:16]


def lesson_path(language: str, name: str) -> str:
    """The path of a file of the lessons in one language."""
    return f"lessons/{language}/{name}"


def named(listing: Listing) -> list[Named]:
    """The files that are lessons and quizzes by their names, in the order of their paths."""
    found = []
    for path in listing:
        folder, _, rest = path.partition("/")
        language, _, name = rest.partition("/")
        stem, dot, ending = name.rpartition(".")
        kind = _KINDS.get((folder, dot + ending))
        match = _NUMBERED.fullmatch(stem)
        if kind and match and _LANGUAGE.fullmatch(language):
            found.append(Named(path, kind, language, match["slug"]))
    return found


def tax_files(listing: Listing) -> dict[str, str]:
    """The files of tax years by their names without the ending, such as `lv-2026`."""
    found = {}
    for path in listing:
        folder, _, name = path.rpartition("/")
        stem = name.removesuffix(".yaml")
        if folder == TAXES and stem != name and _TAX_YEAR.fullmatch(stem):
            found[stem] = path
    return found


def languages(listing: Listing) -> list[str]:
    """The languages that have a folder with a lesson in it, in the order of the alphabet."""
    return sorted({file.language for file in named(listing) if file.kind == "lesson"})


def misnamed(listing: Listing, known: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Files that look like lessons or quizzes but are not read: path, what is wrong, mending."""
    read = {file.path for file in named(listing)}
    found = []
    for path in listing:
        folder, *inner, name = path.split("/")
        language = inner[0] if inner else ""
        own = (folder == "lessons" and name in ("about.md", "glossary.yaml")) or path in read
        if len(inner) != 1 or language in _NO_LANGUAGES:
            continue
        if own and language not in known:
            what = f"the language ‘{language}’ is not among the course's"
            found.append((path, what, f"add it to ‘languages’ in {MANIFEST}, or delete the file"))
        elif not own and name.endswith((".md", ".yaml", ".yml", ".markdown")):
            example = "04-pay.md" if folder == "lessons" else "04-pay.yaml"
            what = "a file of this name is not read"
            found.append((path, what, f"name it by number and lesson, like ‘{example}’"))
    return found


def _scan(folder: Path, path: str, found: dict[str, Stamp]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or len(found) >= MAX_FILES:
                    continue
                _look(entry, f"{path}/{entry.name}", found)
    except OSError:
        return


def _look(entry: os.DirEntry[str], path: str, found: dict[str, Stamp]) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            _scan(Path(entry.path), path, found)
        elif entry.is_file():
            status = entry.stat()
            found[path] = (status.st_size, status.st_mtime_ns)
    except OSError:
        return
