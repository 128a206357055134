"""The painted objects of a PDFium page: what shows, where, and in which state the text is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.read.ink import Ink
from pipeline.read.transform import Matrix

# Forms inside forms inside forms: the deepest seen in a real file is 3. A cycle must end somewhere.
MAX_DEPTH = 12
# Strokes and sides of rectangles this far off the axis (points over their whole length) are still straight.
AXIS_TOLERANCE = 0.6

# Points of a closed rectangle's path.
_RECTANGLE = 5

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextState:
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
    """All that is painted on a page. `texts` is keyed by the address of PDFium's text object."""

    texts: dict[int, TextState] = field(default_factory=dict)
    inks: list[Ink] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)


def read_objects(page: Any, to_page: Matrix, frame: BBox) -> PaintedObjects:
    """Walks the page's objects, forms included.

    Args:
        page: PDFium's page handle.
        to_page: from page space to the displayed page.
        frame: the displayed page; what lies outside is not on it.
    """
    painted = PaintedObjects()
    bold_fonts: dict[int, bool] = {}
    for handle, matrix, clip in _walk(page, to_page, frame):
        match pdfium.FPDFPageObj_GetType(handle):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                painted.texts[address_of(handle)] = _text_state(handle, matrix, clip, bold_fonts)
            case pdfium.FPDF_PAGEOBJ_PATH if not clip.is_empty:
                painted.inks.extend(_path_inks(handle, matrix, clip))
            case pdfium.FPDF_PAGEOBJ_IMAGE if not clip.is_empty:
                box = _unit_square(_matrix_of(handle).then(matrix)).intersect(clip)
                if not box.is_empty:
                    painted.images.append(box)
            case _:
                pass
    return painted


def address_of(handle: Any) -> int:
    """The address behind a PDFium handle: the same object gives the same number while its page is open."""
    return ctypes.addressof(handle.contents)


def _walk(page: Any, to_page: Matrix, frame: BBox) -> Iterator[tuple[Any, Matrix, BBox]]:
    """Every object that is no form, with the matrix from its space to the displayed page and its visible box."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _unfold(pdfium.FPDFPage_GetObject(page, index), to_page, frame, 0)


def _unfold(handle: Any, matrix: Matrix, clip: BBox, depth: int) -> Iterator[tuple[Any, Matrix, BBox]]:
    visible = _clip_box(handle, matrix, clip)
    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, matrix, visible
        return
    if depth >= MAX_DEPTH:
        return
    inner = _matrix_of(handle).then(matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
        yield from _unfold(pdfium.FPDFFormObj_GetObject(handle, index), inner, visible, depth + 1)


def _matrix_of(handle: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, raw)
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _unit_square(matrix: Matrix) -> BBox:
    return _around([matrix.apply(x, y) for x in (0, 1) for y in (0, 1)])


def _around(points: list[_Point]) -> BBox:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _clip_box(handle: Any, matrix: Matrix, outer: BBox) -> BBox:
    """The box the object's clip paths leave of `outer`. A clip path of any shape counts with its bounding box."""
    clip_path = pdfium.FPDFPageObj_GetClipPath(handle)
    count = pdfium.FPDFClipPath_CountPaths(clip_path) if clip_path else 0
    box = outer
    for index in range(count):
        points = [
            matrix.apply(*_point_of(pdfium.FPDFClipPath_GetPathSegment(clip_path, index, segment)))
            for segment in range(pdfium.FPDFClipPath_CountPathSegments(clip_path, index))
        ]
        if points:
            box = box.intersect(_around(points))
    return box


_x, _y = ctypes.c_float(), ctypes.c_float()
_bounds = tuple(ctypes.c_float() for _ in range(4))


def _point_of(segment: Any) -> _Point:
    pdfium.FPDFPathSegment_GetPoint(segment, _x, _y)
    return _x.value, _y.value


def _colour(handle: Any, getter: Any) -> tuple[tuple[int, int, int], int]:
    """Red, green, blue and opacity (0..255) of a fill or stroke; opaque black where PDFium knows none (patterns)."""
    red, green, blue, alpha = (ctypes.c_uint(value) for value in (0, 0, 0, 255))
    if not getter(handle, red, green, blue, alpha):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), alpha.value


# --- text ---------------------------------------------------------------------------------------------------


def _text_state(handle: Any, outer: Matrix, clip: BBox, bold_fonts: dict[int, bool]) -> TextState:
    matrix = _matrix_of(handle).then(outer)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(handle, size)
    # The writing direction on the displayed page, where y grows downward.
    turn = round_turn(matrix.a, matrix.b)
    hidden = pdfium.FPDFTextObj_GetTextRenderMode(handle) in (
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        pdfium.FPDF_TEXTRENDERMODE_CLIP,
    )
    if hidden or _colour(handle, pdfium.FPDFPageObj_GetFillColor)[1] == 0:
        clip = BBox(0, 0, 0, 0)
    baseline = matrix.e if turn % 2 else matrix.f
    return TextState(clip, baseline, abs(size.value) * hypot(matrix.c, matrix.d), _is_bold(handle, bold_fonts), turn)


def round_turn(dx: float, dy: float) -> int:
    """Quarter turns clockwise of text that runs along `(dx, dy)`, y downward: 0 right, 1 down, 2 left, 3 up."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


def _is_bold(handle: Any, known: dict[int, bool]) -> bool:
    """Whether the text's font is bold; `known` remembers it for each font of the page."""
    font = pdfium.FPDFTextObj_GetFont(handle)
    if not font:
        return False
    address = address_of(font)
    if address not in known:
        known[address] = _is_bold_font(font)
    return known[address]


def _is_bold_font(font: Any) -> bool:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    lowered = name.value.lower()
    return b"bold" in lowered or b"black" in lowered or b"heavy" in lowered or pdfium.FPDFFont_GetWeight(font) >= 600


# --- paths --------------------------------------------------------------------------------------------------


def _path_inks(handle: Any, outer: Matrix, clip: BBox) -> Iterator[Ink]:
    """The axis-parallel ink of a path, cut to its clip: filled rectangles and stroked segments."""
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill_mode, stroke)
    if not (fill_mode.value or stroke.value):
        return
    if fill_mode.value and not stroke.value and pdfium.FPDFPath_CountSegments(handle) <= _RECTANGLE:
        yield from _filled_simply(handle, outer, clip)
        return
    matrix = _matrix_of(handle).then(outer)
    subpaths = _subpaths(handle)
    if fill_mode.value:
        colour, alpha = _colour(handle, pdfium.FPDFPageObj_GetFillColor)
        if alpha:
            yield from _filled(subpaths, matrix, clip, colour)
    if stroke.value:
        colour, alpha = _colour(handle, pdfium.FPDFPageObj_GetStrokeColor)
        if alpha:
            yield from _stroked(handle, subpaths, matrix, clip, colour)


def _filled_simply(handle: Any, outer: Matrix, clip: BBox) -> Iterator[Ink]:
    """The ink of a filled path of one rectangle, from its bounds: most rules of Word are drawn so, thousands a page.

    A triangle or diamond of that few points counts as its box; it is no rule, and as a shading it hardly differs.
    """
    colour, alpha = _colour(handle, pdfium.FPDFPageObj_GetFillColor)
    if alpha and pdfium.FPDFPageObj_GetBounds(handle, *_bounds):
        left, bottom, right, top = (value.value for value in _bounds)
        yield from _cut(_around([outer.apply(left, bottom), outer.apply(right, top)]), clip, colour)


def _subpaths(handle: Any) -> list[list[_Point | None]]:
    """The path's runs of points in its own space. None stands where a curve leads to the next point."""
    runs: list[list[_Point | None]] = []
    for index in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = _point_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([point])
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            runs[-1].extend((None, point))
        else:
            runs[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and runs[-1][0] != runs[-1][-1]:
            runs[-1].append(runs[-1][0])
    return runs


def _filled(
    subpaths: list[list[_Point | None]], matrix: Matrix, clip: BBox, colour: tuple[int, int, int]
) -> Iterator[Ink]:
    for run in subpaths:
        points = [matrix.apply(*point) for point in run if point is not None]
        if len(points) != len(run) or not _RECTANGLE - 1 <= len(points) <= _RECTANGLE:
            continue
        box = _around(points)
        corners = {(round(x, 2), round(y, 2)) for x, y in points}
        if len({x for x, _ in corners}) <= 2 and len({y for _, y in corners}) <= 2:
            yield from _cut(box, clip, colour)


def _stroked(
    handle: Any,
    subpaths: list[list[_Point | None]],
    matrix: Matrix,
    clip: BBox,
    colour: tuple[int, int, int],
) -> Iterator[Ink]:
    raw = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(handle, raw)
    # Width 0 is the thinnest line a device can draw (ISO 32000-1, 8.4.3.2).
    pen = raw.value or 0.1
    has_caps = pdfium.FPDFPageObj_GetLineCap(handle) != pdfium.FPDF_LINECAP_BUTT
    for run in subpaths:
        for first, second in zip(run, run[1:], strict=False):
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


def _cut(box: BBox, clip: BBox, colour: tuple[int, int, int]) -> Iterator[Ink]:
    """The visible part of a painted box. A rule without thickness still shows as the thinnest line."""
    part = box.intersect(clip)
    if part.width >= 0 and part.height >= 0 and (part.width > 0 or part.height > 0):
        yield Ink(part.x0, part.top, part.x1, part.bottom, colour)
