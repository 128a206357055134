"""Which cell of a page's tables each character belongs to."""

from __future__ import annotations

import numpy as np

from pipeline.extract.lattice import Lattice
from pipeline.model.page import Characters, Ints


def cell_owners(characters: Characters, lattices: tuple[Lattice, ...], offsets: Ints) -> Ints:
    """For each character the number of its cell, counted over all lattices; -1 where there is none.

    Smaller lattices come first: a table inside a cell of another owns its characters.
    """
    x = (characters.x0 + characters.x1) / 2
    y = (characters.top + characters.bottom) / 2
    owner = np.full(len(characters), -1, dtype=np.int64)
    for index in sorted(range(len(lattices)), key=lambda index: lattices[index].bbox.area):
        lattice = lattices[index]
        row = np.searchsorted(lattice.row_edges, y, side="right") - 1
        column = np.searchsorted(lattice.column_edges, x, side="right") - 1
        rows, columns = lattice.cell_of.shape
        inside = (owner < 0) & (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        cell = lattice.cell_of[row[inside], column[inside]]
        owner[inside] = np.where(cell >= 0, cell + offsets[index], -1)
    return owner


def pull_words_together(characters: Characters, owner: Ints) -> frozenset[int]:
    """Gives a word that runs over a rule to the cell that holds most of it, in place.

    Returns the numbers of all cells that such a word touches: their texts are in doubt.
    """
    if len(characters) < 2:
        return frozenset()
    gap = characters.x0[1:] - characters.x1[:-1]
    size = characters.size[1:]
    joined = (
        ~characters.space_after[:-1]
        & (characters.turn[1:] == 0)
        & (characters.turn[:-1] == 0)
        & (np.abs(np.diff(characters.baseline)) < 0.1 * size)
        & (np.abs(gap) < 0.1 * size)
    )
    crossing = np.flatnonzero(joined & (np.diff(owner) != 0))
    touched: set[int] = set()
    for at in crossing.tolist():
        first, last = at, at + 1
        while first > 0 and joined[first - 1]:
            first -= 1
        while last < len(owner) - 1 and joined[last]:
            last += 1
        word = slice(first, last + 1)
        numbers, counts = np.unique(owner[word], return_counts=True)
        if len(numbers) == 1:
            continue  # settled with an earlier crossing of the same word
        touched.update(numbers[numbers >= 0].tolist())
        owner[word] = numbers[counts.argmax()]
    return frozenset(touched)
