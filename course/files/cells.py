"""Cells of files for spreadsheets, which take some texts for formulas."""

from __future__ import annotations

BOM = "\ufeff"
"""Tells spreadsheets that the file is UTF-8; without it they spoil Latvian letters."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would calculate, not show; some take the wide signs too."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: what is in it may come from anybody."""
    calculated = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return "'" + text if calculated else text
