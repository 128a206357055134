"""What of a page's text can be seen: not what has the colour of its background, nor what is painted over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import PAPER, Bools, Floats, Ints
from pipeline.read.ink import SAME_COLOUR, Colour

# Squares along the longer side of the board on which the paints of a page are laid out: less than a point each.
_SQUARES = 1000


class Paint(NamedTuple):
    """An area painted on the displayed page, and its place in the order of painting.

    `colour` is None where it is no plain opaque rectangle: an image, a pattern, a curve, something transparent. What is
    under it may be seen, and nobody knows of what colour it is.
    """

    order: int
    box: BBox
    colour: Colour | None
    is_image: bool = False


def is_hidden(
    paints: Sequence[Paint], points: Floats, owner: Ints, objects: Floats, size: tuple[float, float]
) -> Bools:
    """Whether each character is covered by what is painted after it, or has the colour of what lies behind it.

    Args:
        paints: the painted areas of the page, in order.
        points: the middle of each character.
        owner: the row of each in `objects`.
        objects: rows of text objects: place in the order of painting, and red, green, blue (0..255; no numbers where
            unknown).
        size: width and height of the page in points.
    """
    covers = [paint for paint in paints if paint.colour is not None]
    hidden = np.zeros(len(points), dtype=bool)
    if len(points) and covers and covers[-1].order > objects[:, 0].min():
        orders = objects[owner, 0]
        last = _last_at(covers, points, size)
        hidden |= _looked_up([paint.order for paint in covers], last, -1.0) > orders
    is_suspicious = _is_suspicious(covers, objects[:, 1:])
    if is_suspicious.any():
        rare = np.flatnonzero(is_suspicious[owner])
        behind = np.array([paint.colour or (np.nan,) * 3 for paint in paints]).reshape(-1, 3)
        behind = np.vstack((behind, np.full((1, 3), PAPER)))  # the last one is found where nothing is painted
        difference = np.abs(behind[_last_at(paints, points[rare], size)] - objects[owner[rare], 1:]).max(
            axis=1
        )
        hidden[rare] |= difference <= SAME_COLOUR
    return hidden


def is_under_image(paints: Sequence[Paint], points: Floats, orders: Ints) -> Bools:
    """Whether each character is painted before an image that lies over it: a stamp, or a signature."""
    under = np.zeros(len(points), dtype=bool)
    images = [paint for paint in paints if paint.is_image]
    first = orders.min() if images and len(orders) else np.inf
    for paint in images:
        if paint.order > first:
            box = paint.box
            inside = (points >= (box.x0, box.top)) & (points <= (box.x1, box.bottom))
            under |= inside.all(axis=1) & (orders < paint.order)
    return under


def _is_suspicious(covers: Sequence[Paint], colours: Floats) -> Bools:
    """Whether the colour is that of paper or of any area of the page: most text is black, and nothing else is."""
    near = np.zeros(len(colours), dtype=bool)
    for area in {(PAPER,) * 3, *(paint.colour for paint in covers if paint.colour is not None)}:
        near |= np.abs(colours - area).max(axis=1) <= SAME_COLOUR
    return near


def _last_at(paints: Sequence[Paint], points: Floats, size: tuple[float, float]) -> Ints:
    """For each point the place of the last paint over it, -1 where there is none.

    The areas are laid on a board of squares one after another. Only squares that lie wholly inside are laid.
    """
    scale = _SQUARES / max(*size, 1.0)
    board = np.full((int(size[1] * scale) + 1, int(size[0] * scale) + 1), -1, dtype=np.int32)
    for place, paint in enumerate(paints):
        left, top = max(int(np.ceil(paint.box.x0 * scale)), 0), max(int(np.ceil(paint.box.top * scale)), 0)
        board[top : max(int(paint.box.bottom * scale), 0), left : max(int(paint.box.x1 * scale), 0)] = place
    column = np.clip((points[:, 0] * scale).astype(int), 0, board.shape[1] - 1)
    row = np.clip((points[:, 1] * scale).astype(int), 0, board.shape[0] - 1)
    return np.asarray(board[row, column], dtype=np.int64)


def _looked_up(values: Sequence[float], places: Ints, missing: float) -> Floats:
    """The values at the places; `missing` at -1."""
    return np.append(np.array(values, dtype=float), missing)[places]
