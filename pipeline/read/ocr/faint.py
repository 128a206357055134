"""Rules that grow too pale to count as ink: followed from where they are seen, as far as the picture shows them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.model.page import Floats
from pipeline.read.ocr.picture import Picture

# A rule is followed in steps of this length (points): in a mean over so many pixels the grain of the paper is gone.
_STEP = 8.0
# Grey values by which a pale rule is darker than the paper on both of its sides. Where the paper's pixels scatter by 6,
# the means of a step scatter by 1.3.
_PALE = 7.0
# Pixels by which a rule may lean from step to step, and where the paper beside it begins and ends.
_DRIFT = 1
_BESIDE = (4, 8)
# Pixels by which two pieces of one rule that meet may stand apart.
_SAME_RULE = 2.0


def followed(picture: Picture, strips: Floats, dots: float) -> Floats:
    """Horizontal strips `(position, start, end)`, in pixels, made longer where the rule goes on, but pale.

    A page that was copied before it was scanned has rules that fade in and out over several centimetres. Pieces that
    meet become one strip, at the mean of their positions: such rules lean, or are bowed, by some pixels.

    Args:
        picture: grey, dark on light, upright.
        strips: the rules that are seen.
        dots: pixels to a point.
    """
    step = round(_STEP * dots)
    rule_of = np.arange(len(strips))
    reach = strips.copy()
    for place in range(len(strips)):
        for side, stride in ((1, -step), (2, step)):
            reach[place, side], met = _follow(picture, strips, place, side, stride)
            if met is not None:
                rule_of[rule_of == rule_of[place]] = rule_of[met]
    return np.array(
        [_whole(strips[rule_of == rule], reach[rule_of == rule]) for rule in np.unique(rule_of)], dtype=float
    ).reshape(-1, 3)


def _whole(pieces: Floats, reach: Floats) -> tuple[float, float, float]:
    """The strip of all pieces of one rule, each of which reaches so far."""
    position = np.average(pieces[:, 0], weights=np.maximum(pieces[:, 2] - pieces[:, 1], 1.0))
    return float(position), float(reach[:, 1].min()), float(reach[:, 2].max())


def _follow(picture: Picture, strips: Floats, place: int, side: int, stride: int) -> tuple[float, int | None]:
    """How far a strip goes on beyond its start (side 1) or end (side 2), and the strip that it meets there, if any."""
    row, at = round(strips[place, 0]), round(strips[place, side])
    while True:
        met = np.flatnonzero(
            (np.abs(strips[:, 0] - row) <= _SAME_RULE) & (strips[:, 1] <= at) & (at <= strips[:, 2])
        )
        others = met[met != place]
        if others.size:
            return float(at), int(others[0])
        part = slice(at, at + stride) if stride > 0 else slice(max(at + stride, 0), max(at, 0))
        window = picture[max(row - _BESIDE[1], 0) : row + _BESIDE[1] + 1, part]
        if window.shape != (2 * _BESIDE[1] + 1, abs(stride)):
            return float(at), None
        drift = _darkest(window.mean(axis=1))
        if drift is None:
            return float(at), None
        row, at = row + drift, at + stride


def _darkest(profile: NDArray[np.float64]) -> int | None:
    """How far from its middle a profile is dark between two light sides; None where it is not."""
    middle = _BESIDE[1]
    near = profile[middle - _DRIFT : middle + _DRIFT + 1]
    above = profile[middle - _BESIDE[1] : middle - _BESIDE[0] + 1].mean()
    below = profile[middle + _BESIDE[0] : middle + _BESIDE[1] + 1].mean()
    return int(near.argmin()) - _DRIFT if min(above, below) - near.min() >= _PALE else None
