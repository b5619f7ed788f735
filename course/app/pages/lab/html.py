"""Tables and figures for the running-text component, with everything in them escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape


def table(names: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """A table that turns into labelled lines on a phone; columns in `right` are set to the right."""

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
        for row in rows
    )
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """A few numbers that matter, each under its name."""
    told = "".join(f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in pairs)
    return f'<dl class="figures">{told}</dl>'
