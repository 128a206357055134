"""Every typeset variant is read as it was set: cells, boxes, rows over pages, and nothing that is hidden."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.geometry import BBox
from pipeline.model.table import Cell, Grid, LogicalTable
from pipeline.read.plumber import read_boxes
from pipeline.reconcile.second_reading import is_same
from tests.documents.reading import Reading, cell_differences, read_stages, squeeze
from tests.typeset.truth import CellTruth, LogicalTruth, PageTruth, TableTruth, Truth
from tests.typeset.variants import VARIANTS, Variant

# A rule is as thick as 3 pt, and a doubled one is two: the edge is somewhere in it.
BOX_TOLERANCE = 1.0

# A known limit: PDFium leaves out the second drawing of a line. What is bold by being drawn twice is read once,
# which matters, but not as bold, which matters only to headings in prose.
DRAWN_TWICE = frozenset({"fake-bold", "everything-at-once"})

every_variant = pytest.mark.parametrize("subject", VARIANTS, ids=str)


@cache
def reading_of(subject: Variant) -> tuple[Reading, Truth]:
    pdf, truth = subject.typeset()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "variant.pdf"
        path.write_bytes(pdf)
        return read_stages(path), truth


def tables_of(subject: Variant) -> Iterator[tuple[str, TableTruth, Grid]]:
    """Each table of each page with where it is, as it was set and as it was read."""
    reading, truth = reading_of(subject)
    for page, content in zip(truth.pages, reading.contents, strict=True):
        grids = content.grids.grids
        assert len(grids) == len(page.tables), (
            f"{subject}, page {page.number}: expected {len(page.tables)} tables, got {len(grids)}: "
            f"{[_corners(grid.bbox) for grid in grids]}"
        )
        for number, (table, grid) in enumerate(zip(page.tables, grids, strict=True), start=1):
            yield f"{subject}, page {page.number}, table {number}", table, grid


@every_variant
def test_texts(subject: Variant) -> None:
    problems = [
        line
        for where, table, grid in tables_of(subject)
        for line in cell_differences(table.texts(), grid.texts(), where)
    ]
    assert not problems, "\n".join(problems)


@every_variant
def test_spans_and_boxes(subject: Variant) -> None:
    problems = [
        line for where, table, grid in tables_of(subject) for line in _shape_differences(table, grid, where)
    ]
    assert not problems, "\n".join(problems)


def _shape_differences(table: TableTruth, grid: Grid, where: str) -> Iterator[str]:
    if (grid.row_count, grid.column_count) != (table.row_count, table.column_count):
        yield (
            f"{where}: expected {table.row_count} rows x {table.column_count} columns, "
            f"got {grid.row_count} x {grid.column_count}"
        )
        return
    if grid.open_bottom is not table.open_bottom:
        yield f"{where}: expected open_bottom {table.open_bottom}, got {grid.open_bottom}"
    if not _is_near(grid.bbox, table.box):
        yield f"{where}: expected the table at {_corners(table.box)}, got {_corners(grid.bbox)}"
    expected = {_span(cell): cell for cell in table.cells}
    found = {_span(cell): cell for cell in grid.cells}
    if len(found) != len(grid.cells):
        yield f"{where}: a cell is there twice"
    for span in sorted(expected.keys() - found.keys()):
        yield f"{where}: no cell of row, column, spans {span} ({expected[span].text!r})"
    for span in sorted(found.keys() - expected.keys()):
        yield f"{where}: a cell of row, column, spans {span} that was never set ({found[span].text!r})"
    for span in sorted(found.keys() & expected.keys()):
        if not _is_near(found[span].bbox, expected[span].box):
            yield (
                f"{where}, cell {span}: expected the box {_corners(expected[span].box)}, "
                f"got {_corners(found[span].bbox)}"
            )


def _span(cell: Cell | CellTruth) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.row_span, cell.column_span


def _is_near(one: BBox, other: BBox) -> bool:
    return one.contains(other, BOX_TOLERANCE) and other.contains(one, BOX_TOLERANCE)


def _corners(box: BBox) -> tuple[float, ...]:
    return tuple(round(value, 1) for value in (box.x0, box.top, box.x1, box.bottom))


@every_variant
def test_every_visible_letter_is_read_once_and_nothing_hidden(subject: Variant) -> None:
    reading, truth = reading_of(subject)
    for page, geometry in zip(truth.pages, reading.geometry, strict=True):
        printed = Counter(squeeze("".join(_printed(page))))
        read = Counter(geometry.characters.text())
        where = f"{subject}, page {page.number}"
        assert not read - printed, f"{where}: letters nobody sees were read: {dict(read - printed)}"
        assert not printed - read, f"{where}: letters were lost: {dict(printed - read)}"


def _printed(page: PageTruth) -> Iterator[str]:
    for table in page.tables:
        for cell in table.cells:
            yield from cell.lines
    yield from page.outside


@every_variant
def test_a_second_reader_sees_the_same_in_every_cell(subject: Variant, tmp_path: Path) -> None:
    """And nothing that is hidden, doubled or clipped away: the two readers share nothing but the paper."""
    reading, _ = reading_of(subject)
    (tmp_path / "variant.pdf").write_bytes(subject.typeset()[0])
    cells: dict[int, list[Cell]] = {}
    for grid in reading.extraction.grids:
        cells.setdefault(grid.page, []).extend(grid.cells)
    again = read_boxes(
        tmp_path / "variant.pdf", {page: [cell.bbox for cell in row] for page, row in cells.items()}
    )
    problems = [
        f"{subject}, page {page}: expected {cell.text!r}, got {reread}"
        for page, row in cells.items()
        for cell, reread in zip(row, again[page], strict=True)
        if reread.problem or not is_same(cell.text, reread.text)
    ]
    assert not problems, "\n".join(problems)


@every_variant
def test_every_letter_is_in_a_cell_or_in_prose(subject: Variant) -> None:
    reading, truth = reading_of(subject)
    for page, content in zip(truth.pages, reading.contents, strict=True):
        outside = Counter(squeeze("".join(line.text for line in content.lines)))
        assert outside == Counter(squeeze("".join(page.outside))), f"{subject}, page {page.number}"


@every_variant
def test_nothing_is_doubted_without_cause(subject: Variant) -> None:
    reading, _ = reading_of(subject)
    doubts = [
        (grid.page, cell.row, cell.column, cell.text, cell.doubt)
        for grid in reading.extraction.grids
        for cell in grid.cells
        if cell.doubt
    ]
    assert doubts == []


@every_variant
def test_bold_cells(subject: Variant) -> None:
    problems = [
        f"{where}, {cell.text!r}: expected bold {cell.is_bold}, got {read.bold}"
        for where, table, grid in tables_of(subject)
        for cell, read in zip(sorted(table.cells, key=_span), grid.cells, strict=True)
        if cell.text and read.bold is not (cell.is_bold and subject.recipe.name not in DRAWN_TWICE)
    ]
    assert not problems, "\n".join(problems)


@every_variant
def test_logical_tables(subject: Variant) -> None:
    reading, truth = reading_of(subject)
    tables = reading.extraction.tables
    assert len(tables) == len(truth.logical), (
        f"{subject}: expected {len(truth.logical)} tables over pages {[t.pages for t in truth.logical]}, "
        f"got {len(tables)} over {[t.pages for t in tables]}"
    )
    problems = [
        line
        for number, (expected, found) in enumerate(zip(truth.logical, tables, strict=True), start=1)
        for line in _logical_differences(expected, found, f"{subject}, logical table {number}")
    ]
    assert not problems, "\n".join(problems)


def _logical_differences(expected: LogicalTruth, found: LogicalTable, where: str) -> Iterator[str]:
    rows = [tuple(entry.text for entry in row.entries) for row in found.rows]
    yield from cell_differences(expected.rows, rows, where)
    pairs = {
        "pages": (expected.pages, found.pages),
        "number row": (expected.number_row, found.number_row),
        "pages where rows begin": (expected.row_pages, tuple(row.page for row in found.rows)),
    }
    for what, (written, read) in pairs.items():
        if written != read:
            yield f"{where}: expected the {what} {written}, got {read}"


@every_variant
def test_entries_come_from_where_their_text_stands(subject: Variant) -> None:
    """The boxes an entry names hold its text and nothing else; a torn entry names one box on each page."""
    reading, _ = reading_of(subject)
    cells = {(grid.page, cell.bbox): cell for grid in reading.extraction.grids for cell in grid.cells}
    for table in reading.extraction.tables:
        for row in table.rows:
            for entry in row.entries:
                parts = [cells[source.page, source.bbox].text for source in entry.sources]
                assert squeeze("".join(parts)) == squeeze(entry.text)
                assert [source.page for source in entry.sources] == sorted(s.page for s in entry.sources)


@every_variant
def test_no_page_is_reported_as_not_understood_without_cause(subject: Variant) -> None:
    reading, _ = reading_of(subject)
    assert [page.problems for page in reading.extraction.pages if page.problems] == []


@every_variant
def test_only_a_row_without_rules_is_inferred(subject: Variant) -> None:
    reading, _ = reading_of(subject)
    expected = "pdfium+bawah" if subject.recipe.name == "total-below" else "pdfium"
    assert {grid.method for grid in reading.extraction.grids} <= {expected}
