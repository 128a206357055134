"""What the run says of each document: the lines of `dokumen.csv` and the counts behind them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.finding import Coverage, Finding, Tingkat
from pipeline.model.paging import Part
from pipeline.model.plan import Plan
from pipeline.model.table_summary import TableSummary


class Status(StrEnum):
    """How far a document was read."""

    TERBACA = "terbaca"
    SEBAGIAN = "sebagian"
    GAGAL = "gagal"
    BUKAN_RENJA = "bukan_renja"


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Rows of the plan table on each rung, and its total in rupiah (None where it cannot be told)."""

    program: int = 0
    kegiatan: int = 0
    sub_kegiatan: int = 0
    pagu_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The result for one document: `pesan` is an Indonesian sentence on what was not read, or why nothing was.

    `halaman` counts the pages of the file; `tabel` the logical tables; `baris` their rows; `tables` are these tables in
    reading order. `kodefikasi` is the edition
    of the code list that the document follows, empty where none is loaded or fits; `alasan_kodefikasi` says why.
    `parts` are its files in reading order, none where it could not be read. `daerah` is the region that it names,
    `plan` its plan in figures, None where it has none.
    """

    dokumen: str
    status: Status
    pesan: str = ""
    sha256: str = ""
    opd: str = ""
    tahun: str = ""
    halaman: int = 0
    halaman_tabel: int = 0
    halaman_pindai: int = 0
    halaman_tak_terbaca: int = 0
    tabel: int = 0
    baris: int = 0
    hierarchy: Hierarchy = Hierarchy()
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    crashed: tuple[str, ...] = ()
    kodefikasi: str = ""
    alasan_kodefikasi: str = ""
    parts: tuple[Part, ...] = ()
    daerah: str = ""
    plan: Plan | None = None
    tables: tuple[TableSummary, ...] = ()

    @property
    def kalimat_kodefikasi(self) -> str:
        """Which edition of the code list the document follows and why, as a sentence; empty where none is loaded."""
        if self.kodefikasi:
            return f"Nomenklatur dibandingkan dengan {self.kodefikasi}: {self.alasan_kodefikasi}."
        return f"Nomenklatur tidak dibandingkan: {self.alasan_kodefikasi}." if self.alasan_kodefikasi else ""

    def count(self, tingkat: Tingkat) -> int:
        """Number of findings of one severity."""
        return sum(finding.tingkat is tingkat for finding in self.findings)
