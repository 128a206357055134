"""Wordings of column headings: the small language of `judul_kolom.yml`, and how a heading is held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import squash

YEAR_WORD = "TAHUN"
_CALENDAR_YEAR = re.compile(r"20\d\d")
_RELATIVE_YEAR = re.compile(r"n(?:min(?:us)?|plus)?([-+]?)([1-5])")
_UNIT = re.compile(
    r"\(?\s*(?:rp\.?[\s.]*0*|ribu(?:an)?(?:\s*(?:rp|rupiah))?|juta(?:an)?(?:\s*(?:rp|rupiah))?|rupiah|%|persen)\s*\)?"
)
_LEVEL_BONUS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """What one level of a heading must say: groups of alternatives, forbidden words, or one exact text."""

    any_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]
    exact: str = ""
    has_year: bool = False

    def weight_in(self, text: str) -> int | None:
        """How much of the squashed text the part explains, in letters; None when it does not fit."""
        if self.exact:
            return 2 * len(self.exact) if text == self.exact else None
        if any(word in text for word in self.none_of):
            return None
        weight = 0
        for alternatives in self.any_of:
            found = [len(word) for word in alternatives if word in text]
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


def match_heading(wording: Wording, header: tuple[str, ...]) -> HeadingMatch | None:
    """Holds a column's header texts (outermost first) against a wording; None when it does not fit.

    Blanks do not count, since narrow columns tear words: "Kegi atan" is "kegiatan".
    """
    header = _without_units(header)
    if not header:
        return None
    levels = [squash(text) for text in header]
    own = wording.own.weight_in(levels[-1])
    if own is None:
        return None
    weight = own
    year = _year(header[-1]) if wording.own.has_year else None
    if wording.own.has_year and year is None:
        return None
    outer = list(zip(levels[:-1], header[:-1], strict=True))
    for part in wording.groups:
        if not part.any_of and not part.exact and not part.has_year:
            if any(part.weight_in(level) is None for level, _ in outer):
                return None
            continue
        fitting = [
            (found, printed)
            for level, printed in outer
            if (found := part.weight_in(level)) is not None
            and (not part.has_year or _year(printed) is not None)
        ]
        if not fitting:
            return None
        found, printed = max(fitting)
        weight += found + _LEVEL_BONUS
        if part.has_year:
            year = _year(printed)
    return HeadingMatch(weight, year)


def _without_units(header: tuple[str, ...]) -> tuple[str, ...]:
    """The levels without a last one that only tells the unit ("(Rp.000)" on a row of its own under "Pagu")."""
    while len(header) > 1 and _UNIT.fullmatch(header[-1].strip().lower()):
        header = header[:-1]
    return header


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
