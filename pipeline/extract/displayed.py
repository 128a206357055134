"""What was read from turned sheets, with its boxes back on the page as displayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model.document import Block
from pipeline.model.geometry import Frame
from pipeline.model.table import Entry, Grid, LogicalTable

Frames = Mapping[tuple[int, int], Frame]
"""The turned sheets of a document, by page (1-based) and turn."""


def displayed_block(block: Block, frames: Frames) -> Block:
    """The block with its box on the displayed page."""
    frame = frames.get((block.page, block.turn))
    return replace(block, bbox=frame.displayed(block.bbox)) if frame else block


def displayed_grid(grid: Grid, frames: Frames) -> Grid:
    """The grid with its boxes on the displayed page; its edges go on counting as its text runs."""
    frame = frames.get((grid.page, grid.turn))
    if frame is None:
        return grid
    cells = tuple(replace(cell, bbox=frame.displayed(cell.bbox)) for cell in grid.cells)
    return replace(grid, bbox=frame.displayed(grid.bbox), cells=cells)


def displayed_table(table: LogicalTable, frames: Frames) -> LogicalTable:
    """The table with the boxes of its grids and entries on the displayed pages."""
    if not any((grid.page, grid.turn) in frames for grid in table.grids):
        return table
    rows = tuple(
        replace(row, entries=tuple(_displayed_entry(entry, frames) for entry in row.entries))
        for row in table.rows
    )
    return replace(table, rows=rows, grids=tuple(displayed_grid(grid, frames) for grid in table.grids))


def _displayed_entry(entry: Entry, frames: Frames) -> Entry:
    sources = tuple(
        replace(source, bbox=frames[place].displayed(source.bbox))
        if (place := (source.page, source.turn)) in frames
        else source
        for source in entry.sources
    )
    return replace(entry, sources=sources)
