"""Squares to cells: those without a rule between them belong together.

A *square* lies between two neighbouring row edges and two neighbouring column edges of a lattice.
"""

from __future__ import annotations

import numpy as np

from pipeline.model.page import Bools, Ints

Span = tuple[int, int, int, int]
"""Row, column, rows and columns of a cell, 0-based."""


def join_squares(above: Bools, beside: Bools) -> tuple[tuple[Span, ...], frozenset[Span]]:
    """The cells in reading order, and those that are parts of one whose rules form no rectangle.

    Args:
        above: whether a rule stands at each side above and below: `above[row edge, column]`.
        beside: and at each side to the left and right: `beside[row, column edge]`.
    """
    labels = _label(above[1:-1], beside[:, 1:-1])
    outside = _outside(labels, above, beside)
    spans: list[Span] = []
    irregular: set[Span] = set()
    for label, (row, column, row_span, column_span), count in _extents(labels):
        if label in outside:
            continue
        if count == row_span * column_span:
            spans.append((row, column, row_span, column_span))
            continue
        end, right = row + row_span, column + column_span
        mask = labels[row:end, column:right] == label
        parts = _rectangles(mask, above[row : end + 1, column:right], beside[row:end, column : right + 1])
        parts = [(row + first, column + start, height, width) for first, start, height, width in parts]
        spans.extend(parts)
        irregular.update(parts)
    return tuple(sorted(spans)), frozenset(irregular)


def _label(above: Bools, beside: Bools) -> Ints:
    """A number for each square; squares joined by open sides share it."""
    rows, columns = beside.shape[0], above.shape[1]
    labels = np.arange(rows * columns).reshape(rows, columns)
    # Sides that are all drawn join nothing; in most tables that is all of them, but for a few.
    open_rows, open_columns = np.flatnonzero(~above.all(axis=1)), np.flatnonzero(~beside.all(axis=0))
    while True:
        before = labels.copy()
        for row in open_rows.tolist():
            open_side = ~above[row]
            low = np.minimum(labels[row], labels[row + 1])
            labels[row] = np.where(open_side, low, labels[row])
            labels[row + 1] = np.where(open_side, low, labels[row + 1])
        for column in open_columns.tolist():
            open_side = ~beside[:, column]
            low = np.minimum(labels[:, column], labels[:, column + 1])
            labels[:, column] = np.where(open_side, low, labels[:, column])
            labels[:, column + 1] = np.where(open_side, low, labels[:, column + 1])
        # A label is the place of a square: that one's label is as good, and long chains are followed in leaps.
        labels = labels.ravel()[labels]
        if (labels == before).all():
            return labels


def _extents(labels: Ints) -> list[tuple[int, Span, int]]:
    """For each label: the span that encloses its squares, and how many they are."""
    numbers, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    flat = inverse.ravel()
    row, column = np.divmod(np.arange(labels.size), labels.shape[1])
    low = np.full((2, len(numbers)), labels.size)
    high = np.full((2, len(numbers)), -1)
    for axis, values in enumerate((row, column)):
        np.minimum.at(low[axis], flat, values)
        np.maximum.at(high[axis], flat, values)
    extent = np.column_stack((low[0], low[1], high[0] - low[0] + 1, high[1] - low[1] + 1))
    return [
        (label, (row, column, row_span, column_span), count)
        for label, (row, column, row_span, column_span), count in zip(
            numbers.tolist(), extent.tolist(), counts.tolist(), strict=True
        )
    ]


def _outside(labels: Ints, above: Bools, beside: Bools) -> set[int]:
    """The labels of squares in a corner the rules leave out: undrawn on two neighbouring sides of the whole area.

    One undrawn side is an open border (many offices print none at the right): the rules' ends close it.
    A corner is left out only where neither the rules along it nor those that lead to it are drawn, so a last row
    open both below and at the right still counts when its row above is open at the right as well.
    """

    def open_at(side: Ints, drawn: Bools) -> set[int]:
        return set(side[~drawn].tolist()) if drawn.any() else set()

    vertical = open_at(labels[0], above[0]) | open_at(labels[-1], above[-1])
    horizontal = open_at(labels[:, 0], beside[:, 0]) | open_at(labels[:, -1], beside[:, -1])
    return vertical & horizontal


def _rectangles(mask: Bools, above: Bools, beside: Bools) -> list[Span]:
    """The mask cut into rectangles: its runs of columns, joined over rows that have the same and no rule between.

    Rules inside the mask divide the runs: one header drew a rule between two headings but none above them, so that both
    hung together through the group heading over them.
    """
    parts: list[Span] = []
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(len(mask) + 1):
        runs = _runs(mask[row], beside[row]) if row < len(mask) else []
        for run in list(open_runs):
            if run not in runs or above[row, run[0] : run[1]].all():
                start = open_runs.pop(run)
                parts.append((start, run[0], row - start, run[1] - run[0]))
        for run in runs:
            open_runs.setdefault(run, row)
    return parts


def _runs(flags: Bools, beside: Bools) -> list[tuple[int, int]]:
    """Runs of true flags as `(first, past the last)`, divided where a rule stands: `beside[column edge]`."""
    runs: list[tuple[int, int]] = []
    for column in np.flatnonzero(flags).tolist():
        if runs and runs[-1][1] == column and not beside[column]:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs
