"""The figures behind the verdict, beside each other; net pay unfolds to its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from course.app import keeper
from course.app.blocks import taxes
from course.app.pages.lab.html import account, table
from course.app.place import Place
from course.locale import Words
from course.pay.charts.amounts import euro, share
from course.pay.lab.two_offers.compare import Comparison, Outlook
from course.pay.net import NetPayError, TaxYear, net_pay
from course.pay.net_steps import net_line, net_steps

NET_ROW = 1
"""The place of net pay among the rows, where it is told."""

Told = Callable[[Outlook], str]


def table_of(place: Place, found: Comparison, *, accounts: bool) -> str:
    """The two outlooks as HTML; with `accounts`, net pay unfolds to the steps that led to it."""
    words, offers = place.words, keeper.now().offers
    tax = taxes.tax_of(place, offers.tax)
    rows = [
        (name, told(found.a), told(found.b)) for name, told in _figures(words, tax, offers.costs)
    ]
    names = ("", offers.a.name, offers.b.name)
    steps = _net_accounts(words, found, tax) if accounts and tax is not None else ""
    return table(names, rows, right=(1, 2), under={NET_ROW: steps} if steps else None)


def refusals(place: Place, found: Comparison) -> tuple[str, ...]:
    """Why the net pay of an offer's average month is not known, each sentence once."""
    tax = taxes.tax_of(place, keeper.now().offers.tax)
    if tax is None:
        return ()
    told = []
    for outlook in (found.a, found.b):
        try:
            net_pay(_gross(outlook), tax)
        except NetPayError as reason:
            told.append(reason.tell(place.words))
    return tuple(dict.fromkeys(told))


def _figures(words: Words, tax: TaxYear | None, costs: Decimal) -> Iterator[tuple[str, Told]]:
    say = words.say

    def money(of: Callable[[Outlook], Decimal]) -> Told:
        return lambda outlook: words.euro(of(outlook))

    yield say("Average monthly pay"), money(_gross)
    if tax is not None:
        yield say("Net pay of a month with just that gross"), lambda o: _net(words, o, tax)
    yield say("One month in ten pays less than"), money(lambda o: o.low)
    yield say("One month in ten pays more than"), money(lambda o: o.high)
    yield say("How far monthly pay swings (standard deviation)"), money(lambda o: o.swing)
    least = euro(words, costs)
    yield say("Months that do not cover {costs}", costs=least), lambda o: share(words, o.short)
    if tax is not None:
        yield say("Gross pay that covers your costs"), lambda o: euro(words, o.threshold)
    yield say("What the swings cost you"), money(lambda o: o.risk_cost)
    yield say("Worth to you: average less the cost of swings"), money(lambda o: o.worth)


def _gross(outlook: Outlook) -> Decimal:
    """An average month to the euro, as it is shown, so that its net pay can be checked by hand."""
    return outlook.mean.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _net(words: Words, outlook: Outlook, tax: TaxYear) -> str:
    try:
        return words.euro(net_pay(_gross(outlook), tax).net, cents=True)
    except NetPayError:
        return "–"


def _net_accounts(words: Words, found: Comparison, tax: TaxYear) -> str:
    """How the net pay of each offer came about, those that are known."""
    offers = keeper.now().offers
    told = []
    for name, outlook in ((offers.a.name, found.a), (offers.b.name, found.b)):
        title = words.say("How the net pay of {offer} was worked out", offer=name)
        try:
            lines = [net_line(step, words) for step in net_steps(_gross(outlook), tax)]
        except NetPayError:
            continue
        told.append(account(title, lines))
    return "".join(told)
