"""Wordings of column headings: the small language of `judul_kolom.yml`, and how a heading is held against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import partial_ratio

from pipeline.model.text import squash

YEAR_WORD = "TAHUN"
_CALENDAR_YEAR = re.compile(r"20\d\d")
_RELATIVE_YEAR = re.compile(r"n(?:min(?:us)?|plus)?([-+]?)([1-5])")
_UNIT_WORDS = (
    r"(?:rp\.?[\s.]*0*|ribu(?:an)?(?:\s*(?:rp|rupiah))?|juta(?:an)?(?:\s*(?:rp|rupiah))?|rupiah|%|persen)"
)
_UNIT = re.compile(rf"\(?\s*{_UNIT_WORDS}\s*\)?", re.IGNORECASE)
_UNIT_AT_END = re.compile(rf"\s*\(\s*{_UNIT_WORDS}\s*\)\s*$", re.IGNORECASE)
# "(PP 6/08)" below "IKK" says where it comes from. "(K)" and "(n-2)" tell columns apart, and so may any other word.
_REMARK = re.compile(r"\(\s*[A-Za-z]{2,}[^()]*\d[^()]*\)")
_LEVEL_BONUS = 6
# Letters by which a word of a heading may be misprinted, from a length on. Shorter words are other words then ("urutan"
# and "urusan", "vokasi" and "lokasi"), and "rancangan akhir" is three letters from "rancangan awal".
_MISPRINTS = ((13, 2), (7, 1))
# What is forbidden must be longer to be forbidden as a misprint: "alokasi" is not "lokasi".
_FORBIDDEN_AS_MISPRINT = 9

Contains = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """What one level of a heading must say: groups of alternatives, forbidden words, or one exact text."""

    any_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]
    exact: str = ""
    has_year: bool = False

    def weight_in(self, text: str, contains: Contains) -> int | None:
        """How much of the squashed text the part explains, in letters; None when it does not fit.

        `contains` tells whether a word stands in a text. A long forbidden word is forbidden as a misprint too:
        "Indicator Program" is no program. An exact text is never a misprint.
        """
        if self.exact:
            return 2 * len(self.exact) if text == self.exact else None
        if any(_is_forbidden(word, text) for word in self.none_of):
            return None
        weight = 0
        for alternatives in self.any_of:
            found = [len(word) for word in alternatives if contains(word, text)]
            if not found:
                return None
            weight += max(found)
        return weight


@dataclass(frozen=True, slots=True)
class Wording:
    """One known wording of a heading: what its levels say, from the outermost to the column's own."""

    groups: tuple[Part, ...]
    own: Part

    @property
    def has_year(self) -> bool:
        """Whether a level of the heading must name a year."""
        return self.own.has_year or any(part.has_year for part in self.groups)


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """How well a heading fits: `weight` grows with the words explained; `year` is 2024, or -2 for "n-2", or None."""

    weight: int
    year: int | None


def parse_wording(text: str) -> Wording:
    """The wording that a line of the lookup states.

    Raises:
        ValueError: a level is empty.
    """
    parts = [_parse_part(level) for level in text.split(">")]
    return Wording(tuple(parts[:-1]), parts[-1])


def _parse_part(text: str) -> Part:
    any_of: list[tuple[str, ...]] = []
    none_of: list[str] = []
    exact, has_year = "", False
    for term in (term.strip() for term in text.split("+")):
        if not term:
            raise ValueError(f"empty heading level in {text!r}")
        if term == YEAR_WORD:
            has_year = True
        elif term.startswith("!"):
            none_of.append(squash(term))
        elif term.startswith("="):
            exact = squash(term)
        else:
            any_of.append(tuple(squash(word) for word in term.split("|")))
    return Part(tuple(any_of), tuple(none_of), exact, has_year)


def match_heading(
    wording: Wording, header: tuple[str, ...], *, allow_misprints: bool = False
) -> HeadingMatch | None:
    """Holds a column's header texts (outermost first) against a wording; None when it does not fit.

    Blanks do not count, since narrow columns tear words: "Kegi atan" is "kegiatan". With `allow_misprints` a long word
    may be a letter or two off: "indicator" is "indikator".
    """
    contains = _nearly_contains if allow_misprints else _contains
    header, levels, years = _read_header(header)
    if not header:
        return None
    own = wording.own.weight_in(levels[-1], contains)
    if own is None:
        return None
    weight = own
    year = years[-1] if wording.own.has_year else None
    if wording.own.has_year and year is None:
        return None
    outer = list(zip(levels[:-1], header[:-1], years[:-1], strict=True))
    for part in wording.groups:
        if not part.any_of and not part.exact and not part.has_year:
            if any(part.weight_in(level, contains) is None for level, _, _ in outer):
                return None
            continue
        fitting = [
            (found, printed, named)
            for level, printed, named in outer
            if (found := part.weight_in(level, contains)) is not None
            and (not part.has_year or named is not None)
        ]
        if not fitting:
            return None
        found, _, named = max(fitting, key=lambda fit: fit[:2])
        weight += found + _LEVEL_BONUS
        if part.has_year:
            year = named
    return HeadingMatch(weight, year)


@lru_cache(maxsize=256)
def _read_header(header: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int | None, ...]]:
    """The levels of a header without remarks, the same squashed, and the years that they name.

    Each is held against hundreds of wordings.
    """
    header = _without_remarks(header)
    return header, tuple(map(squash, header)), tuple(map(_year, header))


def _is_forbidden(word: str, text: str) -> bool:
    return word in text or (len(word) >= _FORBIDDEN_AS_MISPRINT and _nearly_contains(word, text))


def _contains(word: str, text: str) -> bool:
    return word in text


@lru_cache(maxsize=65536)
def _nearly_contains(word: str, text: str) -> bool:
    """Whether the word, or one a few letters off, stands in the text.

    So it does where a stretch of the text as long as the word has all of its letters, in order, but for the allowed
    number: a letter changed, left out, put in, or two swapped.
    """
    if word in text:
        return True
    allowed = next((letters for length, letters in _MISPRINTS if len(word) >= length), 0)
    if not allowed or len(text) < len(word) - allowed:
        return False
    enough = len(word) - allowed
    if len(text) <= len(word):
        return LCSseq.similarity(word, text) >= enough
    return partial_ratio(word, text, score_cutoff=100 * enough / len(word) - 1e-9) > 0


def _without_remarks(header: tuple[str, ...]) -> tuple[str, ...]:
    """The levels without units ("(Rp.000)", on a row of its own or behind the words) and a last one in brackets."""
    while len(header) > 1 and _is_remark(header[-1].strip()):
        header = header[:-1]
    return tuple(_UNIT_AT_END.sub("", text) or text for text in header)


def _is_remark(text: str) -> bool:
    return bool(_UNIT.fullmatch(text) or (_REMARK.fullmatch(text) and _year(text) is None))


def _year(text: str) -> int | None:
    """The calendar year a heading names, or its distance from year n ("n-2" is -2, "n" is 0); None without either."""
    calendar = _CALENDAR_YEAR.search(text)
    if calendar is not None:
        return int(calendar.group())
    plain = text.lower().replace(" ", "")
    relative = _RELATIVE_YEAR.search(plain)
    if relative is not None and relative.group(1):
        return int(relative.group(1) + relative.group(2))
    return 0 if re.search(r"\(?(?:th|thn|tahun)\(?n\)?$", plain) else None
