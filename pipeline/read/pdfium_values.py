"""Values of PDFium's objects, one by one out of the buffers it writes them to, and many at once as rows of numbers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import chain, repeat
from math import hypot
from struct import Struct

import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Floats, Ints
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import Colour
from pipeline.read.pdfium_calls import Handle, gather
from pipeline.read.transform import Matrix

Point = tuple[float, float]
RECTANGLE = 5
"""Points of a closed rectangle's path."""

# Where PDFium writes single results: one reader runs in a process, and every value is taken out before the next call.
floats = (ctypes.c_float * 6)()
at_float = [ctypes.byref(floats, 4 * place) for place in range(6)]
ints = (ctypes.c_uint * 4)()
at_int = [ctypes.byref(ints, 4 * place) for place in range(4)]
_SIX, _TWO = Struct("6f"), Struct("2f")


def matrix_of(handle: Handle) -> Matrix:
    """From the object's own space to that of the form or page it is painted on."""
    call.object_matrix(handle, at_float[0])
    return Matrix(*_SIX.unpack(floats))


def around(points: Sequence[Point]) -> BBox:
    """The smallest box around points."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def point_of(segment: Handle) -> Point:
    """Where a segment of a path ends, in the path's own space."""
    call.segment_point(segment, at_float[0], at_float[1])
    x, y = _TWO.unpack_from(floats)
    return x, y


def colour_of(handle: Handle, getter: Callable[..., int]) -> tuple[Colour, int]:
    """Red, green, blue and opacity (0..255) of a fill or stroke; opaque black where PDFium knows none (patterns)."""
    if not getter(handle, *at_int):
        return (0, 0, 0), 255
    red, green, blue, alpha = ints
    return (red, green, blue), alpha


# --- many at once -------------------------------------------------------------------------------------------


def applied(matrices: Floats, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The images of points, each under the matrix in its row: what `Matrix.apply` gives, for all of them."""
    a, b, c, d, e, f = matrices.T
    return a * x + c * y + e, b * x + d * y + f


def chained(inner: Floats, outer: Floats) -> Floats:
    """Rows of matrices that do the inner one first: what `Matrix.then` gives, for all of them."""
    a, b, c, d, e, f = inner.T
    oa, ob, oc, od, oe, of = outer.T
    return np.array(
        (
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        )
    ).T


def lengths_of(x: Floats, y: Floats) -> Floats:
    """The lengths of vectors, to the last digit what `hypot` gives. Most lie along an axis."""
    lengths = np.where(x == 0, np.abs(y), np.abs(x))
    for place in np.flatnonzero((x != 0) & (y != 0)).tolist():
        lengths[place] = hypot(x[place], y[place])
    return lengths


def scales_across(matrices: Floats, dx: Floats, dy: Floats) -> Floats:
    """By how much a length across each direction grows: what `Matrix.scale_across` gives, for all of them."""
    a, b, c, d, _, _ = matrices.T
    along = lengths_of(a * dx + c * dy, b * dx + d * dy)
    grown = np.abs(a * d - b * c) * lengths_of(dx, dy)
    scales: Floats = np.divide(grown, along, out=np.zeros(len(along)), where=along != 0)
    return scales


def boxes_between(x: tuple[Floats, Floats], y: tuple[Floats, Floats]) -> Floats:
    """The boxes between pairs of points."""
    return np.array((np.minimum(*x), np.minimum(*y), np.maximum(*x), np.maximum(*y))).T


def common(boxes: Floats, others: Floats) -> Floats:
    """The common part of the boxes in each row, as `BBox.intersect` has it."""
    return np.hstack((np.maximum(boxes[:, :2], others[:, :2]), np.minimum(boxes[:, 2:], others[:, 2:])))


def is_empty(boxes: Floats) -> Bools:
    """Whether each box covers no paper."""
    return np.asarray((boxes[:, 2] <= boxes[:, 0]) | (boxes[:, 3] <= boxes[:, 1]))


def clip_boxes(
    handles: Sequence[Handle], level: Ints, matrices: Floats, frames: Floats
) -> tuple[Floats, Bools]:
    """The box that its clip paths leave of each object, and whether they may all be boxes.

    A clip path of any shape counts with its bounding box. One of more points than a box is none: a frame is painted
    through a path with a hole.

    Args:
        handles: of the objects.
        level: for each the row of its form, or of the page, in `matrices` and `frames`.
        matrices: from the space of the form to the displayed page.
        frames: what shows of the form.
    """
    boxes, may_be_boxes = frames[level], np.ones(len(handles), dtype=np.bool_)
    clips = list(map(call.clip_path, handles))
    counts = np.array(list(map(call.count_clip_paths, clips)), dtype=np.int64)
    if not (counts > 0).any():
        return boxes, may_be_boxes
    counts = np.maximum(counts, 0)
    owner, number = np.repeat(np.arange(len(handles)), counts), _counting(counts)
    paths = [clips[place] for place in owner.tolist()]
    lengths = np.array(list(map(call.count_clip_segments, paths, number.tolist())), dtype=np.int64)
    may_be_boxes[owner[lengths > RECTANGLE]] = False
    drawn = np.flatnonzero(lengths > 0)
    owner, number, lengths = owner[drawn], number[drawn], lengths[drawn]
    paths = [paths[place] for place in drawn.tolist()]
    # Objects painted through one clip share its points in memory: these are read once.
    firsts = map(call.clip_segment, paths, number.tolist(), repeat(0))
    keys = list(zip((one.value for one in firsts), level[owner].tolist(), strict=True))
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    once = np.array(list(places.values()), dtype=np.int64)
    own = [paths[place] for place in once.tolist()]
    bounds = _path_bounds(own, number[once], lengths[once], matrices[level[owner[once]]])
    row = {key: number for number, key in enumerate(places)}
    found = bounds[[row[key] for key in keys]]
    for column, narrow in enumerate((np.maximum, np.maximum, np.minimum, np.minimum)):
        narrow.at(boxes[:, column], owner, found[:, column])
    return boxes, may_be_boxes


def _path_bounds(paths: Sequence[Handle], number: Ints, lengths: Ints, matrices: Floats) -> Floats:
    """The bounding box, on the displayed page, of each clip path: the one of that number in a clip."""
    segments = map(
        call.clip_segment,
        chain.from_iterable(map(repeat, paths, lengths.tolist())),
        np.repeat(number, lengths).tolist(),
        _counting(lengths).tolist(),
    )
    points = gather(call.segment_point, int(lengths.sum()), 2, segments)
    x, y = applied(np.repeat(matrices, lengths, axis=0), points[:, 0], points[:, 1])
    starts = np.cumsum(lengths) - lengths
    return np.column_stack(
        (
            np.minimum.reduceat(x, starts),
            np.minimum.reduceat(y, starts),
            np.maximum.reduceat(x, starts),
            np.maximum.reduceat(y, starts),
        )
    )


def _counting(counts: Ints) -> Ints:
    """0, 1, 2 and so on, as many as each count says, one after another."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
