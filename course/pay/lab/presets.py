"""Plans to start from: illustrative, with amounts such as a Latvian employer might name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from course.locale.message import message
from course.pay.plans.plan import Bonus, Draw, PayPlan, Tier


@dataclass(frozen=True, slots=True)
class Preset:
    """A plan with a name and a sentence on it, both message ids without places."""

    id: str
    name: str
    note: str
    plan: PayPlan


def _tier(start: str, multiplier: str, retroactive: bool = False) -> Tier:
    return Tier(start=Decimal(start), multiplier=Decimal(multiplier), retroactive=retroactive)


_ALL = (
    Preset(
        "salary",
        message("Guaranteed salary"),
        message("The same pay every month, however much is sold."),
        PayPlan(base=Decimal(1800)),
    ),
    Preset(
        "classic",
        message("Classic 70/30"),
        message("70% of on-target pay is certain, 30% depends on the deals you close."),
        PayPlan(base=Decimal(1400), rate=Decimal("0.05"), quota=Decimal(12_000)),
    ),
    Preset(
        "accelerator",
        message("50/50 with an accelerator"),
        message(
            "Half of on-target pay is commission, and every euro above the quarter’s quota pays"
            " half as much again."
        ),
        PayPlan(
            base=Decimal(1000),
            target=Decimal(1000),
            measure="quarter",
            quota=Decimal(12_500),
            tiers=(_tier("0", "1"), _tier("1", "1.5")),
            ramp=(Decimal("0.25"), Decimal("0.5"), Decimal("0.75")),
        ),
    ),
    Preset(
        "draw",
        message("Commission only, with a draw"),
        message(
            "There is no base: the draw is an advance that keeps pay from falling below the minimum"
            " wage (in Latvia it may not), and later commission pays it back."
        ),
        PayPlan(
            rate=Decimal("0.15"),
            quota=Decimal(12_000),
            draw=Draw(amount=Decimal(800), recoverable=True),
        ),
    ),
    Preset(
        "capped",
        message("Capped plan"),
        message(
            "The rate is higher above the quota, but the best months hit a ceiling; a bonus rewards"
            " those who stay."
        ),
        PayPlan(
            base=Decimal(1200),
            rate=Decimal("0.05"),
            quota=Decimal(12_000),
            tiers=(_tier("0", "1"), _tier("1", "1.2")),
            cap=Decimal(800),
            bonuses=(Bonus(month=12, amount=Decimal(1000), stay=6, repay=Decimal("0.5")),),
        ),
    ),
    Preset(
        "small-firm",
        message("Small Latvian firm"),
        message(
            "A base not far above the minimum wage, no commission below half of the quota, and"
            " cancelled deals count against new ones."
        ),
        PayPlan(
            base=Decimal(900),
            rate=Decimal("0.06"),
            quota=Decimal(10_000),
            tiers=(_tier("0", "0"), _tier("0.5", "1", retroactive=True)),
            clawback="net_in_period",
        ),
    ),
)

PRESETS: Mapping[str, Preset] = {preset.id: preset for preset in _ALL}
"""The presets by their ids, in the order to offer them."""


def preset_of(plan: PayPlan) -> Preset | None:
    """The preset that `plan` still equals, if any."""
    return next((preset for preset in _ALL if preset.plan == plan), None)
