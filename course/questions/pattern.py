"""Words as they are compared: whole texts, word by word, with `*` for any ending."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

LONGEST_ENDING = 5
"""Letters that `*` stands for at most: endings such as -iem, -ajiem, -ship, not another word."""

_APOSTROPHES = "'’ʼ`´"


def words(
    text: str, *, keep_case: bool = False, keep_marks: bool = False, spared: str = ""
) -> tuple[str, ...]:
    """Return the words of `text` without punctuation and quotes, composed (NFC).

    Capitals and diacritics are folded unless they are to be kept. Apostrophes and soft hyphens
    vanish, other punctuation (hyphens too) parts words unless `spared`; symbols (`€`, `+`) stay.
    """
    if not keep_case:
        text = unicodedata.normalize("NFC", text).casefold()
    if not keep_marks:
        parts = unicodedata.normalize("NFD", text)
        text = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    text = unicodedata.normalize("NFC", text)
    return tuple("".join(letter if letter in spared else _kept(letter) for letter in text).split())


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in _APOSTROPHES or category == "Cf":
        return ""
    return " " if category.startswith(("P", "Z", "C")) else letter


@dataclass(frozen=True)
class Pattern:
    """A text to compare answers with, in which `*` at a word's end takes any ending or none."""

    text: str
    keep_case: bool = False
    keep_marks: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words to compare, `*` kept."""
        return words(self.text, keep_case=self.keep_case, keep_marks=self.keep_marks, spared="*")

    def fault(self) -> tuple[str, str] | None:
        """Return what is wrong with the pattern and how to mend it, or None."""
        if not any(word.strip("*") for word in self.words):
            return "this accepts no word at all", "write the answer out"
        if any(word == "*" or "*" in word[:-1] for word in self.words):
            return "‘*’ stands elsewhere than at a word's end", "put it after the word's stem"
        return None

    def matches(self, typed: str) -> bool:
        """Tell whether the whole of what was typed fits."""
        found = words(typed, keep_case=self.keep_case, keep_marks=self.keep_marks)
        return len(found) == len(self.words) and all(map(_overlap, self.words, found))

    def overlaps(self, other: Pattern) -> bool:
        """Tell whether some text fits both patterns."""
        return len(other.words) == len(self.words) and all(map(_overlap, self.words, other.words))


def _overlap(one: str, other: str) -> bool:
    """Tell whether two words, either with `*` at its end, can be the same word."""
    shorter, longer = sorted((one, other), key=lambda word: len(word.removesuffix("*")))
    stem, whole = shorter.removesuffix("*"), longer.removesuffix("*")
    ending = whole[len(stem) :]
    if not ending:
        return stem == whole
    fits = shorter.endswith("*") and whole.startswith(stem)
    return fits and len(ending) <= LONGEST_ENDING and ending.isalpha()
