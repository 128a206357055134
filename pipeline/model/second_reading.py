"""What a second reader makes of a place, and whether it agrees with the first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.table import SourceRef


class PeriksaGanda(StrEnum):
    """What is read a second time: the evidence of grave findings, or every cell."""

    TEMUAN = "temuan"
    SEMUA = "semua"


class Hasil(StrEnum):
    """How a second reading compares with the first."""

    SAMA = "sama"
    BERBEDA = "berbeda"
    DIGANTI = "diganti"
    """It differs, and is used in place of the first: with it the sums of the document come out."""
    TIDAK_TERBACA = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Reread:
    """The text that the second reader sees in a box; `problem` says in Indonesian why it cannot be relied on."""

    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Both readings of one place. `sebab` says why the second reader could not read it; empty where it could."""

    source: SourceRef
    teks_pertama: str
    teks_kedua: str
    hasil: Hasil
    sebab: str = ""
