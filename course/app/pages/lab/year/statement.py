"""The statement: a row for each month, and under it how its pay came about, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from course.app import keeper
from course.app.blocks import prose, taxes
from course.app.pages.lab.html import account, account_row, figures
from course.app.pages.lab.year.columns import Column, carries, columns, net_of_all
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.locale.message import message
from course.pay.net import NetPayError, TaxYear, net_pay
from course.pay.net_steps import net_line, net_steps
from course.pay.statements.deals import Deal
from course.pay.statements.statement import PayMonth
from course.pay.statements.telling import Line, line, owed

MOST_LINES = 60
"""Lines of one month’s account that are shown."""
MANY = 9
"""Columns from which the statement takes more room than a page of text has, and smaller letters on paper."""
CURRENCY = re.compile(r"\s?€")
"""The sign at either side of an amount."""
CARRIED = message(
    "Carried over: what a month could not take back goes on to later months, which take it back."
)
"""What the column of that name holds."""


def draw(place: Place, months: Sequence[PayMonth]) -> None:
    """Draw the year’s figures, then the statement."""
    say = place.words.say
    st.header(say("Statement"), anchor=False)
    _figures(place, months)
    prose.draw_html(place, table(place, months, accounts=True), key="lab-statement")
    if carries(months):
        st.caption(say(CARRIED))
    state = keeper.now()
    tax = taxes.tax_of(place, state.offers.tax)
    with st.container():
        for sentence in owed(months, place.words, leaving=state.leaves is not None):
            st.warning(plain(sentence), icon=":material/account_balance_wallet:")
        for sentence in refusals(place.words, months, tax):
            st.info(plain(sentence), icon=":material/info:")


def _figures(place: Place, months: Sequence[PayMonth]) -> None:
    words, say = place.words, place.words.say
    gross = [month.gross for month in months]
    total = sum(gross, Decimal(0))
    shown = [
        (say("Gross pay in all"), total),
        (say("Average monthly pay"), total / len(gross)),
        (say("Lowest monthly pay"), min(gross)),
        (say("Highest monthly pay"), max(gross)),
    ]
    tax = taxes.tax_of(place, keeper.now().offers.tax)
    net = None if tax is None else net_of_all(months, tax)
    if net is not None:
        shown.insert(1, (say("Net pay in all"), net))
    told = ((name, words.euro(amount, cents=True)) for name, amount in shown)
    prose.draw_html(place, figures(told), key="lab-year-figures")


def refusals(words: Words, months: Sequence[PayMonth], tax: TaxYear | None) -> tuple[str, ...]:
    """Why the net pay of some months is not known, each sentence once."""
    if tax is None:
        return ()
    found = []
    for month in months:
        try:
            net_pay(month.gross, tax)
        except NetPayError as reason:
            found.append(reason.tell(words))
    return tuple(dict.fromkeys(found))


def notes(place: Place, months: Sequence[PayMonth]) -> tuple[str, ...]:
    """What the table itself does not say, in sentences: for the sheet that is printed."""
    words, state = place.words, keeper.now()
    found = [left_out(words), words.say(CARRIED) if carries(months) else ""]
    found += owed(months, words, leaving=state.leaves is not None)
    found += refusals(words, months, taxes.tax_of(place, state.offers.tax))
    return tuple(sentence for sentence in found if sentence)


def left_out(words: Words) -> str:
    """How many deals come after the last month and so are not in the statement; "" for none."""
    state = keeper.now()
    last = state.leaves or state.months
    later = sum(booking.month > last for booking in state.deals)
    if not later:
        return ""
    return words.plural(
        "{count} row of your deals is later than month {month}, the last one here: it is not counted.",
        "{count} rows of your deals are later than month {month}, the last one here: they are not counted.",
        later,
        month=words.number(last),
    )


def table(place: Place, months: Sequence[PayMonth], *, accounts: bool) -> str:
    """The statement as HTML; with `accounts`, each month unfolds to its lines."""
    words = place.words
    tax = taxes.tax_of(place, keeper.now().offers.tax)
    found = tuple(columns(words, months, _sales_by_month(), tax))
    head = "".join(f'<th class="right">{escape(c.name)}{_currency(c)}</th>' for c in found)
    rows = []
    for month in months:
        rows.append(_row(words.number(month.month), [c.told(month) for c in found], found, words))
        if accounts:
            rows.append(_account(month, len(found) + 1, tax, words))
    totals = [column.total for column in found]
    rows.append(_row(words.say("In all"), totals, found, words, kind="total"))
    first = escape(words.say("Month"))
    sort = "table statement many" if len(found) >= MANY else "table statement"
    return (
        f'<div class="{sort}"><table><thead><tr><th>{first}</th>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _sales_by_month() -> dict[int, Decimal]:
    sold: dict[int, Decimal] = {}
    for booking in keeper.now().deals:
        if isinstance(booking, Deal):
            sold[booking.month] = sold.get(booking.month, Decimal(0)) + booking.amount
    return sold


def _row(
    first: str, cells: Sequence[str], heads: Sequence[Column], words: Words, kind: str = ""
) -> str:
    label = "" if kind else escape(words.say("Month"))
    nothing = words.euro(0, cents=True)
    told = "".join(
        _cell(column, cell, left_out=column.minor or (column.sparse and cell == nothing))
        for column, cell in zip(heads, cells, strict=True)
    )
    return f'<tr class="{kind}"><td data-label="{label}">{escape(first)}</td>{told}</tr>'


def _cell(column: Column, cell: str, *, left_out: bool) -> str:
    sided = "right minor" if left_out else "right"
    labelled = f' data-label="{escape(column.name)}"' if cell else ""
    return f'<td class="{sided}"{labelled}>{CURRENCY.sub(_apart, escape(cell))}</td>'


def _currency(column: Column) -> str:
    """What a head says of its figures, so that they need not."""
    return ' <span class="currency">€</span>' if column.in_euro else ""


def _apart(found: re.Match[str]) -> str:
    return f'<span class="currency">{found[0]}</span>'


def _account(month: PayMonth, width: int, tax: TaxYear | None, words: Words) -> str:
    """How a month came about, down to its net pay where that is known."""
    number = words.number(month.month)
    lines = [line(step, words) for step in month.steps]
    net = _net_lines(month, tax, words)
    more = len(lines) - MOST_LINES
    if more > 0:
        rest = words.plural("… and {count} more line", "… and {count} more lines", more)
        lines[MOST_LINES:] = [Line(rest, "", "", total=False)]
    else:
        # The month's last line and the first of these are both its gross pay.
        net = net[1:]
    title = words.say("How month {number} was worked out", number=number)
    return account_row(account(title, [*lines, *net]), width)


def _net_lines(month: PayMonth, tax: TaxYear | None, words: Words) -> list[Line]:
    if tax is None:
        return []
    try:
        return [net_line(step, words) for step in net_steps(month.gross, tax)]
    except NetPayError:
        return []
