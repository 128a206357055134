"""Marks across a page ("DRAFT") that are no part of its text."""

from __future__ import annotations

import numpy as np

from pipeline.model.page import Bools, Characters, Ints

# A mark is this many times as large as most of the page's characters; titles on a cover reach 2.
_LARGE = 3.0
# An upright mark lies over at least this many characters of the page; large titles lie over none.
_LEAST_OVER = 5


def is_watermark(characters: Characters, owner: Ints, slanted: Bools) -> Bools:
    """Which characters are no text of the page but a mark across it ("DRAFT"): far larger than the rest, and over it.

    Args:
        characters: those of a page.
        owner: the number of the text object of each.
        slanted: whether each is slanted; large slanted text is a mark wherever it stands.
    """
    size = characters.size
    mark = np.zeros(len(characters), dtype=bool)
    if not len(characters) or size.max() < _LARGE * size.min():
        return mark
    large = size >= _LARGE * np.median(size)
    if not large.any():
        return mark
    mark |= large & slanted
    x, y = (characters.x0 + characters.x1) / 2, (characters.top + characters.bottom) / 2
    for number in np.unique(owner[large & ~mark]).tolist():
        own = owner == number
        box = characters.take(own)
        inside = (x >= box.x0.min()) & (x <= box.x1.max()) & (y >= box.top.min()) & (y <= box.bottom.max())
        mark |= own & bool((inside & ~large).sum() >= _LEAST_OVER)
    return mark
