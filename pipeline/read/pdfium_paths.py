"""The straight ink of a PDFium page's paths, and the areas that they cover, fetched in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Floats, Ints
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import MAX_THICKNESS, Inks, inks_of
from pipeline.read.pdfium_calls import gather, gather_integers, gather_known
from pipeline.read.pdfium_outlines import AXIS_TOLERANCE, THINNEST, outline_inks
from pipeline.read.pdfium_values import (
    RECTANGLE,
    applied,
    boxes_between,
    chained,
    common,
    is_empty,
    scales_across,
)
from pipeline.read.pdfium_walk import Objects
from pipeline.read.transform import Matrix
from pipeline.read.visibility import Paint

_LINE = 2
"""Points of a path of one straight line."""


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What the paths of a page paint: straight ink, areas, and how many points beyond those of a rectangle."""

    inks: Inks
    paints: list[Paint]
    drawings: int


def read_paths(paths: Objects) -> Paths:
    """The ink and the areas of paths, in the order of painting, cut to what shows of them."""
    count = len(paths)
    if not count:
        return Paths(inks_of(()), [], 0)
    _, modes = gather_integers(call.draw_mode, count, 2, paths.handles)
    points = np.array(list(map(call.count_segments, paths.handles)), dtype=np.int64)
    is_filled, is_stroked = modes[:, 0] != 0, modes[:, 1] != 0
    is_simple = _are_simple(paths, is_filled & ~is_stroked & (points > 1) & (points <= RECTANGLE))
    is_line = _are_lines(paths, is_stroked & ~is_filled & (points == _LINE))
    is_other = ~is_simple & ~is_line & (is_filled | is_stroked)
    readers = ((_filled_simply, is_simple), (_stroked_lines, is_line), (_outlined, is_other))
    place, inks = _in_order([read(paths, own) for read, own in readers if own.any()])
    return Paths(
        inks,
        [*_areas(paths, place, inks), *_unknown_areas(paths, is_filled, place)],
        int(np.maximum(points - RECTANGLE, 0).sum()),
    )


def _are_simple(paths: Objects, candidates: Bools) -> Bools:
    """Which of the candidates are of straight lines: their second point tells."""
    some = np.flatnonzero(candidates)
    segments = map(call.path_segment, (paths.handles[place] for place in some.tolist()), repeat(1))
    is_line = np.array(list(map(call.segment_type, segments)), dtype=np.int64) == pdfium.FPDF_SEGMENT_LINETO
    simple = np.zeros(len(paths), dtype=np.bool_)
    simple[some[is_line]] = True
    return simple


def _filled_simply(paths: Objects, is_simple: Bools) -> tuple[Ints, Inks]:
    """The ink of filled paths of one rectangle, from their bounds: most rules of Word are drawn so, thousands a page.

    A triangle or diamond of that few points counts as its box; it is no rule, and as a shading it hardly differs.
    """
    some = paths.take(is_simple)
    has_bounds, boxes = _bounds(some)
    colours, is_opaque = _colours(some, call.fill_colour)
    return _cut(np.flatnonzero(is_simple), boxes, some.visible, colours, has_bounds & is_opaque)


def _are_lines(paths: Objects, candidates: Bools) -> Bools:
    """Which of the candidates, paths of two points, are one straight line."""
    some = paths.take(candidates)
    firsts = list(map(call.path_segment, some.handles, repeat(0)))
    seconds = list(map(call.path_segment, some.handles, repeat(1)))
    lines = candidates.copy()
    lines[candidates] = [
        call.segment_type(second) == pdfium.FPDF_SEGMENT_LINETO
        and not (call.segment_closes(first) or call.segment_closes(second))
        for first, second in zip(firsts, seconds, strict=True)
    ]
    return lines


def _stroked_lines(paths: Objects, is_line: Bools) -> tuple[Ints, Inks]:
    """The ink of strokes of one straight line: most rules of spreadsheets and of LibreOffice are drawn so."""
    some = paths.take(is_line)
    count, handles = len(some), some.handles
    ends = [
        gather(call.segment_point, count, 2, map(call.path_segment, handles, repeat(place)))
        for place in range(_LINE)
    ]
    matrices = chained(gather(call.object_matrix, count, 6, handles, is_one=True), some.outer)
    (x0, y0), (x1, y1) = (applied(matrices, *end.T) for end in ends)
    pens = gather(call.stroke_width, count, 1, handles)[:, 0]
    half = np.where(pens == 0, THINNEST, pens) * scales_across(matrices, *(ends[1] - ends[0]).T) / 2
    has_caps = np.array(list(map(call.line_cap, handles)), dtype=np.int64) != pdfium.FPDF_LINECAP_BUTT
    cap = np.where(has_caps, half, 0.0)
    width, height = np.abs(x1 - x0), np.abs(y1 - y0)
    lies = (height <= AXIS_TOLERANCE) & (width > height)
    stands = (width <= AXIS_TOLERANCE) & (height > width)
    beside, above = np.where(lies, cap, half), np.where(lies, half, cap)
    boxes = boxes_between((x0, x1), (y0, y1)) + np.array((-beside, -above, beside, above)).T
    colours, is_opaque = _colours(some, call.stroke_colour)
    return _cut(np.flatnonzero(is_line), boxes, some.visible, colours, is_opaque & (lies | stands))


def _colours(paths: Objects, getter: Callable[..., int]) -> tuple[Floats, Bools]:
    """The colour of each path, black where PDFium knows none (patterns), and whether anything of it is to be seen."""
    known, colours = gather_integers(getter, len(paths), 4, paths.handles)
    colours[~known] = (0, 0, 0, 255)
    return colours[:, :3].astype(float), colours[:, 3] > 0


def _cut(places: Ints, boxes: Floats, visible: Floats, colours: Floats, shows: Bools) -> tuple[Ints, Inks]:
    """The visible parts of painted boxes. A rule without thickness still shows as the thinnest line."""
    boxes = common(boxes, visible)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    shows = shows & (width >= 0) & (height >= 0) & ((width > 0) | (height > 0))
    return places[shows], Inks(boxes[shows], colours[shows])


def _bounds(paths: Objects) -> tuple[Bools, Floats]:
    """Whether each path has bounds, and these on the displayed page."""
    done, bounds = gather_known(call.object_bounds, len(paths), 4, paths.handles)
    left, bottom, right, top = bounds.T
    x0, y0 = applied(paths.outer, left, bottom)
    x1, y1 = applied(paths.outer, right, top)
    return done, boxes_between((x0, x1), (y0, y1))


def _outlined(paths: Objects, is_other: Bools) -> tuple[Ints, Inks]:
    """The ink of all other paths, one by one."""
    found = [
        (place, ink)
        for place in np.flatnonzero(is_other).tolist()
        for ink in outline_inks(
            paths.handles[place],
            Matrix(*paths.outer[place].tolist()),
            BBox(*paths.visible[place].tolist()),
        )
    ]
    return np.array([place for place, _ in found], dtype=np.int64), inks_of([ink for _, ink in found])


def _in_order(parts: list[tuple[Ints, Inks]]) -> tuple[Ints, Inks]:
    """Several inks as one in the order of painting, each with the place of its path."""
    if not parts:
        return np.empty(0, dtype=np.int64), inks_of(())
    place = np.concatenate([own for own, _ in parts])
    order = np.argsort(place, kind="stable")
    boxes = np.vstack([inks.boxes for _, inks in parts])[order]
    return place[order], Inks(boxes, np.vstack([inks.colours for _, inks in parts])[order])


def _unknown_areas(paths: Objects, is_filled: Bools, inked: Ints) -> Iterator[Paint]:
    """The boxes of filled paths that leave no straight ink: nobody knows what shape covers them."""
    has_ink = np.zeros(len(paths), dtype=np.bool_)
    has_ink[inked] = True
    if has_ink[is_filled].all():
        return
    some = paths.take(is_filled & ~has_ink)
    has_bounds, boxes = _bounds(some)
    boxes = common(boxes, some.visible)
    for place in np.flatnonzero(has_bounds & ~is_empty(boxes)).tolist():
        yield Paint(int(some.order[place]), BBox(*boxes[place].tolist()), None)


def _areas(paths: Objects, inked: Ints, inks: Inks) -> Iterator[Paint]:
    """The areas of wide ink. Without a colour where the path is no plain opaque rectangle but may be any shape."""
    is_wide = (inks.boxes[:, 2:] - inks.boxes[:, :2] > MAX_THICKNESS).all(axis=1)
    if not is_wide.any():
        return
    counts = np.bincount(inked[is_wide], minlength=len(paths))
    is_plain = _are_plain(paths, counts == 1)
    wide, colours = inks.boxes[is_wide].tolist(), inks.colours[is_wide].astype(int).tolist()
    for place, box, (red, green, blue) in zip(inked[is_wide].tolist(), wide, colours, strict=True):
        yield Paint(int(paths.order[place]), BBox(*box), (red, green, blue) if is_plain[place] else None)


def _are_plain(paths: Objects, candidates: Bools) -> Bools:
    """Which of the candidates are opaque rectangles of one colour, and clipped by nothing but boxes."""
    plain = np.zeros(len(paths), dtype=np.bool_)
    some = paths.take(candidates)
    is_coloured, _ = gather_integers(call.fill_colour, len(some), 4, some.handles)
    is_clear = np.array(list(map(call.has_transparency, some.handles)), dtype=np.bool_)
    plain[candidates] = is_coloured & ~is_clear & some.may_be_boxes & _are_rectangles(some)
    return plain


def _are_rectangles(paths: Objects) -> Bools:
    """Which paths are one rectangle along the sides of the page, and nothing else."""
    points = np.array(list(map(call.count_segments, paths.handles)), dtype=np.int64)
    rectangles = (points >= RECTANGLE - 1) & (points <= RECTANGLE)
    some = paths.take(rectangles)
    corners = RECTANGLE - 1
    handles = chain.from_iterable(map(repeat, some.handles, repeat(corners)))
    segments = list(map(call.path_segment, handles, [*range(corners)] * len(some)))
    kinds = np.array(list(map(call.segment_type, segments)), dtype=np.int64).reshape(-1, corners)
    ends = gather(call.segment_point, len(segments), 2, segments)
    x, y = ends[:, 0].reshape(-1, corners).T, ends[:, 1].reshape(-1, corners).T
    is_upright = (x[0] == x[1]) & (y[1] == y[2]) & (x[2] == x[3]) & (y[3] == y[0])
    is_flat = (y[0] == y[1]) & (x[1] == x[2]) & (y[2] == y[3]) & (x[3] == x[0])
    matrices = gather(call.object_matrix, len(some), 6, some.handles, is_one=True)
    a, b, c, d, _, _ = chained(matrices, some.outer).T
    is_straight = ((b == 0) & (c == 0)) | ((a == 0) & (d == 0))
    is_lines = (kinds[:, 1:] == pdfium.FPDF_SEGMENT_LINETO).all(axis=1)
    rectangles[rectangles] = is_lines & is_straight & (is_upright | is_flat)
    return rectangles
