"""Values of PDFium's objects: matrices, colours, points and clips, taken out of the buffers it writes them to."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from pipeline.model.geometry import BBox
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import Colour
from pipeline.read.transform import Matrix

Point = tuple[float, float]
RECTANGLE = 5
"""Points of a closed rectangle's path."""

# Where PDFium writes results: one reader runs in a process, and every value is taken out before the next call.
floats = (ctypes.c_float * 6)()
at_float = [ctypes.addressof(floats) + 4 * place for place in range(6)]
ints = (ctypes.c_uint * 4)()
at_int = [ctypes.addressof(ints) + 4 * place for place in range(4)]


def matrix_of(handle: int) -> Matrix:
    """From the object's own space to that of the form or page it is painted on."""
    call.object_matrix(handle, at_float[0])
    return Matrix(*floats)


def around(points: list[Point]) -> BBox:
    """The smallest box around points."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def clip_box(handle: int, matrix: Matrix, outer: BBox) -> BBox:
    """The box the object's clip paths leave of `outer`. A clip path of any shape counts with its bounding box."""
    path = call.clip_path(handle)
    box = outer
    for index in range(call.count_clip_paths(path) if path else 0):
        points = [
            matrix.apply(*point_of(call.clip_segment(path, index, segment)))
            for segment in range(call.count_clip_segments(path, index))
        ]
        if points:
            box = box.intersect(around(points))
    return box


def is_simply_clipped(handle: int) -> bool:
    """Whether the object's clip paths are of as few points as boxes: a frame is painted through one with a hole."""
    path = call.clip_path(handle)
    count = call.count_clip_paths(path) if path else 0
    return all(call.count_clip_segments(path, index) <= RECTANGLE for index in range(count))


def point_of(segment: int) -> Point:
    """Where a segment of a path ends, in the path's own space."""
    call.segment_point(segment, at_float[0], at_float[1])
    return floats[0], floats[1]


def colour_of(handle: int, getter: Callable[..., int]) -> tuple[Colour, int]:
    """Red, green, blue and opacity (0..255) of a fill or stroke; opaque black where PDFium knows none (patterns)."""
    if not getter(handle, *at_int):
        return (0, 0, 0), 255
    red, green, blue, alpha = ints
    return (red, green, blue), alpha
