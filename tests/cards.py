"""What a question card shows, put together from what the server sends in two parts."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def whole(looks: Json, stands: Json) -> Json:
    """The deck as its card draws it, as `faces.js` puts it together."""
    questions = [{**looks["questions"][one["id"]], **one} for one in stands["questions"]]
    beside = {name: looks[name] for name in ("lang", "lesson", "texts")}
    deck = {**stands["deck"], "title": looks["title"]}
    return {**stands, **beside, "deck": deck, "questions": questions}
