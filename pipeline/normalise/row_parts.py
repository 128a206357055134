"""A row of a table in all its printed rows: the first has kode and nama, further ones go on below it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.table import Entry, LogicalTable, TableRow

NAME_COLUMNS = ("nama", "nama_analisis")
KODE_COLUMNS = ("kode", "kode_analisis")
_BLANK = Entry("", ())


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row of a table in all its printed rows, the first of which carries kode and nama.

    `nomor` is the place of that one in the table, from 0.
    """

    table: LogicalTable
    nomor: int
    parts: tuple[TableRow, ...]

    @property
    def halaman(self) -> int:
        """Page where the row begins (1-based)."""
        return self.parts[0].page

    def entry(self, column: str) -> Entry:
        """What its first printed row holds in a column; empty where the table has no such column."""
        index = self.table.index_of(column)
        return _BLANK if index is None else self.parts[0].entries[index]

    def entries(self, column: str) -> tuple[Entry, ...]:
        """What each of its printed rows holds in a column."""
        index = self.table.index_of(column)
        if index is None:
            return (_BLANK,) * len(self.parts)
        return tuple([part.entries[index] for part in self.parts])

    def is_filled(self, column: str) -> bool:
        """Whether any of its printed rows holds something in a column."""
        return any(not entry.is_empty for entry in self.entries(column))
