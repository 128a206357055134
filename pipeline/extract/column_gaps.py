"""Columns without rules between them: the white that runs down through all rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median

from pipeline.extract.lines import Line
from pipeline.extract.prose import is_caption

# White between columns is this share of the letters' size at least; a blank between words is about 0.28.
GAP = 0.4
# An edge stands at most this far right of the longest text of its column (points): the padding of a cell.
_PADDING = 4.0
# And so far left of the nearest text of the next one, where some long text leaves no more room.
_CLOSE = 1.0
# Of many rows, so many may have a text that reaches over several columns: names of programs often do.
_ACROSS = 0.08
# A line of prose fills this share of a table's width, in one piece.
_PROSE = 0.6

Row = Sequence[Line]
"""The words of one row of a table."""
Gap = tuple[float, float]
"""From where to where no row has letters, in points from the left."""


def column_edges(rows: Sequence[Row], head: int, fixed: Sequence[float] = ()) -> tuple[float, ...]:
    """Edges between columns in points from the left, ascending; without the outermost two.

    Args:
        rows: the words of each row, group headings left out.
        head: how many of the first rows are the header.
        fixed: where edges are known to stand, such as the ends of a rule below a group heading.
    """
    words = [word for row in rows for word in row]
    if not words:
        return ()
    least = GAP * median(word.size for word in words)
    free = _gaps(rows, head, least, 0)
    crossed = [
        (low, high)
        for low, high in _gaps(rows, head, least, int(_ACROSS * len(rows)))
        if not any(low <= start and end <= high for start, end in free)
    ]
    gaps = _without_halves(sorted(free + crossed), rows[:head], rows[head:], fixed)
    return tuple(_edge(low, high, fixed, words) for low, high in gaps)


def _without_halves(
    gaps: Sequence[Gap], head: Sequence[Row], body: Sequence[Row], fixed: Sequence[float]
) -> list[Gap]:
    """The gaps without those between a heading and the texts below it.

    Where a column holds nothing but a dash at its left, and its heading is centred, neither stands over the other: one
    side of such a gap has no body, the other no heading. The narrowest gap of that kind goes first.
    """
    left = list(gaps)
    while True:
        halves = [
            gap
            for place, gap in enumerate(left)
            if not any(gap[0] - 1 <= edge <= gap[1] + 1 for edge in fixed)
            and _are_halves(*_beside(left, place, head), *_beside(left, place, body))
        ]
        if not halves:
            return left
        left.remove(min(halves, key=lambda gap: (gap[1] - gap[0], gap[0])))


def _beside(gaps: Sequence[Gap], place: int, rows: Sequence[Row]) -> tuple[bool, bool]:
    """Whether anything stands in the columns left and right of the gap."""
    low = gaps[place - 1][1] if place else float("-inf")
    high = gaps[place + 1][0] if place + 1 < len(gaps) else float("inf")
    start, end = gaps[place]
    middles = [(word.bbox.x0 + word.bbox.x1) / 2 for row in rows for word in row]
    return any(low <= x <= start for x in middles), any(end <= x <= high for x in middles)


def _are_halves(head_left: bool, head_right: bool, body_left: bool, body_right: bool) -> bool:
    return (head_left, head_right, body_left, body_right) in (
        (True, False, False, True),
        (False, True, True, False),
    )


def reaches_over(row: Row, edge: float) -> bool:
    """Whether a text of the row runs on over the edge: a word, or two words with no more than a blank between."""
    return any(word.bbox.x0 < edge - 1 and word.bbox.x1 > edge + 1 for word in row) or bool(
        words_beside(row, edge)
    )


def words_beside(row: Row, edge: float) -> tuple[Line, ...]:
    """Words of the row that end right before the edge or begin right behind it, with no more than a blank between."""
    return tuple(
        word
        for line in printed_lines(row)
        for left, right in pairwise(line)
        if left.bbox.x1 <= edge <= right.bbox.x0 and right.bbox.x0 - left.bbox.x1 < GAP * right.size
        for word in (left, right)
    )


def printed_lines(words: Sequence[Line]) -> tuple[Row, ...]:
    """The words of each printed line, from left to right; lines from top to bottom."""
    lines: dict[int, list[Line]] = {}
    for word in words:
        lines.setdefault(round(word.bbox.bottom), []).append(word)
    return tuple(
        tuple(sorted(line, key=lambda word: word.bbox.x0))
        for _, line in sorted(lines.items(), key=itemgetter(0))
    )


def phrases(row: Row) -> tuple[str, ...]:
    """The texts of the row, cut where more than a blank stands between two words of a line."""
    return tuple(" ".join(word.text for word in words) for words in pieces(row))


def pieces(row: Row) -> tuple[Row, ...]:
    """The words of the row in groups with no more than a blank between two of them."""
    found: list[list[Line]] = []
    for line in printed_lines(row):
        for place, word in enumerate(line):
            if place and word.bbox.x0 - line[place - 1].bbox.x1 < GAP * word.size:
                found[-1].append(word)
            else:
                found.append([word])
    return tuple(tuple(words) for words in found)


def is_prose(line: Row, width: float) -> bool:
    """Whether a printed line between or below tables is a caption, or fills most of their width in one piece."""
    text = " ".join(word.text for word in line)
    return is_caption(text) or (
        line[-1].bbox.x1 - line[0].bbox.x0 > _PROSE * width and len(pieces(line)) == 1
    )


def _gaps(rows: Sequence[Row], head: int, least: float, most_across: int) -> list[Gap]:
    """Intervals of at least `least` points, between the outermost letters, that few rows have letters in.

    They are `most_across` rows of the body at most, and none of the header: headings of single columns stay in them.
    """
    steps: list[tuple[float, int]] = []
    for place, row in enumerate(rows):
        weight = 1 if place >= head else most_across + 1
        for low, high in _covered(row):
            steps += ((low, weight), (high, -weight))
    gaps: list[Gap] = []
    depth = 0
    start: float | None = None
    for at, step in sorted(steps):
        if depth > most_across >= depth + step:
            start = at
        elif depth <= most_across < depth + step:
            if start is not None and at - start >= least:
                gaps.append((start, at))
            start = None
        depth += step
    return gaps


def _covered(row: Row) -> list[tuple[float, float]]:
    """Where the row has letters, from left to right; words with a blank between are one piece."""
    pieces: list[tuple[float, float]] = []
    for word in sorted(row, key=lambda word: word.bbox.x0):
        low, high = word.bbox.x0, word.bbox.x1
        if pieces and low <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], high))
        else:
            pieces.append((low, high))
    return pieces


def _edge(low: float, high: float, fixed: Sequence[float], words: Sequence[Line]) -> float:
    """Where in a gap the edge stands: where it is known to, else behind the longest text, cutting the fewest words."""
    known = [edge for edge in fixed if low - 1 <= edge <= high + 1]
    if known:
        return known[0]
    padding = min((high - low) / 2, _PADDING)
    places = (low + padding, (low + high) / 2, high - min(padding, _CLOSE))
    return min(places, key=lambda edge: sum(word.bbox.x0 < edge < word.bbox.x1 for word in words))
