"""On which printed lines of its cell a text stands: a blank inside a number may only be the end of a line."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.model.table import LogicalTable, SourceRef
from pipeline.model.text import collapse_space


def is_on_one_line(table: LogicalTable, sources: Collection[SourceRef], text: str) -> bool:
    """Whether a text is printed on a single line of the cells it was read from, blanks and all.

    A text whose lines are not known is taken as printed so.
    """
    places = {(source.page, source.bbox) for source in sources}
    lines = [
        collapse_space(line)
        for grid in table.grids
        for cell in grid.cells
        if (grid.page, cell.bbox) in places
        for line in cell.lines
    ]
    return not lines or any(collapse_space(text) in line for line in lines)
