"""Years that the prose names, and the period that the plan belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.table import SourceRef


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

    `frasa` is the phrase as printed, `form` the whole sentence in comparable form. `is_plan` tells that the phrase can
    only mean the year that is planned; `cites_law` that the sentence names a regulation, whose title may hold the year.
    """

    tahun: int
    frasa: str
    form: str
    source: SourceRef
    section: str
    is_plan: bool = False
    cites_law: bool = False
