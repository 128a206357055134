"""In which state the text objects of a PDFium page are drawn, fetched in bulk."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.model.page import Bools, Floats, Ints
from pipeline.read import pdfium_calls as call
from pipeline.read.pdfium_calls import Handle, gather, gather_integers
from pipeline.read.pdfium_values import chained, lengths_of
from pipeline.read.pdfium_walk import Objects

# A font of this weight or more is bold (OpenType: 600 is semi-bold).
_BOLD_WEIGHT = 600
# Text is slanted that runs more than 5 degrees (this is their sine) off the sides of the page; scanners reach 2 or 3.
_SLANT = 0.087
# The modes in which the inside of letters is painted, and nothing but it; and those in which nothing of them is.
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(frozen=True, slots=True, eq=False)
class TextStates:
    """How text objects are drawn on the displayed page, one entry for each in every column.

    `rows` tells the entry of an object by its address. `visible` is the part of the page its clip leaves, empty when
    the text is hidden. `baseline`, `size`, `bold` and `turn` are those of its characters (see `Characters`). `order` is
    its place in the order of painting, `colour` that of its letters (no numbers for a pattern, or outlines), `font`
    numbers the fonts of the page.
    """

    rows: dict[int, int]
    visible: Floats
    baseline: Floats
    size: Floats
    bold: Bools
    turn: Ints
    order: Ints
    colour: Floats
    font: Ints
    is_slanted: Bools


def read_text_states(texts: Objects) -> TextStates:
    """The states of text objects."""
    handles, count = texts.handles, len(texts)
    matrices = gather(call.object_matrix, count, 6, handles, is_one=True)
    a, b, c, d, e, f = chained(matrices, texts.outer).T
    sizes = gather(call.text_size, count, 1, handles)
    # The writing direction on the displayed page, where y grows downward.
    turn = round_turns(a, b)
    modes = list(map(call.text_mode, handles))
    is_filled = np.array([mode in _FILLED for mode in modes], dtype=np.bool_)
    is_unseen = np.array([mode in _UNSEEN for mode in modes], dtype=np.bool_)
    is_plain, colours = gather_integers(call.fill_colour, count, 4, handles)
    is_hidden = is_unseen | (is_plain & (colours[:, 3] == 0))
    number, bold = _fonts(list(map(call.text_font, handles)))
    return TextStates(
        rows={handle.value or 0: row for row, handle in enumerate(handles)},
        visible=np.where(is_hidden[:, None], 0.0, texts.visible),
        baseline=np.where(turn % 2, e, f),
        size=np.abs(sizes[:, 0]) * lengths_of(c, d),
        bold=bold,
        turn=turn,
        order=texts.order,
        colour=np.where((is_plain & is_filled)[:, None], colours[:, :3], np.nan),
        font=number,
        is_slanted=(a != 0) & (b != 0) & (np.minimum(np.abs(a), np.abs(b)) > _SLANT * lengths_of(a, b)),
    )


def round_turns(dx: Floats, dy: Floats) -> Ints:
    """Quarter turns clockwise of texts that run along `(dx, dy)`, y downward: 0 right, 1 down, 2 left, 3 up."""
    along, across = np.where(dx >= 0, 0, 2), np.where(dy > 0, 1, 3)
    return np.where(np.abs(dx) >= np.abs(dy), along, across)


def _fonts(fonts: list[int]) -> tuple[Ints, Bools]:
    """A number for the font of each text, told by its address, and whether it is bold."""
    numbers = {font: number for number, font in enumerate(dict.fromkeys(fonts))}
    number = np.array([numbers[font] for font in fonts], dtype=np.int64)
    return number, np.array([_is_bold(Handle(font)) for font in numbers], dtype=np.bool_)[number]


def _is_bold(font: Handle) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    call.font_name(font, ctypes.byref(name), ctypes.c_size_t(len(name)))
    is_named_bold = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    return is_named_bold or int(call.font_weight(font)) >= _BOLD_WEIGHT
