"""The characters of a PDFium page: what shows of its text, as numpy arrays, and why a letter may be another one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.model.page import Bools, Characters, Doubt, Floats, Ints, no_characters
from pipeline.read.language import is_foreign, is_private
from pipeline.read.letters import compose_accents, drop_doubled, part_ligatures, plain_hyphens
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_text_page import advance_boxes, fetch, find_unmapped
from pipeline.read.pdfium_texts import TextStates
from pipeline.read.transform import Matrix
from pipeline.read.visibility import Paint, is_hidden, is_under_image
from pipeline.read.watermark import is_watermark


def read_characters(
    text_page: Handle,
    states: TextStates,
    paints: Sequence[Paint],
    to_page: Matrix,
    size: tuple[float, float],
) -> tuple[Characters, int]:
    """The characters of the page's text, and how many were left out because nobody sees them, or as a watermark.

    Args:
        text_page: PDFium's text page.
        states: how each text object is drawn.
        paints: the painted areas of the page.
        to_page: from page space to the displayed page.
        size: width and height of the displayed page in points.
    """
    text = fetch(text_page, states.rows)
    places = np.flatnonzero(text.is_mark)
    if not len(places):
        return no_characters(), 0
    codes, owner = text.codes[places], text.owner[places]
    font, slanted = states.font[owner], states.is_slanted[owner]
    unmapped = find_unmapped(text_page, places, codes, font)
    size_of = states.size[owner]
    x0, top, x1, bottom = _displayed(advance_boxes(text_page, places), size_of, to_page)
    characters = Characters(
        code=plain_hyphens(codes),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        baseline=states.baseline[owner],
        size=size_of,
        bold=states.bold[owner],
        turn=states.turn[owner],
        space_after=text.space_after[places],
        doubt=np.where(unmapped, int(Doubt.UNMAPPED), int(Doubt.NONE)),
        confidence=np.ones(len(places)),
    )
    seen = _seen(characters, owner, states, paints, size)
    seen[seen] = ~is_watermark(_those(characters, seen), owner[seen], slanted[seen])
    characters = part_ligatures(characters, owner)
    _doubt(characters, seen, font, slanted, states.order[owner], paints)
    return drop_doubled(compose_accents(_those(characters, seen))), int((~seen).sum())


def _those(characters: Characters, seen: Bools) -> Characters:
    """The characters that are seen: on most pages that is all of them."""
    return characters if seen.all() else characters.take(seen)


def _seen(
    characters: Characters,
    owner: Ints,
    states: TextStates,
    paints: Sequence[Paint],
    size: tuple[float, float],
) -> Bools:
    """Whether each character shows: inside its clip, not painted over, not in the colour of its background."""
    middle = _middles(characters)
    x, y = middle.T
    left, top, right, bottom = states.visible.T[:, owner]
    inside = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
    objects = np.column_stack((states.order, states.colour)).astype(float)
    return np.asarray(inside & ~is_hidden(paints, middle, owner, objects, size))


def _middles(characters: Characters) -> Floats:
    """The middle of each character, in rows of x and y."""
    return np.array((characters.x0 + characters.x1, characters.top + characters.bottom)).T / 2


def _doubt(
    characters: Characters, seen: Bools, font: Ints, slanted: Bools, orders: Ints, paints: Sequence[Paint]
) -> None:
    """Notes why a character may be another one; the first reason found stays."""
    foreign = np.zeros(len(characters), dtype=bool)
    foreign[seen] = is_foreign(_those(characters, seen), font[seen])
    reasons = (
        (Doubt.UNMAPPED, is_private(characters, font)),
        (Doubt.FOREIGN, foreign),
        (Doubt.COVERED, is_under_image(paints, _middles(characters), orders)),
        (Doubt.SLANTED, slanted),
    )
    for doubt, applies in reasons:
        if applies.any():
            characters.doubt[applies & (characters.doubt == Doubt.NONE)] = doubt


def _displayed(boxes: Floats, size: Floats, to_page: Matrix) -> tuple[Floats, Floats, Floats, Floats]:
    """Boxes `x0, top, x1, bottom` on the displayed page, from left, top, right, bottom in page space."""
    left, high, right, low = boxes.T
    x0, y0 = to_page.a * left + to_page.c * low + to_page.e, to_page.b * left + to_page.d * low + to_page.f
    x1, y1 = (
        to_page.a * right + to_page.c * high + to_page.e,
        to_page.b * right + to_page.d * high + to_page.f,
    )
    box = np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)
    # A glyph without outline (some Type 3 fonts) has a box of no size: take half the square its size would fill.
    blank = (box[2] - box[0] <= 0) & (box[3] - box[1] <= 0)
    if blank.any():
        half = size[blank] / 2
        box[2][blank] += half
        box[1][blank] -= half
    return box
