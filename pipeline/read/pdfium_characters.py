"""The characters of a PDFium text page, fetched in bulk into numpy arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

import numpy as np

from pipeline.model.page import Bools, Characters, Doubt, Floats, Ints, no_characters
from pipeline.read import pdfium_calls as call
from pipeline.read.language import is_foreign, is_private
from pipeline.read.letters import INVISIBLE, compose_accents, drop_doubled, part_ligatures, plain_hyphens
from pipeline.read.pdfium_objects import TextState
from pipeline.read.transform import Matrix
from pipeline.read.visibility import Paint, is_hidden, is_under_image
from pipeline.read.watermark import is_watermark

_SPACES = np.array(
    [0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
)
_NO_LETTER = 0xFFFE
_UNKNOWN = 0xFFFD
"""What is shown in place of a letter that nobody knows."""
# From here on there are dashes, bullets and private signs; a font has seldom as many shapes as to number one so high.
_SYMBOLS = 0x2000
_NO_COLOUR = (np.nan, np.nan, np.nan)


class _Columns(IntEnum):
    """Columns of the table of text states, behind the visible box; the colour stands between order and font."""

    BASELINE = 4
    SIZE = 5
    BOLD = 6
    TURN = 7
    ORDER = 8
    FONT = 12
    SLANTED = 13


def read_characters(
    text_page: int,
    states: Mapping[int, TextState],
    paints: Sequence[Paint],
    to_page: Matrix,
    size: tuple[float, float],
) -> tuple[Characters, int]:
    """The characters of the page's text, and how many were left out because nobody sees them, or as a watermark.

    Args:
        text_page: address of PDFium's text page.
        states: how each text object is drawn, by its address.
        paints: the painted areas of the page.
        to_page: from page space to the displayed page.
        size: width and height of the displayed page in points.
    """
    codes, owners, boxes = _fetch(text_page)
    if not len(codes):
        return no_characters(), 0
    addresses, owner = np.unique(owners, return_inverse=True)
    fonts: dict[int, int] = {}
    table = np.array([_state_row(states.get(int(address)), fonts) for address in addresses])
    is_space = np.isin(codes, _SPACES)
    # PDFium invents spaces and line ends from gaps; they have no text object. Gaps are measured later, by us.
    is_mark = ~is_space & ~np.isin(codes, INVISIBLE) & np.isfinite(table[owner, _Columns.BASELINE])
    space_after = _spaces_after(is_space & (owners != 0), is_mark)
    owner, state = owner[is_mark], table[owner][is_mark]
    font = state[:, _Columns.FONT].astype(np.int64)
    unmapped = _unmapped(text_page, np.flatnonzero(is_mark), codes[is_mark], font)
    box = _displayed(boxes[is_mark], state, to_page)
    characters = Characters(
        code=plain_hyphens(codes[is_mark]),
        x0=box[:, 0],
        top=box[:, 1],
        x1=box[:, 2],
        bottom=box[:, 3],
        baseline=state[:, _Columns.BASELINE],
        size=state[:, _Columns.SIZE],
        bold=state[:, _Columns.BOLD] > 0,
        turn=state[:, _Columns.TURN].astype(np.int64),
        space_after=space_after[is_mark],
        doubt=np.where(unmapped, int(Doubt.UNMAPPED), int(Doubt.NONE)),
        confidence=np.ones(int(is_mark.sum())),
    )
    seen = _seen(box, owner, table, paints, size)
    slanted = state[:, _Columns.SLANTED] > 0
    seen[seen] = ~is_watermark(characters.take(seen), owner[seen], slanted[seen])
    characters = part_ligatures(characters, owner)
    _doubt(characters, seen, font, slanted, state[:, _Columns.ORDER], paints)
    return drop_doubled(compose_accents(characters.take(seen))), int((~seen).sum())


def _seen(
    box: Floats, owner: Ints, table: Floats, paints: Sequence[Paint], size: tuple[float, float]
) -> Bools:
    """Whether each character shows: inside its clip, not painted over, not in the colour of its background."""
    middle = (box[:, :2] + box[:, 2:]) / 2
    visible = table[owner, : _Columns.BASELINE]
    inside = (middle >= visible[:, :2]) & (middle <= visible[:, 2:])
    hidden = is_hidden(paints, middle, owner, table[:, _Columns.ORDER : _Columns.FONT], size)
    return np.asarray(inside.all(axis=1) & ~hidden)


def _doubt(
    characters: Characters, seen: Bools, font: Ints, slanted: Bools, orders: Floats, paints: Sequence[Paint]
) -> None:
    """Notes why a character may be another one; the first reason found stays."""
    middle = np.column_stack((characters.x0 + characters.x1, characters.top + characters.bottom)) / 2
    foreign = np.zeros(len(characters), dtype=bool)
    foreign[seen] = is_foreign(characters.take(seen), font[seen])
    reasons = (
        (Doubt.UNMAPPED, is_private(characters, font)),
        (Doubt.FOREIGN, foreign),
        (Doubt.COVERED, is_under_image(paints, middle, orders)),
        (Doubt.SLANTED, slanted),
    )
    for doubt, applies in reasons:
        characters.doubt[applies & (characters.doubt == Doubt.NONE)] = doubt


def _unmapped(page: int, places: Ints, codes: Ints, font: Ints) -> Bools:
    """Whether the font of each mark has no letter for it, so that PDFium gives its number in the font as its code.

    Asked is for the first and the last character of each code in each font, and for all of a font where one of these
    has none: it is a font that lacks its table, or a part of it. Bullets and dashes need no such table.
    """
    unmapped = codes == _UNKNOWN
    if not len(codes):
        return np.asarray(unmapped)
    letters = np.flatnonzero(codes < _SYMBOLS)
    key = font[letters] * _SYMBOLS + codes[letters]
    # The place of each key's first and last character: of several that are put into one slot the last one stays.
    first, last = np.full((2, (int(font.max()) + 1) * _SYMBOLS), -1)
    last[key], first[key[::-1]] = letters, letters[::-1]
    asked = {*first[first >= 0].tolist(), *last[last >= 0].tolist()}
    lacking = [place for place in asked if call.has_map_error(page, int(places[place])) == 1]
    for place in np.flatnonzero(np.isin(font, font[lacking])).tolist() if lacking else ():
        unmapped[place] |= call.has_map_error(page, int(places[place])) == 1
    return np.asarray(unmapped)


def _fetch(page: int) -> tuple[Ints, Ints, Floats]:
    """Codes, addresses of the text objects (0 where PDFium made the character up), and boxes in page space."""
    count = max(call.count_characters(page), 0)
    codes = _codes(page, count)
    owners = _owners(page, codes)
    # A code of 0 in a text object is a shape without a letter, and not the end of anything.
    codes = np.where((codes == 0) & (owners != 0), _UNKNOWN, codes)
    return codes, owners, _boxes(page, codes)


def _codes(page: int, count: int) -> Ints:
    text = np.zeros(count + 1, dtype=np.uint16)
    written = call.all_text(page, 0, count, text.ctypes.data) - 1  # a closing zero is counted
    is_paired = ((text >= 0xD800) & (text < 0xE000)).any()
    if written == count and not is_paired:
        codes = text[:count].astype(np.int64)
        # In a text, a letter that is nothing looks like the hyphen at a line's end.
        for index in np.flatnonzero(codes == _NO_LETTER).tolist():
            codes[index] = call.character_code(page, index)
        return codes
    # Characters beyond the basic plane, or without a Unicode value, break the one-to-one order of the text.
    return np.fromiter((call.character_code(page, index) for index in range(count)), np.int64, count)


def _owners(page: int, codes: Ints) -> Ints:
    """The text object of each character.

    Objects follow each other, so the ends of a word tell of the letters between; spaces are asked one by one.
    """
    get = call.character_object
    owners = np.zeros(len(codes), dtype=np.int64)
    is_space = np.isin(codes, _SPACES)
    for index in np.flatnonzero(is_space).tolist():
        owners[index] = get(page, index) or 0
    edges = np.flatnonzero(np.diff(is_space, prepend=True, append=True)).tolist()
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        head, tail = get(page, first) or 0, get(page, end - 1) or 0
        owners[first:end] = head if head == tail else [get(page, index) or 0 for index in range(first, end)]
    return owners


def _boxes(page: int, codes: Ints) -> Floats:
    """Advance boxes (origin to next origin, descent to ascent): left, bottom, right, top; none for spaces.

    They tell gaps between letters from side bearings: the ink of "11" lies a third of an em apart. A glyph whose font
    tells no width has its inked box instead.
    """
    raw = np.zeros((len(codes), 4), dtype=np.float32)  # left, top, right, bottom, as FS_RECTF has them
    start = raw.ctypes.data
    get = call.advance_box
    marks = np.flatnonzero(~np.isin(codes, _SPACES))
    for index in marks.tolist():
        get(page, index, start + 16 * index)
    boxes = raw[:, [0, 3, 2, 1]].astype(np.float64)
    box = np.zeros(4)
    at = box.ctypes.data
    is_flat = (boxes[:, 0] == boxes[:, 2]) | (boxes[:, 1] == boxes[:, 3])
    for index in marks[is_flat[marks]].tolist():
        call.inked_box(page, index, at, at + 16, at + 8, at + 24)
        boxes[index] = box
    return boxes


def _state_row(state: TextState | None, fonts: dict[int, int]) -> tuple[float, ...]:
    """A row of the table of states (see `_Columns`); a baseline that is no number for a character without object.

    `fonts` numbers the fonts by their addresses, and grows.
    """
    if state is None:
        return (0.0, 0.0, 0.0, 0.0, np.nan, 0.0, 0.0, 0.0, 0.0, np.nan, np.nan, np.nan, -1.0, 0.0)
    font = fonts.setdefault(state.font, len(fonts))
    return (
        *state.visible, state.baseline, state.size, state.bold, state.turn,
        state.order, *(state.colour or _NO_COLOUR), font, state.is_slanted,
    )  # fmt: skip


def _spaces_after(is_space: Bools, is_mark: Bools) -> Bools:
    """For each character, whether a printed space stands between it and the next mark."""
    marks_so_far = np.cumsum(is_mark)
    after = np.zeros(len(is_mark), dtype=bool)
    positions = np.flatnonzero(is_mark)
    counts = marks_so_far[is_space]
    after[positions[counts[counts > 0] - 1]] = True
    return after


def _displayed(boxes: Floats, state: Floats, to_page: Matrix) -> Floats:
    """Boxes `x0, top, x1, bottom` on the displayed page, from left, bottom, right, top in page space."""
    corners_x = to_page.a * boxes[:, [0, 2]] + to_page.c * boxes[:, [1, 3]] + to_page.e
    corners_y = to_page.b * boxes[:, [0, 2]] + to_page.d * boxes[:, [1, 3]] + to_page.f
    box = np.column_stack((corners_x.min(1), corners_y.min(1), corners_x.max(1), corners_y.max(1)))
    # A glyph without outline (some Type 3 fonts) has a box of no size: take half the square its size would fill.
    blank = (box[:, 2] - box[:, 0] <= 0) & (box[:, 3] - box[:, 1] <= 0)
    half = state[blank, 5] / 2
    box[blank, 2] += half
    box[blank, 1] -= half
    return box
