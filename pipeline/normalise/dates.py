"""Dates as letters print them: "Pontianak, 12 Juli 2023", "Juli 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_ALSO = ("pebruari", "nopember")
_DATE = re.compile(
    rf"""(?:(?P<place>[A-Z][A-Za-z .'-]{{1,40}}),|(?P<dated>.*\btanggal\b))?    # "Pontianak," or "... pada tanggal"
        [\s:.\u2026_-]*                                                       # room for a day still to be written
        (?P<date>(?:(?P<day>\d{{1,2}})\s*[-/. ]?\s*)?
        (?:(?P<month>(?i:{"|".join((*MONTHS, *_ALSO))})|\d{{1,2}}(?=\s*[-/.]))\s*[-/. ]?\s*)?
        (?P<year>20\d\d))(?!\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class LetterDate:
    """The date of a letter as printed, and whether it names a day."""

    raw: str
    has_day: bool


def read_letter_date(line: str) -> LetterDate | None:
    """The date in the line above a signature; None where it holds none."""
    found = _DATE.match(line.strip())
    # A line that begins with a year alone is the rest of a sentence.
    if found is None or not (found["place"] or found["dated"] or found["month"]):
        return None
    return LetterDate(found["date"], found["day"] is not None)
