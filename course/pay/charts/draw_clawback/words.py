"""What the draw-and-clawback chart asks, and what its choice of a month offers."""

from __future__ import annotations

from collections.abc import Mapping

from course.locale.message import message

ASKED: Mapping[tuple[bool | None, bool], str] = {
    (True, False): message(
        "Sold: {sold} in all ({months}), commission {rate}. A month that earns less than {draw} is"
        " topped up to it, and later commission pays that back. How much is owed in the end?"
    ),
    (True, True): message(
        "Sold: {sold} in all ({months}), commission {rate}. A month that earns less than {draw} is"
        " topped up to it, and later commission pays that back. In month {cancelled} the deal of"
        " month {deal}, {amount}, is cancelled. How much is owed in the end?"
    ),
    (False, False): message(
        "Sold: {sold} in all ({months}), commission {rate}. A month that earns less than {draw} is"
        " topped up to it, and that need not be paid back. How much is owed in the end?"
    ),
    (False, True): message(
        "Sold: {sold} in all ({months}), commission {rate}. A month that earns less than {draw} is"
        " topped up to it, and that need not be paid back. In month {cancelled} the deal of month"
        " {deal}, {amount}, is cancelled. How much is owed in the end?"
    ),
    (None, False): message(
        "Sold: {sold} in all ({months}), commission {rate}, without a draw. How much is owed in the end?"
    ),
    (None, True): message(
        "Sold: {sold} in all ({months}), commission {rate}, without a draw. In month {cancelled} the"
        " deal of month {deal}, {amount}, is cancelled. How much is owed in the end?"
    ),
}
"""What to predict, by whether advances are paid back (None: there is no draw) and whether a deal is
cancelled."""

CANCELLED_IN = (
    message("It holds"),
    message("In month 1"),
    message("In month 2"),
    message("In month 3"),
    message("In month 4"),
    message("In month 5"),
    message("In month 6"),
    message("In month 7"),
    message("In month 8"),
    message("In month 9"),
    message("In month 10"),
    message("In month 11"),
    message("In month 12"),
)
"""What the choice of a month says, by the month; month 0 is never."""
