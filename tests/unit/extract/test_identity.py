"""Whose plan of which year a document says it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.identity import read_identity
from pipeline.model.document import Identity, Perihal
from pipeline.model.naming import Letak
from tests.defaults import SETTINGS
from tests.unit.extract.builders import grid
from tests.unit.extract.documents import extraction


def identity(
    *texts: str,
    cover: Sequence[str] = (),
    chapters: Sequence[str] = (),
    heads: Sequence[str] | Sequence[Sequence[str]] = (),
    captions: Sequence[str] = (),
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
) -> Identity:
    found = extraction(
        *texts, cover=cover, chapters=chapters, heads=heads, captions=captions, columns=columns, rows=rows
    )
    return read_identity(found, SETTINGS)


def test_a_cover() -> None:
    found = identity(
        "Pemerintah Provinsi Kalimantan Barat",
        cover=("RENCANA KERJA", "DINAS KOPERASI DAN UKM", "PROVINSI KALIMANTAN BARAT", "TAHUN 2024"),
    )
    assert found == Identity("DINAS KOPERASI DAN UKM", "Kalimantan Barat", "provinsi", 2024, is_renja=True)


# --- the year -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tahun"),
    [
        ("Rencana Kerja Dinas Koperasi Tahun 2024 memuat program.", 2024),
        ("Renja Perangkat Daerah tahun anggaran 2025 disusun.", 2025),
        ("Evaluasi pelaksanaan Renja tahun 2022 menunjukkan capaian.", None),
        ("Hasil Renja Dinas tahun 2022 baik.", None),
        ("Renja menjabarkan Renstra tahun 2021-2026.", None),
        ("Undang-Undang Nomor 23 Tahun 2014.", None),
        ("Rencana Kerja ini disusun. Pada tahun 2023 terjadi pandemi.", None),
    ],
)
def test_year_from_a_sentence(text: str, tahun: int | None) -> None:
    assert identity(text).tahun == tahun


def test_the_year_must_be_clear() -> None:
    """Half of the sentences name one year, half another: better none than a wrong one."""
    assert identity("Renja Dinas Tahun 2023 x.", "Renja Dinas Tahun 2024 x.").tahun is None
    assert identity("Renja Dinas Tahun 2023 x.", *["Renja Dinas Tahun 2024 x."] * 3).tahun == 2024


def test_a_chapter_on_last_year_names_that_one_more_often_than_its_own() -> None:
    sentences = ["Renja Dinas Tahun 2022 memuat kegiatan."] * 40
    assert identity(*sentences, cover=("RENJA TAHUN 2024",)).tahun == 2024
    assert identity(*sentences, heads=("Rencana Kerja 2024 | II - 1",)).tahun == 2024


def test_a_running_head_counts_once_however_many_pages_print_it() -> None:
    heads = tuple(f"Renja Dinas 2023 | {page}" for page in range(1, 40))
    assert identity("Renja Dinas Tahun 2024 x.", cover=("RENJA TAHUN 2024",), heads=heads).tahun == 2024
    assert identity(heads=heads).tahun == 2023


@pytest.mark.parametrize(
    "head",
    [
        ("Rencana Kerja (Renja) OPD", "Dinas Perkebunan Provinsi Riau Tahun 2026", "Bab II - 7 -"),
        ("RencanaKerja(Renja)OPD", "DinasPerkebunanProvinsiRiauTahun2026"),
        ("Rencana Kerja Dinas Perkebunan Prov. Riau Tahun 2026 II - 7",),
        ("Renja Dinas Perkebunan Prov. Riau 2026. 7",),
    ],
)
def test_a_running_head_is_read_over_its_lines(head: tuple[str, ...]) -> None:
    assert identity("isi", heads=[head] * 9).tahun == 2026


def test_between_two_years_of_titles_the_sentences_decide() -> None:
    """The foot is last year's."""
    heads = [("Renja Dinas Sosial Tahun 2026", "RENJA DINSOS 2025")] * 9
    sentence = "Rencana Kerja Dinas Sosial Tahun 2026 disusun."
    years = [("RENJA DINAS SOSIAL TAHUN 2026", "RENJA DINSOS TAHUN 2025")]
    assert identity(sentence, heads=heads).tahun == 2026
    assert identity("isi", cover=years[0]).tahun is None


@pytest.mark.parametrize(
    ("heading", "tahun"),
    [
        ("Rencana Tahun 2024", 2024),
        ("Prakiraan Maju Rencana Tahun 2025", 2024),
        ("Realisasi Tahun 2022", None),
        ("Target Renja Tahun 2023", None),
    ],
)
def test_headings_of_the_plan_table_tell_the_year(heading: str, tahun: int | None) -> None:
    assert identity(columns=(heading,)).tahun == tahun


@pytest.mark.parametrize(
    ("caption", "tahun"),
    [
        ("Rumusan Rencana Program dan Kegiatan Dinas X Tahun 2026 dan Prakiraan Maju Tahun 2027", 2026),
        ("Review terhadap Rancangan Awal RKPD Provinsi Riau Tahun 2026", 2026),
        ("Review terhadap Rancangan Awal RKPD Tahun 2025-2029", None),
        ("Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra s/d Tahun 2025", None),
        ("Pencapaian Kinerja Pelayanan Dinas X Tahun 2024", None),
    ],
)
def test_titles_of_tables_tell_the_year_where_they_plan(caption: str, tahun: int | None) -> None:
    assert identity(captions=(caption,)).tahun == tahun


# --- the region ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "jenis", "daerah"),
    [
        (("Pemerintah Kabupaten Sukabumi",), "kabupaten", "Sukabumi"),
        (("Pemerintah Kabupaten Sukabumi menyusun",), "kabupaten", "Sukabumi"),
        (("Pemerintah Kota Tangerang Selatan dan Kabupaten Bogor",), "kota", "Tangerang Selatan"),
        (("Propinsi Jawa Barat tahun 2016",), "provinsi", "Jawa Barat"),
        (("Gubernur menetapkan", "Provinsi Jawa Barat dan Kota Bandung"), "provinsi", "Jawa Barat"),
        (("kabupaten dan kota di Provinsi Jawa Barat",), "provinsi", "Jawa Barat"),
        (("se-Kabupaten dan kota di wilayah ini",), "", ""),
        (("PEMERINTAH KABUPATEN OGAN KOMERING ULU SELATAN DINAS SOSIAL",), "kabupaten", "Ogan Komering Ulu Selatan"),
        (("Pemerintah Kabupaten Pangkajene dan Kepulauan",), "kabupaten", "Pangkajene dan Kepulauan"),
        (("Provinsi Daerah Istimewa Yogyakarta",), "provinsi", "Daerah Istimewa Yogyakarta"),
        (("Pemerintah Kab. Hulu Sungai Tengah",), "kabupaten", "Hulu Sungai Tengah"),
        (("Provinsi Daerah Khusus Ibukota Jakarta", "Kota Administrasi Jakarta Timur"), "provinsi",
         "Daerah Khusus Ibukota Jakarta"),
        (("Bupati Nomor 4", "Kabupaten Sikka Provinsi Nusa Tenggara Timur"), "kabupaten", "Sikka"),
        (("Kota Administrasi Jakarta Timur",), "", ""),
        (("Pemerintah Daerah Daerah Istimewa Yogyakarta",), "provinsi", "Daerah Istimewa Yogyakarta"),
        (("Dinas Sosial D.I. Yogyakarta tahun ini",), "provinsi", "D.I. Yogyakarta"),
        (("Kecamatan Cakung, DKI Jakarta", "Kota Administrasi Jakarta Timur"), "provinsi", "DKI Jakarta"),
        (("Pemerintah Kabupaten Sleman", "di Daerah Istimewa Yogyakarta"), "kabupaten", "Sleman"),
        (("PEMERINTAH KAB. BANDUNG BARAT",), "kabupaten", "Bandung Barat"),
        ((), "", ""),
    ],
)  # fmt: skip
def test_region(texts: tuple[str, ...], jenis: str, daerah: str) -> None:
    found = identity(*texts)
    assert (found.jenis_pemda, found.daerah) == (jenis, daerah)


def test_a_misprint_on_the_cover_is_outvoted_by_the_text() -> None:
    """The sample's cover says KALAMANTAN."""
    found = identity(*["Provinsi Kalimantan Barat"] * 11, cover=("PROVINSI KALAMANTAN BARAT",))
    assert found.daerah == "Kalimantan Barat"


def test_names_cut_too_late_by_wraps_do_not_lengthen_the_region() -> None:
    texts = ["Cabang Provinsi Jawa Wilayah Kabupaten Bogor"] * 5 + ["Provinsi Jawa Barat"] * 6
    assert identity(*texts).daerah == "Jawa Barat"


# --- the agency ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cover", "opd"),
    [
        (("RENCANA KERJA", "DINAS PEKERJAAN UMUM", "DAN PENATAAN RUANG", "KABUPATEN SIKKA"),
         "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG"),
        (("RENCANA KERJA", "DINAS PEKERJAAN UMUM", "PENATAAN RUANG DAN PERTANAHAN", "KOTA DEPOK"),
         "DINAS PEKERJAAN UMUM PENATAAN RUANG DAN PERTANAHAN"),
        (("RENCANA KERJA", "DINAS PENDIDIKAN", "SUKABUMI", "TAHUN 2026"), "DINAS PENDIDIKAN"),
        (("PEMERINTAH KOTA BOGOR", "KECAMATAN BOGOR TENGAH", "Jl. Pangeran Sogiri No. 50", "RENJA 2026"),
         "KECAMATAN BOGOR TENGAH"),
        (("RENJA", "KELURAHAN CIPAYUNG", "KECAMATAN CIPAYUNG", "KOTA DEPOK"), "KELURAHAN CIPAYUNG"),
        (("RENJA TAHUN 2026", "SEKRETARIAT DPRD", "KABUPATEN GARUT"), "SEKRETARIAT DPRD"),
        (("RENJA TAHUN 2026", "SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH", "KABUPATEN GARUT"),
         "SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH"),
        (("RENJA", "RSUD dr. Soekardjo Kota Tasikmalaya", "2026"), "RSUD dr. Soekardjo"),
        (("RENJA 2026", "UPTD PUSKESMAS SUKAMAJU", "DINAS KESEHATAN KOTA DEPOK"), "UPTD PUSKESMAS SUKAMAJU"),
        (("RENJA 2026", "INSPEKTORAT", "KABUPATEN GARUT"), "INSPEKTORAT"),
        (("RENJA 2026", "INSPEKTORAT DAERAH KABUPATEN GARUT"), "INSPEKTORAT DAERAH"),
        (("RENJA 2026", "SATUAN POLISI PAMONG PRAJA", "KOTA BATU"), "SATUAN POLISI PAMONG PRAJA"),
        (("RENJA 2026", "BIRO HUKUM SEKRETARIAT DAERAH PROVINSI RIAU"), "BIRO HUKUM"),
        (("RENJA 2026", "BAGIAN KESEJAHTERAAN RAKYAT", "SEKRETARIAT DAERAH", "KOTA BATU"),
         "BAGIAN KESEJAHTERAAN RAKYAT"),
        (("RENJA", "BAPPEDA KABUPATEN GARUT", "2026"), "BAPPEDA"),
        (("RENJA", "Dinas Sosial Garut", "Pemerintah Kabupaten Garut"), "Dinas Sosial"),
        (("RENJA", "RSUD Sumedang", "Pemerintah Kabupaten Sumedang"), "RSUD Sumedang"),
    ],
)  # fmt: skip
def test_agency_of_a_cover(cover: tuple[str, ...], opd: str) -> None:
    assert identity("isi", cover=cover).opd == opd


def test_agency_from_the_text_where_there_is_no_cover() -> None:
    texts = (
        "oleh Dinas Perkebunan Provinsi Jawa Barat",
        "kepada Dinas Perkebunan dan",
        "Badan Pusat Statistik",
    )
    assert identity(*texts).opd == "Dinas Perkebunan"


def test_agencies_that_a_plan_works_with_do_not_outvote_its_own() -> None:
    others = [
        f"Dinas {name}" for name in ("Kesehatan", "Sosial", "Pendidikan", "Perikanan") for _ in range(3)
    ]
    assert identity(*others, *["Badan Ketahanan Pangan menyusun"] * 4).opd == "Badan Ketahanan Pangan"


def test_places_of_work_are_no_agencies() -> None:
    """A list of kecamatan in the prose of an agency."""
    places = [f"di Kecamatan {name}" for name in ("Cibinong", "Cibinong", "Ciomas", "Dramaga")]
    assert identity(*places, "Renja Dinas Sosial").opd == "Dinas Sosial"


@pytest.mark.parametrize(
    ("caption", "opd"),
    [
        ("Evaluasi Pelaksanaan Renja Dinas Bina Marga dan Pencapaian Renstra Dinas Bina Marga Sampai Dengan Tahun 2014",
         "Dinas Bina Marga"),
        ("Review Terhadap Rancangan Awal RKPD Nama OPD : Badan Pemberdayaan Masyarakat dan Desa Lembar : 1 dari 3",
         "Badan Pemberdayaan Masyarakat dan Desa"),
        ("Pencapaian Kinerja Dinas Perikanan Provinsi Riau Tahun 2026", "Dinas Perikanan"),
    ],
)  # fmt: skip
def test_agency_of_the_title_of_a_table(caption: str, opd: str) -> None:
    assert identity(captions=(caption,)).opd == opd


@pytest.mark.parametrize(
    ("row", "opd"),
    [
        (("Unit Organisasi :", "2.17.3.31.0.00.01.0000 Dinas Koperasi dan Perindustrian"),
         "Dinas Koperasi dan Perindustrian"),
        (("Unit Organisasi : 1.06.0.00.0.00.01.0000 - DINAS SOSIAL",), "DINAS SOSIAL"),
        (("Nama SKPD", "DINSOSPPPA"), "DINSOSPPPA"),
        (("", "BADAN KEUANGAN DAERAH", "12.500.000"), "BADAN KEUANGAN DAERAH"),
    ],
)  # fmt: skip
def test_agency_of_a_printout_of_sipd(row: tuple[str, ...], opd: str) -> None:
    assert identity(columns=("A", "B", "C"), rows=[row, ("x", "Program Y", "3")]).opd == opd


def test_a_column_that_names_the_same_owner_on_every_row_tells_the_agency() -> None:
    columns = ("Program", "Perangkat Daerah Penanggung Jawab")
    one = [("Program A", "BPKAD"), ("Program B", "BPKAD")]
    several = [("Program A", "BPKAD"), ("Program B", "DINSOS")]
    assert identity(columns=columns, rows=one).opd == "BPKAD"
    assert identity(columns=columns, rows=several).opd == ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Dinas Kominfo", "Dinas Komunikasi dan Informatika"),
        ("Dinas KUMKM", "Dinas Koperasi, Usaha Mikro, Kecil dan Menengah"),
        ("BPBD", "Badan Penanggulangan Bencana Daerah"),
    ],
)
def test_the_full_name_is_preferred_to_its_abbreviation(short: str, full: str) -> None:
    texts = [f"oleh {short} yang"] * 9
    assert identity(*texts, captions=(f"Kinerja {full}",)).opd == full
    assert identity(*texts).opd == short


def test_a_running_head_with_a_misprint_is_outvoted_by_the_text() -> None:
    texts = ["Badan Penanggulangan Bencana Daerah bertugas"] * 4
    head = ("RENJA BADAN PENANGGULANGAN BECANA DAERAH 2026",)
    assert identity(*texts, heads=[head] * 9).opd == "Badan Penanggulangan Bencana Daerah"


def test_a_cover_in_a_frame_is_read_from_its_cells() -> None:
    frame = grid([["RENCANA KERJA"], ["DINAS PARIWISATA"], ["KOTA BATU"], ["TAHUN 2026"]])
    found = read_identity(extraction("isi", grids=[frame]), SETTINGS)
    assert found == Identity("DINAS PARIWISATA", "Batu", "kota", 2026, is_renja=True)


# --- what is not said, and where the rest is -----------------------------------------------------------------


def test_what_is_not_said_stays_empty() -> None:
    assert identity("Tidak ada apa-apa.") == Identity("", "", "", None, is_renja=False)


def test_every_conclusion_has_its_place() -> None:
    found = identity(
        "Renja Dinas Sosial Kabupaten Garut Tahun 2025 x.",
        cover=("RENJA", "DINAS SOSIAL", "KABUPATEN GARUT", "TAHUN 2026"),
    )
    places = {(bukti.perihal, bukti.letak): bukti for bukti in found.bukti if found.follows(bukti)}
    year = places[Perihal.TAHUN, Letak.SAMPUL]
    assert (year.nilai, year.source.page) == ("2026", 1)
    assert year.teks == "RENJA DINAS SOSIAL KABUPATEN GARUT TAHUN 2026"
    assert places[Perihal.OPD, Letak.NARASI].source.page == 9
    assert places[Perihal.DAERAH, Letak.SAMPUL].source.bbox.top == 90
    rivals = [bukti for bukti in found.bukti if not found.follows(bukti)]
    assert [(bukti.perihal, bukti.nilai, bukti.suara) for bukti in rivals] == [(Perihal.TAHUN, "2025", 1)]
