"""Rules that grow too pale to count as ink: followed from where they are seen, as far as the picture shows them."""

from __future__ import annotations

import numpy as np

from pipeline.model.page import Floats
from pipeline.read.ocr.picture import Picture

# A rule is followed in steps of these lengths (points), the longest that can be: a step on which a letter stands in the
# way has paper before or behind it.
_STEPS = (12.0, 6.0, 3.0)
# Grey values by which a pale rule is darker than the paper on both of its sides, in the mean of a step. It is at least
# half as dark on this share of the step; the rest may be dust or the grain of the paper.
_PALE = 7.0
_SHARE = 0.85
# Pixels by which a rule may lean from step to step.
_DRIFT = 1
# In points: where the paper beside a rule begins and ends, and how far two pieces of a rule that meet may stand apart.
_BESIDE = (1.45, 2.9)
_SAME_RULE = 0.72


def followed(picture: Picture, strips: Floats, dots: float) -> Floats:
    """Horizontal strips `(position, start, end)`, in pixels, made longer where the rule goes on, but pale.

    A page that was copied before it was scanned has rules that fade in and out over several centimetres. Pieces that
    meet become one strip, at the mean of their positions: such rules lean, or are bowed, by some pixels.

    Args:
        picture: grey, dark on light, upright.
        strips: the rules that are seen.
        dots: pixels to a point.
    """
    rule_of = np.arange(len(strips))
    reach = strips.copy()
    for place in range(len(strips)):
        for side in (1, 2):
            reach[place, side], met = _follow(picture, strips, place, side, dots)
            if met is not None:
                rule_of[rule_of == rule_of[place]] = rule_of[met]
    return np.array(
        [_whole(strips[rule_of == rule], reach[rule_of == rule]) for rule in np.unique(rule_of)], dtype=float
    ).reshape(-1, 3)


def _whole(pieces: Floats, reach: Floats) -> tuple[float, float, float]:
    """The strip of all pieces of one rule, each of which reaches so far."""
    position = np.average(pieces[:, 0], weights=np.maximum(pieces[:, 2] - pieces[:, 1], 1.0))
    return float(position), float(reach[:, 1].min()), float(reach[:, 2].max())


def _follow(picture: Picture, strips: Floats, place: int, side: int, dots: float) -> tuple[float, int | None]:
    """How far a strip goes on beyond its start (side 1) or end (side 2), and the strip that it meets there, if any."""
    row, at = round(strips[place, 0]), round(strips[place, side])
    while True:
        met = np.flatnonzero(
            (np.abs(strips[:, 0] - row) <= _SAME_RULE * dots) & (strips[:, 1] <= at) & (at <= strips[:, 2])
        )
        others = met[met != place]
        if others.size:
            return float(at), int(others[0])
        for step in (round(length * dots) for length in _STEPS):
            begin = at if side == 2 else at - step
            if begin < 0 or begin + step > picture.shape[1]:
                continue
            drift = _drift(picture[:, begin : begin + step], row, dots)
            if drift is not None:
                row, at = row + drift, at + step if side == 2 else begin
                break
        else:
            return float(at), None


def _drift(step: Picture, row: int, dots: float) -> int | None:
    """By how many pixels a rule that comes in this row is lower on a step; None where there is none on it."""
    near, far = (round(distance * dots) for distance in _BESIDE)
    if row < far or row + far >= len(step):
        return None
    drift = int(step[row - _DRIFT : row + _DRIFT + 1].mean(axis=1).argmin()) - _DRIFT
    line, above, below = step[row + drift], step[row - far : row - near + 1], step[row + near : row + far + 1]
    # Letters may stand close on either side; but the edge of a shaded area has paper on one side only.
    ground = min(np.percentile(side, 75) for side in (above, below))
    contrast = np.maximum(above.mean(axis=0), below.mean(axis=0)) - line
    smooth = np.convolve(contrast, np.full(3, 1 / 3), mode="valid")
    is_rule = ground - line.mean() >= _PALE and (smooth >= _PALE / 2).mean() >= _SHARE
    return drift if is_rule else None
