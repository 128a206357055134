"""Headings over several columns, their reach not drawn: each stands in the middle of its own columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from pipeline.extract.column_gaps import GAP
from pipeline.extract.lines import Line

# A heading's middle is off that of its columns by this share of the mean column's width at most: inferred edges are.
_OFF = 0.6


def blocks_of(words: Sequence[Line]) -> tuple[tuple[float, float], ...]:
    """From where to where each heading stands: words above each other, or with no more than a blank between."""
    blocks: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: word.bbox.x0):
        if blocks and word.bbox.x0 - blocks[-1][1] < GAP * word.size:
            blocks[-1] = (blocks[-1][0], max(blocks[-1][1], word.bbox.x1))
        else:
            blocks.append((word.bbox.x0, word.bbox.x1))
    return tuple(blocks)


def ends_of_groups(
    headings: Sequence[tuple[float, float]], edges: Sequence[float]
) -> tuple[float, ...] | None:
    """The inner edges that divide columns between their headings; None where no division fits all of them.

    Args:
        headings: from where to where each heading stands, from left to right.
        edges: of the columns, the outermost two included, ascending.
    """
    tolerance = _OFF * (edges[-1] - edges[0]) / (len(edges) - 1)
    best: tuple[float, tuple[float, ...]] | None = None
    for inner in combinations(edges[1:-1], len(headings) - 1):
        groups = list(pairwise((edges[0], *inner, edges[-1])))
        if any(
            start < low - 1 or end > high + 1
            for (low, high), (start, end) in zip(groups, headings, strict=True)
        ):
            continue
        off = max(
            abs((low + high) - (start + end)) / 2
            for (low, high), (start, end) in zip(groups, headings, strict=True)
        )
        if off <= tolerance and (best is None or off < best[0]):
            best = off, inner
    return best[1] if best else None
