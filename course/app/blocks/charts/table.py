"""A chart's numbers as a table."""

from __future__ import annotations

from html import escape

from course.pay.charts.chart import Table


def table_html(table: Table) -> str:
    """The table as running text has its own, so that it folds on a phone."""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    rows = (
        "".join(
            f'<td data-label="{escape(column)}">{escape(cell.text)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    body = "".join(f"<tr>{cells}</tr>" for cells in rows)
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
