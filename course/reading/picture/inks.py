"""A page's colours by name: each drawing is the same in light, in dark and on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from course.pay.charts.drawing.palette import DARK, LIGHT

PAPER = replace(LIGHT, on_commission="#fffffe")
"""The light colours, with a name of its own for each that the dark ones tell apart."""

NIGHT = DARK

_COLOUR = re.compile(r"#[0-9a-f]{6}|rgba\([\d.,]+\)")


@dataclass
class Inks:
    """The colours that a page's drawings use: what each is in light, and in dark."""

    dark: dict[str, str] = field(default_factory=dict)

    def learn(self, light: Mapping[str, Any], dark: Mapping[str, Any]) -> None:
        """Take the colours of one drawing from its figure in light and in dark."""
        pairs = zip(*(_COLOUR.findall(json.dumps(one)) for one in (light, dark)), strict=True)
        self.dark.update(pairs)

    def of(self, colour: str) -> str:
        """A colour of a figure in light, as an attribute of SVG names it."""
        return f"var(--i{list(self.dark).index(colour)})" if colour in self.dark else "none"

    def css(self) -> str:
        """The colours behind the names; paper has those of light."""
        if not self.dark:
            return ""
        light, dark = (
            "".join(f"--i{number}:{colour};" for number, colour in enumerate(colours))
            for colours in (self.dark, self.dark.values())
        )
        night = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        return f":root{{{light}}}{night}"
