"""A grid in its place among the prose of its document."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.lines import Line
from pipeline.model.table import Grid


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A grid with what its page tells about it.

    `lines` are the printed lines of each cell (by place in `grid.cells`). `before` are the prose lines between the
    grid before it (on this page or an earlier one) and this one, page furniture left out. `is_later_sheet` tells that
    a mark above it says so ("Lembar : 2 dari 3").
    """

    grid: Grid
    lines: dict[int, list[Line]]
    before: tuple[str, ...]
    is_later_sheet: bool = False
