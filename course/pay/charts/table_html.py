"""A chart's numbers as a table."""

from __future__ import annotations

from html import escape

from course.pay.charts.chart import Table


def table_html(table: Table) -> str:
    """The table as running text has its own, so that it folds on a phone and stays a table to screen readers."""
    head = "".join(
        f'<th role="columnheader" scope="col">{escape(column)}</th>' for column in table.columns
    )
    rows = (
        "".join(
            f'<td role="cell" data-label="{escape(column)}">{escape(cell.text)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    body = "".join(f'<tr role="row">{cells}</tr>' for cells in rows)
    return (
        '<div class="table"><table role="table"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )
