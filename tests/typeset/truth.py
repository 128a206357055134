"""What is printed and what a perfect reading of it gives.

`Truth` is derived from the layout of a table on pages, never read back from a PDF: what the program reads is compared
with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.geometry import BBox


@dataclass(frozen=True, slots=True)
class CellTruth:
    """One cell of one page. `box` runs from rule to rule; `lines` are the printed lines before joining."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    lines: tuple[str, ...]
    box: BBox
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class TableTruth:
    """The grid of one page. `header_rows` counts the header and number rows printed on this page.

    `logical` is the place of its logical table in `Truth.logical`. `open_sides` ("left", "right", "top",
    "bottom") have no rule.
    """

    logical: int
    row_count: int
    column_count: int
    header_rows: int
    cells: tuple[CellTruth, ...]
    box: BBox
    open_sides: frozenset[str] = frozenset()

    @property
    def open_bottom(self) -> bool:
        """As in `Grid`: no rule closes the last row."""
        return "bottom" in self.open_sides

    def texts(self) -> list[list[str]]:
        """Rows of texts in the form of `Grid.texts()`."""
        table = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            table[cell.row][cell.column] = cell.text
        return table


@dataclass(frozen=True, slots=True)
class PageTruth:
    """One displayed page (1-based): its size in points, its tables from top to bottom and left to right.

    `outside` are the texts that stand on the page but in no table. `hidden` are texts the file holds and
    nobody sees.
    """

    number: int
    width: float
    height: float
    tables: tuple[TableTruth, ...]
    outside: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogicalTruth:
    """A table over all its pages: torn rows rejoined, repeated headers dropped, merged cells once.

    `row_pages` tells on which page each row begins (1-based).
    """

    header: tuple[tuple[str, ...], ...]
    number_row: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_pages: tuple[int, ...]
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is known about one typeset document."""

    pages: tuple[PageTruth, ...]
    logical: tuple[LogicalTruth, ...]

    @property
    def tables(self) -> tuple[TableTruth, ...]:
        """The grids of all pages in order."""
        return tuple(table for page in self.pages for table in page.tables)
