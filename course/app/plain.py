"""Texts of files that are no Markdown, shown by Streamlit's elements, which take all for Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]$~<>|]|^[#+-]|:(?=\w)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)
"""What Markdown takes for an item of a list, to be numbered anew: the Latvian `6. rindā`."""


def plain(text: str) -> str:
    """The text with all that Streamlit would read as a mark escaped, so that it shows as it is."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(lambda mark: "\\" + mark[0], text))
