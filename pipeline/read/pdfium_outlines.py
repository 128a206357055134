"""The straight ink of a single path of PDFium's, segment by segment: strokes, and shapes of several parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import Colour, Ink
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_values import (
    RECTANGLE,
    Point,
    around,
    at_float,
    at_int,
    colour_of,
    floats,
    ints,
    matrix_of,
    point_of,
)
from pipeline.read.transform import Matrix

# Strokes and sides of rectangles this far off the axis (points over their whole length) are still straight.
AXIS_TOLERANCE = 0.6
# Width 0 is the thinnest line a device can draw (ISO 32000-1, 8.4.3.2); in points.
THINNEST = 0.1


def outline_inks(handle: Handle, outer: Matrix, clip: BBox) -> Iterator[Ink]:
    """The axis-parallel ink of a path, cut to its clip: filled rectangles and stroked segments."""
    call.draw_mode(handle, at_int[0], at_int[1])
    is_filled, is_stroked = ints[0], ints[1]
    matrix = matrix_of(handle).then(outer)
    subpaths = _subpaths(handle)
    if is_filled:
        colour, alpha = colour_of(handle, call.fill_colour)
        if alpha:
            yield from _filled(subpaths, matrix, clip, colour)
    if is_stroked:
        colour, alpha = colour_of(handle, call.stroke_colour)
        if alpha:
            yield from _stroked(handle, subpaths, matrix, clip, colour)


def _subpaths(handle: Handle) -> list[list[Point | None]]:
    """The path's runs of points in its own space. None stands where a curve leads to the next point."""
    runs: list[list[Point | None]] = []
    for index in range(call.count_segments(handle)):
        segment = call.path_segment(handle, index)
        kind = call.segment_type(segment)
        point = point_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([point])
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            runs[-1].extend((None, point))
        else:
            runs[-1].append(point)
        if call.segment_closes(segment) and runs[-1][0] != runs[-1][-1]:
            runs[-1].append(runs[-1][0])
    return runs


def _filled(subpaths: list[list[Point | None]], matrix: Matrix, clip: BBox, colour: Colour) -> Iterator[Ink]:
    for run in subpaths:
        box = _box_of(run, matrix)
        if box is not None:
            yield from _cut(box, clip, colour)


def _box_of(run: list[Point | None], matrix: Matrix) -> BBox | None:
    """The box that a run of points goes around on the page; None where it is no rectangle along its sides."""
    points = [matrix.apply(*point) for point in run if point is not None]
    if len(points) != len(run) or not RECTANGLE - 1 <= len(points) <= RECTANGLE:
        return None
    corners = {(round(x, 2), round(y, 2)) for x, y in points}
    is_box = len({x for x, _ in corners}) <= 2 and len({y for _, y in corners}) <= 2
    return around(points) if is_box else None


def _stroked(
    handle: Handle, subpaths: list[list[Point | None]], matrix: Matrix, clip: BBox, colour: Colour
) -> Iterator[Ink]:
    call.stroke_width(handle, at_float[0])
    pen = floats[0] or THINNEST
    has_caps = call.line_cap(handle) != pdfium.FPDF_LINECAP_BUTT
    for run in subpaths:
        for first, second in pairwise(run):
            if first is None or second is None:
                continue
            (x0, y0), (x1, y1) = matrix.apply(*first), matrix.apply(*second)
            half = pen * matrix.scale_across(second[0] - first[0], second[1] - first[1]) / 2
            cap = half if has_caps else 0.0
            if abs(y1 - y0) <= AXIS_TOLERANCE and abs(x1 - x0) > abs(y1 - y0):
                box = BBox(min(x0, x1) - cap, min(y0, y1) - half, max(x0, x1) + cap, max(y0, y1) + half)
            elif abs(x1 - x0) <= AXIS_TOLERANCE and abs(y1 - y0) > abs(x1 - x0):
                box = BBox(min(x0, x1) - half, min(y0, y1) - cap, max(x0, x1) + half, max(y0, y1) + cap)
            else:
                continue
            yield from _cut(box, clip, colour)


def _cut(box: BBox, clip: BBox, colour: Colour) -> Iterator[Ink]:
    """The visible part of a painted box. A rule without thickness still shows as the thinnest line."""
    part = box.intersect(clip)
    if part.width >= 0 and part.height >= 0 and (part.width > 0 or part.height > 0):
        yield Ink(part.x0, part.top, part.x1, part.bottom, colour)
