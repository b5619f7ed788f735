"""The drawings of the lessons: legible on a phone, and in a dark page as well as in a light one."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.serving import REPOSITORY

PICTURES = sorted((REPOSITORY / "lessons" / "images").glob("*/*.svg"))

SVG = "{http://www.w3.org/2000/svg}"

NARROWEST = 328
"""Pixels that a picture has on the narrowest phone."""

STAYS = {"#ffffff", "#94a3b8", "none"}
"""White on a bar, a grey line that is seen on both grounds, and nothing."""


@pytest.fixture(params=PICTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def drawing(request: pytest.FixtureRequest) -> ET.Element:
    """A lesson's drawing."""
    path: Path = request.param
    return ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own files


def test_its_words_are_twelve_pixels_high_on_a_phone(drawing: ET.Element) -> None:
    width = float(drawing.get("viewBox", "").split()[2])
    sizes = [float(one.get("font-size", "inf")) for one in drawing.iter()]
    assert min(sizes) * NARROWEST / width >= 12


def test_each_of_its_colours_has_another_in_a_dark_page(drawing: ET.Element) -> None:
    (style,) = drawing.iter(f"{SVG}style")
    _, _, dark = (style.text or "").partition("(prefers-color-scheme: dark)")
    for name in ("fill", "stroke"):
        used = {one.get(name) for one in drawing.iter()} - STAYS - {None}
        assert {colour for colour in used if f'[{name}="{colour}"]' not in dark} == set()


def test_there_are_pictures() -> None:
    assert len(PICTURES) == 8
