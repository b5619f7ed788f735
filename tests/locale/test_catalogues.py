"""Every text of the interface is in every catalogue, with the same places to fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from course.locale import catalogue_path

KEYWORDS = {"say": None, "plural": (1, 2), "message": None, "told": None}
LANGUAGES = ["lv"]
"""English needs no catalogue: its texts are the message ids."""


def used(repository: Path) -> set[str]:
    found = extract_from_dir(
        repository / "course", [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def translations(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The forms of each id (one, or singular and plural) with the forms of its translation."""
    with catalogue_path(language).open("rb") as file:
        for entry in read_po(file, locale=language):
            if entry.id:
                yield forms(entry.id), forms(entry.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_all_texts_and_no_others(language: str, repository: Path) -> None:
    done = {id_[0] for id_, said in translations(language) if all(said)}
    assert used(repository) - done == set(), "missing: add them to the catalogue"
    assert done - used(repository) == set(), "no longer used: take them out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_the_same_places(language: str) -> None:
    odd = [
        (id_, text)
        for id_, said in translations(language)
        for text in said
        if places(text) != places(id_[-1])
    ]
    assert odd == []
