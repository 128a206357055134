"""Ruling lines to lattices: where the cells of a page's tables are, before any text is looked at.

A lattice is found by what its rules enclose, not by where they cross: the sheet between two neighbouring column edges
and two neighbouring row edges is a *square*; squares without a rule between them belong to one cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pipeline.extract.squares import join_squares
from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Floats, Ints, Rules

# Rules that end this close to each other meet (points). Word leaves up to 1 pt, Excel up to 2.4 pt.
JOIN = 3.0
# A rule separates two squares when it covers this share of their common side and reaches both its ends within JOIN.
COVERED = 0.7
# Rules that run on this far past the last one across them enclose a column or row whose border is not drawn.
OPEN_COLUMN = 8.0
OPEN_ROW = 5.0


@dataclass(frozen=True, eq=False)
class Lattice:
    """Cells of one ruled area. `cell_of[row, column]` is the index into `spans`, or -1 outside every cell.

    `spans` are `(row, column, row_span, column_span)`, 0-based, in reading order. `irregular` holds the cells
    whose rules did not form a rectangle and that were cut into rows. `is_open_bottom` tells that the last row's lower
    border is not drawn.
    """

    row_edges: Floats
    column_edges: Floats
    spans: tuple[tuple[int, int, int, int], ...]
    cell_of: Ints
    irregular: frozenset[int]
    is_open_bottom: bool

    @cached_property
    def bbox(self) -> BBox:
        """The area in points."""
        return BBox(
            float(self.column_edges[0]),
            float(self.row_edges[0]),
            float(self.column_edges[-1]),
            float(self.row_edges[-1]),
        )

    @cached_property
    def boxes(self) -> tuple[BBox, ...]:
        """The box of each cell in points."""
        x, y = self.column_edges.tolist(), self.row_edges.tolist()
        return tuple(
            BBox(x[column], y[row], x[column + column_span], y[row + row_span])
            for row, column, row_span, column_span in self.spans
        )

    def near(self, area: BBox) -> list[int]:
        """The cells, ascending, that may reach into the area; all others do not."""
        first, last = np.searchsorted(self.row_edges, (area.top, area.bottom))
        left, right = np.searchsorted(self.column_edges, (area.x0, area.x1))
        touched = self.cell_of[max(first - 1, 0) : last, max(left - 1, 0) : right]
        return [index for index in np.unique(touched).tolist() if index >= 0]


def find_lattices(rules: Rules) -> tuple[Lattice, ...]:
    """The lattices of a page with at least two cells each, from top to bottom, then from left to right."""
    lattices = []
    for horizontal, vertical in connected_rules(rules):
        lattice = _build(horizontal, vertical)
        if lattice is not None and len(lattice.spans) >= 2:
            lattices.append(lattice)
    return tuple(sorted(lattices, key=lambda lattice: (lattice.bbox.top, lattice.bbox.x0)))


def connected_rules(rules: Rules) -> list[tuple[Floats, Floats]]:
    """Groups of rules that touch each other, directly or through others: horizontal and vertical ones of each."""
    across, down = rules.horizontal, rules.vertical
    if len(across) < 1 or len(down) < 1:
        return []
    touches = (
        (down[None, :, 0] >= across[:, None, 1] - JOIN)
        & (down[None, :, 0] <= across[:, None, 2] + JOIN)
        & (across[:, None, 0] >= down[None, :, 1] - JOIN)
        & (across[:, None, 0] <= down[None, :, 2] + JOIN)
    )
    group_of_row = np.arange(len(across))
    while True:
        # Every vertical takes the smallest group it touches, every horizontal the smallest of its verticals.
        by_column = np.where(touches, group_of_row[:, None], len(across)).min(axis=0)
        smallest = np.where(touches, by_column[None, :], len(across)).min(axis=1)
        updated = np.minimum(group_of_row, smallest)
        if (updated == group_of_row).all():
            break
        group_of_row = updated
    return [
        (across[group_of_row == group], down[by_column == group])
        for group in np.unique(group_of_row)
        if (by_column == group).any()
    ]


def _build(across: Floats, down: Floats) -> Lattice | None:
    column_edges = _edges(down[:, 0], across[:, 1], across[:, 2], OPEN_COLUMN)
    row_edges = _edges(across[:, 0], down[:, 1], down[:, 2], OPEN_ROW)
    while True:
        if len(column_edges) < 2 or len(row_edges) < 2:
            return None
        beside = separations(down, column_edges, row_edges)
        above = separations(across, row_edges, column_edges).T
        # An edge that separates nothing is a stray rule inside a cell (an underlined word, a pen mark).
        idle_columns = _idle(beside)
        idle_rows = _idle(above.T)
        if not idle_columns.any() and not idle_rows.any():
            break
        column_edges, row_edges = column_edges[~idle_columns], row_edges[~idle_rows]
    return _lattice(row_edges, column_edges, above, beside)


def _idle(separates: Bools) -> Bools:
    """Inner edges that separate nothing (`separates[interval, edge]`); the outermost always stay."""
    idle: Bools = ~np.logical_or.reduce(separates, axis=0)
    idle[[0, -1]] = False
    return idle


def _edges(positions: Floats, starts: Floats, ends: Floats, open_extent: float) -> Floats:
    """Edges in one direction: where rules stand, and where the rules across them end without one.

    Args:
        positions: where the rules of this direction stand.
        starts: where the rules across begin, in the same coordinate.
        ends: where they end.
        open_extent: how far at least two of them must run on for a border to be missing.
    """
    edges = _cluster(positions)
    low, high = starts.min(), ends.max()
    if low < edges[0] - open_extent and (starts <= low + JOIN).sum() >= 2:
        edges = np.concatenate(([low], edges))
    if high > edges[-1] + open_extent and (ends >= high - JOIN).sum() >= 2:
        edges = np.concatenate((edges, [high]))
    return edges


def _cluster(positions: Floats) -> Floats:
    """One position for each group of rules that stand within JOIN of the group's first."""
    ordered = np.sort(positions)
    groups: list[list[float]] = []
    for position in ordered:
        if groups and position - groups[-1][0] <= JOIN:
            groups[-1].append(float(position))
        else:
            groups.append([float(position)])
    return np.array([sum(group) / len(group) for group in groups])


def separations(rules: Floats, edges: Floats, cuts: Floats) -> Bools:
    """Which sides of squares the rules cover: `[interval between cuts, edge]`.

    Args:
        rules: `(position, start, end)` of the rules along the edges.
        edges: positions of the edges.
        cuts: positions of the edges across, which cut every edge into sides.
    """
    shape = (len(cuts) - 1, len(edges))
    nearest = np.abs(edges[None, :] - rules[:, 0][:, None]).argmin(axis=1)
    # A rule whose edge was found to separate nothing stands far from the nearest one that is left.
    own = (np.abs(edges[nearest] - rules[:, 0]) <= JOIN) & (rules[:, 1] < rules[:, 2])
    nearest, rules = nearest[own], rules[own]
    # The sides that each rule runs along, from the first cut before its start to the last one before its end.
    first_side = np.maximum(np.searchsorted(cuts, rules[:, 1], side="right") - 1, 0)
    past_side = np.minimum(np.searchsorted(cuts, rules[:, 2], side="left"), shape[0])
    counts = np.maximum(past_side - first_side, 0)
    rule = np.repeat(np.arange(len(rules)), counts)
    side = np.arange(len(rule)) + (first_side - np.cumsum(counts) + counts)[rule]
    begin, finish = np.maximum(cuts[side], rules[rule, 1]), np.minimum(cuts[side + 1], rules[rule, 2])
    place = side * shape[1] + nearest[rule]
    covered, first, last = np.zeros(shape), np.full(shape, np.inf), np.full(shape, -np.inf)
    np.add.at(covered.ravel(), place, finish - begin)
    np.minimum.at(first.ravel(), place, begin)
    np.maximum.at(last.ravel(), place, finish)
    low, high = cuts[:-1, None], cuts[1:, None]
    return (covered >= COVERED * (high - low)) & (first <= low + JOIN) & (last >= high - JOIN)


def _lattice(row_edges: Floats, column_edges: Floats, above: Bools, beside: Bools) -> Lattice:
    """The lattice of squares: `above[row edge, column]` and `beside[row, column edge]` tell where rules divide them."""
    spans, irregular = join_squares(above, beside)
    cell_of = np.full((len(row_edges) - 1, len(column_edges) - 1), -1, dtype=np.int64)
    for index, (row, column, row_span, column_span) in enumerate(spans):
        cell_of[row : row + row_span, column : column + column_span] = index
    return Lattice(
        row_edges,
        column_edges,
        spans,
        cell_of,
        frozenset(index for index, span in enumerate(spans) if span in irregular),
        not above[-1].any(),
    )
