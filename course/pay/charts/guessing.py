"""What charts and pages need to ask for a guess: round ranges, steps, and numbers told by their unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from course.locale import Words
from course.locale.message import message
from course.pay.charts import amounts
from course.pay.charts.chart import Guess, Unit
from course.pay.charts.drawing.frame import round_top

STEPS = 100
"""The most steps a slider for a guess has: finer ones ask for more than a guess."""


def told(words: Words, unit: Unit, number: Decimal) -> str:
    """A number of a slider, exact: `900 €`, `5,5 %`, `6 mēneši`, `×1,5`."""
    match unit:
        case "euro":
            return amounts.euro(words, number)
        case "percent":
            return amounts.percent(words, number)
        case "months":
            return words.plural("{count} month", "{count} months", int(number))
        case "count":
            return words.number(number)
        case "times":
            return words.say(message("×{number}"), number=words.number(number))


Values = Mapping[str, str | tuple[Decimal, Unit]]
"""What fills a prompt's places: texts, and numbers with their units."""


def prompt(words: Words, guess: Guess) -> str:
    """The question in the reader's language."""
    filled = {
        name: value if isinstance(value, str) else told(words, value[1], value[0])
        for name, value in guess.values.items()
    }
    return words.say(guess.prompt, **filled)


def told_answer(words: Words, guess: Guess) -> str:
    """The number asked for, as a title would give it: shares in whole percent."""
    if guess.unit == "percent" and guess.step % Decimal("0.01") == 0:
        return amounts.share(words, guess.actual)
    return told(words, guess.unit, guess.actual)


def stops(minimum: Decimal, maximum: Decimal, step: Decimal, *more: Decimal) -> list[Decimal]:
    """Where a slider can stand: every step, its end, and `more` values that lie between."""
    count = int((maximum - minimum) / step)
    return sorted({minimum + n * step for n in range(count + 1)} | {maximum, *more})


def euro_guess(
    asked: str, actual: Decimal, maximum: Decimal, values: Values | None = None
) -> Guess:
    """A guess of an amount from 0 to `maximum` euro, in round steps."""
    step = round_step(maximum)
    start = unlike(actual, maximum, step)
    return Guess(asked, "euro", Decimal(0), maximum, step, start, actual, values or {})


def pay_guess(asked: str, actual: Decimal, values: Values | None = None) -> Guess:
    """A guess of a pay, where nothing but the pay itself tells how far the slider should reach."""
    return euro_guess(asked, actual, round_top(actual * Decimal("1.5")), values)


def share_guess(asked: str, actual: Decimal, values: Values | None = None) -> Guess:
    """A guess of a part of a whole, in steps of a hundredth."""
    step = Decimal("0.01")
    start = unlike(actual, Decimal(1), step)
    return Guess(asked, "percent", Decimal(0), Decimal(1), step, start, actual, values or {})


def round_step(length: Decimal) -> Decimal:
    """The smallest 1, 2 or 5 times a power of ten that parts `length` into at most `STEPS`."""
    power = Decimal(10) ** ((length / STEPS).adjusted())
    return next(n * power for n in (1, 2, 5, 10) if n * power * STEPS >= length)


def unlike(actual: Decimal, maximum: Decimal, step: Decimal) -> Decimal:
    """A round start for a slider from 0 to `maximum`, well away from what it asks for."""
    low, high = (
        (maximum * part / step).to_integral_value() * step
        for part in (Decimal("0.25"), Decimal("0.75"))
    )
    return high if abs(low - actual) <= 3 * step else low


class Nearness(Enum):
    """How near a guess came."""

    EXACT = "exact"
    """The slider could not stand nearer."""
    NEAR = "near"
    """Within two steps."""
    FAR = "far"


def nearness(guess: Guess, value: Decimal) -> Nearness:
    """How near `value` is to the number asked for, measured in steps of the slider."""
    off = abs(value - guess.actual) / guess.step
    if off <= Decimal("0.5"):
        return Nearness.EXACT
    return Nearness.NEAR if off <= 2 else Nearness.FAR
