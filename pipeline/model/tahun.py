"""Years that the prose names, and the period that the plan belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.table import SourceRef

_CALENDAR_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def calendar_years(text: str) -> tuple[int, ...]:
    """Every year of this century that a text prints, in order, the ends of periods too."""
    return tuple(int(year) for year in _CALENDAR_YEAR.findall(text))


@dataclass(frozen=True, slots=True)
class Periode:
    """The years of the Renstra, RPJMD or RPD, both ends included."""

    awal: int
    akhir: int

    def __str__(self) -> str:
        return f"{self.awal}-{self.akhir}"

    def __contains__(self, tahun: int) -> bool:
        return self.awal <= tahun <= self.akhir


@dataclass(frozen=True, slots=True)
class TahunDisebut:
    """A single year that belongs to a phrase such as "Renja Dinas X Tahun 2023".

    `form` is the whole sentence in comparable form. `is_plan` tells that the phrase can only mean the year that is
    planned; `cites_law` that the sentence names a regulation, whose title may hold the year.
    """

    tahun: int
    form: str
    source: SourceRef
    section: str
    is_plan: bool = False
    cites_law: bool = False
