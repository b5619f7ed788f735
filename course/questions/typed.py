"""What kinds answered by typing share: the text typed, and feedback on it as a whole."""

from __future__ import annotations

import unicodedata

from pydantic import BaseModel, ConfigDict, Field

from course.locale.message import message
from course.questions.kind import InvalidResponse, Text

LONGEST = 200
"""Characters that an answer may have; the field still holds what was typed beyond that."""

TOO_LONG = message("Your answer is longer than {limit} characters: shorten it.")


class TypedFeedback(BaseModel):
    """What is said to a right answer, and to a wrong one that is no known mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: Text = Field(description="Shown to a right answer.")
    wrong: Text = Field(description="Shown to a wrong answer that is none of the `mistakes`.")


def typed_text(raw: object, missing: str) -> str:
    """Return the text typed, trimmed and free of control characters and broken surrogates.

    Raises `InvalidResponse`: with the message `missing` where there is no text.
    """
    if not isinstance(raw, str):
        raise InvalidResponse(missing)
    text = raw.strip()
    if len(text) > LONGEST:
        raise InvalidResponse(TOO_LONG, limit=LONGEST)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text).strip()
    if not text:
        raise InvalidResponse(missing)
    return text
