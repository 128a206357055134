"""Blank columns and rows. A dash is no blank: it says that there is nothing."""

from __future__ import annotations

from pipeline.model.table import Column, LogicalTable, TableRow


def filled_rows(table: LogicalTable) -> tuple[TableRow, ...]:
    """The printed rows that hold anything, continuation rows included."""
    return tuple(row for row in table.rows if not all(entry.is_empty for entry in row.entries))


def empty_columns(table: LogicalTable) -> tuple[Column, ...]:
    """The columns that are blank in every row, in printed order; all of them where the table has no rows."""
    rows = filled_rows(table)
    return tuple(
        column
        for index, column in enumerate(table.columns)
        if all(row.entries[index].is_empty for row in rows)
    )
