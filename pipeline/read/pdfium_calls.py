"""PDFium's functions that are called for every object, segment or character, as cheaply as ctypes can.

They declare no types of arguments: looking at each argument takes longer than the work. Addresses are passed as
`Handle`, whole numbers as C's `int`, places for results as references made once (`gather`); and the interpreter lock is
kept, since letting it go costs too. A call takes 0.13 microseconds, where a declared one takes 0.33 and pypdfium2's own
0.6: with two calls for each of 100,000 characters of a document that is what a page costs.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from pipeline.model.page import Bools, Floats, Ints


class Handle(ctypes.c_void_p):
    """An address in PDFium; false where it is none. A class of its own, or ctypes would give it back as a number."""

    __slots__ = ()


def handle_of(handle: Any) -> Handle:
    """The handle of pypdfium2's."""
    return Handle(ctypes.cast(handle, ctypes.c_void_p).value)


def _bind(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(handle_of(function).value or 0)
    return bound


count_objects = _bind(pdfium.FPDFPage_CountObjects)
page_object = _bind(pdfium.FPDFPage_GetObject, Handle)
count_form_objects = _bind(pdfium.FPDFFormObj_CountObjects)
form_object = _bind(pdfium.FPDFFormObj_GetObject, Handle)
object_type = _bind(pdfium.FPDFPageObj_GetType)
object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix)
object_bounds = _bind(pdfium.FPDFPageObj_GetBounds)
fill_colour = _bind(pdfium.FPDFPageObj_GetFillColor)
stroke_colour = _bind(pdfium.FPDFPageObj_GetStrokeColor)
stroke_width = _bind(pdfium.FPDFPageObj_GetStrokeWidth)
line_cap = _bind(pdfium.FPDFPageObj_GetLineCap)
has_transparency = _bind(pdfium.FPDFPageObj_HasTransparency)
clip_path = _bind(pdfium.FPDFPageObj_GetClipPath, Handle)
count_clip_paths = _bind(pdfium.FPDFClipPath_CountPaths)
count_clip_segments = _bind(pdfium.FPDFClipPath_CountPathSegments)
clip_segment = _bind(pdfium.FPDFClipPath_GetPathSegment, Handle)
draw_mode = _bind(pdfium.FPDFPath_GetDrawMode)
count_segments = _bind(pdfium.FPDFPath_CountSegments)
path_segment = _bind(pdfium.FPDFPath_GetPathSegment, Handle)
segment_type = _bind(pdfium.FPDFPathSegment_GetType)
segment_closes = _bind(pdfium.FPDFPathSegment_GetClose)
segment_point = _bind(pdfium.FPDFPathSegment_GetPoint)
image_pixels = _bind(pdfium.FPDFImageObj_GetImagePixelSize)
text_size = _bind(pdfium.FPDFTextObj_GetFontSize)
text_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode)
text_font = _bind(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t)
font_name = _bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t)
font_weight = _bind(pdfium.FPDFFont_GetWeight)

count_characters = _bind(pdfium.FPDFText_CountChars)
all_text = _bind(pdfium.FPDFText_GetText)
character_code = _bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
character_object = _bind(pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
advance_box = _bind(pdfium.FPDFText_GetLooseCharBox, None)
has_map_error = _bind(pdfium.FPDFText_HasUnicodeMapError)
inked_box = _bind(pdfium.FPDFText_GetCharBox)


# Where PDFium writes results: one reader runs in a process, and all values are taken out before the next call. Each
# row is for one call; the references to its places are made once and cost nothing later.
_ROOM, _WIDTH = 1024, 6
_written = (ctypes.c_float * (_ROOM * _WIDTH))()
_FLOATS: NDArray[np.float32] = np.ctypeslib.as_array(_written).reshape(_ROOM, _WIDTH)
_INTEGERS = _FLOATS.view(np.uint32)
_PLACES = [
    [ctypes.byref(_written, 4 * (row * _WIDTH + column)) for row in range(_ROOM)] for column in range(_WIDTH)
]


def gather(
    function: Callable[..., Any], count: int, width: int, *arguments: Iterable[Any], is_one: bool = False
) -> Floats:
    """What a function writes in `count` calls: rows of `width` numbers.

    Args:
        function: it takes the arguments, and behind them where to write each number.
        count: of calls.
        width: of its numbers, 6 at most.
        arguments: for each argument those of all calls.
        is_one: whether it takes one place for all numbers (a matrix, a box).
    """
    values = np.empty((count, width))
    for start, end, calls in _calls(function, count, arguments, 1 if is_one else width):
        deque(calls, maxlen=0)  # what it returns is not kept
        values[start:end] = _FLOATS[: end - start, :width]
    return values


def gather_known(
    function: Callable[..., int], count: int, width: int, *arguments: Iterable[Any]
) -> tuple[Bools, Floats]:
    """The same of a function that may know nothing: whether it did, and rows that are anything where it did not."""
    known, values = np.empty(count, dtype=np.bool_), np.empty((count, width))
    for start, end, calls in _calls(function, count, arguments, width):
        known[start:end] = list(calls)
        values[start:end] = _FLOATS[: end - start, :width]
    return known, values


def gather_integers(
    function: Callable[..., int], count: int, width: int, *arguments: Iterable[Any]
) -> tuple[Bools, Ints]:
    """The same of a function that writes whole numbers, not below zero."""
    known, values = np.empty(count, dtype=np.bool_), np.empty((count, width), dtype=np.int64)
    for start, end, calls in _calls(function, count, arguments, width):
        known[start:end] = list(calls)
        values[start:end] = _INTEGERS[: end - start, :width]
    return known, values


def _calls(
    function: Callable[..., Any], count: int, arguments: Iterable[Iterable[Any]], places: int
) -> Iterator[tuple[int, int, Iterator[Any]]]:
    """The calls in runs that there is room for: from which to before which one, and what makes them."""
    waiting = [iter(argument) for argument in arguments]
    for start in range(0, count, _ROOM):
        end = min(start + _ROOM, count)
        yield start, end, map(function, *(islice(one, end - start) for one in waiting), *_PLACES[:places])
