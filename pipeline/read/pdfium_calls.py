"""PDFium's functions that are called for every object, segment or character, as cheaply as ctypes can.

Arguments are plain addresses, so results are written straight into arrays and handles are plain numbers; and the
interpreter lock is kept, since letting it go costs more than the work. A call takes half the time of pypdfium2's typed
binding: with three calls for each of 100,000 characters of a document that is what a page costs.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_INT, _UINT, _ADDRESS = ctypes.c_int, ctypes.c_uint, ctypes.c_void_p


def address_of(handle: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return int(ctypes.cast(handle, _ADDRESS).value or 0)


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


count_objects = _bind(pdfium.FPDFPage_CountObjects, _INT, _ADDRESS)
page_object = _bind(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
count_form_objects = _bind(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object = _bind(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
object_type = _bind(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
object_bounds = _bind(pdfium.FPDFPageObj_GetBounds, _INT, *[_ADDRESS] * 5)
fill_colour = _bind(pdfium.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
stroke_colour = _bind(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_ADDRESS] * 5)
stroke_width = _bind(pdfium.FPDFPageObj_GetStrokeWidth, _INT, _ADDRESS, _ADDRESS)
line_cap = _bind(pdfium.FPDFPageObj_GetLineCap, _INT, _ADDRESS)
has_transparency = _bind(pdfium.FPDFPageObj_HasTransparency, _INT, _ADDRESS)
clip_path = _bind(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clip_paths = _bind(pdfium.FPDFClipPath_CountPaths, _INT, _ADDRESS)
count_clip_segments = _bind(pdfium.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
clip_segment = _bind(pdfium.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT)
draw_mode = _bind(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
count_segments = _bind(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
path_segment = _bind(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_type = _bind(pdfium.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_closes = _bind(pdfium.FPDFPathSegment_GetClose, _INT, _ADDRESS)
segment_point = _bind(pdfium.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
image_pixels = _bind(pdfium.FPDFImageObj_GetImagePixelSize, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
text_size = _bind(pdfium.FPDFTextObj_GetFontSize, _INT, _ADDRESS, _ADDRESS)
text_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
text_font = _bind(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
font_name = _bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
font_weight = _bind(pdfium.FPDFFont_GetWeight, _INT, _ADDRESS)

count_characters = _bind(pdfium.FPDFText_CountChars, _INT, _ADDRESS)
all_text = _bind(pdfium.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
character_code = _bind(pdfium.FPDFText_GetUnicode, _UINT, _ADDRESS, _INT)
character_object = _bind(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
advance_box = _bind(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
has_map_error = _bind(pdfium.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
inked_box = _bind(pdfium.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
