"""What stands where in a picture without skew: the areas between rules, and the lines of text in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.model.page import Ints, Rules
from pipeline.read.ocr.picture import Picture

# In points. Ink smaller than this both ways is dust; a full stop of 7 pt is 0.9 wide.
_DUST = 0.7
# Letters are lower than this; what is higher is part of a picture, a stamp or a signature.
_HIGHEST = 40.0
# In a cell, what is higher than this many usual letters is none: a stroke of the pen, a piece of a rule.
_TALLEST = 2.5
# Gaps wider than this many letter heights part a line in two: columns without rules, or a number list.
_WIDE_GAP = 2.5
LEAST_BLANK = 0.14
"""Gaps narrower than this share of the font size are never blanks."""
# The stem of an "I" without serifs is less than this share of its height wide; a "1" with its flag is 0.4.
_BAR = 0.3
# A cap is about this share of the font size high (Calibri 0.63, Arial 0.72, Times 0.66).
_CAP_SHARE = 0.67


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A piece of one line of text: pixels `x0, top, x1, bottom` around its ink, and the number of its area.

    `marks` are the numbers of its ink in the labels of the page. `baseline` and `size` are in pixels. `gaps` are those
    between its marks that may be blanks: the middle in pixels, and the width as a share of the font size. `is_bars`
    tells of nothing but upright strokes: "I", "l", a "1" without flag.
    """

    area: int
    box: tuple[int, int, int, int]
    marks: Ints
    baseline: float
    size: float
    gaps: tuple[tuple[float, float], ...]
    is_bars: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The segments of a page and its ink.

    `labels` has the number of the mark for each pixel of ink, -1 for that of rules, 0 for paper. `dust` are the numbers
    of marks too small to be of a letter. `illegible` are pixels `x0, top, x1, bottom` of ink in cells that is too large
    for letters: a stamp, a signature, a blot.
    """

    segments: tuple[Segment, ...]
    labels: Ints
    dust: Ints
    illegible: tuple[tuple[int, int, int, int], ...]


def find_segments(ink: Picture, rules: Rules, dots: float) -> Layout:
    """The text of a page in pieces of lines, none of which runs over a rule.

    Args:
        ink: where ink is, upright and without skew.
        rules: in points.
        dots: pixels to a point.
    """
    mask = _drawn(rules, ink.shape, dots)
    covered = _covering(mask, ink, dots)
    letters = cv2.bitwise_and(ink, cv2.bitwise_not(covered))
    _, areas = cv2.connectedComponents(cv2.bitwise_not(mask), connectivity=4)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    boxes = _boxes(np.asarray(stats))
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    middle = ((boxes[:, :2] + boxes[:, 2:]) / 2).astype(np.int64)
    area = np.asarray(areas)[middle[:, 1].clip(0, ink.shape[0] - 1), middle[:, 0].clip(0, ink.shape[1] - 1)]
    usual = _usual_height(height, dots)
    in_cell = (area != 0) & (area != areas[0, 0])
    is_large = (height > _HIGHEST * dots) | (in_cell & (height > _TALLEST * usual))
    is_dust = np.maximum(width, height) < _DUST * dots
    is_mark = ~is_dust & ~is_large
    is_mark[0] = is_large[0] = is_dust[0] = False  # the paper
    segments: list[Segment] = []
    for number in np.unique(area[is_mark]).tolist():
        own = np.flatnonzero(is_mark & (area == number))
        for line in _lines(boxes, own, usual):
            segments.extend(_segment(number, boxes, part, usual) for part in _parted(boxes, line, usual))
    numbers = np.where((ink > 0) & (covered > 0), -1, np.asarray(labels))
    illegible = _in_cells(np.asarray(areas), numbers, boxes, np.flatnonzero(is_large).tolist())
    return Layout(tuple(segments), numbers, np.flatnonzero(is_dust), illegible)


def _in_cells(
    areas: Ints, labels: Ints, boxes: Ints, large: Sequence[int]
) -> tuple[tuple[int, int, int, int], ...]:
    """The parts of large marks inside cells, as pixels; the area that reaches the picture's corner is no cell."""
    found = []
    for mark in large:
        x0, top, x1, bottom = boxes[mark].tolist()
        under, ours = areas[top:bottom, x0:x1], labels[top:bottom, x0:x1] == mark
        for area in np.unique(under[ours]).tolist():
            if area not in (0, areas[0, 0]):
                rows, columns = np.nonzero(ours & (under == area))
                found.append(
                    (
                        x0 + int(columns.min()),
                        top + int(rows.min()),
                        x0 + int(columns.max()) + 1,
                        top + int(rows.max()) + 1,
                    )
                )
    return tuple(found)


def _drawn(rules: Rules, shape: tuple[int, ...], dots: float) -> Picture:
    """The rules as straight lines two pixels thick, a little longer than they are, so that corners close."""
    mask = np.zeros(shape, dtype=np.uint8)
    longer = 1.5 * dots
    for position, start, end in rules.horizontal * dots:
        cv2.line(
            mask, (round(start - longer), round(position)), (round(end + longer), round(position)), 255, 2
        )
    for position, start, end in rules.vertical * dots:
        cv2.line(
            mask, (round(position), round(start - longer)), (round(position), round(end + longer)), 255, 2
        )
    return mask


def _covering(mask: Picture, ink: Picture, dots: float) -> Picture:
    """The ink of the rules themselves: long runs of it close to where a rule is drawn.

    A scanned rule is bowed and blurred; a letter that touches it goes on across it and is left alone.
    """
    near = cv2.dilate(mask, np.ones((round(2 * dots), round(2 * dots)), np.uint8))
    close = cv2.bitwise_and(ink, near)
    run = round(6 * dots)
    across = cv2.morphologyEx(close, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    down = cv2.morphologyEx(close, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    both = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_or(both, mask), dtype=np.uint8)


def _boxes(stats: Ints) -> Ints:
    """Rows `x0, top, x1, bottom` from OpenCV's `left, top, width, height, area`."""
    return np.column_stack((stats[:, 0], stats[:, 1], stats[:, 0] + stats[:, 2], stats[:, 1] + stats[:, 3]))


def _usual_height(heights: Ints, dots: float) -> float:
    """The height of a usual letter of the page, in pixels."""
    letters = heights[(heights >= 3 * dots) & (heights <= _HIGHEST * dots)]
    return float(np.median(letters)) if len(letters) else 6.0 * dots


def _lines(boxes: Ints, own: Ints, usual: float) -> list[Ints]:
    """The marks of one area by line, from the top. Small marks (points, dashes) join the line they stand in."""
    height = boxes[own, 3] - boxes[own, 1]
    is_letter = height >= 0.6 * usual
    letters = own[is_letter]
    lines: list[list[int]] = []
    spans: list[tuple[float, float]] = []
    middles = (boxes[letters, 1] + boxes[letters, 3]) / 2
    for mark in letters[np.argsort(middles, kind="stable")].tolist():
        top, bottom = float(boxes[mark, 1]), float(boxes[mark, 3])
        recent = max(len(spans) - 3, 0)
        shared = _overlapping(spans[recent:], top, bottom)
        if shared is None:
            lines.append([mark])
            spans.append((top, bottom))
        else:
            lines[recent + shared].append(mark)
            spans[recent + shared] = _span(boxes, lines[recent + shared])
    for mark in own[~is_letter].tolist():
        place = _nearest(spans, float(boxes[mark, 1]), float(boxes[mark, 3]), usual)
        if place is None:
            lines.append([mark])
            spans.append((float(boxes[mark, 1]), float(boxes[mark, 3])))
        else:
            lines[place].append(mark)
    order = sorted(range(len(lines)), key=lambda place: spans[place])
    return [np.array(sorted(lines[place]), dtype=np.int64) for place in order]


def _span(boxes: Ints, line: Sequence[int]) -> tuple[float, float]:
    """From where to where most letters of a line reach."""
    return float(np.median(boxes[line, 1])), float(np.median(boxes[line, 3]))


def _overlapping(spans: Sequence[tuple[float, float]], top: float, bottom: float) -> int | None:
    """The place of the span that shares most of its height with `top` to `bottom`; None where none shares half."""
    shares = [
        (min(bottom, low) - max(top, high)) / max(min(bottom - top, low - high), 1.0) for high, low in spans
    ]
    best = int(np.argmax(shares)) if shares else 0
    return best if shares and shares[best] >= 0.5 else None


def _nearest(spans: Sequence[tuple[float, float]], top: float, bottom: float, usual: float) -> int | None:
    """The place of the line that a small mark stands in, just over (the dot of an i) or just under (a comma)."""
    middle = (top + bottom) / 2
    away = [max(high - middle, middle - low, 0.0) for high, low in spans]
    best = int(np.argmin(away)) if away else 0
    return best if away and away[best] <= 0.6 * usual else None


def _parted(boxes: Ints, line: Ints, usual: float) -> list[Ints]:
    """A line in pieces, from the left, where wide gaps part it."""
    ordered, reach, starts = _gaps(boxes, line)
    return np.split(ordered, np.flatnonzero(starts - reach > _WIDE_GAP * usual) + 1)


def _gaps(boxes: Ints, marks: Ints) -> tuple[Ints, Ints, Ints]:
    """Marks from the left, and between each two of them: how far all before reach, and where the next begins."""
    ordered = marks[np.argsort(boxes[marks, 0], kind="stable")]
    return ordered, np.maximum.accumulate(boxes[ordered, 2])[:-1], boxes[ordered[1:], 0]


def _segment(area: int, boxes: Ints, marks: Ints, usual: float) -> Segment:
    own = boxes[marks]
    height = own[:, 3] - own[:, 1]
    letters = own[height >= 0.6 * usual]
    tall = float(np.percentile(letters[:, 3] - letters[:, 1], 80)) if len(letters) else usual
    baseline = float(np.median(letters[:, 3])) if len(letters) else float(own[:, 3].max())
    box = (int(own[:, 0].min()), int(own[:, 1].min()), int(own[:, 2].max()), int(own[:, 3].max()))
    size = max(tall, usual) / _CAP_SHARE
    _, reach, starts = _gaps(boxes, marks)
    gaps = zip(((starts + reach) / 2).tolist(), ((starts - reach) / size).tolist(), strict=True)
    blanks = tuple((middle, share) for middle, share in gaps if share >= LEAST_BLANK)
    is_bars = bool((own[:, 2] - own[:, 0] < _BAR * height).all())
    return Segment(area, box, marks, baseline, size, blanks, is_bars)
