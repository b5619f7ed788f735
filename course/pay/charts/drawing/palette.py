"""The charts' colours, one set for each theme.

Everything drawn stands at least 3 : 1 against the page and, for those who see colours otherwise,
neighbours differ in blue against yellow rather than in red against green.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`.

    `page` is what lies behind the charts (they are transparent): it parts things that touch.
    """

    page: str
    ink: str
    muted: str
    grid: str
    base: str
    on_base: str
    commission: str
    on_commission: str
    offer_a: str
    offer_b: str
    minimum_wage: str
    accent: str
    guess: str


LIGHT = Palette(
    page="#fdfbf7",
    ink="#1f2933",
    muted="#52606d",
    grid="#e4e7eb",
    base="#0f766e",
    on_base="#ffffff",
    commission="#b45309",
    on_commission="#ffffff",
    offer_a="#1d4ed8",
    offer_b="#be185d",
    minimum_wage="#1f2933",
    accent="#1f2933",
    guess="#6d28d9",
)

DARK = Palette(
    page="#131c24",
    ink="#f0f2f6",
    muted="#a9b4c0",
    grid="#2b313c",
    base="#2dd4bf",
    on_base="#06201d",
    commission="#fbbf24",
    on_commission="#2a1a02",
    offer_a="#7aa7ff",
    offer_b="#ff8f8f",
    minimum_wage="#f0f2f6",
    accent="#f0f2f6",
    guess="#c4b5fd",
)
