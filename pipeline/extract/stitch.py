"""Grids of single pages to logical tables: which of them belong together, and their rows under one header."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.extract.header import Header, cover_of, header_paths, split_header
from pipeline.extract.lines import Line
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.run_on_header import cut_run_on_header
from pipeline.extract.torn import Row, glue, is_rest_of
from pipeline.model.table import (
    OTHER_COLUMNS,
    OTHER_YEARS,
    Cell,
    Column,
    Entry,
    Grid,
    LogicalTable,
    TableRow,
)

# Column edges of one table may shift between pages by this much (points), after the left edges are aligned.
EDGE_SHIFT = 6.0
_LATER_SHEET = re.compile(
    r"lembar(?:an)?\s*(?:ke)?[\s:-]*(?!1\b)\d{1,3}\s*(?:dari|/)\s*\d{1,3}\.?", re.IGNORECASE
)
_YEAR = re.compile(r"20\d\d")


@dataclass(slots=True)
class _Table:
    """A logical table under construction."""

    header: Header
    grids: list[Grid]
    before: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    other_headings: list[str] = field(default_factory=list)


def is_later_sheet(text: str) -> bool:
    """Whether a line says that the table below it began on a page before: "Lembar : 2 dari 3"."""
    return _LATER_SHEET.fullmatch(text.strip()) is not None


def stitch(placed: Sequence[PlacedGrid], is_heading: Callable[[str], bool]) -> tuple[LogicalTable, ...]:
    """The logical tables of a document, in reading order.

    Kind, label and caption are still empty, column names are numbers: their words are read elsewhere.

    Args:
        placed: the grids of all pages, in reading order.
        is_heading: whether a text is made of the words that headings are made of.
    """
    tables: list[_Table] = []
    for part in placed:
        header = split_header(part.grid, is_heading)
        table = tables[-1] if tables else None
        if table and _match_headers(table.header, header) is None:
            cut = cut_run_on_header(part, table.header)
            part, header = (cut, split_header(cut.grid, is_heading)) if cut else (part, header)
        if table and not header.has_texts:
            header = _repeated_header(table.header, part.grid) or header
        columns = _continued_columns(table, part, header) if table else None
        if table is None or columns is None:
            table = _Table(header, [part.grid], part.before)
            tables.append(table)
            columns = tuple(range(part.grid.column_count))
        else:
            if _starts_with_data(table, part, header):
                header = Header(0, (), ())
            table.grids.append(part.grid)
        _append_rows(table, part, header, columns)
    return tuple(map(_finish, tables))


# --- does the table go on? ----------------------------------------------------------------------------------


def _continued_columns(table: _Table, part: PlacedGrid, header: Header) -> tuple[int, ...] | None:
    """For each column of the grid its place in the table it continues; None when it begins a table of its own."""
    grid, last = part.grid, table.grids[-1]
    if grid.page - last.page > 1 or (grid.page == last.page and not _is_below(last, grid)):
        return None
    # Excel repeats title rows above the table on every page; other text between means another table.
    repeated = all(text in table.before for text in part.before)
    if header.has_texts and table.header.has_texts:
        columns = _match_repeated(table, part, header)
        if columns is not None:
            return columns if repeated else None
    if part.before or (header.has_texts and header.numbers):
        return None
    return _match_columns(table.grids[0], grid)


def _match_repeated(table: _Table, part: PlacedGrid, header: Header) -> tuple[int, ...] | None:
    """As `_match_headers` of the table's header; under a mark of a later sheet the years may be others.

    An office changed the years of last year's form on the first sheet only. Without such a mark other years mean
    another table: the same form is printed for two years, one after the other.
    """
    columns = _match_headers(table.header, header)
    if columns is None and part.is_later_sheet:
        columns = _match_headers(_without_years(table.header), _without_years(header))
    return columns


def _without_years(header: Header) -> Header:
    paths = tuple(tuple(_YEAR.sub("", text) for text in path) for path in header.paths)
    return replace(header, paths=paths)


def _is_below(upper: Grid, lower: Grid) -> bool:
    """Whether the lower grid follows the upper one on its page, in the same columns."""
    if lower.turn != upper.turn:
        return False
    return lower.bbox.top >= upper.bbox.bottom - 1 and upper.column_count == lower.column_count


def same_header(one: Header, other: Header) -> bool:
    """Whether two headers are the same text, blanks aside; one column of eight may differ (a year mistyped).

    The other header may leave out the upper levels: some offices repeat only the lowest row on later pages.
    """
    if len(one.paths) != len(other.paths):
        return False
    pairs = [(_squashed(left), _squashed(right)) for left, right in zip(one.paths, other.paths, strict=True)]
    differ = sum(left != right and not (right and left.endswith(">" + right)) for left, right in pairs)
    return differ <= len(pairs) // 8


def _repeated_header(first: Header, grid: Grid) -> Header | None:
    """The header of the table once more, where its words alone do not tell that it is one ("tnn n"); else None."""
    rows = first.rows - bool(first.numbers)
    if not 0 < rows < grid.row_count:
        return None
    again = Header(rows, header_paths(cover_of(grid), rows), ())
    return again if again.has_texts and same_header(first, again) else None


def _match_headers(first: Header, header: Header) -> tuple[int, ...] | None:
    """Places of the columns among those of the table's first header; None when it is another header.

    A later page may leave out columns (a last one without room), never add or move any.
    """
    if same_header(first, header):
        return tuple(range(len(header.paths)))
    known = [_squashed(path) for path in first.paths]
    places: list[int] = []
    for path in map(_squashed, header.paths):
        start = places[-1] + 1 if places else 0
        if path not in known[start:]:
            return None
        places.append(known.index(path, start))
    return tuple(places) if len(places) > len(known) / 2 else None


def _squashed(path: tuple[str, ...]) -> str:
    return re.sub(r"\s+", "", ">".join(path)).lower()


def _starts_with_data(table: _Table, part: PlacedGrid, header: Header) -> bool:
    """Whether what looks like a header on a continuing page is data: its texts are not those of the table's."""
    return bool(header.rows) and not header.numbers and _match_repeated(table, part, header) is None


def _match_columns(first: Grid, grid: Grid) -> tuple[int, ...] | None:
    """Places of the grid's columns among those of the table's first page, by their edges.

    A last column may be missing on a later page, and a column may be split there; None when the edges do not fit.
    """
    offset = grid.column_edges[0] - first.column_edges[0]
    if abs(offset) > 40:
        offset = 0.0
    edges = [edge - offset for edge in grid.column_edges]
    known = first.column_edges
    if len(edges) == len(known) and all(abs(a - b) <= EDGE_SHIFT for a, b in zip(edges, known, strict=True)):
        return tuple(range(grid.column_count))
    places = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        place = next((i for i in range(first.column_count) if known[i] <= middle <= known[i + 1]), None)
        if place is None or left < known[place] - EDGE_SHIFT or right > known[place + 1] + EDGE_SHIFT:
            return None
        places.append(place)
    return tuple(places)


# --- rows ---------------------------------------------------------------------------------------------------


def _append_rows(table: _Table, part: PlacedGrid, header: Header, columns: tuple[int, ...]) -> None:
    grid = part.grid
    width = len(table.header.paths)
    doubt = _doubt_of_page(table, header, columns)
    if doubt == OTHER_YEARS:
        table.other_headings += [text for path in header.paths for text in path]
    place_of = {id(cell): place for place, cell in enumerate(grid.cells)}
    cover = cover_of(grid)
    may_be_torn = bool(table.rows) and table.rows[-1].page != grid.page
    texts = grid.texts()
    again = _header_rows(table, texts, header.rows)
    for number in range(header.rows, grid.row_count):
        if number in again:
            continue  # the header once more, where a page of the author's ended
        cells: dict[int, list[Cell]] = {}
        for place, cell in enumerate(cover[number]):
            if cell is not None and cell.row == number and cell.column == place:
                cells.setdefault(columns[_first_wide(grid, cell)], []).append(cell)
        if _is_swallowed(cover[number], number):
            continue
        row = _row(
            grid,
            width,
            cells,
            {id(cell): part.lines[place_of[id(cell)]] for own in cells.values() for cell in own},
            doubt,
        )
        if (
            may_be_torn
            and number == header.rows
            and is_rest_of(table.rows[-1], row, open_bottom=table.grids[-2].open_bottom)
        ):
            glue(table.rows[-1], row)
        else:
            table.rows.append(row)


def _first_wide(grid: Grid, cell: Cell) -> int:
    """The first column of the grid that a cell covers by more than the shift of an edge.

    Within one page of Dinas KUMKM Jawa Barat (2016) a rule stands 4 pt further left from one row on: the cells right of
    it begin in the sliver between both places, which belongs to the column before.
    """
    covered = range(cell.column, cell.column + cell.column_span)
    edges = grid.column_edges
    return next((place for place in covered if edges[place + 1] - edges[place] > EDGE_SHIFT), cell.column)


def _header_rows(table: _Table, texts: list[list[str]], start: int) -> set[int]:
    """The rows from `start` on that print the table's header, or its column numbers, once more."""
    depth = table.header.rows - bool(table.header.numbers)
    first = [_squashed(tuple(row)) for row in table.grids[0].texts()[:depth]]
    rows = [_squashed(tuple(row)) for row in texts]
    numbers = list(filter(None, table.header.numbers))
    found = {row for row in range(start, len(texts)) if numbers and list(filter(None, texts[row])) == numbers}
    for row in range(start, len(rows) - depth + 1):
        if depth and rows[row : row + depth] == first:
            found.update(range(row, row + depth))
    return found


def _doubt_of_page(table: _Table, header: Header, columns: tuple[int, ...]) -> str:
    """Why every entry of the page is in doubt: its columns or their years are not those of the first page."""
    if columns != tuple(range(len(table.header.paths))):
        return OTHER_COLUMNS
    return OTHER_YEARS if header.has_texts and _match_headers(table.header, header) is None else ""


def _is_swallowed(squares: list[Cell | None], number: int) -> bool:
    """Whether every square of the row belongs to a cell that began above: an edge of another row only."""
    return all(cell is None or cell.row < number for cell in squares)


def _row(
    grid: Grid, width: int, cells: dict[int, list[Cell]], lines: dict[int, list[Line]], doubt: str
) -> Row:
    entries: list[Entry] = []
    first: dict[int, Line] = {}
    last: dict[int, tuple[Line, Cell]] = {}
    for column in range(width):
        own = cells.get(column, [])
        filled = [cell for cell in own if cell.text.strip()]
        entries.append(
            Entry(
                " ".join(cell.text for cell in filled),
                tuple(grid.source_of(cell) for cell in own),
                bool(filled) and all(cell.bold for cell in filled),
                next((cell.doubt for cell in filled if cell.doubt), doubt if filled else ""),
                filled[0].indent if filled else 0.0,
                filled[0].fill if filled else "",
            )
        )
        if filled:
            first[column] = lines[id(filled[0])][0]
            last[column] = (lines[id(filled[-1])][-1], filled[-1])
    return Row(grid.page, entries, first, last)


def _finish(table: _Table) -> LogicalTable:
    columns = tuple(
        Column(str(place + 1), path, is_known=False) for place, path in enumerate(table.header.paths)
    )
    rows = tuple(TableRow(row.page, tuple(row.entries)) for row in table.rows)
    others = tuple(dict.fromkeys(table.other_headings))
    return LogicalTable("", "", "", columns, rows, table.header.numbers, tuple(table.grids), others)
