"""What an audit yields: comparisons (rows of the ledger), findings and coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pipeline.model.table import SourceRef


class Tingkat(StrEnum):
    """Severity of a finding, the gravest first."""

    KRITIS = "kritis"
    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Tingkat).index(self)


class Kepastian(StrEnum):
    """How sure a finding is."""

    PASTI = "pasti"
    PERLU_KONFIRMASI = "perlu_konfirmasi"
    MUNGKIN_SALAH_BACA = "mungkin_salah_baca"
    TURUNAN = "turunan"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: the table (or chapter) as labelled, its kind, the column, and the boxes.

    `jenis_tabel` is a kind of the contract, or "narasi", or "dokumen".
    """

    tabel: str
    jenis_tabel: str
    kolom: str = ""
    sources: tuple[SourceRef, ...] = ()

    @property
    def halaman(self) -> str:
        """Page where it begins (1-based), as text; empty when it stands on no page."""
        return str(self.sources[0].page) if self.sources else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of the ledger: what a rule compared, and what came out.

    `beda` is what pandera decides on: 0 when both sides agree, another number when they do not (the
    difference in rupiah where there is one, else 1), None when it could not be judged; then `alasan` says why.
    `selisih` is the difference to be printed, where a difference is a number. `tingkat` and `kepastian`
    replace the rule's defaults in this case. `isian` fills further placeholders of the rule's message.
    """

    aturan: str
    place: Place
    kode: str = ""
    nama: str = ""
    tertulis: str = ""
    seharusnya: str = ""
    beda: Decimal | None = None
    selisih: Decimal | None = None
    pembanding: Place | None = None
    alasan: str = ""
    tingkat: Tingkat | None = None
    kepastian: Kepastian | None = None
    isian: tuple[tuple[str, str], ...] = ()

    @property
    def is_judged(self) -> bool:
        """Whether the comparison could be made."""
        return self.beda is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `temuan.csv`; the names are those of its columns.

    `place` and `place_pembanding` keep the boxes that the CSV does not show. `penyebab` is the id of the finding
    that causes this one, or empty.
    """

    id_temuan: str
    dokumen: str
    opd: str
    tahun: str
    aturan: str
    judul: str
    tingkat: Tingkat
    kepastian: Kepastian
    kode: str
    nama: str
    tertulis: str
    seharusnya: str
    selisih: Decimal | None
    pesan: str
    saran: str
    dasar: str
    place: Place
    place_pembanding: Place | None = None
    penyebab: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One line of `cakupan.csv`: `dinilai = lolos + temuan`, counted in comparisons (butir), not in findings.

    `alasan` lists why comparisons were not judged, each reason with its count.
    """

    dokumen: str
    aturan: str
    judul: str
    dinilai: int
    lolos: int
    temuan: int
    tidak_dinilai: int
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """The result of all rules on one document, findings in the order of `temuan.csv`."""

    findings: tuple[Finding, ...] = field(default=())
    coverage: tuple[Coverage, ...] = field(default=())
