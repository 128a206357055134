"""Breaks the cells of a table into lines and measures its rows: what is known before pages are."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from pipeline.generate.table_spec import TableSpec
from tests.typeset.painter import Face
from tests.typeset.wrap import LayoutError, Line, wrap

# Height in points that a header cell gets when its text runs upward.
UPWARD_HEIGHT = 87.0
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes inside a table, in points; `place` is where a cell's lines stand: 0 top, 0.5 middle, 1 bottom."""

    size: float = 8
    leading: float = 10
    padding: float = 3.5
    place: float = 0
    padding_beside: float | None = None

    @property
    def beside(self) -> float:
        """The padding left and right of a text."""
        return self.padding if self.padding_beside is None else self.padding_beside

    def height(self, lines: int) -> float:
        """Height of a row of that many lines."""
        return lines * self.leading + 2 * self.padding

    def capacity(self, height: float) -> int:
        """Lines that fit in that height."""
        return max(0, math.floor((height - 2 * self.padding + _EPSILON) / self.leading))


@dataclass(frozen=True, slots=True)
class SpecCell:
    """A cell of the whole table, header rows counted: what header, number row and body have in common."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    face: Face
    is_header: bool
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A table with its lines known: what page breaking needs."""

    spec: TableSpec
    style: Style
    cells: tuple[SpecCell, ...]
    lines: dict[SpecCell, tuple[Line, ...]] = field(hash=False)
    row_lines: tuple[int, ...]


def cells_of(spec: TableSpec, style: Style) -> tuple[SpecCell, ...]:
    """All cells in reading order.

    Raises:
        LayoutError: cells overlap, or a place of the grid belongs to none.
    """
    bold, plain = Face(style.size, is_bold=True), Face(style.size)
    upward = replace(bold, is_upward=True)
    cells = [
        SpecCell(c.row, c.column, c.row_span, c.column_span, c.text, upward if c.is_upward else bold, True)
        for c in spec.header
    ]
    number_row = spec.header_depth
    cells += [SpecCell(number_row, k, 1, 1, text, plain, True) for k, text in enumerate(spec.number_row)]
    merged = {(s.row, s.column): s for s in spec.spans}
    covered = {
        (s.row + i, s.column + k) for s in spec.spans for i in range(s.row_span) for k in range(s.column_span)
    } - merged.keys()
    for i, row in enumerate(spec.body):
        for k, text in enumerate(row):
            if (i, k) in covered:
                continue
            span = merged.get((i, k))
            rows, columns = (span.row_span, span.column_span) if span else (1, 1)
            face = bold if spec.is_bold(i) else plain
            indent = spec.indent_of(i, k)
            cells.append(SpecCell(spec.header_rows + i, k, rows, columns, text, face, False, indent))
    _check_cover(spec, cells)
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def measure(spec: TableSpec, style: Style) -> Measured:
    """The lines of each cell and the height of each row in lines; a merged cell stretches its last row."""
    cells = cells_of(spec, style)
    lines = {cell: wrap(cell.text, _wrap_width(spec, cell, style), cell.face) for cell in cells}
    row_lines = [1] * (spec.header_rows + len(spec.body))
    for cell in sorted(cells, key=lambda c: c.row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        height = sum(style.height(row_lines[r]) for r in rows)
        missing = _lines_needed(cell, lines[cell], style) - style.capacity(height)
        if missing > 0:
            row_lines[rows[-1]] += missing
    return Measured(spec, style, cells, lines, tuple(row_lines))


def _wrap_width(spec: TableSpec, cell: SpecCell, style: Style) -> float:
    if cell.face.is_upward:
        return UPWARD_HEIGHT - 2 * style.padding
    width = sum(spec.widths[cell.column : cell.column + cell.column_span])
    return width - 2 * style.beside - cell.indent


def _lines_needed(cell: SpecCell, lines: tuple[Line, ...], style: Style) -> int:
    if cell.face.is_upward:
        return style.capacity(UPWARD_HEIGHT)
    return len(lines)


def _check_cover(spec: TableSpec, cells: list[SpecCell]) -> None:
    places = [
        (r, k)
        for c in cells
        for r in range(c.row, c.row + c.row_span)
        for k in range(c.column, c.column + c.column_span)
    ]
    expected = {(r, k) for r in range(spec.header_rows + len(spec.body)) for k in range(len(spec.widths))}
    if len(places) != len(set(places)) or set(places) != expected:
        raise LayoutError("the cells do not cover the grid exactly once")
