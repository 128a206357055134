"""What is printed and what a perfect reading of it gives.

`TableSpec` is the table as its author wrote it. `Truth` is derived from the layout of that table on pages,
never read back from a PDF: what the program reads is compared with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.geometry import BBox


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header; row and column are 0-based."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_upward: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell of the body; row is 0-based in the body. The text stands in `body[row][column]`."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table before it is set: merged header cells, number row ("1", "2", ...), body, widths in points.

    Texts may hold line breaks: they are printed as such and stay in the truth. `indents` are points by which texts of
    the body begin further right, by their row and column.
    """

    header: tuple[HeaderCell, ...]
    body: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    number_row: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    bold_rows: frozenset[int] = frozenset()
    indents: Mapping[tuple[int, int], float] = field(default_factory=dict, hash=False)

    @property
    def header_depth(self) -> int:
        """Rows of the header without the number row."""
        return max((cell.row + cell.row_span for cell in self.header), default=0)

    @property
    def header_rows(self) -> int:
        """Rows of the header with the number row."""
        return self.header_depth + bool(self.number_row)


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
