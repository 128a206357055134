"""The picture of a page made ready to be read: dark areas inverted, turned upright, deskewed, in black and white."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Grey values of pixels, 0 black to 255 white, or a mask of 0 and 255."""

# The skew that a feeder or a hand makes; what is turned more was meant to be.
MAX_SKEW = 4.0
_COARSE, _FINE = 0.25, 0.05
# Skew is measured on a picture of about this many pixels along its longer side: 0.05 degrees is a pixel there.
_SKEW_SIDE = 1400
_DARK = 110
# Pixels to a point of a usual scan (200 dots per inch), and how far to blur (pixels) for each one beyond these.
_USUAL_DOTS = 200 / 72
_FINEST = 0.7
# Ink is darker than its surroundings so many points wide.
_AROUND = 18.4


def inked(picture: Picture, dots: float) -> Picture:
    """Where ink is, 255 against 0, on paper as well as on shaded areas; `dots` are pixels to a point."""
    ink = cv2.adaptiveThreshold(
        picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, round(_AROUND * dots) | 1, C=28
    )
    return _pixels(ink)


def softened(picture: Picture, dots: float) -> Picture:
    """The picture without the finest grain where it is sharper than scans are: the noise of a JPEG is no ink."""
    blur = _FINEST * (dots - _USUAL_DOTS)
    return _pixels(cv2.GaussianBlur(picture, (0, 0), blur)) if blur > 0 else picture


def with_light_ground(picture: Picture, letter: int) -> Picture:
    """The picture with dark areas inverted: white letters on a coloured heading become dark on light.

    Args:
        picture: grey.
        letter: the height of a small letter in pixels; what is wider than that both ways is no stroke.
    """
    dark = np.where(picture < _DARK, 255, 0).astype(np.uint8)
    core = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((letter, 2 * letter), np.uint8))
    if not core.any():
        return picture
    areas = cv2.morphologyEx(core, cv2.MORPH_CLOSE, np.ones((3 * letter, 3 * letter), np.uint8))
    return _pixels(np.where(areas > 0, 255 - picture, picture))


def skew_of(ink: Picture) -> float:
    """By how many degrees the page lies turned clockwise; 0 where nothing tells."""
    if not ink.any():
        return 0.0
    scale = min(1.0, _SKEW_SIDE / max(ink.shape))
    small = _pixels(cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    coarse = np.arange(-MAX_SKEW, MAX_SKEW + _COARSE / 2, _COARSE)
    near = _best(small, coarse)
    return round(_best(small, near + np.arange(-_COARSE, _COARSE + _FINE / 2, _FINE)), 2)


def turned_back(picture: Picture, skew: float) -> Picture:
    """The picture turned about its middle, counter to a `skew` in degrees; what comes in from outside is white."""
    height, width = picture.shape
    return part_turned_back(picture, skew, (0, 0, width, height)) if skew else picture


def part_turned_back(picture: Picture, skew: float, part: tuple[int, int, int, int]) -> Picture:
    """The part `x0, top, x1, bottom` of `turned_back(picture, skew)`, without the rest of it."""
    x0, top, x1, bottom = part
    return _pixels(_rotated(picture, skew, 255, (x0, top), (x1 - x0, bottom - top)))


def _best(ink: Picture, angles: NDArray[np.float64]) -> float:
    scores = [_jumps(_rotated(ink, float(angle), 0).mean(axis=1)) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _rotated(
    picture: Picture,
    degrees: float,
    ground: int,
    origin: tuple[int, int] = (0, 0),
    size: tuple[int, int] | None = None,
) -> Any:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] -= origin
    return cv2.warpAffine(
        picture, matrix, size or (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT,
        borderValue=(ground,),
    )  # fmt: skip


def _jumps(profile: NDArray[Any]) -> float:
    return float(np.square(np.diff(profile)).sum())


def _pixels(picture: Any) -> Picture:
    return np.asarray(picture, dtype=np.uint8)
