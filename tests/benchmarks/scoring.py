"""How many cells of a table a reader got right."""

from __future__ import annotations

from collections.abc import Sequence

Rows = Sequence[Sequence[str | None]]


def cells_right(truth: Rows, read: Rows) -> int:
    """The most printed cells that agree when rows are matched in order, some perhaps left out on either side.

    A cell agrees when the same text, white space aside, stands in the same column. Repeated headers or a row too
    many therefore cost nothing, a row torn in two or a column too many costs its cells.
    """
    wanted, found = _squeezed(truth), _squeezed(read)
    best = [0] * (len(found) + 1)  # of the rows so far against the first n rows read
    for row in wanted:
        above, best = best, [0] * (len(found) + 1)
        for n, other in enumerate(found, start=1):
            agree = sum(bool(text) and text == seen for text, seen in zip(row, other, strict=False))
            best[n] = max(above[n], best[n - 1], above[n - 1] + agree)
    return best[-1]


def printed_cells(truth: Rows) -> int:
    """The cells with a text."""
    return sum(bool(text) for row in _squeezed(truth) for text in row)


def _squeezed(rows: Rows) -> list[list[str]]:
    return [["".join((text or "").split()) for text in row] for row in rows]
