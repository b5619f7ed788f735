"""Sentences in English that can be said in another language later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

Value = str | int
"""What fills a place: what is to be typed as a text, a number that is only told as an `int`."""


class Told(str):
    """A sentence in English that can be said in the language of its reader (`Words.tell` does).

    It is its English text and nothing else for all who do not ask. `message` is the catalogues' id;
    `values` fill its places, and those that are `Told` are said in the reader's language as well.
    """

    message: str
    values: Mapping[str, Value]

    def __new__(cls, message: str, values: Mapping[str, Value]) -> Told:
        """Fill the message's places; without values it is taken as it is, braces and all."""
        sentence = super().__new__(cls, message.format(**values) if values else message)
        sentence.message, sentence.values = message, values
        return sentence

    def __reduce__(self) -> tuple[type[Told], tuple[str, dict[str, Value]]]:
        """Copies can be said in other languages too."""
        return Told, (self.message, dict(self.values))


def told(message: str, /, **values: Value) -> Told:
    """The sentence of a message id; the name lets the catalogue tools find the id."""
    return Told(message, values)


def sentence(phrase: Told) -> Told:
    """The phrase with a full stop."""
    return told("{phrase}.", phrase=phrase)


def phrase_of(text: str) -> str:
    """What `text` says, without its full stop."""
    phrase = text.values.get("phrase") if isinstance(text, Told) else None
    return phrase if isinstance(phrase, Told) else text.rstrip(".")


def quoted(word: str) -> Told:
    """A word as it stands in the file."""
    return told("‘{word}’", word=word)


def listed(words: Iterable[Told]) -> Told:
    """At least one word, with commas between them."""
    return reduce(lambda before, word: told("{words}, {word}", words=before, word=word), words)
