"""Rules that grow too pale to count as ink: followed from where they are seen, as far as the picture shows them."""

from __future__ import annotations

from collections.abc import Sequence

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
    steps = [round(length * dots) for length in _STEPS]
    rule_of = np.arange(len(strips))
    reach = strips.copy()
    for place in range(len(strips)):
        for side in (1, 2):
            reach[place, side], met = _follow(picture, strips, place, side, steps)
            if met is not None:
                rule_of[rule_of == rule_of[place]] = rule_of[met]
    return np.array(
        [_whole(strips[rule_of == rule], reach[rule_of == rule]) for rule in np.unique(rule_of)], dtype=float
    ).reshape(-1, 3)


def _whole(pieces: Floats, reach: Floats) -> tuple[float, float, float]:
    """The strip of all pieces of one rule, each of which reaches so far."""
    position = np.average(pieces[:, 0], weights=np.maximum(pieces[:, 2] - pieces[:, 1], 1.0))
    return float(position), float(reach[:, 1].min()), float(reach[:, 2].max())


def _follow(
    picture: Picture, strips: Floats, place: int, side: int, steps: Sequence[int]
) -> tuple[float, int | None]:
    """How far a strip goes on beyond its start (side 1) or end (side 2), and the strip that it meets there, if any."""
    row, at = round(strips[place, 0]), round(strips[place, side])
    while True:
        met = np.flatnonzero(
            (np.abs(strips[:, 0] - row) <= _SAME_RULE) & (strips[:, 1] <= at) & (at <= strips[:, 2])
        )
        others = met[met != place]
        if others.size:
            return float(at), int(others[0])
        for step in steps:
            begin = at if side == 2 else at - step
            drift = _drift(picture, row, begin, step)
            if drift is not None:
                row, at = row + drift, at + step if side == 2 else begin
                break
        else:
            return float(at), None


def _drift(picture: Picture, row: int, begin: int, step: int) -> int | None:
    """By how many pixels a rule in this row is lower at the next step; None where there is none, or no more picture."""
    window = picture[max(row - _BESIDE[1], 0) : row + _BESIDE[1] + 1, max(begin, 0) : begin + step]
    if window.shape != (2 * _BESIDE[1] + 1, step):
        return None
    middle = _BESIDE[1]
    drift = int(window[middle - _DRIFT : middle + _DRIFT + 1].mean(axis=1).argmin()) - _DRIFT
    line, above, below = (
        window[middle + drift],
        window[: middle - _BESIDE[0] + 1],
        window[middle + _BESIDE[0] :],
    )
    # Letters may stand close on either side; but the edge of a shaded area has paper on one side only.
    ground = min(np.percentile(side, 75) for side in (above, below))
    contrast = np.maximum(above.mean(axis=0), below.mean(axis=0)) - line
    smooth = np.convolve(contrast, np.full(3, 1 / 3), mode="valid")
    is_rule = ground - line.mean() >= _PALE and (smooth >= _PALE / 2).mean() >= _SHARE
    return drift if is_rule else None
