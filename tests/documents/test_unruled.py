"""Tables without full rules: the sample's tables set with some of their rules, or none, by two producers."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.table import Grid
from tests.documents.reading import Reading, cell_differences, read_stages
from tests.documents.sample_tables import sample_scene
from tests.typeset.measure import Style
from tests.typeset.painter import PAINTERS
from tests.typeset.rules import RuleStyle, columns_only, header_only, no_rules, rows_only
from tests.typeset.scene import Look
from tests.typeset.truth import TableTruth, Truth
from tests.typeset.variant import typeset_scene

RULES: dict[str, RuleStyle] = {
    "columns": columns_only(),
    "rows": rows_only(),
    "header": header_only(),
    "none": no_rules,
}
METHODS = {
    "columns": "pdfium+baris",
    "rows": "pdfium+kolom",
    "header": "pdfium+baris+bawah",
    "none": "pdfium+baris+kolom",
}
TOP, MIDDLE, BOTTOM = 0.0, 0.5, 1.0
PLACES = (TOP, MIDDLE, BOTTOM)
RULED_IN_PART = ("columns", "rows", "header")


def style(padding: float, place: float) -> Style:
    return Style(size=6, leading=7.5, padding=padding, place=place, padding_beside=2.5)


@cache
def read(rules: str, producer: str, look: Style) -> tuple[Reading, Truth]:
    pdf, truth = typeset_scene(sample_scene(Look(rules=RULES[rules]), look), producer)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pdf"
        path.write_bytes(pdf)
        return read_stages(path), truth


def tables_of(reading: Reading, truth: Truth) -> Iterator[tuple[TableTruth, Grid]]:
    for page, content in zip(truth.pages, reading.contents, strict=True):
        yield from zip(page.tables, content.grids.grids, strict=True)


def check_all_cells(reading: Reading, truth: Truth) -> None:
    problems = [
        line
        for table, grid in tables_of(reading, truth)
        for line in cell_differences(table.texts(), grid.texts(), f"page {grid.page}")
    ]
    rows = [
        [tuple(entry.text for entry in row.entries) for row in table.rows]
        for table in reading.extraction.tables
    ]
    assert not problems, "\n".join(problems)
    assert rows == [list(table.rows) for table in truth.logical]
    assert [cell.text for grid in reading.extraction.grids for cell in grid.cells if cell.doubt] == []
    assert [page.problems for page in reading.extraction.pages if page.problems] == []


@pytest.mark.parametrize(
    ("rules", "place"),
    [
        pytest.param(rules, place, marks=[] if rules == "columns" or place == TOP else [pytest.mark.penuh])
        for rules in RULED_IN_PART
        for place in PLACES
    ],
)
def test_all_cells_are_those_of_the_truth(rules: str, place: float) -> None:
    reading, truth = read(rules, "reportlab", style(2.5, place))
    check_all_cells(reading, truth)
    methods = Counter(grid.method for grid in reading.extraction.grids)
    assert methods.most_common(1)[0][0] == METHODS[rules]
    told = {page.page: page.method for page in reading.extraction.pages}
    assert {told[grid.page] for grid in reading.extraction.grids if grid.method == METHODS[rules]} == {
        METHODS[rules]
    }


@pytest.mark.parametrize("rules", RULED_IN_PART)
def test_all_cells_of_the_other_producer(rules: str) -> None:
    (other,) = PAINTERS.keys() - {"reportlab"}
    check_all_cells(*read(rules, other, style(1, TOP)))


@pytest.mark.parametrize(
    "place", [MIDDLE, *(pytest.param(p, marks=pytest.mark.penuh) for p in (TOP, BOTTOM))]
)
def test_little_white_between_rows_is_enough(place: float) -> None:
    check_all_cells(*read("columns", "reportlab", style(0.4, place)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "rules", ["columns", *(pytest.param(rules, marks=pytest.mark.penuh) for rules in ("header", "none"))]
)
def test_without_white_between_rows_nothing_is_wrong_and_unmarked(rules: str, place: float) -> None:
    check_nothing_is_silently_wrong(*read(rules, "reportlab", style(0, place)))


def test_a_table_without_rules_is_in_doubt_or_reported() -> None:
    reading, truth = read("none", "reportlab", style(2.5, TOP))
    check_nothing_is_silently_wrong(reading, truth)
    assert Counter(grid.method for grid in reading.extraction.grids).most_common(1)[0][0] == METHODS["none"]
    assert all(cell.doubt for grid in reading.extraction.grids for cell in grid.cells)


def check_nothing_is_silently_wrong(reading: Reading, truth: Truth) -> None:
    """Every unmarked text is that of a cell; a page whose tables were not found says that something was left over."""
    for page, content, report in zip(truth.pages, reading.contents, reading.extraction.pages, strict=True):
        left = Counter(cell.text for table in page.tables for cell in table.cells)
        read_texts = Counter(
            cell.text for grid in content.grids.grids for cell in grid.cells if cell.text and not cell.doubt
        )
        assert not read_texts - left, f"page {page.number}"
        if page.tables and not content.grids.grids:
            assert report.problems, f"page {page.number}"
