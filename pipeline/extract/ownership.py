"""The proof that nothing on a page was passed over: every character has an owner, or is counted here.

Owners are the cells of a grid, prose, and page furniture. What is left over looks like part of a table but stands in no
cell: a TOTAL row outside the grid, rows without rules, figures beside a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.lines import Line
from pipeline.model.table import Grid

_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?\s*%")
# Rows without rules come in numbers; two lines with a tab each are a signature block or an address.
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Leftover:
    """Lines of a page that nothing owns. `characters` counts their letters, `example` shows the first."""

    characters: int
    example: str


def find_leftover(lines: Sequence[Line], grids: Sequence[Grid]) -> Leftover:
    """The prose lines of a page that are no prose.

    Args:
        lines: the lines outside all cells, page furniture left out.
        grids: the page's tables.
    """
    beside = [
        line for line in lines if any(_stands_beside(line, grid) or _ends(line, grid) for grid in grids)
    ]
    rows = [line for line in lines if line.pieces >= 3 and _FIGURE.search(line.text) and line not in beside]
    if len(rows) < _LEAST_ROWS and not grids:
        rows = []
    stray = beside + rows
    return Leftover(letters_of(stray), stray[0].text if stray else "")


def letters_of(lines: Sequence[Line]) -> int:
    """How many characters the lines hold, blanks aside."""
    return sum(len(line.text.replace(" ", "")) for line in lines)


def _ends(line: Line, grid: Grid) -> bool:
    """Whether the line is a row of figures right below a table, such as a TOTAL that its rules leave out."""
    gap = line.bbox.top - grid.bbox.bottom
    is_below = -1 <= gap <= 2 * line.size and line.bbox.x0 < grid.bbox.x1 and line.bbox.x1 > grid.bbox.x0
    return is_below and line.pieces >= 2 and _FIGURE.search(line.text) is not None


def _stands_beside(line: Line, grid: Grid) -> bool:
    """Whether the line stands at the height of a table, but in none of its cells."""
    middle = (line.bbox.top + line.bbox.bottom) / 2
    return grid.bbox.top + 1 < middle < grid.bbox.bottom - 1
