"""A chart's numbers as a table."""

from __future__ import annotations

from html import escape

from course.app.blocks import prose
from course.app.place import Place
from course.pay.charts.chart import Table


def draw_table(place: Place, table: Table, key: str) -> None:
    """Draw the table as running text draws its own, so that it folds on a phone."""
    prose.draw_html(place, _html(table), key=key)


def _html(table: Table) -> str:
    head = "".join(f'<th role="columnheader">{escape(c)}</th>' for c in table.columns)
    rows = (
        "".join(
            f'<td role="cell" data-label="{escape(column)}">{escape(cell.text)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    body = "".join(f'<tr role="row">{cells}</tr>' for cells in rows)
    return (
        '<div class="table"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )
