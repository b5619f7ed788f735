"""Every text of the interface is in every catalogue, with the same places to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from course.locale import catalogue_path

KEYWORDS = {"say": None, "plural": (1, 2), "message": None}
LANGUAGES = ["lv"]
"""English needs no catalogue: its texts are the message ids."""


def used(repository: Path) -> set[str]:
    found = extract_from_dir(
        repository / "course", [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def translations(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    with catalogue_path(language).open("rb") as file:
        for entry in read_po(file, locale=language):
            if entry.id:
                id_ = entry.id if isinstance(entry.id, str) else entry.id[0]
                said = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
                yield id_, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_all_texts_and_no_others(language: str, repository: Path) -> None:
    done = {id_ for id_, said in translations(language) if all(said)}
    assert used(repository) - done == set(), "missing: add them to the catalogue"
    assert done - used(repository) == set(), "no longer used: take them out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_the_same_places(language: str) -> None:
    odd = [
        (id_, text)
        for id_, said in translations(language)
        for text in said
        if not places(text) <= places(id_)
        or (len(said) == 1 and places(text) != places(id_))
    ]
    assert odd == []
