"""The lab's state as a short text for an address, and back.

`1.` and then base64url of compressed JSON (deflate, with a CRC-32 after it that no single changed
letter gets past) that tells only what differs from `link_data.FIRST`.
The number is the version of what stands behind it: a change that old links would not survive gets
the next number, and what reads the old ones stays. A link comes from anywhere, so its size is
bounded before and after decompression and whatever it holds is checked.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from course.files.problem import CourseError
from course.locale.message import message
from course.pay.errors import PayError
from course.pay.lab.links.data import NotOurs, differences, state_of
from course.pay.lab.sentence import Sentence
from course.pay.lab.state import LabState

VERSION = 1
MAX_LENGTH = 6000
"""Characters of the longest link: mail programs and servers carry so many in an address."""

LARGEST = 1_000_000
"""Bytes of JSON a link may unfold to; the most that fits in an honest one is far less."""


class LinkError(CourseError):
    """A link that opens no lab; `sentence` says why, in any language."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Link:
    """A link's text, and what to tell where it does not hold the whole lab."""

    text: str
    lacks: Sentence | None = None


def encode(state: LabState) -> Link:
    """The link that opens the lab as `state`; without any deals where they do not fit.

    Parameters of charts that do not fit are left out as well. Where the plans alone are too long for
    an address, the text is empty.
    """
    told = differences(state)
    emptied: tuple[dict[str, Any], ...] = (
        {},
        {"deals": []},
        {"charts": {}},
        {"deals": [], "charts": {}},
    )
    for empty in emptied:
        text = _packed(told | empty)
        if len(text) <= MAX_LENGTH:
            return Link(text, _NO_DEALS if state.deals and "deals" in empty else None)
    return Link("", TOO_LONG)


def decode(text: str) -> LabState:
    """The state in a link; raises `LinkError` for anything that `encode` has not written."""
    if len(text) > MAX_LENGTH:
        raise LinkError(_TOO_LONG)
    version = re.match(r"([1-9][0-9]{0,5})\.", text)
    if version is None:
        raise LinkError(_FOREIGN)
    if int(version[1]) > VERSION:
        raise LinkError(_NEWER)
    try:
        return state_of(_unpacked(text[version.end() :]))
    except (ValueError, ArithmeticError, RecursionError, NotOurs, PayError, ValidationError):
        raise LinkError(_MANGLED) from None


def _packed(data: dict[str, Any]) -> str:
    compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    packed = deflate.compress(compact.encode("utf-8", "surrogatepass")) + deflate.flush()
    return f"{VERSION}." + _letters(packed + _checksum(packed))


def _unpacked(body: str) -> Any:
    """What was packed; raises `NotOurs` or `ValueError` for what was not packed here."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+", body):
        raise NotOurs
    whole = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    packed, checksum = whole[:-_CHECKED], whole[-_CHECKED:]
    if _letters(whole) != body or _checksum(packed) != checksum:
        raise NotOurs
    inflate = zlib.decompressobj(_RAW)
    try:
        compact = inflate.decompress(packed, LARGEST)
    except zlib.error:
        raise NotOurs from None
    if not inflate.eof or inflate.unused_data:
        raise NotOurs
    return json.loads(compact.decode("utf-8", "surrogatepass"))


_NO_DEALS = Sentence(
    message("There are too many deals for the address: a link to this lab leaves them out.")
)
TOO_LONG = Sentence(
    message(
        "The plans here are too long for an address, so no link opens this lab: download the plan"
        " as a file instead."
    )
)
"""What to tell where no link holds even the plans."""

_RAW = -15
"""zlib’s name for deflate without a frame of its own."""
_CHECKED = 4


def _checksum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(_CHECKED, "big")


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


_FOREIGN = Sentence(
    message("This link is not one of the pay lab’s: the lab has opened as it is at the start.")
)
_NEWER = Sentence(
    message(
        "This link was made by a newer version of the pay lab: reload the page, or ask for"
        " the plan as a file; the lab has opened as it is at the start."
    )
)
_MANGLED = Sentence(
    message(
        "This link is damaged, perhaps cut short in a message: copy it again as a whole;"
        " the lab has opened as it is at the start."
    )
)
_TOO_LONG = Sentence(
    message(
        "This link is longer than any the pay lab makes: copy it again; the lab has opened as it is"
        " at the start."
    )
)
