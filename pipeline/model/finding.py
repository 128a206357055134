"""What an audit yields: comparisons (rows of the ledger), findings and coverage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.model.table import SourceRef

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """A sentence with the values in their places; what has no value leaves no trace, nor empty brackets.

    The values are printed texts and may hold braces of their own, which stay as they are.
    """
    text = _PLACEHOLDER.sub(lambda found: values.get(found[1], ""), template)
    return re.sub(r" {2,}", " ", text.replace(" ()", "").replace(' ""', "")).strip()


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


class Alasan(StrEnum):
    """Why a comparison was not made, in the words of `cakupan.csv`. The name is the reason's id."""

    A0 = "Pemeriksaan ini tidak dapat dijalankan: {galat}."
    A1 = "Tabel {tabel} tidak ditemukan dalam dokumen."
    A2 = "Kolom {kolom} tidak ada pada {tabel} (lihat STR-05)."
    A3 = "Sel {kolom} pada baris {kode} kosong."
    A4 = 'Nilai "{tertulis}" tidak dapat dibaca sebagai angka.'
    A5 = "Baris di bawah {kode} pada {tabel} tidak lengkap terbaca dibanding {pembanding}."
    A6 = "Kode atau indikator {kode} tidak ada pada {pembanding}."
    A7 = "Satuan atau jenis nilai tidak dapat dibandingkan atau dijumlahkan."
    A8 = "Isi sel memuat beberapa nilai yang tidak dapat dipasangkan dengan indikatornya."
    A9 = "Daftar acuan atau batas {pembanding} belum dimuat."
    A10 = "Edisi atau tahap {pembanding} tidak sesuai dengan tahun rencana {tahun}."
    A11 = "Halaman {halaman} terbaca dengan keyakinan rendah; mohon diperiksa pada dokumen asli."
    A12 = "Nilai berupa predikat huruf, bukan angka."
    A14 = "Tahun rencana, tingkat daerah, atau periode Renstra tidak dapat ditentukan dari dokumen."
    A15 = "Tidak berlaku bagi baris, kalimat, atau bentuk tabel ini."
    A16 = "Dokumen pembanding {pembanding} tidak disertakan."
    A17 = "Arah atau sifat indikator (misalnya makin kecil makin baik) tidak diketahui."
    A18 = "Nilai pembanding masih dipersoalkan oleh temuan lain."
    A19 = "Bagian {kolom} tidak ditemukan dalam dokumen (lihat STR-01)."
    A20 = 'Tertulis nihil ("-").'
    A21 = "Judul kolom tidak menyebut tahun."
    A22 = "Penjelasan sudah ada dalam narasi."
    A23 = "Berkas tidak memuat keterangan halaman atau lampiran yang diperlukan."
    A24 = "Penomoran tabel mengikuti nomor subbab."
    A25 = "Aturan ini dimatikan dalam setelan."
    A26 = "Dokumen ini tidak diperiksa; sebabnya ada pada dokumen.csv."
    A27 = "Dokumen memakai nomenklatur sebelum Permendagri 90/2019 ({sebab}); aturan kode baru tidak berlaku."
    A28 = "Nama {kode} tertulis pada beberapa baris sehingga tidak dapat dipasangkan dengan {pembanding}."
    A29 = "Baris {kode} mungkin tertulis dengan nama lain pada {pembanding}."


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


DOCUMENT = Place(tabel="", jenis_tabel="dokumen")
"""The document as a whole."""

PROSE = Place(tabel="", jenis_tabel="narasi")
"""The prose as a whole."""


@dataclass(frozen=True)
class Comparison:
    """One row of the ledger: what a rule compared, and what came out.

    `beda` is what pandera decides on: 0 when both sides agree, another number when they do not (the
    difference in rupiah where there is one, else 1), None when it could not be judged; then `alasan` says
    why. `selisih` is the difference to be printed, where a difference is a number. `tingkat` and
    `kepastian` replace the rule's defaults in this case. `isian` fills further placeholders of the rule's
    message, or of the reason. Failed comparisons of one `kelompok` make one finding, the first of them
    speaks. `pesan` takes the place of the rule's message where this case needs other words. `sebab` are the codes
    of rows that make up the difference: where another rule finds fault with one of them, that is the cause. A rule
    leaves `aturan` to the engine.
    """

    place: Place
    kode: str = ""
    nama: str = ""
    tertulis: str = ""
    seharusnya: str = ""
    beda: Decimal | None = None
    selisih: Decimal | None = None
    pembanding: Place | None = None
    alasan: Alasan | None = None
    tingkat: Tingkat | None = None
    kepastian: Kepastian | None = None
    isian: tuple[tuple[str, str], ...] = ()
    kelompok: str = ""
    pesan: str = ""
    sebab: tuple[str, ...] = ()
    aturan: str = ""

    def but(self, **changes: Any) -> Comparison:
        """The comparison with other values in these fields.

        Rules make ten thousand of them for a plan and change each two or three times. `dataclasses.replace` sets every
        field anew for it, which is most of the time that rules take; that is also why the class has no slots.
        """
        other = object.__new__(Comparison)
        fields = vars(other)
        fields.update(vars(self))
        fields.update(changes)
        if len(fields) > len(vars(self)):
            raise TypeError(f"a comparison has no {', '.join(changes.keys() - vars(self).keys())}")
        return other

    @property
    def kalimat_alasan(self) -> str:
        """Why it was not made, as a sentence; empty where it was."""
        if self.alasan is None:
            return ""
        return fill(self.alasan, {"kode": self.kode, "tertulis": self.tertulis, **dict(self.isian)})

    @property
    def is_judged(self) -> bool:
        """Whether the comparison could be made."""
        return self.beda is not None


class Ringkas(StrEnum):
    """How the failed comparisons of a rule become findings."""

    TIDAK = "satu per kegagalan"
    PER_TABEL = "satu per tabel dan tingkat"
    PER_KOLOM = "satu per kolom tabel dan tingkat"
    PER_DOKUMEN = "satu per dokumen dan tingkat"


@dataclass(frozen=True, slots=True)
class Aturan:
    """What a reader of the report needs to know about a rule. `pesan` has placeholders in braces.

    `needs_all_rows` marks rules that sum or count: where rows of a table are missing they prove nothing for
    certain. `needs_new_codes` marks those that judge codes and names of Permendagri 90/2019, which older plans do not
    use. `menunggu` names the list or the document that a rule waits for: while none can be loaded, it compares
    nothing. `is_lintas` marks rules that judge a document once more beside those of other agencies.
    """

    id: str
    judul: str
    tingkat: Tingkat
    kepastian: Kepastian
    dasar: str
    pesan: str
    saran: str
    ringkas: Ringkas = Ringkas.TIDAK
    needs_all_rows: bool = False
    needs_new_codes: bool = False
    menunggu: str = ""
    is_lintas: bool = False

    @property
    def keluarga(self) -> str:
        """The letters of the id, which name its family."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that broke on a document: nothing it compared counts."""

    aturan: str
    galat: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `temuan.csv`; the names are those of its columns.

    `place` and `place_pembanding` keep the boxes that the CSV does not show. `penyebab` is the id of the
    finding that causes this one, or empty. `sebab` are the codes of rows that make up the difference.
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
    sebab: tuple[str, ...] = ()


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
