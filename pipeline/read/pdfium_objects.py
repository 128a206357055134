"""The painted objects of a PDFium page: what shows, where, and in which state the text is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import MAX_THICKNESS, Colour, Ink
from pipeline.read.pdfium_paths import is_rectangle, path_inks
from pipeline.read.pdfium_values import (
    RECTANGLE,
    around,
    at_float,
    at_int,
    clip_box,
    floats,
    ints,
    is_simply_clipped,
    matrix_of,
)
from pipeline.read.transform import Matrix
from pipeline.read.visibility import Paint

# Forms inside forms inside forms: the deepest seen in a real file is 3. A cycle must end somewhere.
MAX_DEPTH = 12
# A font of this weight or more is bold (OpenType: 600 is semi-bold).
_BOLD_WEIGHT = 600
# Text is slanted that runs more than 5 degrees (this is their sine) off the sides of the page; scanners reach 2 or 3.
_SLANT = 0.087
# The modes in which the inside of letters is painted, and nothing but it.
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)


class TextState(NamedTuple):
    """How one text object is drawn, on the displayed page.

    `visible` is the part of the page its clip leaves, empty when the text is hidden. `baseline`, `size` and `turn`
    are those of its characters (see `Characters`). `order` is its place in the order of painting, `colour` that of its
    letters (None for a pattern, or outlines), `font` tells its font from others of the page.
    """

    visible: BBox
    baseline: float
    size: float
    bold: bool
    turn: int
    order: int
    colour: Colour | None
    font: int
    is_slanted: bool


@dataclass(slots=True)
class PaintedObjects:
    """All that is painted on a page. `texts` is keyed by the address of PDFium's text object.

    `paints` are the areas that may lie behind texts or over them, `images` among them. `pixels` counts those of the
    images, as far as they are seen.

    `drawings` counts the points of painted paths beyond those of a rectangle, `unopened` forms that lie too deep to be
    looked into.
    """

    texts: dict[int, TextState] = field(default_factory=dict)
    inks: list[Ink] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    pixels: float = 0.0
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
    for order, (handle, kind, matrix, clip) in enumerate(_walk(page, to_page, frame)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            painted.texts[handle] = _text_state(handle, matrix, clip, bold_fonts, order)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and not clip.is_empty:
            inks = list(path_inks(handle, matrix, clip))
            painted.inks.extend(inks)
            painted.drawings += max(call.count_segments(handle) - RECTANGLE, 0)
            painted.paints.extend(_paints(handle, matrix, clip, inks, order))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            painted.unopened += 1
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not clip.is_empty:
            box = around([matrix_of(handle).then(matrix).apply(x, y) for x in (0, 1) for y in (0, 1)])
            shown = box.intersect(clip)
            if not shown.is_empty:
                painted.images.append(shown)
                painted.pixels += _pixels(handle) * shown.area / box.area
                painted.paints.append(Paint(order, shown, None, is_image=True))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING and not clip.is_empty:
            painted.paints.append(Paint(order, clip, None))
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
        clip = clip_box(handle, matrix, outer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM or depth >= MAX_DEPTH:
            yield handle, kind, matrix, clip
        else:
            parts = [call.form_object(handle, index) for index in range(call.count_form_objects(handle))]
            yield from _unfold(parts, matrix_of(handle).then(matrix), clip, depth + 1)


def _pixels(handle: int) -> int:
    call.image_pixels(handle, at_int[0], at_int[1])
    return ints[0] * ints[1]


def _paints(handle: int, matrix: Matrix, clip: BBox, inks: list[Ink], order: int) -> Iterator[Paint]:
    """The areas that a path covers. Without a colour where it is no plain opaque rectangle but may be any shape."""
    if not inks:
        call.draw_mode(handle, at_int[0], at_int[1])
        if ints[0] and call.object_bounds(handle, *at_float[:4]):
            left, bottom, right, top = floats[:4]
            box = around([matrix.apply(left, bottom), matrix.apply(right, top)]).intersect(clip)
            if not box.is_empty:
                yield Paint(order, box, None)
        return
    wide = [ink for ink in inks if ink.x1 - ink.x0 > MAX_THICKNESS and ink.bottom - ink.top > MAX_THICKNESS]
    if not wide:
        return
    is_plain = len(wide) == 1 and call.fill_colour(handle, *at_int) and not call.has_transparency(handle)
    is_plain = is_plain and is_simply_clipped(handle) and is_rectangle(handle, matrix)
    for ink in wide:
        yield Paint(order, BBox(*ink[:4]), ink.colour if is_plain else None)


# --- text ---------------------------------------------------------------------------------------------------


def _text_state(handle: int, outer: Matrix, clip: BBox, bold_fonts: dict[int, bool], order: int) -> TextState:
    matrix = matrix_of(handle).then(outer)
    call.text_size(handle, at_float[0])
    size = abs(floats[0]) * hypot(matrix.c, matrix.d)
    # The writing direction on the displayed page, where y grows downward.
    turn = round_turn(matrix.a, matrix.b)
    mode = call.text_mode(handle)
    hidden = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    is_plain = call.fill_colour(handle, *at_int)
    red, green, blue, alpha = ints
    if hidden or (is_plain and alpha == 0):
        clip = BBox(0, 0, 0, 0)
    font = call.text_font(handle) or 0
    return TextState(
        clip,
        matrix.e if turn % 2 else matrix.f,
        size,
        _is_bold(font, bold_fonts),
        turn,
        order,
        (red, green, blue) if is_plain and mode in _FILLED else None,
        font,
        bool(matrix.a and matrix.b)
        and min(abs(matrix.a), abs(matrix.b)) > _SLANT * hypot(matrix.a, matrix.b),
    )


def round_turn(dx: float, dy: float) -> int:
    """Quarter turns clockwise of text that runs along `(dx, dy)`, y downward: 0 right, 1 down, 2 left, 3 up."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


def _is_bold(font: int, known: dict[int, bool]) -> bool:
    """Whether a font is bold; `known` remembers it for each font of the page."""
    if not font:
        return False
    if font not in known:
        name = ctypes.create_string_buffer(128)
        call.font_name(font, ctypes.addressof(name), len(name))
        is_named_bold = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
        known[font] = is_named_bold or call.font_weight(font) >= _BOLD_WEIGHT
    return known[font]
