"""Nobody reads another's record: by guessed keys, by addresses, or from what the server sends."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.serving import REPOSITORY, served
from tests.wire.client import Client

KEY = "5e1f00d5ca1ab1e0ddba11c0ffee1234"
TYPED = "7654321"
"""What the learner answers; nothing else on any page has these digits."""


@dataclass(frozen=True)
class Place:
    """A server with a learner's record, and the file that holds it."""

    url: str
    file: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    file = tmp_path_factory.mktemp("privacy") / "course.sqlite3"
    with served(REPOSITORY / "tests/courses/bicycle", database=f"sqlite:///{file}") as url:
        with Client(url, locale="en-GB") as learner:
            arrive(learner, KEY)
            learner.visit("en-chain")
            card = next(c for c in learner.find("course_card") if "equal" in str(c.data))
            learner.fire(card, "answer", {"question": "equal", "response": TYPED, "n": 1})
        yield Place(url, file)


def arrive(client: Client, key: object, page: str = "en-record", **more: Any) -> None:
    """Open a page as a browser does that keeps `key`."""
    client.visit(page)
    (code,) = client.find("course_page")
    client.fire(code, "brought", {"key": key, "entries": [], **more})


def seen(place: Place, key: object, page: str = "en-record", **more: Any) -> str:
    """All that somebody gets who comes with `key`, and then looks at the record."""
    with Client(place.url, locale="en-GB") as stranger:
        arrive(stranger, key, page, **more)
        stranger.visit("en-record")
        return stranger.text_since(0)


def test_the_key_alone_leads_to_the_record(place: Place) -> None:
    assert TYPED in seen(place, KEY)


GUESSES: dict[str, object] = {
    "none": None,
    "empty": "",
    "one digit short": KEY[:-1],
    "one digit more": KEY + "0",
    "one digit off": KEY[:-1] + "5",
    "in capitals": KEY.upper(),
    "with a line's end": KEY + "\n",
    "a pattern": "%" * 32,
    "a pattern of the database": "5e1f%",
    "its hash": hashlib.sha256(bytes.fromhex(KEY)).hexdigest(),
    "its hash, as long as a key": hashlib.sha256(bytes.fromhex(KEY)).hexdigest()[:32],
    "a question to the database": "' OR ''='",
    "a list": [KEY],
    "a mapping": {"key": KEY},
    "a number": int(KEY, 16),
    "digits of another script": KEY.replace("0", "٠"),
    "nothing but noughts": "0" * 32,
}


@pytest.mark.parametrize("guess", GUESSES.values(), ids=GUESSES.keys())
def test_what_is_not_the_key_leads_nowhere(place: Place, guess: object) -> None:
    assert TYPED not in seen(place, guess)


def test_a_hundred_guesses_find_nothing(place: Place) -> None:
    with Client(place.url, locale="en-GB") as stranger:
        for _ in range(100):
            arrive(stranger, secrets.token_hex(16))
        assert TYPED not in stranger.text_since(0)


def test_an_erasing_that_names_anothers_key_erases_nothing(place: Place) -> None:
    seen(place, secrets.token_hex(16), erased=KEY)
    assert TYPED in seen(place, KEY)


@pytest.mark.parametrize(
    "page", [f"en-record?key={KEY}", f"en-record?learner={KEY}", f"en-record/{KEY}", f"en-{KEY}"]
)
def test_no_address_leads_to_a_record(place: Place, page: str) -> None:
    with Client(place.url, locale="en-GB") as stranger:
        stranger.visit(page)
        stranger.visit("en-record")
        assert TYPED not in stranger.text_since(0)


def test_two_at_one_server_see_their_own(place: Place) -> None:
    own = secrets.token_hex(16)
    with Client(place.url, locale="en-GB") as one, Client(place.url, locale="en-GB") as other:
        arrive(one, KEY)
        arrive(other, own)
        one.visit("en-record")
        other.visit("en-record")
        assert TYPED in one.text_since(0)
        assert TYPED not in other.text_since(0)
        assert KEY not in other.text_since(0)
        assert own not in one.text_since(0)


def test_the_file_that_holds_the_record_does_not_hold_the_key(place: Place) -> None:
    held = b"".join(file.read_bytes() for file in place.file.parent.iterdir())
    assert TYPED.encode() in held
    assert KEY.encode() not in held
    assert bytes.fromhex(KEY) not in held
