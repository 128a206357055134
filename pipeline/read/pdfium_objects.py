"""The painted objects of a PDFium page: what shows, where, and in which state the text is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import Colour, Ink
from pipeline.read.transform import Matrix

# Forms inside forms inside forms: the deepest seen in a real file is 3. A cycle must end somewhere.
MAX_DEPTH = 12
# Strokes and sides of rectangles this far off the axis (points over their whole length) are still straight.
AXIS_TOLERANCE = 0.6
# Points of a closed rectangle's path.
_RECTANGLE = 5
# A font of this weight or more is bold (OpenType: 600 is semi-bold).
_BOLD_WEIGHT = 600

_Point = tuple[float, float]

# Where PDFium writes results: one reader runs in a process, and every value is taken out before the next call.
_floats = (ctypes.c_float * 6)()
_at_float = [ctypes.addressof(_floats) + 4 * place for place in range(6)]
_ints = (ctypes.c_uint * 4)()
_at_int = [ctypes.addressof(_ints) + 4 * place for place in range(4)]


class TextState(NamedTuple):
    """How one text object is drawn, on the displayed page.

    `visible` is the part of the page its clip leaves, empty when the text is hidden. `baseline`, `size` and `turn`
    are those of its characters (see `Characters`).
    """

    visible: BBox
    baseline: float
    size: float
    bold: bool
    turn: int


@dataclass(slots=True)
class PaintedObjects:
    """All that is painted on a page. `texts` is keyed by the address of PDFium's text object.

    `drawings` counts painted paths that are no straight ink (curves, slanted lines), `unopened` forms that lie too deep
    to be looked into.
    """

    texts: dict[int, TextState] = field(default_factory=dict)
    inks: list[Ink] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    drawings: int = 0
    unopened: int = 0


def read_objects(page: int, to_page: Matrix, frame: BBox) -> PaintedObjects:
    """Walks the page's objects, forms included.

    Args:
        page: address of PDFium's page.
        to_page: from page space to the displayed page.
        frame: the displayed page; what lies outside is not on it.
    """
    painted = PaintedObjects()
    bold_fonts: dict[int, bool] = {}
    for handle, kind, matrix, clip in _walk(page, to_page, frame):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            painted.texts[handle] = _text_state(handle, matrix, clip, bold_fonts)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and not clip.is_empty:
            inks = list(_path_inks(handle, matrix, clip))
            painted.inks.extend(inks)
            painted.drawings += not inks
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            painted.unopened += 1
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not clip.is_empty:
            box = _around([_matrix_of(handle).then(matrix).apply(x, y) for x in (0, 1) for y in (0, 1)])
            shown = box.intersect(clip)
            if not shown.is_empty:
                painted.images.append(shown)
    return painted


def _walk(page: int, to_page: Matrix, frame: BBox) -> Iterator[tuple[int, int, Matrix, BBox]]:
    """Every object in painting order, what is in forms instead of the forms (but for those that lie too deep).

    Each comes as address, type, matrix from its space to the displayed page, and visible box.
    """
    handles = [call.page_object(page, index) for index in range(call.count_objects(page))]
    yield from _unfold(handles, to_page, frame, 0)


def _unfold(
    handles: list[int], matrix: Matrix, outer: BBox, depth: int
) -> Iterator[tuple[int, int, Matrix, BBox]]:
    for handle in handles:
        kind = call.object_type(handle)
        clip = _clip_box(handle, matrix, outer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM or depth >= MAX_DEPTH:
            yield handle, kind, matrix, clip
        else:
            parts = [call.form_object(handle, index) for index in range(call.count_form_objects(handle))]
            yield from _unfold(parts, _matrix_of(handle).then(matrix), clip, depth + 1)


def _matrix_of(handle: int) -> Matrix:
    call.object_matrix(handle, _at_float[0])
    return Matrix(*_floats)


def _around(points: list[_Point]) -> BBox:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _clip_box(handle: int, matrix: Matrix, outer: BBox) -> BBox:
    """The box the object's clip paths leave of `outer`. A clip path of any shape counts with its bounding box."""
    path = call.clip_path(handle)
    box = outer
    for index in range(call.count_clip_paths(path) if path else 0):
        points = [
            matrix.apply(*_point_of(call.clip_segment(path, index, segment)))
            for segment in range(call.count_clip_segments(path, index))
        ]
        if points:
            box = box.intersect(_around(points))
    return box


def _point_of(segment: int) -> _Point:
    call.segment_point(segment, _at_float[0], _at_float[1])
    return _floats[0], _floats[1]


def _colour(handle: int, getter: Callable[..., int]) -> tuple[Colour, int]:
    """Red, green, blue and opacity (0..255) of a fill or stroke; opaque black where PDFium knows none (patterns)."""
    if not getter(handle, *_at_int):
        return (0, 0, 0), 255
    red, green, blue, alpha = _ints
    return (red, green, blue), alpha


# --- text ---------------------------------------------------------------------------------------------------


def _text_state(handle: int, outer: Matrix, clip: BBox, bold_fonts: dict[int, bool]) -> TextState:
    matrix = _matrix_of(handle).then(outer)
    call.text_size(handle, _at_float[0])
    size = abs(_floats[0]) * hypot(matrix.c, matrix.d)
    # The writing direction on the displayed page, where y grows downward.
    turn = round_turn(matrix.a, matrix.b)
    mode = call.text_mode(handle)
    hidden = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    if hidden or _colour(handle, call.fill_colour)[1] == 0:
        clip = BBox(0, 0, 0, 0)
    return TextState(clip, matrix.e if turn % 2 else matrix.f, size, _is_bold(handle, bold_fonts), turn)


def round_turn(dx: float, dy: float) -> int:
    """Quarter turns clockwise of text that runs along `(dx, dy)`, y downward: 0 right, 1 down, 2 left, 3 up."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


def _is_bold(handle: int, known: dict[int, bool]) -> bool:
    """Whether the text's font is bold; `known` remembers it for each font of the page."""
    font = call.text_font(handle)
    if not font:
        return False
    if font not in known:
        name = ctypes.create_string_buffer(128)
        call.font_name(font, ctypes.addressof(name), len(name))
        is_named_bold = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
        known[font] = is_named_bold or call.font_weight(font) >= _BOLD_WEIGHT
    return known[font]


# --- paths --------------------------------------------------------------------------------------------------


def _path_inks(handle: int, outer: Matrix, clip: BBox) -> Iterator[Ink]:
    """The axis-parallel ink of a path, cut to its clip: filled rectangles and stroked segments."""
    call.draw_mode(handle, _at_int[0], _at_int[1])
    is_filled, is_stroked = _ints[0], _ints[1]
    if is_filled and not is_stroked and _is_simple(handle):
        yield from _filled_simply(handle, outer, clip)
        return
    if not (is_filled or is_stroked):
        return
    matrix = _matrix_of(handle).then(outer)
    subpaths = _subpaths(handle)
    if is_filled:
        colour, alpha = _colour(handle, call.fill_colour)
        if alpha:
            yield from _filled(subpaths, matrix, clip, colour)
    if is_stroked:
        colour, alpha = _colour(handle, call.stroke_colour)
        if alpha:
            yield from _stroked(handle, subpaths, matrix, clip, colour)


def _is_simple(handle: int) -> bool:
    """Whether a path is made of as few straight lines as a rectangle."""
    if not 1 < call.count_segments(handle) <= _RECTANGLE:
        return False
    return bool(call.segment_type(call.path_segment(handle, 1)) == pdfium.FPDF_SEGMENT_LINETO)


def _filled_simply(handle: int, outer: Matrix, clip: BBox) -> Iterator[Ink]:
    """The ink of a filled path of one rectangle, from its bounds: most rules of Word are drawn so, thousands a page.

    A triangle or diamond of that few points counts as its box; it is no rule, and as a shading it hardly differs.
    """
    colour, alpha = _colour(handle, call.fill_colour)
    if alpha and call.object_bounds(handle, *_at_float[:4]):
        left, bottom, right, top = _floats[:4]
        yield from _cut(_around([outer.apply(left, bottom), outer.apply(right, top)]), clip, colour)


def _subpaths(handle: int) -> list[list[_Point | None]]:
    """The path's runs of points in its own space. None stands where a curve leads to the next point."""
    runs: list[list[_Point | None]] = []
    for index in range(call.count_segments(handle)):
        segment = call.path_segment(handle, index)
        kind = call.segment_type(segment)
        point = _point_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([point])
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            runs[-1].extend((None, point))
        else:
            runs[-1].append(point)
        if call.segment_closes(segment) and runs[-1][0] != runs[-1][-1]:
            runs[-1].append(runs[-1][0])
    return runs


def _filled(subpaths: list[list[_Point | None]], matrix: Matrix, clip: BBox, colour: Colour) -> Iterator[Ink]:
    for run in subpaths:
        points = [matrix.apply(*point) for point in run if point is not None]
        if len(points) != len(run) or not _RECTANGLE - 1 <= len(points) <= _RECTANGLE:
            continue
        corners = {(round(x, 2), round(y, 2)) for x, y in points}
        if len({x for x, _ in corners}) <= 2 and len({y for _, y in corners}) <= 2:
            yield from _cut(_around(points), clip, colour)


def _stroked(
    handle: int, subpaths: list[list[_Point | None]], matrix: Matrix, clip: BBox, colour: Colour
) -> Iterator[Ink]:
    call.stroke_width(handle, _at_float[0])
    # Width 0 is the thinnest line a device can draw (ISO 32000-1, 8.4.3.2).
    pen = _floats[0] or 0.1
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
