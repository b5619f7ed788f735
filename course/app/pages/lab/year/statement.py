"""The statement: a row for each month, and under it how its pay came about, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

import streamlit as st

from course.app import keeper
from course.app.blocks import prose, taxes
from course.app.pages.lab.html import figures
from course.app.place import Place
from course.app.plain import plain
from course.locale import Words
from course.pay.charts.amounts import share
from course.pay.net import NetPayError, TaxYear, net_pay
from course.pay.statements.deals import Deal
from course.pay.statements.statement import PayMonth
from course.pay.statements.telling import line

MOST_LINES = 60
"""Lines of one month’s account that are shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the statement: its name, what it tells of a month and of all.

    On a phone a `minor` one is left out, where the month’s account tells it, and a `sparse` one
    wherever it has nothing.
    """

    name: str
    told: Callable[[PayMonth], str]
    total: str = ""
    minor: bool = False
    sparse: bool = False


def draw(place: Place, months: Sequence[PayMonth]) -> None:
    """Draw the year’s figures, then the statement."""
    say = place.words.say
    st.subheader(say("Statement"), anchor=False)
    _figures(place, months)
    prose.draw_html(place, table(place, months, accounts=True), key="lab-statement")
    tax = taxes.tax_of(place, keeper.now().offers.tax)
    with st.container():
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
    if tax is not None and not refusals(words, months, tax):
        shown.insert(1, (say("Net pay in all"), _net_of_all(months, tax)))
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
    columns = tuple(_columns(place, months))
    head = "".join(f'<th class="right">{escape(c.name)}</th>' for c in columns)
    rows = []
    for month in months:
        rows.append(
            _row(words.number(month.month), [c.told(month) for c in columns], columns, words)
        )
        if accounts:
            rows.append(_account(month, len(columns) + 1, words))
    totals = [column.total for column in columns]
    rows.append(_row(words.say("In all"), totals, columns, words, kind="total"))
    first = escape(words.say("Month"))
    return (
        f'<div class="table statement"><table><thead><tr><th>{first}</th>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _columns(place: Place, months: Sequence[PayMonth]) -> Iterator[Column]:
    """The columns that say anything in this statement."""
    words, say = place.words, place.words.say
    sold = _sales_by_month()

    def money(name: str, of: Callable[[PayMonth], Decimal], sparse: bool = False) -> Column:
        whole = _euro(words, sum((of(month) for month in months), Decimal(0)))
        return Column(name, lambda month: _euro(words, of(month)), whole, sparse=sparse)

    yield money(say("Sales"), lambda month: sold.get(month.month, Decimal(0)))
    if any(month.attainment is not None for month in months):
        yield Column(say("Attainment"), lambda month: _attainment(words, month), minor=True)
    yield money(say("Earned"), lambda month: month.earned)
    if any(month.clawback for month in months):
        yield money(say("Clawback"), lambda month: month.clawback, sparse=True)
    if any(month.advance or month.repaid for month in months):
        yield money(say("Draw"), lambda month: month.advance - month.repaid, sparse=True)
    yield money(say("Base"), lambda month: month.base)
    if any(month.bonus for month in months):
        yield money(say("Bonus"), lambda month: month.bonus, sparse=True)
    yield money(say("Gross"), lambda month: month.gross)
    tax = taxes.tax_of(place, keeper.now().offers.tax)
    if tax is not None:
        whole = "" if refusals(words, months, tax) else _euro(words, _net_of_all(months, tax))
        yield Column(say("Net"), lambda month: _net(words, month, tax), whole)


def _sales_by_month() -> dict[int, Decimal]:
    sold: dict[int, Decimal] = {}
    for booking in keeper.now().deals:
        if isinstance(booking, Deal):
            sold[booking.month] = sold.get(booking.month, Decimal(0)) + booking.amount
    return sold


def _attainment(words: Words, month: PayMonth) -> str:
    return "–" if month.attainment is None else share(words, month.attainment)


def _net(words: Words, month: PayMonth, tax: TaxYear) -> str:
    try:
        return _euro(words, net_pay(month.gross, tax).net)
    except NetPayError:
        return "–"


def _net_of_all(months: Sequence[PayMonth], tax: TaxYear) -> Decimal:
    return sum((net_pay(month.gross, tax).net for month in months), Decimal(0))


def _euro(words: Words, amount: Decimal) -> str:
    return words.euro(amount, cents=True)


def _row(
    first: str, cells: Sequence[str], columns: Sequence[Column], words: Words, kind: str = ""
) -> str:
    label = escape(words.say("Month"))
    nothing = _euro(words, Decimal(0))
    told = "".join(
        _cell(column, cell, left_out=column.minor or (column.sparse and cell == nothing))
        for column, cell in zip(columns, cells, strict=True)
    )
    return f'<tr class="{kind}"><td data-label="{label}">{escape(first)}</td>{told}</tr>'


def _cell(column: Column, cell: str, *, left_out: bool) -> str:
    sided = "right minor" if left_out else "right"
    labelled = f' data-label="{escape(column.name)}"' if cell else ""
    return f'<td class="{sided}"{labelled}>{escape(cell)}</td>'


def _account(month: PayMonth, width: int, words: Words) -> str:
    number = words.number(month.month)
    summary = escape(words.say("How month {number} was worked out", number=number))
    lines = [line(step, words) for step in month.steps]
    shown = "".join(
        f'<li class="{"sum" if told.total else ""}"><span>{escape(told.name)}</span>'
        f'<span class="worked">{escape(told.sum)}</span><span>{escape(told.amount)}</span></li>'
        for told in lines[:MOST_LINES]
    )
    more = len(lines) - MOST_LINES
    if more > 0:
        rest = words.plural("… and {count} more line", "… and {count} more lines", more)
        shown += f"<li><span>{escape(rest)}</span></li>"
    return (
        f'<tr class="account"><td colspan="{width}"><details><summary>{summary}</summary>'
        f"<ol>{shown}</ol></details></td></tr>"
    )
