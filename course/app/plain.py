"""Texts of files that are no Markdown, shown by Streamlit's elements, which take all for Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]$~<>|]|^[#+-]|:(?=\w)")


def plain(text: str) -> str:
    """The text with all that Streamlit would read as a mark escaped, so that it shows as it is."""
    return _MARKS.sub(lambda mark: "\\" + mark[0], text)
