"""What a PDFium text page says of its characters: codes, text objects, boxes, and letters that their font lacks."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from pipeline.model.page import Bools, Floats, Ints
from pipeline.read import pdfium_calls as call
from pipeline.read.letters import INVISIBLE, is_among, marked
from pipeline.read.pdfium_calls import Handle, gather

_SPACES = marked(
    [0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
)
_NO_LETTER = 0xFFFE
_UNKNOWN = 0xFFFD
"""What is shown in place of a letter that nobody knows."""
# From here on there are dashes, bullets and private signs; a font has seldom as many shapes as to number one so high.
_SYMBOLS = 0x2000


@dataclass(frozen=True, slots=True, eq=False)
class TextPage:
    """The characters of a text page, spaces included, one entry for each in every column.

    `owner` is the row of its text object (see `TextStates`), negative where that is none of those; `is_mark` tells of
    what is printed with ink, `space_after` whether a printed space stands between it and the next mark.
    """

    handle: Handle
    codes: Ints
    owner: Ints
    is_mark: Bools
    space_after: Bools


def fetch(page: Handle, rows: dict[int, int]) -> TextPage:
    """The characters of a text page; `rows` tells the row of each text object by its address."""
    codes = _codes(page, max(call.count_characters(page), 0))
    is_space = is_among(codes, _SPACES)
    addresses = _owners(page, is_space)
    is_printed = addresses != 0
    # A code of 0 in a text object is a shape without a letter, and not the end of anything.
    is_nameless = (codes == 0) & is_printed
    codes[is_nameless] = _UNKNOWN
    is_space &= ~is_nameless
    owner = _looked_up(addresses, rows)
    # PDFium invents spaces and line ends from gaps; they have no text object. Gaps are measured later, by us.
    is_mark = ~is_space & (owner >= 0) & ~is_among(codes, INVISIBLE)
    return TextPage(page, codes, owner, is_mark, _spaces_after(is_space & is_printed, is_mark))


def advance_boxes(page: Handle, places: Ints) -> Floats:
    """Advance boxes (origin to next origin, descent to ascent): rows of left, top, right, bottom in page space.

    They tell gaps between letters from side bearings: the ink of "11" lies a third of an em apart. A glyph whose font
    tells no width has its inked box instead.
    """
    numbers = places.tolist()
    boxes = gather(call.advance_box, len(numbers), 4, repeat(page), numbers, is_one=True)
    is_flat = (boxes[:, 0] == boxes[:, 2]) | (boxes[:, 1] == boxes[:, 3])
    box = (ctypes.c_double * 4)()
    left, top, right, bottom = (ctypes.byref(box, 8 * place) for place in range(4))
    for place in np.flatnonzero(is_flat).tolist():
        call.inked_box(page, numbers[place], left, right, bottom, top)
        boxes[place] = box
    return boxes


def find_unmapped(page: Handle, places: Ints, codes: Ints, font: Ints) -> Bools:
    """Whether the font of each mark has no letter for it, so that PDFium gives its number in the font as its code.

    Asked is for the first and the last character of each code in each font, and for all of a font where one of these
    has none: it is a font that lacks its table, or a part of it. Bullets and dashes need no such table.
    """
    unmapped = codes == _UNKNOWN
    letters = np.flatnonzero(codes < _SYMBOLS)
    if not len(letters):
        return np.asarray(unmapped)
    own = codes[letters]
    width = int(own.max()) + 1
    key = font[letters] * width + own
    # The place of each key's first and last character: of several that are put into one slot the last one stays.
    first, last = np.full((2, (int(font.max()) + 1) * width), -1)
    last[key], first[key[::-1]] = letters, letters[::-1]
    asked = np.concatenate((first[first >= 0], last[last >= 0]))
    lacks = np.array(list(map(call.has_map_error, repeat(page), places[asked].tolist()))) == 1
    for place in np.flatnonzero(np.isin(font, font[asked[lacks]])).tolist() if lacks.any() else ():
        unmapped[place] |= call.has_map_error(page, int(places[place])) == 1
    return np.asarray(unmapped)


def _codes(page: Handle, count: int) -> Ints:
    text = np.zeros(count + 1, dtype=np.uint16)
    written = call.all_text(page, 0, count, Handle(text.ctypes.data)) - 1  # a closing zero is counted
    is_paired = ((text >= 0xD800) & (text < 0xE000)).any()
    if written == count and not is_paired:
        codes = text[:count].astype(np.int64)
        # In a text, a letter that is nothing looks like the hyphen at a line's end.
        for index in np.flatnonzero(codes == _NO_LETTER).tolist():
            codes[index] = call.character_code(page, index)
        return codes
    # Characters beyond the basic plane, or without a Unicode value, break the one-to-one order of the text.
    return np.fromiter(map(call.character_code, repeat(page), range(count)), np.int64, count)


def _owners(page: Handle, is_space: Bools) -> Ints:
    """The address of each character's text object, 0 where PDFium made the character up.

    Objects follow each other, so the ends of a word tell of the letters between; spaces are asked one by one.
    """
    spaces = np.flatnonzero(is_space)
    between = np.concatenate(([True], is_space, [True]))
    edges = np.flatnonzero(between[1:] != between[:-1])
    firsts, ends = edges[::2], edges[1::2]
    asked = np.concatenate((spaces, firsts, ends - 1)).tolist()
    found = np.array(list(map(call.character_object, repeat(page), asked)), dtype=np.int64)
    of_spaces, heads, tails = np.split(found, [len(spaces), len(spaces) + len(firsts)])
    owners = np.empty(len(is_space), dtype=np.int64)
    owners[spaces] = of_spaces
    owners[~is_space] = np.repeat(heads, ends - firsts)
    for word in np.flatnonzero(heads != tails).tolist():
        letters = range(int(firsts[word]), int(ends[word]))
        owners[letters.start : letters.stop] = list(map(call.character_object, repeat(page), letters))
    return owners


def _looked_up(addresses: Ints, rows: dict[int, int]) -> Ints:
    """The row of each address, looked up once for each run of the same; -1 where there is none."""
    firsts = np.flatnonzero(np.append(True, addresses[1:] != addresses[:-1])[: len(addresses)])
    found = [rows.get(address, -1) for address in addresses[firsts].tolist()]
    return np.repeat(np.array(found, dtype=np.int64), np.diff(firsts, append=len(addresses)))


def _spaces_after(is_space: Bools, is_mark: Bools) -> Bools:
    """For each character, whether a printed space stands between it and the next mark."""
    marks_so_far = np.cumsum(is_mark)
    after = np.zeros(len(is_mark), dtype=bool)
    positions = np.flatnonzero(is_mark)
    counts = marks_so_far[is_space]
    after[positions[counts[counts > 0] - 1]] = True
    return after
