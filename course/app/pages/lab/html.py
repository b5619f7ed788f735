"""Tables and figures for the running-text component, with everything in them escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

from course.pay.statements.telling import Line


def table(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
    under: Mapping[int, str] | None = None,
) -> str:
    """A table that turns into labelled lines on a phone; columns in `right` are set to the right.

    `under` has what unfolds under some rows, by their places: HTML that `account` made.
    """
    unfolds = under or {}

    def sided(at: int) -> str:
        return ' class="right"' if at in right else ""

    head = "".join(f"<th{sided(at)}>{escape(name)}</th>" for at, name in enumerate(names))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{sided(at)} data-label="{escape(name)}">{escape(cell)}</td>'
            for at, (name, cell) in enumerate(zip(names, row, strict=True))
        )
        + "</tr>"
        + (account_row(unfolds[place], len(names)) if place in unfolds else "")
        for place, row in enumerate(rows)
    )
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def account(title: str, lines: Iterable[Line]) -> str:
    """Lines that add up, unfolding from their title."""
    shown = "".join(
        f'<li class="{"sum" if told.total else ""}"><span>{escape(told.name)}</span>'
        f'<span class="worked">{escape(told.sum)}</span><span>{escape(told.amount)}</span></li>'
        for told in lines
    )
    return f"<details><summary>{escape(title)}</summary><ol>{shown}</ol></details>"


def account_row(accounts: str, width: int) -> str:
    """The row of a table with `width` columns that unfolds to accounts."""
    return f'<tr class="account"><td colspan="{width}">{accounts}</td></tr>'


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """A few numbers that matter, each under its name."""
    told = "".join(f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in pairs)
    return f'<dl class="figures">{told}</dl>'
