"""Two readings of an image that differ: the one with which the sums of the document come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Document
from pipeline.model.finding import Comparison
from pipeline.model.second_reading import Hasil, SecondReading
from pipeline.model.table import Entry, Grid, LogicalTable, SourceRef
from pipeline.model.values import one_line


@dataclass(frozen=True, slots=True)
class Settled:
    """The document with the readings that its sums speak for; `is_changed` says that some are second ones."""

    document: Document
    readings: tuple[SecondReading, ...]
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """How many calculations come out, and how many do not; what is not judged is neither."""

    closed: int
    open: int

    @classmethod
    def of(cls, comparisons: Iterable[Comparison]) -> Sums:
        """The count of the calculations among these."""
        judged = [comparison for comparison in comparisons if comparison.is_judged]
        closed = sum(comparison.beda == 0 for comparison in judged)
        return cls(closed, len(judged) - closed)

    def is_better_than(self, other: Sums) -> bool:
        """Whether more come out and no more fail: what is merely not judged any more is no gain."""
        return self.closed > other.closed and self.open <= other.open


def settle(
    document: Document, readings: Sequence[SecondReading], sums: Callable[[Document], Sums]
) -> Settled:
    """Takes the second reading of a cell where more sums close with it than with the first.

    A digit that was misread breaks the sums it is part of: 415.000.000 read as 416.000.000, that of its kegiatan and of
    its program. Cells are tried one by one, then all that are left together, since two misread parts of one sum close
    it only together. What is taken stays in doubt. Only images are settled so: where two readers take different texts
    from a file's letters, the officer has to know, whatever the sums say.

    Args:
        document: as read first.
        readings: what was read twice.
        sums: of a document.
    """
    open_ones = [
        reading for reading in readings if reading.hasil is Hasil.BERBEDA and reading.source.from_image
    ]
    used: list[SecondReading] = []
    best = sums(document) if open_ones else Sums(0, 0)
    for tried in (*([reading] for reading in open_ones), open_ones):
        left = [reading for reading in tried if reading not in used]
        changed = with_second_texts(document, left)
        if left and (found := sums(changed)).is_better_than(best):
            document, best = changed, found
            used += left
    settled = tuple(
        replace(reading, hasil=Hasil.DIGANTI) if reading in used else reading for reading in readings
    )
    return Settled(document, settled, is_changed=bool(used))


def with_second_texts(document: Document, readings: Iterable[SecondReading]) -> Document:
    """The document with the second texts of these cells, in doubt. A value printed in several cells is left alone."""
    by_source = {reading.source: reading for reading in readings}
    return replace(
        document,
        grids=tuple(_grid(grid, by_source) for grid in document.grids),
        tables=tuple(_table(table, by_source) for table in document.tables),
    )


def _table(table: LogicalTable, readings: Mapping[SourceRef, SecondReading]) -> LogicalTable:
    rows = tuple(
        replace(row, entries=tuple(_entry(entry, readings) for entry in row.entries)) for row in table.rows
    )
    return replace(table, rows=rows, grids=tuple(_grid(grid, readings) for grid in table.grids))


def _entry(entry: Entry, readings: Mapping[SourceRef, SecondReading]) -> Entry:
    reading = readings.get(entry.sources[0]) if len(entry.sources) == 1 else None
    return replace(entry, text=reading.teks_kedua, doubt=_doubt(reading)) if reading else entry


def _grid(grid: Grid, readings: Mapping[SourceRef, SecondReading]) -> Grid:
    cells = tuple(
        replace(cell, text=reading.teks_kedua, lines=(reading.teks_kedua,), doubt=_doubt(reading))
        if (reading := readings.get(grid.source_of(cell)))
        else cell
        for cell in grid.cells
    )
    return replace(grid, cells=cells)


def _doubt(reading: SecondReading) -> str:
    return (
        f'semula dibaca "{one_line(reading.teks_pertama)}"; '
        "pembacaan ulang dipakai karena dengannya hitungan cocok"
    )
