"""Places tables on pages: pure functions from specs to boxes and baselines.

A row that does not fit is torn over the page break line by line, as Word does: every cell is cut after the
same number of lines, and both halves are closed by rules unless the table's options say otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model.geometry import BBox
from tests.typeset.measure import Measured, SpecCell, Style
from tests.typeset.painter import Face
from tests.typeset.wrap import LayoutError, Line, join, text_width

ORDINARY_STYLE = Style()
_AMOUNT = re.compile(r"[\d.,]{4,}")


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table behaves at page breaks and at its sides.

    `open_sides` ("left", "right", "top", "bottom") have no rule. `is_open_at_tear`: no rule closes a torn row
    at the bottom of the page. `shows_both_halves`: each half of a torn row is also printed where the other
    one stands, for a clip path to hide.
    `drops_last_column`: the last column, empty there, is missing from the second page on. `parts_header`: the header
    stands alone at the bottom of a page where no row fits below it.
    """

    repeats_header: bool = True
    tears_rows: bool = False
    is_open_at_tear: bool = False
    shows_both_halves: bool = False
    drops_last_column: bool = False
    parts_header: bool = False
    open_sides: frozenset[str] = frozenset()
    style: Style = ORDINARY_STYLE


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text at its baseline's start; see `Painter.text` for upward ones."""

    x: float
    baseline: float
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell on a page. `hidden` are lines that a clip path has to hide."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox
    text: str
    lines: tuple[PlacedLine, ...]
    hidden: tuple[PlacedLine, ...] = ()
    is_header: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """The part of a table that stands on one page. `first_rows` are the body rows that begin here."""

    logical: int
    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    cells: tuple[PlacedCell, ...]
    header_rows: int
    open_sides: frozenset[str]
    first_rows: tuple[int, ...]

    @property
    def box(self) -> BBox:
        """From the outermost edge to the outermost edge."""
        columns, rows = self.column_edges, self.row_edges
        return BBox(columns[0], rows[0], columns[-1], rows[-1])

    def rows(self, first: int, last: int) -> PlacedTable:
        """The rows from `first` to `last` (exclusive) as a table of their own; no cell may cross the cut."""
        cells = tuple(cell for cell in self.cells if first <= cell.row < last)
        inner = {"top"} if first else set()
        if last < len(self.row_edges) - 1:
            inner.add("bottom")
        edges = self.row_edges[first : last + 1]
        return replace(self, cells=cells, row_edges=edges, open_sides=self.open_sides - inner)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Lines `first` to `last` (exclusive) of a row of the whole table."""

    row: int
    first: int
    last: int

    def height(self, style: Style) -> float:
        """Height in points."""
        return style.height(self.last - self.first)


def fragments_by_page(
    table: Measured, options: TableOptions, first_room: float, page_room: float
) -> list[list[Fragment]]:
    """The fragments of the table for each page in turn; the first page offers another height than the rest.

    An empty first list means that the table begins on the next page.

    Raises:
        LayoutError: a row fits on no page and may not be torn.
    """
    header = [Fragment(r, 0, table.row_lines[r]) for r in range(table.spec.header_rows)]
    repeated = header if options.repeats_header else []
    waiting = [Fragment(r, 0, table.row_lines[r]) for r in range(len(header), len(table.row_lines))]
    pages = [list(header)]
    room = first_room - _height(header, table.style)
    while waiting:
        fragment = waiting.pop(0)
        fitting = table.style.capacity(room)
        if fragment.last - fragment.first <= fitting:
            pages[-1].append(fragment)
            room -= fragment.height(table.style)
            continue
        if options.tears_rows and fitting:
            cut = fragment.first + fitting
            pages[-1].append(replace(fragment, last=cut))
            fragment = replace(fragment, first=cut)
        elif len(pages) > 2 and pages[-1] in (header, repeated):
            raise LayoutError(f"row {fragment.row} is higher than a page")
        waiting.insert(0, fragment)
        is_unbegun = pages == [header] and not options.parts_header
        pages = [[], list(header)] if is_unbegun else [*pages, list(repeated)]
        room = page_room - _height(pages[-1], table.style)
    return pages


def _height(fragments: list[Fragment], style: Style) -> float:
    return sum(fragment.height(style) for fragment in fragments)


def place(
    table: Measured,
    logical: int,
    options: TableOptions,
    pages: list[list[Fragment]],
    x: float,
    tops: list[float],
) -> list[PlacedTable | None]:
    """The table's part on each page, from the given tops on; None where the page holds nothing of it."""
    flowing = dict.fromkeys(table.cells, 0)
    placed: list[PlacedTable | None] = []
    for fragments, top in zip(pages, tops, strict=True):
        part = _place_page(table, logical, options, fragments, x, top, flowing) if fragments else None
        is_later = any(placed)
        placed.append(_without_last_column(part) if part and is_later and options.drops_last_column else part)
    for cell, done in flowing.items():
        if not cell.is_header and done < len(table.lines[cell]):
            raise LayoutError(f"cell {cell.row},{cell.column} lost lines at a page break")
    return placed


def _place_page(
    table: Measured,
    logical: int,
    options: TableOptions,
    fragments: list[Fragment],
    x: float,
    top: float,
    flowing: dict[SpecCell, int],
) -> PlacedTable:
    column_edges = _cumulate(x, table.spec.widths)
    row_edges = _cumulate(top, [f.height(table.style) for f in fragments])
    index = {fragment.row: k for k, fragment in enumerate(fragments)}
    cells = []
    for cell in table.cells:
        rows = [index[r] for r in range(cell.row, cell.row + cell.row_span) if r in index]
        if not rows:
            continue
        right = column_edges[cell.column + cell.column_span]
        box = BBox(column_edges[cell.column], row_edges[rows[0]], right, row_edges[rows[-1] + 1])
        start = 0 if cell.is_header else flowing[cell]
        cells.append(_place_cell(table, options, cell, rows, box, start))
        flowing[cell] = start + len(cells[-1].lines)
    is_torn = fragments[-1].last < table.row_lines[fragments[-1].row]
    sides = options.open_sides | ({"bottom"} if is_torn and options.is_open_at_tear else set())
    header_rows = sum(fragment.row < table.spec.header_rows for fragment in fragments)
    begun = tuple(
        f.row - table.spec.header_rows for f in fragments if f.first == 0 and f.row >= table.spec.header_rows
    )
    return PlacedTable(logical, column_edges, row_edges, tuple(cells), header_rows, sides, begun)


def _without_last_column(table: PlacedTable) -> PlacedTable:
    """The part without its last column, in which only the header may say something."""
    last = len(table.column_edges) - 2
    cells = tuple(cell for cell in table.cells if cell.column < last)
    gone = [cell for cell in table.cells if cell.column == last and not cell.is_header]
    if any(cell.text for cell in gone) or any(cell.column + cell.column_span > last for cell in cells):
        raise LayoutError("the last column cannot be left out: it is merged or holds text")
    return replace(table, cells=cells, column_edges=table.column_edges[:-1])


def _place_cell(
    table: Measured, options: TableOptions, cell: SpecCell, rows: list[int], box: BBox, start: int
) -> PlacedCell:
    style, lines = table.style, table.lines[cell]
    hidden: tuple[PlacedLine, ...] = ()
    if cell.face.is_upward:
        shown = _set_upward(lines, box, style, cell.face)
    else:
        stop = min(len(lines), start + style.capacity(box.height))
        free = style.capacity(box.height) - (stop - start)
        top = box.top + style.padding + free * style.leading * (0.5 if cell.is_header else style.place)
        shown = _set_lines(lines[start:stop], box, top, style, cell)
        if options.shows_both_halves:
            hidden = _hidden_halves(lines, start, stop, box, style, cell)
        lines = lines[start:stop]
    return PlacedCell(
        rows[0], cell.column, len(rows), cell.column_span, box, join(lines), shown, hidden, cell.is_header,
        cell.face.is_bold,
    )  # fmt: skip


def _hidden_halves(
    lines: tuple[Line, ...], start: int, stop: int, box: BBox, style: Style, cell: SpecCell
) -> tuple[PlacedLine, ...]:
    """The lines of the other pages, set beyond the edges of this page's half."""
    if cell.is_header:
        return ()
    # 1.5 pt beyond the edge, so that no tip of a letter shows inside a clip path as wide as the outer rules.
    above = _set_lines(lines[:start], box, box.top - 1.5 - start * style.leading, style, cell)
    return above + _set_lines(lines[stop:], box, box.bottom + 1.5, style, cell)


def _set_lines(
    lines: tuple[Line, ...], box: BBox, top: float, style: Style, cell: SpecCell
) -> tuple[PlacedLine, ...]:
    is_amount = bool(_AMOUNT.fullmatch(cell.text)) and not cell.is_header and cell.column != 0
    placed = []
    for k, line in enumerate(lines):
        slack = box.width - 2 * style.beside - text_width(line.text, cell.face)
        shift = slack / 2 if cell.is_header else slack if is_amount else cell.indent
        baseline = top + k * style.leading + 0.8 * style.size
        placed.append(PlacedLine(box.x0 + style.beside + shift, baseline, line.text, cell.face))
    return tuple(placed)


def _set_upward(lines: tuple[Line, ...], box: BBox, style: Style, face: Face) -> tuple[PlacedLine, ...]:
    left = box.x0 + (box.width - len(lines) * style.leading) / 2
    return tuple(
        PlacedLine(left + k * style.leading + 0.8 * style.size, box.bottom - style.padding, line.text, face)
        for k, line in enumerate(lines)
    )


def _cumulate(start: float, sizes: list[float] | tuple[float, ...]) -> tuple[float, ...]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return tuple(edges)
