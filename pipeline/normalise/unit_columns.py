"""Units that a table prints in a column of their own: "Target | Satuan" or "Indikator | Satuan | 2024 | 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.table import Entry, LogicalTable, TableRow
from pipeline.model.text import comparable

_UNIT_HEADING = re.compile(r"satuan(?: (?:target|indikator|kinerja|indikator kinerja))?")
_VALUES = ("target", "realisasi", "proyeksi")
_RIGHT_HALF = "_analisis"
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+")
_HAS_UNIT = re.compile(r"[^\W\d_]|%")


def with_units(table: LogicalTable) -> LogicalTable:
    """The table with each value beside its unit ("10" and "laporan" become "10 laporan"), for parsing.

    A unit column behind a column of values belongs to that one, else to all columns of values that follow in its half
    of the table. A value that prints a unit itself keeps it.
    """
    units = dict(_unit_places(table))
    if not units:
        return table
    return replace(table, rows=tuple(_united_row(row, units) for row in table.rows))


def _unit_places(table: LogicalTable) -> Iterator[tuple[int, int]]:
    """For each column of values that has a unit column, the places of both (from 0)."""
    names = [column.name if column.is_known else "" for column in table.columns]
    for place, column in enumerate(table.columns):
        if column.is_known or not column.header or not _UNIT_HEADING.fullmatch(comparable(column.header[-1])):
            continue
        if place and names[place - 1].startswith(_VALUES):
            yield place - 1, place
            continue
        half = any(name.endswith(_RIGHT_HALF) for name in names[:place])
        yield from (
            (other, place)
            for other in range(place + 1, len(names))
            if names[other].startswith(_VALUES) and names[other].endswith(_RIGHT_HALF) == half
        )


def _united_row(row: TableRow, units: dict[int, int]) -> TableRow:
    entries = (
        _united(entry, row.entries[units[place]]) if place in units else entry
        for place, entry in enumerate(row.entries)
    )
    return replace(row, entries=tuple(entries))


def _united(value: Entry, unit: Entry) -> Entry:
    """The value with its unit, item by item where a list of values stands beside as many units or a single one."""
    items = value.text.split("\n")
    if (
        value.is_empty
        or unit.is_empty
        or any(_HAS_UNIT.search(_MARK.sub("", item, count=1)) for item in items)
    ):
        return value
    texts = unit.text.split("\n")
    if len(items) > 1 and len(texts) == 1:
        # Single words under each other are read as one text, as the wraps of a cell are.
        words = unit.text.split()
        texts = words if len(words) == len(items) else texts * len(items)
    if len(items) == 1:
        texts = [unit.text]
    if len(items) != len(texts):
        return value
    text = "\n".join(f"{item} {one}" for item, one in zip(items, texts, strict=True))
    return replace(value, text=text, sources=(*value.sources, *unit.sources), doubt=value.doubt or unit.doubt)
