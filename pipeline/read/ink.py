"""Straight strips of ink: which of them a reader of the page sees as ruling lines.

Producers draw the same table with strokes, thin filled rectangles, stroked rectangles, very short and very wide
strokes, or dots. All of them leave the same ink, so ink is what is looked at, not the drawing operators.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pipeline.model.page import PAPER, Bools, Floats, Rules, Shades

# Thicker ink is a bar or a shading. The thickest border of a spreadsheet is about 3 pt.
MAX_THICKNESS = 4.0
# A double border (two lines, up to 2.5 pt apart) and a rule drawn twice are one rule.
SAME_POSITION = 2.0
# Dashes and per-cell segments leave gaps along the rule; two tables side by side are farther apart.
MAX_GAP = 3.0
# Shorter ink is a dot, a tick or part of a drawn letter, not the side of a cell.
MIN_LENGTH = 5.0
# Where the paint beside a strip is looked at: this far from its edge (points).
BESIDE = 1.5
# Colours this close (of 255, worst channel) look the same on paper.
SAME_COLOUR = 12.0


Colour = tuple[int, int, int]


class Ink(NamedTuple):
    """A painted axis-parallel rectangle on the displayed page, in points, with its colour (0..255)."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour


class Inks(NamedTuple):
    """Painted rectangles in the order of painting: rows of `(x0, top, x1, bottom)` and of `(red, green, blue)`."""

    boxes: Floats
    colours: Floats


def inks_of(inks: Sequence[Ink]) -> Inks:
    """Many inks as rows of numbers."""
    boxes = np.array([ink[:4] for ink in inks], dtype=float).reshape(-1, 4)
    return Inks(boxes, np.array([ink.colour for ink in inks], dtype=float).reshape(-1, 3))


def rules_of(inks: Inks) -> Rules:
    """The ruling lines among the painted rectangles of a page: visible, thin, merged where they continue."""
    boxes, colours = inks
    if not len(boxes):
        return Rules(np.empty((0, 3)), np.empty((0, 3)))
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thin = np.minimum(width, height) <= MAX_THICKNESS
    strips = thin & _stands_out(boxes, colours, thin)
    # A dot of a dotted rule has no direction of its own: it may belong to either.
    is_dot = np.maximum(width, height) <= MAX_THICKNESS
    across = strips & ((width > height) | is_dot)
    down = strips & ((height > width) | is_dot)
    horizontal = np.column_stack(((boxes[:, 1] + boxes[:, 3]) / 2, boxes[:, 0], boxes[:, 2]))[across]
    vertical = np.column_stack(((boxes[:, 0] + boxes[:, 2]) / 2, boxes[:, 1], boxes[:, 3]))[down]
    return Rules(merge_collinear(horizontal), merge_collinear(vertical))


def shades_of(inks: Inks) -> Shades:
    """The painted rectangles of a page that are no strips, in the order in which they were painted."""
    is_wide = (inks.boxes[:, 2:] - inks.boxes[:, :2] > MAX_THICKNESS).all(axis=1)
    return Shades(inks.boxes[is_wide], inks.colours[is_wide])


def _stands_out(boxes: Floats, colours: Floats, thin: Bools) -> Bools:
    """Whether each strip differs in colour from what lies on at least one side of it.

    White rules on white paper are layout aids nobody sees; slivers of a header's shading are not rules either
    (one office's header of 17 columns was painted as 43 rectangles).
    """
    visible = np.ones(len(boxes), dtype=bool)
    fills = np.flatnonzero(~thin)
    shades = np.array([*{(PAPER,) * 3, *map(tuple, colours[fills].tolist())}])
    doubtful = np.flatnonzero(thin)
    doubtful = doubtful[np.logical_or.reduce(_alike(colours[doubtful, None], shades[None]), axis=1)]
    if not doubtful.size:
        return visible
    box = boxes[doubtful]
    middle = np.column_stack((box[:, 0] + box[:, 2], box[:, 1] + box[:, 3])) / 2
    lies = (box[:, 2] - box[:, 0] >= box[:, 3] - box[:, 1])[:, None]
    before = np.where(
        lies,
        np.column_stack((middle[:, 0], box[:, 1] - BESIDE)),
        np.column_stack((box[:, 0] - BESIDE, middle[:, 1])),
    )
    behind = np.where(
        lies,
        np.column_stack((middle[:, 0], box[:, 3] + BESIDE)),
        np.column_stack((box[:, 2] + BESIDE, middle[:, 1])),
    )
    areas = Shades(boxes[fills], colours[fills])
    hidden = np.ones(len(doubtful), dtype=bool)
    for points in (before, behind):
        hidden &= _alike(areas.at(points), colours[doubtful])
    visible[doubtful[hidden]] = False
    return visible


def _alike(left: Floats, right: Floats) -> Bools:
    difference = np.abs(left - right).max(axis=-1)
    return np.asarray(difference <= SAME_COLOUR)


def merge_collinear(strips: Floats) -> Floats:
    """Strips `(position, start, end)` with those that continue each other joined, sorted by position and start.

    Strips whose positions lie within `SAME_POSITION` of each other are on one line; the joined strip lies at their
    mean. What stays shorter than `MIN_LENGTH` is dropped.
    """
    merged: list[tuple[float, float, float]] = []
    for line in _lines(strips):
        position = _middle(line)
        (_, start, end), *others = line.tolist()
        for _, begin, finish in others:
            if begin > end + MAX_GAP:
                merged.append((position, start, end))
                start, end = begin, finish
            else:
                end = max(end, finish)
        merged.append((position, start, end))
    long = [strip for strip in merged if strip[2] - strip[1] >= MIN_LENGTH]
    return np.array(sorted(long), dtype=float).reshape(-1, 3)


def _middle(line: Floats) -> float:
    """The mean position of strips, each as heavy as it is long."""
    if len(line) == 1:  # a rule drawn in one piece, as most are: the same without arrays
        ((at, start, end),) = line.tolist()
        weight = max(end - start, 0.1)
        return float(at * weight / weight)
    weights = np.maximum(line[:, 2] - line[:, 1], 0.1)
    return float((line[:, 0] * weights).sum() / weights.sum())


def _lines(strips: Floats) -> list[Floats]:
    """Groups of strips at one position, each sorted by start."""
    if not len(strips):
        return []
    ordered = strips[np.lexsort((strips[:, 1], strips[:, 0]))]
    firsts: list[int] = []
    first = -np.inf
    for place, position in enumerate(ordered[:, 0].tolist()):
        if position - first > SAME_POSITION:
            firsts.append(place)
            first = position
    edges = [*firsts, len(ordered)]
    ordered = ordered[np.lexsort((ordered[:, 1], np.repeat(firsts, np.diff(edges))))]
    return [ordered[start:end] for start, end in pairwise(edges)]
