"""The server's settings: known to Streamlit, each with its reason, readable, and from this repository alone."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

LATVIAN = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"
OTHER_LETTERS = "azAZ09€„“”’–—−·×½…%"
TEXT, OUTLINE = 4.5, 3.0
"""Contrast ratios that WCAG 2.2 AA asks of text (1.4.3) and of what shows where a control is (1.4.11)."""


@pytest.fixture(scope="module")
def lines(repository: Path) -> list[str]:
    return (repository / ".streamlit" / "config.toml").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def settings(lines: list[str]) -> dict[str, Any]:
    return tomllib.loads("\n".join(lines))


def test_every_setting_has_its_reason(lines: list[str]) -> None:
    in_face = False
    bare = []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("["):
            in_face = line == "[[theme.fontFaces]]"  # a face is one setting; its reason is above it
            if in_face and not before.startswith("# "):
                bare.append(line)
        elif re.match(r"\w+ =", line) and not in_face and not before.startswith("# "):
            bare.append(line)
    assert bare == []


def options(section: str, values: dict[str, Any]) -> list[str]:
    """The full names of all settings in a section and the sections inside it."""
    names: list[str] = []
    for key, value in values.items():
        inner = isinstance(value, dict)
        names += options(f"{section}.{key}", value) if inner else [f"{section}.{key}"]
    return names


def test_streamlit_knows_every_setting(settings: dict[str, Any]) -> None:
    known = config.get_config_options()
    named = [name for section, values in settings.items() for name in options(section, values)]
    assert [name for name in named if name not in known] == []


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("runner", "postScriptGC", False),
        ("server", "fileWatcherType", "none"),
        ("server", "enableStaticServing", True),
        ("server", "enableXsrfProtection", True),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_what_speed_safety_and_quiet_hang_on_is_set(
    settings: dict[str, Any], section: str, option: str, value: object
) -> None:
    assert settings[section][option] == value


def test_nothing_is_loaded_from_elsewhere(lines: list[str]) -> None:
    assert [line for line in lines if "://" in line] == []


def covers(face: dict[str, str], letter: str) -> bool:
    """Tell whether the face's `unicodeRange` has `letter`."""
    for part in face["unicodeRange"].split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        if int(first, 16) <= ord(letter) <= int(last or first, 16):
            return True
    return False


@pytest.mark.parametrize("style", ["normal", "italic"])
def test_the_typeface_has_the_letters_of_both_languages(
    settings: dict[str, Any], repository: Path, style: str
) -> None:
    theme = settings["theme"]
    family = theme["font"].partition(",")[0]
    faces = [f for f in theme["fontFaces"] if (f["family"], f["style"]) == (family, style)]
    assert [x for x in LATVIAN + OTHER_LETTERS if not any(covers(f, x) for f in faces)] == []
    for face in faces:
        font = repository / face["url"].removeprefix("app/")
        assert font.read_bytes()[:4] == b"wOF2"


def test_every_font_has_its_licence_beside_it(repository: Path) -> None:
    fonts = repository / "static" / "fonts"
    families = {path.name.partition("-latin")[0] for path in fonts.glob("*.woff2")}
    for family in families:
        licence = (fonts / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_outlines_can_be_seen(settings: dict[str, Any], mode: str) -> None:
    theme = settings["theme"][mode]
    grounds = {
        section[key]
        for section, key in product(
            (theme, theme["sidebar"]), ("backgroundColor", "secondaryBackgroundColor")
        )
    }
    wanted = [
        *((theme[name], ground, TEXT) for name in ("textColor", "linkColor") for ground in grounds),
        *((theme["borderColor"], ground, OUTLINE) for ground in grounds),
        *((theme["primaryColor"], ground, OUTLINE) for ground in grounds),
        ("#ffffff", theme["primaryColor"], TEXT),  # Streamlit writes in white on its main buttons
        *((c, theme["backgroundColor"], OUTLINE) for c in theme["chartCategoricalColors"]),
    ]
    weak = [
        (one, other, round(contrast(one, other), 2))
        for one, other, least in wanted
        if contrast(one, other) < least
    ]
    assert weak == []
