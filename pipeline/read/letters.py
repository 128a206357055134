"""Characters as letters: shapes that stand for several, marks that belong to the letter before, signs without ink."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from pipeline.model.page import Bools, Characters, Ints, order_of


def marked(codes: Iterable[int]) -> Bools:
    """A table that tells by its code whether a character is one of those given, for `is_among`."""
    table = np.zeros(0x10000, dtype=np.bool_)
    table[list(codes)] = True
    return table


def is_among(codes: Ints, table: Bools) -> Bools:
    """Whether each character is marked in the table. Looking it up takes a fifth of what comparing does."""
    return np.asarray(table[np.minimum(codes, _LAST)])


INVISIBLE = marked([0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
"""Signs without ink and without width: where a line may break, which way to write. They part no words."""

_LAST = (
    0xFFFF  # of the codes in a table; no character has it, those beyond the basic plane are looked up there
)
# Printed as hyphens: the one at a line's end, which PDFium writes in two ways; soft, typographic, unbreakable ones.
_HYPHENS = marked([0x02, 0xFFFE, 0xAD, 0x2010, 0x2011])
# The same character twice within this share of its size is one character in fake bold (shifts of 0.3 to 0.5 pt);
# the narrowest real neighbours ("ll") are 0.2 apart.
_DOUBLED = 0.12
# Letters that one shape stands for lie in one and the same box (points).
_SAME_BOX = 0.001


def plain_hyphens(codes: Ints) -> Ints:
    """The codes, all that is printed as a hyphen being one."""
    return np.where(is_among(codes, _HYPHENS), ord("-"), codes)


def part_ligatures(characters: Characters, owner: Ints) -> Characters:
    """The characters, those that one shape stands for (fi, ffl) side by side in its box, along the writing.

    PDFium gives each of them the whole box, so that the second "f" would pass for the shadow of the first.

    Args:
        characters: those of a page.
        owner: the number of the text object of each; what another object prints at the same place is a shadow.
    """
    same = (owner[1:] == owner[:-1]) & ~characters.space_after[:-1]
    for name in ("x0", "x1", "top", "bottom", "baseline"):
        edge = getattr(characters, name)
        same &= np.abs(edge[1:] - edge[:-1]) < _SAME_BOX
        if not same.any():
            return characters
    follows = np.append(False, same)
    shared = np.flatnonzero(follows | np.append(same, False))
    firsts = np.flatnonzero(~follows[shared])
    counts = np.diff(firsts, append=len(shared))
    count, place = np.repeat(counts, counts), np.arange(len(shared)) - np.repeat(firsts, counts)
    boxes = {name: getattr(characters, name).copy() for name in ("x0", "top", "x1", "bottom")}
    for turn, (start, end) in enumerate((("x0", "x1"), ("top", "bottom"), ("x1", "x0"), ("bottom", "top"))):
        chosen = characters.turn[shared] == turn
        own = shared[chosen]
        first = getattr(characters, start)[own]
        step = (getattr(characters, end)[own] - first) / count[chosen]
        boxes[start][own] = first + step * place[chosen]
        boxes[end][own] = first + step * (place[chosen] + 1)
    return replace(characters, **boxes)


def compose_accents(characters: Characters) -> Characters:
    """The characters, each letter with the accents that follow it as one ("e" and U+0301 as "é").

    An accent stays by itself where no single character means the two.
    """
    is_accent = (characters.code >= 0x300) & (characters.code < 0x370)
    if not is_accent.any():
        return characters
    code, space_after = characters.code.copy(), characters.space_after.copy()
    kept = np.ones(len(code), dtype=bool)
    base = 0
    for place in range(1, len(code)):
        composed = (
            unicodedata.normalize("NFC", chr(code[base]) + chr(code[place])) if is_accent[place] else ""
        )
        if len(composed) == 1 and not characters.space_after[base]:
            code[base], kept[place] = ord(composed), False
            space_after[base] = space_after[place]
        else:
            base = place
    return replace(characters, code=code, space_after=space_after).take(kept)


def drop_doubled(characters: Characters) -> Characters:
    """The characters, those drawn twice at nearly the same place (fake bold, shadow) kept once and as bold."""
    order = order_of(characters.x0, np.rint(characters.baseline).astype(np.int64), characters.code)
    code, x0 = characters.code.take(order), characters.x0.take(order)
    # Few letters are near to another one of their kind: only these are looked at closely.
    near = np.flatnonzero(
        (code[1:] == code[:-1]) & (np.abs(x0[1:] - x0[:-1]) <= _DOUBLED * characters.size.max(initial=0))
    )
    first, second = order[near], order[near + 1]
    reach = _DOUBLED * characters.size[first]
    same = (np.abs(characters.x0[first] - characters.x0[second]) <= reach) & (
        np.abs(characters.top[first] - characters.top[second]) <= reach
    )
    if not same.any():
        return characters
    kept = np.ones(len(characters), dtype=bool)
    kept[np.maximum(first[same], second[same])] = False
    characters.bold[np.minimum(first[same], second[same])] = True
    return characters.take(kept)
