"""Rows of a table that hold several: a block of rows drawn as one cell for each column, or no rules but columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.inference import MANY_ROWS, NOTHING, UNSURE_ROW, Inference, merged, rules_from
from pipeline.extract.lattice import Lattice
from pipeline.extract.lines import Line
from pipeline.extract.row_cuts import divide
from pipeline.extract.row_marks import Column, has_data
from pipeline.model.geometry import BBox, union

ROWS = "baris"


def infer_rows(lattice: Lattice, lines: Mapping[int, Sequence[Line]]) -> Inference:
    """The rules that are missing between the rows of a lattice.

    Args:
        lattice: of the rules that are drawn.
        lines: the printed lines of its cells, by their index.
    """
    rows = _cells_by_row(lattice)
    data = [has_data(line.text for index in cells for line in lines[index]) for cells in rows]
    return merged(
        _between_rows(lattice, cells, lines, is_alone=sum(data) == 1 and data[row])
        for row, cells in enumerate(rows)
        if sum(len(lines[index]) > 1 for index in cells) > 1
    )


def _cells_by_row(lattice: Lattice) -> list[list[int]]:
    """For each row the cells that are as high as it and no more, from left to right."""
    rows: list[list[int]] = [[] for _ in range(len(lattice.cell_of))]
    for index, (row, _, height, _) in enumerate(lattice.spans):
        if height == 1:
            rows[row].append(index)
    return rows


def _between_rows(
    lattice: Lattice, cells: Sequence[int], lines: Mapping[int, Sequence[Line]], *, is_alone: bool
) -> Inference:
    boxes = [lattice.boxes[index] for index in cells]
    columns = [Column(tuple(_upright(lines[index])), box) for index, box in zip(cells, boxes, strict=True)]
    if sum(len(column.lines) > 1 for column in columns) < 2:
        return NOTHING
    area = union(boxes)
    division = divide(columns, is_alone=is_alone)
    if division is None:
        return Inference(rules_from((), ()), (), ((area, MANY_ROWS),))
    if not division.cuts:
        return NOTHING
    drawn = rules_from(((cut, box.x0, box.x1) for cut in division.cuts for box in boxes), ())
    edges = (area.top, *division.cuts, area.bottom)
    doubts = [
        (BBox(area.x0, edges[row - 1], area.x1, edges[row + 1]), UNSURE_ROW)
        for row in sorted(division.unsure)
    ]
    doubts += [
        (BBox(area.x0, edges[row], area.x1, edges[row + 1]), MANY_ROWS) for row in sorted(division.crowded)
    ]
    return Inference(drawn, ((area, ROWS),), tuple(doubts))


def _upright(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if line.turn == 0)
