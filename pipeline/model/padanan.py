"""What a name in a document is matched with in the official list, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.model.kodefikasi import Edisi, Entri
from pipeline.model.rows import CodedRow, RowTable, Sisi


class Cara(StrEnum):
    """How a match was made, the surest first; the words are those of `matches.csv`."""

    SAMA = "kode dan nama sama"
    KODE = "kode sama, nama mirip"
    KODE_SAJA = "kode sama, nama berbeda"
    INDUK = "nama di bawah induk yang sama"
    TINGKAT = "nama pada tingkat yang sama"
    SEMUA = "nama di seluruh daftar"
    BERTENTANGAN = "kode dan nama menunjuk butir yang berbeda"
    AMBIGU = "lebih dari satu butir bernama seperti itu"
    TIDAK_ADA = "tidak ada padanan"


@dataclass(frozen=True, slots=True)
class Calon:
    """An entry that may be meant. `skor` is the likeness of its name in percent, `edisi` the label of its edition."""

    entri: Entri
    edisi: str
    skor: float


@dataclass(frozen=True, slots=True)
class Padanan:
    """The match of one name, or why there is none.

    `butir` is the entry that is certainly meant, None where none is. `pertama` and `kedua` are the best two that came
    into question, `butir` the first of them where there is one. `catatan` says which words tell `pertama` apart from
    what is printed.
    """

    cara: Cara
    butir: Entri | None = None
    pertama: Calon | None = None
    kedua: Calon | None = None
    catatan: str = ""


RowKey = tuple[int, Sisi | None, int]
"""The number of a table, its half, and the number of the row in it."""


def row_key(table: RowTable[Any], row: CodedRow) -> RowKey:
    """By what a row is told from all others of its document."""
    return table.nomor, table.sisi, row.nomor


@dataclass(frozen=True)
class Nomenklatur:
    """The editions that one document is held against.

    `edisi` is the one that the document follows, None where none is for its kind of region; `alasan` says why, and
    `is_of_year` whether it is the one in force in the plan year. `berlaku` is the whole list in force in that year,
    None where it is not loaded; `belum_dimuat` are regulations after it that a plan of that year may already rest on.
    `lain` are the other editions of the same kind of region, the best fitting first. `padanan` has a match for every
    row with a kode or a name.
    """

    edisi: Edisi | None
    alasan: str
    is_of_year: bool = False
    berlaku: Edisi | None = None
    belum_dimuat: tuple[str, ...] = ()
    lain: tuple[Edisi, ...] = ()
    padanan: Mapping[RowKey, Padanan] = field(default_factory=dict)

    def of(self, table: RowTable[Any], row: CodedRow) -> Padanan | None:
        """The match of a row; None where it prints neither kode nor name."""
        return self.padanan.get(row_key(table, row))

    @property
    def label(self) -> str:
        """What a message calls the edition followed; empty where there is none."""
        return self.edisi.label if self.edisi else ""

    @property
    def editions(self) -> tuple[Edisi, ...]:
        """The edition followed, then the others."""
        return (self.edisi, *self.lain) if self.edisi else ()
