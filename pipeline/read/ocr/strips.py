"""Ruling lines in a picture: long straight runs of ink."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.model.page import Floats, Rules
from pipeline.read.ink import MAX_THICKNESS, merge_collinear
from pipeline.read.ocr.faint import followed
from pipeline.read.ocr.picture import Picture

# Shorter runs (points) are strokes of letters: the stem of a letter of 24 pt is 17 pt high.
MIN_RUN = 18.0
# A rule that the scan broke is bridged over this many points, between pieces longer than the stem of a letter: the
# stems of letters in lines set closely stand over each other like the dashes of a rule.
_BROKEN = 4.0
_PIECE = 10.0
# The side of a cell for one line of the smallest print, and how far from the rules at its ends it may stop.
_SIDE = 7.0
_TOUCHING = 0.8
# Blurred bold letters run together into a line through their middles. Across it their stems go on, longer than a rule
# is thick (points), over more than this share of it; of a thick rule all does.
_STEM = 3.0
_LETTERS, _SOLID = 0.3, 0.95


def find_rules(picture: Picture, ink: Picture, dots: float) -> Rules:
    """The rules of a page in points.

    Args:
        picture: grey, dark on light, upright and without skew.
        ink: where its ink is.
        dots: pixels to a point.
    """
    turned = np.ascontiguousarray(ink.T)
    across = followed(picture, _long_runs(ink, dots), dots)
    down = followed(np.ascontiguousarray(picture.T), _long_runs(turned, dots), dots)
    return Rules(
        merge_collinear(np.vstack((across, _sides(ink, down, dots))) / dots),
        merge_collinear(np.vstack((down, _sides(turned, across, dots))) / dots),
    )


def _long_runs(ink: Picture, dots: float) -> Floats:
    """Strips `(position, start, end)` of the horizontal rules that are longer than any letter, in pixels."""
    # Odd, since what OpenCV opens with an even kernel comes out shifted by a pixel.
    run, piece, gap, stem, bar = (
        round(length * dots) | 1 for length in (MIN_RUN, _PIECE, _BROKEN, _STEM, MAX_THICKNESS + 0.5)
    )
    # A rule that still leans by a pixel steps from one row to the next: both rows together are one run.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    pieces = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, piece), np.uint8))
    whole = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    # Ink as thick as letters are high is a picture or a bar.
    bars = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((bar, 1), np.uint8))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(cv2.subtract(runs, bars), connectivity=8)
    tall = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((stem, 1), np.uint8))
    within = np.bincount(labels.ravel(), weights=(tall > 0).ravel(), minlength=count)
    through = within / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    left, width = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_WIDTH]
    is_rule = (width >= run) & ((through < _LETTERS) | (through > _SOLID))
    is_rule[0] = False  # the paper
    return np.column_stack((middles[:, 1], left, left + width))[is_rule]


def _sides(ink: Picture, crossing: Floats, dots: float) -> Floats:
    """Strips of the short horizontal rules: the side of a low cell runs from one rule to another, and no letter does.

    Args:
        ink: where ink is.
        crossing: the long rules of the other direction, in pixels.
        dots: pixels to a point.
    """
    side, bar = round(_SIDE * dots) | 1, round((MAX_THICKNESS + 0.5) * dots) | 1
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, side), np.uint8))
    _, _, stats, middles = cv2.connectedComponentsWithStats(runs, connectivity=8)
    left, width, height = (
        stats[1:, place] for place in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)
    )
    at = middles[1:, 1]
    found = [
        (y, start, start + length)
        for y, start, length, thick in zip(at, left, width, height, strict=True)
        if thick <= bar and all(_meets(crossing, x, y, _TOUCHING * dots) for x in (start, start + length))
    ]
    return np.array(found, dtype=float).reshape(-1, 3)


def _meets(crossing: Floats, x: float, y: float, reach: float) -> bool:
    """Whether one of the rules that cross passes within `reach` of a point."""
    near = np.abs(crossing[:, 0] - x) <= reach
    return bool((near & (crossing[:, 1] - reach <= y) & (y <= crossing[:, 2] + reach)).any())
