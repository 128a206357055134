"""The characters of a PDFium text page, fetched in bulk into numpy arrays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.model.page import Bools, Characters, Floats, Ints, no_characters
from pipeline.read import pdfium_calls as call
from pipeline.read.pdfium_objects import TextState
from pipeline.read.transform import Matrix

# PDFium writes a hyphen that ends a line as one of these.
_LINE_END_HYPHENS = (0x02, 0xFFFE)
_SPACES = np.array(
    [0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000, 0xFEFF]
)
# The same character twice within this share of its size is one character in fake bold (shifts of 0.3 to 0.5 pt);
# the narrowest real neighbours ("ll") are 0.2 apart.
_DOUBLED = 0.12


def read_characters(
    text_page: int, states: Mapping[int, TextState], to_page: Matrix
) -> tuple[Characters, int]:
    """The visible characters, and how many were left out because nobody sees them.

    Args:
        text_page: address of PDFium's text page.
        states: how each text object is drawn, by its address.
        to_page: from page space to the displayed page.
    """
    codes, owners, boxes = _fetch(text_page)
    if not len(codes):
        return no_characters(), 0
    addresses, owner = np.unique(owners, return_inverse=True)
    table = np.array([_state_row(states.get(int(address))) for address in addresses])
    is_space = np.isin(codes, _SPACES)
    # PDFium invents spaces and line ends from gaps; they have no text object. Gaps are measured later, by us.
    is_mark = ~is_space & np.isfinite(table[owner, 4])
    space_after = _spaces_after(is_space & (owners != 0), is_mark)
    codes = np.where(np.isin(codes, _LINE_END_HYPHENS), ord("-"), codes)[is_mark]
    state = table[owner][is_mark]
    box = _displayed(boxes[is_mark], state, to_page)
    middle = (box[:, :2] + box[:, 2:]) / 2
    seen = ((middle >= state[:, 0:2]) & (middle <= state[:, 2:4])).all(axis=1)
    characters = Characters(
        code=codes,
        x0=box[:, 0],
        top=box[:, 1],
        x1=box[:, 2],
        bottom=box[:, 3],
        baseline=state[:, 4],
        size=state[:, 5],
        bold=state[:, 6] > 0,
        turn=state[:, 7].astype(np.int64),
        space_after=space_after[is_mark],
    )
    return drop_doubled(characters.take(seen)), int((~seen).sum())


def _fetch(page: int) -> tuple[Ints, Ints, Floats]:
    """Codes, addresses of the text objects (0 where PDFium made the character up), and boxes in page space."""
    count = max(call.count_characters(page), 0)
    codes = _codes(page, count)
    return codes, _owners(page, codes), _boxes(page, codes)


def _codes(page: int, count: int) -> Ints:
    text = np.zeros(count + 1, dtype=np.uint16)
    written = call.all_text(page, 0, count, text.ctypes.data) - 1  # a closing zero is counted
    is_paired = ((text >= 0xD800) & (text < 0xE000)).any()
    if written == count and not is_paired:
        return text[:count].astype(np.int64)
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


def _state_row(state: TextState | None) -> tuple[float, ...]:
    """Visible box, baseline, size, bold, turn; a baseline that is no number for a character without object."""
    if state is None:
        return (0.0, 0.0, 0.0, 0.0, np.nan, 0.0, 0.0, 0.0)
    visible = state.visible
    return (
        visible.x0, visible.top, visible.x1, visible.bottom, state.baseline, state.size, state.bold, state.turn
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


def drop_doubled(characters: Characters) -> Characters:
    """The characters, those drawn twice at nearly the same place (fake bold, shadow) kept once and as bold."""
    order = np.lexsort((characters.x0, np.round(characters.baseline), characters.code))
    first, second = order[:-1], order[1:]
    reach = _DOUBLED * characters.size[first]
    same = (
        (characters.code[first] == characters.code[second])
        & (np.abs(characters.x0[first] - characters.x0[second]) <= reach)
        & (np.abs(characters.top[first] - characters.top[second]) <= reach)
    )
    if not same.any():
        return characters
    kept = np.ones(len(characters), dtype=bool)
    kept[np.maximum(first[same], second[same])] = False
    characters.bold[np.minimum(first[same], second[same])] = True
    return characters.take(kept)
