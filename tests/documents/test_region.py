"""A region of 45 agencies: every cell of every table is read as it was printed, in any layout, by any producer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit import read_document
from pipeline.generate.layouts.catalogue import LAYOUTS
from pipeline.generate.region import Made
from pipeline.generate.truth import TableTruth
from pipeline.model.table import LogicalTable
from tests.defaults import SETTINGS
from tests.documents.reading import squeeze
from tests.region import CLEAN, region, write

every_agency = pytest.mark.parametrize("place", range(CLEAN.opd))


def test_every_layout_is_there_twice_by_different_producers() -> None:
    producers = {str(layout): [] for layout in LAYOUTS}
    for made in region(CLEAN):
        producers[str(made.layout)].append(made.producer)
    assert all(len(found) >= 2 for found in producers.values())
    assert all(len(set(found)) == len(found) for found in producers.values())


@every_agency
def test_every_cell_is_read_as_printed(place: int, tmp_path: Path) -> None:
    made = region(CLEAN)[place]
    problems = [line for pair in _pairs(made, tmp_path) for line in _differences(*pair)]
    assert not problems, "\n".join([f"{made.layout}, {made.producer}", *problems])


def _pairs(made: Made, folder: Path) -> list[tuple[TableTruth, LogicalTable]]:
    """Each table as it was set with what was read of it."""
    tables = read_document(write(made, folder), SETTINGS).tables
    expected = made.truth
    assert [table.kind for table in tables] == [table.jenis_tabel for table in expected]
    return list(zip(expected, tables, strict=True))


def _differences(expected: TableTruth, found: LogicalTable) -> list[str]:
    where = f"{expected.jenis_tabel}, pages {found.pages}"
    columns = tuple(column.name for column in found.columns)
    if columns != expected.columns:
        return [f"{where}: expected the columns {expected.columns}, got {columns}"]
    rows = [tuple(entry.text for entry in row.entries) for row in found.rows]
    if len(rows) != len(expected.rows):
        return [f"{where}: expected {len(expected.rows)} rows, got {len(rows)}"]
    return [
        f"{where}, row {number}, {column}: expected {one!r}, got {other!r}"
        for number, pair in enumerate(zip(expected.rows, rows, strict=True), start=1)
        for column, one, other in zip(columns, *pair, strict=True)
        if squeeze(one) != squeeze(other)
    ]
