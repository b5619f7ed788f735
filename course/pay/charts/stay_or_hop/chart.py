"""Stay or hop: what a change of job costs at first, what it brings, and when it has paid off."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import ClassVar

import plotly.graph_objects as go

from course.locale import Words
from course.locale.message import message
from course.pay.charts.amounts import euro
from course.pay.charts.cells import euro_cell, number_cell
from course.pay.charts.chart import Chart, Control, Guess, Moved, Table
from course.pay.charts.drawing.palette import Palette
from course.pay.charts.guessing import Values, round_step, unlike
from course.pay.charts.stay_or_hop.drawing import Drawing
from course.pay.offers.career import Move, paid_off, paths

THOUSAND = Decimal(1000)


class StayOrHopParameters(Move):
    """A present job, a new one, and the month of changing."""


class StayOrHop(Chart[StayOrHopParameters]):
    """What staying and leaving bring in all, beyond the present month's pay, month by month."""

    name: ClassVar[str] = "stay-or-hop"
    parameters = StayOrHopParameters

    def heading(self) -> str:
        return message("Stay or change jobs: when does the move pay off?")

    def guess(self, parameters: StayOrHopParameters) -> Guess:
        """Asks for months where the move pays off, else for the difference in euro at the end.

        Answers to the one are 1 to 60, to the other never (it has steps of at least 100 euro about
        0), so that `figure` knows from a guess which was asked, however far the reader moves on.
        """
        month = paid_off(parameters)
        if month is not None:
            return _months_guess(parameters, Decimal(month - parameters.leave))
        asked = message(
            "By the end of month {months}, how much more has leaving brought than staying?"
            " Less is below zero."
        )
        actual = paths(parameters).lead[-1]
        reach = max(abs(actual) * Decimal("1.5"), 5 * THOUSAND) / THOUSAND
        reach = reach.to_integral_value(rounding=ROUND_CEILING) * THOUSAND
        step = round_step(2 * reach)
        start = Decimal(0) if abs(actual) > 3 * step else reach / 2 // THOUSAND * THOUSAND
        values = {"months": str(parameters.months)}
        return Guess(asked, "euro", -reach, reach, step, start, actual, values)

    def controls(self, parameters: StayOrHopParameters) -> tuple[Control, ...]:
        uplift, ramp = parameters.uplift, parameters.ramp
        most = Decimal("0.5") if uplift <= Decimal("0.5") else Decimal(1)
        step = Decimal("0.01")
        return (
            Control(
                "uplift",
                message("The new job pays more by"),
                step * 0,
                most,
                step,
                uplift,
                "percent",
            ),
            _months_control("ramp", message("Months until sales are as usual"), ramp, 12, 24),
            _months_control(
                "leave",
                message("Months before leaving"),
                parameters.leave,
                *(parameters.months - 1,) * 2,
            ),
        )

    def with_values(self, parameters: StayOrHopParameters, values: Moved) -> StayOrHopParameters:
        data = parameters.model_dump() | dict(values)
        for control in self.controls(parameters):
            data[control.id] = control.exact(data[control.id])
        return StayOrHopParameters.model_validate(data)

    def title(self, parameters: StayOrHopParameters, words: Words) -> str:
        lead, month = paths(parameters).lead, paid_off(parameters)
        values = {
            "end": words.number(parameters.months),
            "behind": euro(words, -lead[-1]),
            "ahead": euro(words, lead[-1]),
        }
        if not any(lead):
            return words.say(
                message("Staying and leaving bring the same up to month {end}"), **values
            )
        if month is None:
            return words.say(
                message(
                    "Up to month {end} the move does not pay off: it is {behind} behind staying"
                ),
                **values,
            )
        if min(lead) >= 0:
            return words.say(
                message("The move is ahead from its first month; by month {end} by {ahead}"),
                **values,
            )
        if not parameters.leave:
            return words.say(
                message(
                    "The move has paid off in month {month}; by month {end} it is {ahead} ahead"
                ),
                month=words.number(month),
                **values,
            )
        return words.plural(
            "The move has paid off {count} month after leaving, in month {month};"
            " by month {end} it is {ahead} ahead",
            "The move has paid off {count} months after leaving, in month {month};"
            " by month {end} it is {ahead} ahead",
            month - parameters.leave,
            month=words.number(month),
            **values,
        )

    def table(self, parameters: StayOrHopParameters, words: Words) -> Table:
        found = paths(parameters)
        columns = (
            message("By the end of month"),
            message("Total if staying"),
            message("Total if leaving"),
            message("Leaving is ahead by"),
        )
        return Table(
            columns=tuple(words.say(column) for column in columns),
            rows=tuple(
                (
                    number_cell(words, month),
                    *(
                        euro_cell(words, amounts[month])
                        for amounts in (found.staying, found.leaving, found.lead)
                    ),
                )
                for month in told_months(parameters)
            ),
        )

    def alt(self, parameters: StayOrHopParameters, words: Words) -> str:
        found, say = paths(parameters), words.say
        form = message(
            "Line chart of total income before tax beyond {usual} a month, from month 0 to {end}:"
            " staying rises by a step at each bonus, leaving after month {leave} dips, then climbs."
        )
        parts = [
            say(
                form,
                usual=euro(words, found.usual),
                end=words.number(parameters.months),
                leave=words.number(parameters.leave),
            )
        ]
        row = message(
            "By the end of month {month} staying has brought {staying} in all, leaving {leaving}."
        )
        parts += [
            say(
                row,
                month=words.number(month),
                staying=euro(words, found.staying[month]),
                leaving=euro(words, found.leaving[month]),
            )
            for month in told_months(parameters)
        ]
        if found.repaid:
            parts.append(
                say(message("Leaving pays back {repaid}."), repaid=euro(words, found.repaid))
            )
        return " ".join([*parts, self.title(parameters, words) + "."])

    def caption(self, parameters: StayOrHopParameters, words: Words) -> str:
        text = super().caption(parameters, words)
        steady = words.say(
            message("Sales of {sales} in every month are assumed."),
            sales=euro(words, parameters.sales),
        )
        return f"{text} {steady}"

    def figure(
        self,
        parameters: StayOrHopParameters,
        words: Words,
        palette: Palette,
        guess: Decimal | None = None,
    ) -> go.Figure:
        return Drawing(parameters, guess, words, palette).figure()


def told_months(move: Move) -> tuple[int, ...]:
    """The table's rows: every half-year and the end, the month of leaving and that of paying off."""
    months = {*range(0, move.months, 6), move.months, move.leave, paid_off(move) or move.leave}
    return tuple(sorted(months))


def _months_guess(move: Move, actual: Decimal) -> Guess:
    asked = message(
        "The new job pays {uplift} more. Without pay between the jobs: {gap}; until sales are as"
        " usual: {ramp}. After how many months from leaving has the move paid off for good?"
    )
    values: Values = {
        "uplift": (move.uplift, "percent"),
        "gap": (Decimal(move.gap), "months"),
        "ramp": (Decimal(move.ramp), "months"),
    }
    reach = Decimal(max(move.months - move.leave, 12))
    start = max(unlike(actual, reach, Decimal(1)), Decimal(1))
    return Guess(asked, "months", Decimal(1), reach, Decimal(1), start, actual, values)


def _months_control(control_id: str, label: str, value: int, usual: int, limit: int) -> Control:
    most = Decimal(usual if value <= usual else limit)
    return Control(control_id, label, Decimal(0), most, Decimal(1), Decimal(value), "months")
