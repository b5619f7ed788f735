"""Whatever stands after the question mark or in the path of an address changes nothing."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.app.visiting import faults, shown, title, visit

QUERIES: dict[str, dict[str, str]] = {
    "a language that there is not": {"lang": "xx", "x": "<script>alert(1)</script>"},
    "another language": {"lang": "en", "language": "en"},
    "100 kB": {"x": "y" * 100_000},
    "control characters": {"\x00\x01": "\x02\ufffe", "\u202e": "\u200f"},
    "a key of ours": {"course:language": "en", "preview": "1", "COURSE_PREVIEW": "1"},
    "Streamlit's own": {"embed": "true", "embed_options": "light_theme"},
    "many": {f"k{n}": str(n) for n in range(500)},
}


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("path", ["lv", "lv-tyres"])
def test_query_parameters_change_nothing(bicycle: Path, path: str, name: str) -> None:
    plain, queried = visit(path), visit(path, query=QUERIES[name])
    assert faults(queried) == []
    assert shown(queried) == shown(plain)


@pytest.mark.parametrize(
    "path",
    [
        "<script>alert(1)</script>",
        quote("<img src=x onerror=alert(1)>"),
        "%00",
        "%ff%fe",
        "..%2f..%2fetc%2fpasswd",
        "lv-../../x",
        "**bold**",
        "[link](javascript:alert(1))",
        ":material/home:",
        "$x^2$",
        "{name}",
        "x" * 100_000,
        "ā č ē",
        "None",
        "start",
        "_stcore",
    ],
)
def test_nonsense_in_the_path_gets_the_friendly_page(bicycle: Path, path: str) -> None:
    app = visit(path)
    assert faults(app) == []
    assert title(app) in {"Šādas lapas nav", "There is no such page"}
    assert "alert" not in shown(app)


@pytest.mark.parametrize(
    "path", ["%20", "%20lv", "lv%20", "%09lv-tyres", "%2F", "lv%2F", "/", "//", "lv/"]
)
def test_white_space_and_slashes_around_an_address_break_nothing(bicycle: Path, path: str) -> None:
    app = visit(path)
    assert faults(app) == []
    assert title(app)
