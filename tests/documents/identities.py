"""Whose plan of which year each real file says it is, as somebody read it on its pages.

What a file does not say is empty, and so is a year that it contradicts. Of an agency any of the names is right: that of
the cover, the full name, or the abbreviation where nothing else is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_JABAR = "jabar-2016-2017/renja__"
_TANGSEL = "tangsel-2023/evaluasi__"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of itself. `tahun` is the year it plans; `lain` what it is if no Renja."""

    opd: tuple[str, ...] = ()
    tahun: int | None = None
    daerah: str = "Jawa Barat"
    jenis_pemda: str = "provinsi"
    lain: str = ""


_NOTHING = Stated(daerah="", jenis_pemda="")
_KOMINFO = ("Dinas Komunikasi dan Informatika", "Dinas Kominfo")
_DISBUN = Stated(("Dinas Perkebunan",), 2016)
_DISPENDA = Stated(("Dinas Pendapatan", "Dinas Pendapatan Daerah"), 2016)
_KUMKM = Stated(("Dinas KUMKM", "Dinas Koperasi dan UMKM"), 2016)
_BPMPD = ("Badan Pemberdayaan Masyarakat dan Pemerintahan Desa",)
_LKJIP = Stated(("Badan Penanggulangan Bencana Daerah",), lain="Laporan Kinerja (LKjIP)")

IDENTITIES: Mapping[str, Stated] = {
    "bukan-renja-pindai.pdf": _NOTHING,
    f"{_JABAR}05a._bab_II_Evaluasi_Pelaksanaan_Renja_OPD_Tahun_2014.pdf": _NOTHING,
    f"{_JABAR}08.RENJA_DISKOMINFO_2016.pdf": Stated(_KOMINFO, 2016),
    f"{_JABAR}1505707545_renja_2017.pdf": Stated(_KOMINFO, 2017),
    f"{_JABAR}1506668755_renja_admbang_2017.pdf": Stated(("Biro Pengendalian Pembangunan",), 2017),
    f"{_JABAR}1506845797_bab_ii.pdf": _LKJIP,
    f"{_JABAR}1506845818_bab_iii_new.pdf": _LKJIP,
    f"{_JABAR}1507089012_renja__2016.pdf": Stated(
        ("Badan Koordinasi Pemerintahan dan Pembangunan Wilayah II",), 2016
    ),
    f"{_JABAR}2._RENJA_2016_DISKIMRUM_FULL.pdf": Stated(("Dinas Permukiman dan Perumahan",), 2016),
    f"{_JABAR}BAB_II.pdf": Stated(("Inspektorat",), 2016),
    f"{_JABAR}BAB_II_Renja_2016.pdf": Stated(("Dinas Pariwisata dan Kebudayaan",), 2016),
    f"{_JABAR}Bab_III_Renja_Disbun_2016.pdf": _DISBUN,
    f"{_JABAR}Bab_II_Renja_Disbun_2016.pdf": _DISBUN,
    f"{_JABAR}Bab_I_Renja_Disbun_2016.pdf": _DISBUN,
    f"{_JABAR}NARASI_RENJA_2017.pdf": Stated(("Rumah Sakit Umum Daerah Al Ihsan",), 2017),
    f"{_JABAR}Pencapaian_Kinerja_Pelayanan_BPMPD.pdf": Stated(_BPMPD, 2017),
    f"{_JABAR}RENJA-2016-BAB-II-BAB-III.pdf": Stated(
        ("Badan Koordinasi Pemerintahan dan Pembangunan Wilayah I",), 2016
    ),
    f"{_JABAR}RENJA_-_BAB_I.pdf": _DISPENDA,
    f"{_JABAR}RENJA_-_BAB_III.pdf": _DISPENDA,
    f"{_JABAR}RENJA_2016_DISKANLAUT.pdf": Stated(("Dinas Perikanan dan Kelautan",), 2016),
    f"{_JABAR}RENJA_BIRO_HPU_2016.pdf": Stated(("Biro Humas, Protokol dan Umum",), 2016),
    f"{_JABAR}RENJA_BKP_2016.pdf": Stated(("Badan Ketahanan Pangan Daerah",), 2016),
    f"{_JABAR}RJBab_III.pdf": _KUMKM,
    f"{_JABAR}RKT_BP3AKB_2016.pdf": Stated(
        ("Badan Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana",),
        2016,
        lain="Rencana Kinerja Tahunan (RKT)",
    ),
    f"{_JABAR}RKT_Lampiran_II.pdf": Stated(("Inspektorat",), 2016, lain="Rencana Kinerja Tahunan (RKT)"),
    f"{_JABAR}RKT_dan_RENJA_Biro_Organisasi_Tahun_2017.pdf": Stated(("Biro Organisasi",), 2017),
    # Its running foot is last year's; the head and the text name 2017.
    f"{_JABAR}Rencana_Kerja_Biro_Pemerintahan_Umum_Tahun_2017.pdf": Stated(("Biro Pemerintahan Umum",), 2017),
    f"{_JABAR}Renja_2016_Bab_II.pdf": Stated(("Dinas Pertanian Tanaman Pangan",), 2016),
    f"{_JABAR}Review_RKPD.pdf": Stated(("Rumah Sakit Jiwa",), 2016),
    # The running foot names the Renja of 2017, the title of the only table the RKPD of 2016: the foot counts.
    f"{_JABAR}Review_Terhadap_Rancangan_Awal_RKPD_Tahun_2016.pdf": Stated(_BPMPD, 2017),
    f"{_JABAR}RjBab_II.pdf": _KUMKM,
    # Running foot 2017, title 2016, headings 2015 on one page and 2014 on the next.
    f"{_JABAR}Rumusan_Rencana_program_dan_Kegiatan_OPD_Tahun_2016_dan_Prakiraan_Maju_Tahun_2017.pdf": Stated(
        _BPMPD
    ),
    # Of the two only the title of an evaluation names a year, or two titles name different ones.
    f"{_JABAR}Tabel_II-1ok.pdf": Stated(("Dinas Bina Marga",), daerah="", jenis_pemda=""),
    f"{_JABAR}Tabel_II-4_ok.pdf": Stated(),
    f"{_JABAR}renja_DLH_2017.pdf": Stated(("Dinas Lingkungan Hidup",), 2017),
    f"{_TANGSEL}dikbud.pdf": Stated(("Dinas Pendidikan dan Kebudayaan",), daerah="", jenis_pemda=""),
    f"{_TANGSEL}setda.pdf": Stated(("Sekretariat Daerah",), daerah="", jenis_pemda=""),
}
