"""Tables that can be read on a phone, where each row becomes a card, and by screen readers.

Once a style sheet makes cards of rows, browsers forget that they were a table: the roles are
written out, and each cell carries the heading of its column.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from course.files.anchors import plain_text

_ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}


def make_readable(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with every table wrapped, its roles written out and its cells labelled."""
    shown: list[Token] = []
    labels: list[str] = []
    column = 0
    for index, token in enumerate(tokens):
        if token.type in _ROLES:
            token.attrSet("role", _ROLES[token.type])
            _align(token)
        match token.type:
            case "table_open":
                labels = []
                shown.append(Token("table_wrap_open", "div", 1, attrs={"class": "table"}))
            case "tr_open":
                column = 0
            case "th_open":
                token.attrSet("scope", "col")
                labels.append(plain_text(tokens[index + 1]))
            case "td_open":
                token.attrSet("data-label", labels[column] if column < len(labels) else "")
                column += 1
            case _:
                pass
        shown.append(token)
        if token.type == "table_close":
            shown.append(Token("table_wrap_close", "div", -1))
    return shown


def _align(token: Token) -> None:
    """Make a class of a column's alignment: pages may forbid styles in the text."""
    style = token.attrs.pop("style", None)
    if isinstance(style, str):
        token.attrSet("class", style.removeprefix("text-align:"))
