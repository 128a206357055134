"""What is painted beside the text of a page, for the second reader: whether a character stands out from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from pdfminer.utils import Rect

Rgb = tuple[float, float, float]
Floats = npt.NDArray[np.float64]

WHITE: Rgb = (1.0, 1.0, 1.0)
# Colours closer than this in each of red, green and blue (0 to 1) look alike on paper.
_ALIKE = 0.05
# Thinner paint is a rule: nothing can be read on it, and it covers no character.
_THIN = 4.0
# Kinds of colours whose numbers say themselves what is seen; of others it is not known.
_PLAIN = ("DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased")


class Paint(NamedTuple):
    """A painted box; `after` counts the characters painted before it. Without colour it may be anything, also glass."""

    after: int
    box: Rect
    colour: Rgb | None


def colour_of(space: str, numbers: object) -> Rgb | None:
    """Red, green and blue from 0 to 1 of a colour as pdfminer has it; None where its numbers do not say."""
    if space not in _PLAIN:
        return None
    match numbers:
        case (float() | int() as red, float() | int() as green, float() | int() as blue):
            return red, green, blue
        case (
            float() | int() as cyan,
            float() | int() as magenta,
            float() | int() as yellow,
            float() | int() as black,
        ):
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
        case float() | int() as grey:
            return grey, grey, grey
    return None


def is_wide(box: Rect) -> bool:
    """Whether a painted box is more than a rule."""
    return min(box[2] - box[0], box[3] - box[1]) > _THIN


def stands_out(xs: Floats, ys: Floats, colours: Floats, paints: Sequence[Paint]) -> npt.NDArray[np.bool_]:
    """For each character, whether it is seen: not covered later, nor of the colour of what lies behind it.

    Args:
        xs: of the middle of each character, in the order of painting.
        ys: likewise, upward.
        colours: red, green and blue in a row for each; not a number where that is not known.
        paints: what is painted besides, in that order; the paper is white.
    """
    unknown = (np.nan, np.nan, np.nan)
    behind = np.full((len(xs), 3), WHITE)
    is_covered = np.zeros(len(xs), dtype=bool)
    for paint in paints:
        x0, y0, x1, y1 = paint.box
        inside = (x0 <= xs) & (xs <= x1) & (y0 <= ys) & (ys <= y1)
        behind[paint.after :][inside[paint.after :]] = paint.colour or unknown
        if paint.colour is not None:
            is_covered[: paint.after] |= inside[: paint.after]
    is_lost = (np.abs(behind - colours) <= _ALIKE).all(axis=1)
    seen: npt.NDArray[np.bool_] = ~is_covered & ~is_lost
    return seen
