"""Extracted tables and grids as CSV: UTF-8 without byte order mark, commas, text as printed (design.md 3.2)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from pipeline.model.table import Grid, LogicalTable
from pipeline.report.csv import neutralise_verbatim
from schemas.extracted import table_schema

ColumnOrder = Callable[[LogicalTable], tuple[int, ...]]


def table_files(tables: Sequence[LogicalTable], order: ColumnOrder) -> Mapping[str, bytes]:
    """A file for each table of a known kind: `<jenis_tabel>.csv`, a second one of the kind `<jenis_tabel>-2.csv`.

    Args:
        tables: in reading order.
        order: places of a table's columns in the order to write them.
    """
    files: dict[str, bytes] = {}
    counts: Counter[str] = Counter()
    for table in tables:
        if not table.kind:
            continue
        counts[table.kind] += 1
        suffix = f"-{counts[table.kind]}" if counts[table.kind] > 1 else ""
        files[f"{table.kind}{suffix}.csv"] = _table(table, order(table))
    return files


def grid_files(grids: Sequence[Grid]) -> Mapping[str, bytes]:
    """A file for each grid as read, before grids are joined: `grid/p<NNN>-<K>.csv`, K counts from the page's top."""
    files: dict[str, bytes] = {}
    counts: Counter[int] = Counter()
    for grid in grids:
        counts[grid.page] += 1
        files[f"grid/p{grid.page:03}-{counts[grid.page]}.csv"] = _csv(grid.texts())
    return files


def _table(table: LogicalTable, places: Sequence[int]) -> bytes:
    header = ["halaman", *(table.columns[place].name for place in places)]
    rows: list[list[str | int]] = [
        [row.page, *(row.entries[place].text for place in places)] for row in table.rows
    ]
    if rows:
        table_schema(table.kind).validate(pd.DataFrame(rows, columns=header))
    return _csv([header, *rows])


def _csv(rows: Sequence[Sequence[str | int]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    for row in rows:
        writer.writerow([neutralise_verbatim(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue().encode("utf-8")
