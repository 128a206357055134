"""Whether the letters of a font make words: a font whose codes were shifted gives letters, but no language.

Looked at are pairs of neighbours inside words. In Indonesian 98 % of them are of fewer than 200 kinds out of 676;
letters exchanged for others keep only a third of them, whichever way they were exchanged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import numpy as np

from pipeline.model.page import Bools, Characters, Floats, Ints

# Which letters follow each inside Indonesian words; counted in plans, code lists and the wordings of indicators.
FOLLOWERS: Mapping[str, str] = {
    "a": "abcdefghijklmnprstuwy",
    "b": "aeiu",
    "c": "aeiou",
    "d": "aeimou",
    "e": "abcdghklmnprstuvw",
    "f": "aeiou",
    "g": "aegikoru",
    "h": "aeioru",
    "i": "abcdfhklmnoprstz",
    "j": "aeiou",
    "k": "aehimopstu",
    "l": "aeiou",
    "m": "abeiklopu",
    "n": "acdegijnostuy",
    "o": "cdgklmnoprstuv",
    "p": "adeioru",
    "q": "",
    "r": "adegijklmostu",
    "s": "aeikopstuy",
    "t": "aeikoru",
    "u": "abcdghijklmnprst",
    "v": "aeiou",
    "w": "aeiou",
    "x": "",
    "y": "aeiou",
    "z": "aeiou",
}
# A font is judged by at least this many pairs; headings and page numbers have fewer.
LEAST_PAIRS = 30
# On 36 real documents the fonts of a page have 89 % usual pairs (95 of 100 fonts), an English italic 69 % at worst;
# of 2,000 random exchanges of letters half keep fewer than 32 %, and 5 % keep more than 54 %.
LEAST_SHARE = 0.6
# Neighbours in a word lie closer than this share of their size.
_CLOSE = 0.25


def usual_share(characters: Characters, font: Ints) -> tuple[Ints, Ints, Floats]:
    """The fonts (as numbered in `font`, ascending), how many pairs of each were looked at, and the share of usual ones.

    Signs that no text of this language has (private, control, of other scripts) make unusual pairs; figures and
    punctuation make none.
    """
    kind = _kinds(characters.code)
    first, second = kind[:-1], kind[1:]
    near = _near(characters) & (font[:-1] == font[1:])
    # "BadanPusat" without a space, and "Rp" before a number, are no pair of a word.
    is_inside = ~((first < _CAPITAL) & (second >= _CAPITAL) & (second < _ODD))
    looked = near & is_inside & (first >= 0) & (second >= 0)
    is_usual = _USUAL[first[looked] % _CAPITAL, second[looked] % _CAPITAL] & ~(
        (first[looked] >= _ODD) | (second[looked] >= _ODD)
    )
    which = font[:-1][looked]
    counts, usual = np.bincount(which), np.bincount(which, weights=is_usual)
    fonts = np.flatnonzero(counts)
    return fonts, counts[fonts], usual[fonts] / counts[fonts]


def is_foreign(characters: Characters, font: Ints) -> Bools:
    """Whether each character is of a font whose letters make no words."""
    fonts, counts, shares = usual_share(characters, font)
    return np.asarray(np.isin(font, fonts[(counts >= LEAST_PAIRS) & (shares < LEAST_SHARE)]))


def is_private(characters: Characters, font: Ints) -> Bools:
    """Whether each character has a private code and is no bullet: it stands beside a character of its font."""
    private = (characters.code >= 0xE000) & (characters.code < 0xF900)
    if not private.any():
        return np.asarray(private)
    near = _near(characters) & (font[:-1] == font[1:])
    return np.asarray(private & (np.append(near, False) | np.append(False, near)[: len(private)]))


def _near(characters: Characters) -> Bools:
    """For each character but the last, whether the next one stands beside it as in a word."""
    gaps = characters.x0[1:] - characters.x1[:-1]
    if characters.turn.any():
        down = characters.top[1:] - characters.bottom[:-1]
        left = characters.x0[:-1] - characters.x1[1:]
        up = characters.top[:-1] - characters.bottom[1:]
        gaps = np.choose(characters.turn[1:], (gaps, down, left, up))
    return np.asarray(
        ~characters.space_after[:-1]
        & (characters.baseline[:-1] == characters.baseline[1:])
        & (np.abs(gaps) < _CLOSE * characters.size[1:])
    )


# Kinds of characters: -1 for figures and punctuation, 0..25 small letters, 26..51 capitals, 52 what is none of these.
_CAPITAL, _ODD = 26, 52


def _kinds(codes: Ints) -> Ints:
    kinds = _KINDS[np.minimum(codes, len(_KINDS) - 1)]
    for place in np.flatnonzero(codes >= len(_KINDS)).tolist():
        kinds[place] = _kind(int(codes[place]))
    return kinds


def _kind(code: int) -> int:
    if ord("a") <= code <= ord("z"):
        return code - ord("a")
    if ord("A") <= code <= ord("Z"):
        return code - ord("A") + _CAPITAL
    return -1 if unicodedata.category(chr(code))[0] in "PSN" else _ODD


def _table() -> Bools:
    usual = np.zeros((_CAPITAL, _CAPITAL), dtype=bool)
    for letter, followers in FOLLOWERS.items():
        usual[ord(letter) - ord("a"), [ord(other) - ord("a") for other in followers]] = True
    return usual


_USUAL = _table()
_KINDS = np.array([_kind(code) for code in range(0x180)])
