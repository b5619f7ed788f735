"""Reads the files of a course, each alone, and again only where it has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from course.content.drafts import Drafts, EditionDraft, Parsed
from course.content.folder import (
    MANIFEST,
    Listing,
    Stamp,
    lesson_path,
    misnamed,
    named,
    tax_files,
)
from course.content.folder import languages as languages_of
from course.content.glossary_file import read_glossary
from course.content.lesson_file import read_about, read_lesson
from course.content.manifest import missing_manifest, read_manifest
from course.content.quiz_file import read_quiz
from course.content.taxes import misnamed_taxes, read_tax_year
from course.files.problem import Place, Problem
from course.files.source import Source, read_source

Parse = Callable[[Source], Parsed[Any]]


class Reader:
    """Keeps what was read of each file until the file's size or time changes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[str, tuple[Stamp, Parsed[Any]]] = {}

    def drafts(self, listing: Listing) -> Drafts:
        """Read all files of the listing; never raises."""
        files = named(listing)
        problems: list[Problem] = []
        slugs = list(dict.fromkeys(file.slug for file in files if file.kind == "lesson"))
        source = self._manifest(listing, problems)
        manifest, tree = read_manifest(source, languages_of(listing), slugs, problems)
        known = manifest.languages
        for path, what, mend in misnamed(listing, known):
            problems.append(Problem(Place(path), "warning", what, mend))
        problems.extend(misnamed_taxes(listing))
        editions = {language: self._edition(listing, language, problems) for language in known}
        taxes = {
            name: self._read(listing, path, read_tax_year)
            for name, path in tax_files(listing).items()
        }
        self._forget(listing)
        listed = dict.fromkeys(manifest.lessons)
        if tree is None or tree.get("lessons") is None:
            listed = dict.fromkeys(slugs)
        return Drafts(listing, manifest, tree, tuple(listed), editions, tuple(problems), taxes)

    def _manifest(self, listing: Listing, problems: list[Problem]) -> Source | None:
        if MANIFEST not in listing:
            problems.append(missing_manifest())
            return None
        # Read anew each time: it is one small file, and what it means hangs on all the others.
        return read_source(self._root / MANIFEST, MANIFEST, problems)

    def _edition(self, listing: Listing, language: str, problems: list[Problem]) -> EditionDraft:
        lessons: dict[str, Parsed[Any]] = {}
        quizzes: dict[str, Parsed[Any]] = {}
        for file in named(listing):
            if file.language != language:
                continue
            group, parse = (lessons, read_lesson) if file.kind == "lesson" else (quizzes, read_quiz)
            if file.slug in group:
                what = f"{group[file.slug].path} has the same name but for the number"
                mend = "delete one of the two, or rename it"
                problems.append(Problem(Place(file.path), "error", what, mend))
            else:
                group[file.slug] = self._read(listing, file.path, parse)
        return EditionDraft(
            lessons,
            quizzes,
            self._read_if_there(listing, lesson_path(language, "glossary.yaml"), read_glossary),
            self._read_if_there(listing, lesson_path(language, "about.md"), read_about),
        )

    def _read_if_there(self, listing: Listing, path: str, parse: Parse) -> Parsed[Any] | None:
        return self._read(listing, path, parse) if path in listing else None

    def _read(self, listing: Listing, path: str, parse: Parse) -> Parsed[Any]:
        kept = self._kept.get(path)
        if kept and kept[0] == listing[path]:
            return kept[1]
        problems: list[Problem] = []
        source = read_source(self._root / path, path, problems)
        parsed = parse(source) if source else Parsed(path, None, tuple(problems))
        self._kept[path] = (listing[path], parsed)
        return parsed

    def _forget(self, listing: Listing) -> None:
        for path in self._kept.keys() - listing.keys():
            del self._kept[path]
