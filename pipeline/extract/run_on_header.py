"""A repeated header whose last row runs on into the row below it, since the rule between the two is not drawn.

Some producers leave that rule out where a page begins with the rest of a torn row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.header import Header, cover_of, header_paths
from pipeline.extract.lines import Line
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.wraps import join_lines, prints_blanks_at_wraps
from pipeline.model.geometry import BBox
from pipeline.model.table import Cell
from pipeline.model.text import squash


def cut_run_on_header(part: PlacedGrid, known: Header) -> PlacedGrid | None:
    """The grid with a row more: its header's last row ends where the words of the known header do.

    None where the grid does not begin with that header, or begins with nothing else.
    """
    grid, depth = part.grid, known.rows - bool(known.numbers)
    if not 0 < depth <= grid.row_count or grid.column_count != len(known.paths):
        return None
    if any(cell.row < depth < cell.row + cell.row_span for cell in grid.cells):
        return None
    bottom = {place for place, cell in enumerate(grid.cells) if cell.row + cell.row_span == depth}
    if not _begin_alike(known.paths, header_paths(cover_of(grid), depth)):
        return None
    heads: dict[int, int] = {}
    for place in bottom:
        path = known.paths[grid.cells[place].column]
        count = _lines_that_say(path[-1] if path else "", part.lines[place])
        if count is None:
            return None
        heads[place] = count
    above = [line.bbox.bottom for place in bottom for line in part.lines[place][: heads[place]]]
    below = [line.bbox.top for place in bottom for line in part.lines[place][heads[place] :]]
    if not above or not below or min(below) < max(above) - 1:
        return None
    return _with_cut(part, depth, heads, (max(above) + min(below)) / 2)


def _begin_alike(known: Sequence[tuple[str, ...]], printed: Sequence[tuple[str, ...]]) -> bool:
    """Whether all levels of the headings but the last are the same, and the last one begins with the known text."""
    for path, other in zip(known, printed, strict=True):
        if [squash(text) for text in path[:-1]] != [squash(text) for text in other[: len(path) - 1]]:
            return False
        if path and not squash("".join(other[len(path) - 1 :])).startswith(squash(path[-1])):
            return False
    return True


def _lines_that_say(text: str, lines: Sequence[Line]) -> int | None:
    """How many of the first lines make up the text; None where none do."""
    wanted, said = squash(text), ""
    for count in range(len(lines) + 1):
        if said == wanted:
            return count
        if count < len(lines):
            said += squash(lines[count].text)
    return None


def _with_cut(part: PlacedGrid, depth: int, heads: dict[int, int], cut: float) -> PlacedGrid:
    grid = part.grid
    prints_blanks = prints_blanks_at_wraps(list(part.lines.values()))
    cells: list[tuple[Cell, list[Line]]] = []
    for place, cell in enumerate(grid.cells):
        lines = part.lines[place]
        if place not in heads:
            cells.append((replace(cell, row=cell.row + (cell.row >= depth)), lines))
            continue
        box = cell.bbox
        upper, lower = BBox(box.x0, box.top, box.x1, cut), BBox(box.x0, cut, box.x1, box.bottom)
        head, rest = lines[: heads[place]], lines[heads[place] :]
        cells.append((_saying(replace(cell, bbox=upper), head, prints_blanks), head))
        cells.append((_saying(replace(cell, row=depth, row_span=1, bbox=lower), rest, prints_blanks), rest))
    cells.sort(key=lambda one: (one[0].row, one[0].column))
    edges = (*grid.row_edges[:depth], cut, *grid.row_edges[depth:])
    return replace(
        part,
        grid=replace(grid, row_edges=edges, cells=tuple(cell for cell, _ in cells)),
        lines={place: lines for place, (_, lines) in enumerate(cells)},
    )


def _saying(cell: Cell, lines: list[Line], prints_blanks: bool) -> Cell:
    """The cell with these lines only."""
    return replace(
        cell,
        text=join_lines(lines, cell.bbox, prints_blanks),
        lines=tuple(line.text for line in lines),
        bold=bool(lines) and all(line.bold for line in lines),
    )
