"""What the settings may hold. The YAML files beside this module explain each key to the officer who sets it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.model.finding import Kepastian, Tingkat
from pipeline.model.kodefikasi import JenisPemda

Share = Annotated[float, Field(ge=0, le=1)]
Percent = Annotated[Decimal, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Limit = Annotated[int, Field(gt=0)]
Texts = tuple[str, ...]
NamaJenjang = Literal["urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan"]
Word = Annotated[str, Field(pattern=r"^\p{L}+$")]


def _pattern(text: str) -> str:
    """The text, when it is a regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"bukan pola regex yang sah: {error}") from error
    return text


def _pattern_of_year(text: str) -> str:
    """The text, when it is a regular expression with a group for the year."""
    if "tahun" not in re.compile(_pattern(text)).groupindex:
        raise ValueError("pola tidak memuat (?P<tahun>...)")
    return text


JenisPemerintah = Literal["provinsi", "kabupaten", "kota"]
Pattern = Annotated[str, AfterValidator(_pattern)]
PatternOfYear = Annotated[str, AfterValidator(_pattern_of_year)]


class Section(BaseModel):
    """A mapping of known keys; any other key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KolomWajib(Section):
    """An obligatory column.

    `judul` as an officer names it, `kolom` the contract names any one of which will do. It is demanded only of a
    table that has one of `bila_ada`, when there are any, and of none that has one of `kecuali_ada`. `tingkat` replaces
    the rule's.
    """

    judul: str
    kolom: Texts
    bila_ada: Texts = ()
    kecuali_ada: Texts = ()
    tingkat: Tingkat | None = None


class Bagian(Section):
    """A bab ("2") or subbab ("2.1") of the prescribed outline; `juga` are titles that mean the same."""

    nomor: Annotated[str, Field(pattern=r"^[1-9]\d?(\.\d{1,2})?$")]
    judul: str
    juga: Texts = ()


class Peraturan(Section):
    """A regulation: titles it goes by, and what became of it.

    `oleh` replaced it, in force from the year `sejak`. `diperiksa` is the date on which this was last checked.
    """

    judul: Texts = ()
    status: Literal["berlaku", "dicabut", ""] = ""
    oleh: str = ""
    sejak: int | None = None
    diperiksa: date | None = None


class PokokPeraturan(Section):
    """A subject on which a region makes regulations; `pola` is a pattern of their titles, in lower case."""

    sebutan: str
    pola: Pattern
    bertahun: bool = False


class AnggotaWajib(Section):
    """What a group demands: one of `peraturan`, a `pokok`, or the edition of the codes in force.

    `sejak` and `sampai` are the first and the last plan year that demand it.
    """

    peraturan: Texts = ()
    pokok: str = ""
    kodefikasi: bool = False
    sejak: int | None = None
    sampai: int | None = None


class KelompokWajib(Section):
    """A group of obligatory regulations; `tingkat` and `kepastian` replace the rule's."""

    anggota: tuple[AnggotaWajib, ...]
    tingkat: Tingkat | None = None
    kepastian: Kepastian | None = None


class EdisiKodefikasi(Section):
    """An edition of the codes: digits of a sub kegiatan, and the first plan year that uses it."""

    peraturan: str
    digit: int
    sejak: int

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds the regulation's number and its year: "050-5889/2021", "050-5889 Tahun 2021"."""
        number, _, year = self.peraturan.rpartition(" ")[2].partition("/")
        patterns = (rf"(?<![\dA-Za-z.]){re.escape(number)}(?!\d)", rf"(?<!\d){year}(?!\d)")
        return all(re.search(pattern, text) for pattern in patterns)


class IstilahKeliru(Section):
    """A term, and the pattern of sentences that use it wrongly; both are searched in lower case."""

    istilah: Pattern
    keliru: Pattern
    seharusnya: str
    sejak: int | None = None


class KoreksiNomenklatur(Section):
    """A misprint in the official name of one kode, and what it should be: parts of the name."""

    kode: str
    tertulis: str
    seharusnya: str


class KoreksiKode(Section):
    """A kode as a published list misprints it, the beginning of its name, and the right kode."""

    kode: str
    nama: Annotated[str, Field(min_length=1)]
    menjadi: str


class TabelBerjudul(Section):
    """What less a table must show whose title names the form, and headings that count under such a title only."""

    sebutan: Texts
    perlu: tuple[Texts, ...]
    kolom: dict[str, Texts] = {}


class JenisTabel(Section):
    """The headings by which a kind of table is known; `judul_kolom.yml` explains how they are written."""

    bentuk: str
    judul: str
    perlu: tuple[Texts, ...]
    bukan: Texts = ()
    kolom: dict[str, Texts]
    berjudul: TabelBerjudul | None = None


class DokumenLain(Section):
    """By what a document that is no Renja is known; `identitas.yml` explains the four."""

    sebutan: Texts
    bab: Texts = ()
    ciri: Texts = ()
    tabel: Texts = ()


class Batas(Section):
    """What a file, and a page of one, may take at most; `batas.yml` explains each.

    Megabytes are millions of bytes. All of it is counted before PDFium sees the page, but for `garis_halaman`.
    """

    ukuran_berkas_mb: Limit
    halaman: Limit
    sisi_halaman_poin: Limit
    isi_halaman_mb: Limit
    objek_halaman: Limit
    huruf_halaman: Limit
    lapis_halaman: Limit
    garis_halaman: Limit
    bagian_berkas_mb: Annotated[int, Field(ge=1, le=2000)]
    gambar_juta_titik: Limit
    halaman_juta_titik: Limit


class Settings(Section):
    """All settings. What a percentage or a share is of, the YAML files say."""

    toleransi_rupiah: Annotated[Decimal, Field(ge=0)]
    satuan_rupiah_sama_persen: Percent
    satuan_rupiah_minimal_kode: Count
    satuan_rupiah_toleransi_persen: Percent
    batas_prakiraan_maju_persen: tuple[Percent, Percent]
    batas_penunjang_persen: Percent | None
    batas_biaya_satuan: Annotated[Decimal, Field(gt=0)] | None

    kemiripan_indikator: Share
    kemiripan_indikator_pasti: Share
    minimal_nilai_riwayat: Count
    jarak_kemiripan: Share
    kemiripan_nama: Share
    kemiripan_tujuan: Share
    kemiripan_judul: Share

    ranwal_identik_persen: Percent
    ranwal_minimal_baris: Count
    capaian_tinggi_persen: Percent
    capaian_rendah_persen: Percent
    pola_sama_persen: Percent
    pola_minimal_baris: Count
    pola_minimal_baris_kinerja: Count
    toleransi_faktor10_persen: Percent

    kata_boleh_lebih_seratus: Texts
    kata_boleh_negatif: Texts
    kata_diharapkan_nol: Texts
    kata_penyebab: Texts
    subbab_penjelasan_capaian: Texts

    minimal_indikator_dibahas_persen: Percent
    minimal_unsur_narasi: Count
    minimal_huruf_halaman: Count
    periksa_lampiran: bool
    periksa_halaman_daftar_isi: bool
    toleransi_halaman: Count
    butir_dalam_pesan: Count
    kata_nihil: Texts

    urusan_pd: Texts
    kewenangan_khusus: dict[str, Texts]

    tingkat: dict[str, Tingkat]
    aturan_mati: Texts

    tabel_wajib: Texts
    kolom_wajib: dict[str, tuple[KolomWajib, ...]]

    sistematika_sejak_tahun: Count
    sistematika: Annotated[tuple[Bagian, ...], Field(min_length=1)]
    kata_lepas_judul: Texts
    subbab_evaluasi: str
    unsur_evaluasi: dict[str, Texts]
    bab_penutup: str
    unsur_penutup: dict[str, Texts]
    bagian_pelengkap: dict[str, Texts]
    lampiran_pendukung: dict[str, Texts]
    kata_dokumen_lain: Texts

    peraturan_diperiksa: date
    peraturan: dict[str, Peraturan]
    peraturan_wajib: dict[str, KelompokWajib]
    pokok_peraturan: dict[str, PokokPeraturan]
    hierarki_peraturan: tuple[Texts, ...]
    subbab_latar_belakang: str
    subbab_landasan_hukum: str
    judul_kata_pengantar: Texts
    edisi_kodefikasi: tuple[EdisiKodefikasi, ...]

    istilah_keliru: tuple[IstilahKeliru, ...]
    kata_lingkup_tujuan: Texts
    subbab_kinerja: str
    kata_hasil_capaian: Texts
    singkatan: dict[str, Texts]
    kemiripan_kepanjangan: Share

    sumber_dana: Texts

    kemiripan_padanan: Share
    jarak_padanan: Share
    kemiripan_kode: Share
    singkatan_nama: dict[str, str]
    kata_sambung_nama: Texts
    kata_pembeda: Texts
    kata_dikenal: Texts
    koreksi_nomenklatur: tuple[KoreksiNomenklatur, ...]

    judul_kodefikasi: dict[str, Texts]
    sebutan_pemda: dict[JenisPemda, Texts]
    koreksi_kodefikasi: tuple[KoreksiKode, ...]

    kata_makin_kecil: Texts
    kata_tugas: Texts
    awalan: Texts
    akhiran: Texts
    kata_kerja_indikator: Texts
    kata_hasil_indikator: Texts
    kata_ukuran: Texts

    sebutan_jenjang: dict[NamaJenjang, Texts]
    kata_sambung_akhir: Texts
    tanda_sambung_akhir: Texts
    gaya_angka_minimal: Count
    gaya_angka_persen: Percent

    judul_daftar_opd: dict[str, Texts]
    singkatan_opd: dict[str, str]
    kata_lepas_opd: Texts
    kemiripan_kata_opd: Share
    perangkat_daerah_sejenis: Texts
    unit_perangkat_daerah: Texts
    lintas_sama_persen: Percent

    berkas_awal: Texts
    berkas_akhir: Texts

    waktu_halaman_detik: Limit
    waktu_dokumen_detik: Limit
    memori_mb: Limit
    batas: Batas

    frasa_tahun: tuple[Pattern, ...]
    frasa_tahun_rencana: tuple[PatternOfYear, ...]
    frasa_sampul: PatternOfYear
    kata_tahun_lampau: Texts
    rumus_kolom: dict[str, str]

    kata_perangkat_daerah: dict[str, Texts]
    kata_perangkat_daerah_judul: Texts
    kata_perangkat_daerah_bawahan: Texts
    kata_perangkat_daerah_bertempat: Texts
    perangkat_daerah_tunggal: Texts
    label_perangkat_daerah: Texts
    kolom_perangkat_daerah: Texts
    kata_akhir_nama: Texts
    kata_bukan_nama: Texts
    sebutan_jenis_pemda: dict[JenisPemerintah, Texts]
    sebutan_kepala_daerah: dict[JenisPemerintah, Texts]
    nama_provinsi_khusus: Texts
    wilayah_administrasi: Texts
    sebutan_rencana: Texts
    judul_tabel_tahun_rencana: tuple[PatternOfYear, ...]
    pembuka_judul: Texts
    dokumen_lain: dict[str, DokumenLain]
    kemiripan_identitas: Share
    kata_jabatan: Texts
    pangkat: Texts
    tahap_dokumen: dict[str, Texts]
    sebutan_dokumen: Texts

    ejaan: dict[Word, tuple[Word, ...]]
    salah_ketik: dict[Word, tuple[Word, ...]]

    kata_persen: Texts
    satuan: dict[str, dict[str, Texts]]
    satuan_pilihan: Texts
    kata_benda: dict[str, Texts]

    judul_kolom: dict[str, JenisTabel]

    def bagian(self, nomor: str) -> Bagian | None:
        """The bab or subbab that the prescribed outline gives this number; None where it gives it to none."""
        return next((part for part in self.sistematika if part.nomor == nomor), None)

    def tulisan_baku(self, kode: str, teks: str) -> tuple[str, ...]:
        """An official text of a kode as the list prints it, then with each misprint of it put right that is known."""
        repaired = (
            teks.replace(koreksi.tertulis, koreksi.seharusnya)
            for koreksi in self.koreksi_nomenklatur
            if koreksi.kode == kode
        )
        return tuple(dict.fromkeys((teks, *repaired)))

    @model_validator(mode="after")
    def _subjects_are_known(self) -> Settings:
        """A group of obligatory regulations may only name subjects that have a pattern."""
        for kelompok in self.peraturan_wajib.values():
            for anggota in kelompok.anggota:
                if anggota.pokok and anggota.pokok not in self.pokok_peraturan:
                    raise ValueError(f'pokok "{anggota.pokok}" tidak ada pada pokok_peraturan')
        return self
