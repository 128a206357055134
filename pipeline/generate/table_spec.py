"""A table as its author wrote it, before any producer sets it on pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header; row and column are 0-based. The text of an upward one runs from bottom to top."""

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
class RowLook:
    """How a row of the body is set off from others. `indent` moves its name to the right, in points.

    `fill` is the colour behind it, as six hexadecimal digits, or empty.
    """

    is_bold: bool = False
    indent: float = 0.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table before it is set: merged header cells, number row ("1", "2", ...), body, widths in points.

    Texts may hold line breaks: they are printed as such and stay in the truth. `looks` are those of body rows that are
    set off, by their place from 0; an indent moves the cells of the columns `indented`.
    """

    header: tuple[HeaderCell, ...]
    body: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    number_row: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    looks: Mapping[int, RowLook] = field(default_factory=dict)
    indented: frozenset[int] = frozenset()

    @property
    def header_depth(self) -> int:
        """Rows of the header without the number row."""
        return max((cell.row + cell.row_span for cell in self.header), default=0)

    @property
    def header_rows(self) -> int:
        """Rows of the header with the number row."""
        return self.header_depth + bool(self.number_row)

    def cells_of(self, row: int) -> Iterator[tuple[int, str, Span]]:
        """The cells that begin in a row of the body (from 0): place, text, and how far each reaches."""
        spans = {span.column: span for span in self.spans if span.row == row}
        covered = {
            place
            for span in self.spans
            if span.row <= row < span.row + span.row_span
            for place in range(span.column, span.column + span.column_span)
        }
        for place, text in enumerate(self.body[row]):
            if place in spans or place not in covered:
                yield place, text, spans.get(place, Span(row, place))

    def indent_of(self, row: int, column: int) -> float:
        """How far the text of a cell of the body is moved to the right, in points."""
        return self.looks[row].indent if row in self.looks and column in self.indented else 0.0

    def is_bold(self, row: int) -> bool:
        """Whether a row of the body (from 0) is printed bold."""
        return row in self.looks and self.looks[row].is_bold
