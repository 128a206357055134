"""What a document is: a Renja, or something else that was submitted under that name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.identity import read_identity, with_tables
from pipeline.model.document import Identity, Perihal
from pipeline.model.table import LogicalTable
from tests.defaults import SETTINGS
from tests.unit.extract.builders import grid
from tests.unit.extract.documents import extraction

RENSTRA = "Rencana Strategis (Renstra)"
RKPD = "Rencana Kerja Pemerintah Daerah (RKPD)"
LKJIP = "Laporan Kinerja (LKjIP)"
RKT = "Rencana Kinerja Tahunan (RKT)"
PK = "Perjanjian Kinerja"
DPA = "Dokumen Pelaksanaan Anggaran (DPA)"
RKA = "Rencana Kerja dan Anggaran (RKA)"
RPJMD = "Rencana Pembangunan Jangka Menengah Daerah (RPJMD)"
PERATURAN = "peraturan atau keputusan"
MENTIONS = ("Renja Dinas menjabarkan Renstra.", "Rencana Kerja ini disusun.")


def identity(
    *texts: str,
    cover: Sequence[str] = (),
    chapters: Sequence[str] = (),
    heads: Sequence[str] = (),
) -> Identity:
    return read_identity(extraction(*texts, cover=cover, chapters=chapters, heads=heads), SETTINGS)


@pytest.mark.parametrize(
    ("cover", "sort"),
    [
        (("RENCANA STRATEGIS", "DINAS SOSIAL", "KABUPATEN GARUT", "TAHUN 2025-2029"), RENSTRA),
        (("PERUBAHAN RENSTRA", "DINAS SOSIAL", "2021-2026"), RENSTRA),
        (("RENCANA KERJA PEMERINTAH DAERAH", "KABUPATEN GARUT", "TAHUN 2026"), RKPD),
        (("RENCANA KERJA", "PEMERINTAH DAERAH", "KABUPATEN GARUT", "TAHUN 2026"), RKPD),
        (("LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)", "DINAS SOSIAL", "TAHUN 2025"), LKJIP),
        (("LAPORAN AKUNTABILITAS", "KINERJA INSTANSI PEMERINTAH", "BADAN KEUANGAN"), LKJIP),
        (("LAKIP 2025", "DINAS SOSIAL"), LKJIP),
        (("Lampiran II", "RENCANA KINERJA TAHUNAN", "INSPEKTORAT"), RKT),
        (("PERJANJIAN KINERJA TAHUN 2026", "DINAS SOSIAL"), PK),
        (("DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", "DINAS SOSIAL"), DPA),
        (("RENCANA KERJA DAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", "DINAS SOSIAL"), RKA),
        (("RANCANGAN AKHIR RPJMD", "KABUPATEN GARUT", "2025-2029"), RPJMD),
        (("PERATURAN BUPATI GARUT", "NOMOR 30 TAHUN 2025", "TENTANG", "RENCANA KERJA PERANGKAT DAERAH TAHUN 2026"),
         PERATURAN),
    ],
)  # fmt: skip
def test_a_cover_says_what_it_is(cover: tuple[str, ...], sort: str) -> None:
    """Though its sentences speak of the Renja."""
    found = identity(*MENTIONS, cover=cover)
    assert (found.is_renja, found.dokumen_lain) == (False, sort)
    assert {bukti.nilai for bukti in found.bukti if bukti.perihal is Perihal.JENIS_DOKUMEN} == {sort}


@pytest.mark.parametrize(
    ("cover", "heads"),
    [
        (("RENCANA KERJA", "DINAS SOSIAL", "TAHUN 2026"), ()),
        (("RENCANA KERJA", "PEMERINTAH DAERAH KABUPATEN GARUT", "DINAS SOSIAL", "TAHUN 2026"), ()),
        (("RANCANGAN AKHIR RENCANA KERJA (RENJA)", "DINAS SOSIAL"), ()),
        (("PERUBAHAN", "RENCANA KERJA", "(RENJA)", "2026", "DINAS SOSIAL"), ()),
        (("DOKUMEN RENJA", "KECAMATAN CIBINONG"), ()),
        (("RKT DAN RENJA", "BIRO HUKUM"), ()),
        ((), ("Rencana Kerja Dinas Sosial 2026 | 7",)),
        ((), ("Renja 2026",)),
        (("Dinas Sosial Kabupaten Garut",), ()),
        ((), ()),
    ],
)
def test_a_renja_cites_all_the_others(cover: tuple[str, ...], heads: tuple[str, ...]) -> None:
    """Its foundations are the Renstra and the RKPD, and its evaluation goes to the LKjIP."""
    cited = [
        "Renja berpedoman pada Renstra dan mengacu pada RKPD.",
        "Rencana Strategis (Renstra) adalah dokumen lima tahunan; RKPD adalah dokumen tahunan daerah.",
        "Laporan Kinerja Instansi Pemerintah (LKjIP) disusun setiap tahun.",
        "Peraturan Bupati Garut Nomor 30 Tahun 2025 tentang RKPD.",
        "Rencana Kerja dan Anggaran (RKA) dan DPA disusun kemudian.",
    ] * 8
    chapters = ("2.1 Evaluasi Pelaksanaan Renja Tahun Lalu dan Capaian Renstra", "2.4 Review terhadap RKPD")
    found = identity(*cited, cover=cover, chapters=chapters, heads=heads)
    assert (found.is_renja, found.dokumen_lain) == (True, "")


@pytest.mark.parametrize(
    ("chapter", "sort"),
    [
        ("BAB III AKUNTABILITAS KINERJA", LKJIP),
        ("BAB II PERENCANAAN KINERJA", LKJIP),
        ("BAB II EVALUASI PELAKSANAAN RENCANA KERJA TAHUN LALU", ""),
        ("BAB III TUJUAN DAN SASARAN", ""),
    ],
)
def test_a_chapter_without_a_cover(chapter: str, sort: str) -> None:
    assert identity(*MENTIONS, chapters=(chapter,)).dokumen_lain == sort


@pytest.mark.parametrize(
    ("head", "sort"),
    [
        ("LKIP DINAS SOSIAL KABUPATEN GARUT TAHUN 2025", LKJIP),
        ("Renstra Dinas Sosial 2025-2029", RENSTRA),
        ("Rencana Kinerja Tahunan (RKT) Dinas Sosial 2026", RKT),
        ("Review Terhadap Rancangan Awal RKPD Tahun 2026", ""),
        ("Dinas Sosial Kabupaten Garut", ""),
    ],
)
def test_a_running_head_says_what_it_is(head: str, sort: str) -> None:
    assert identity(*MENTIONS, heads=(head,) * 9).dokumen_lain == sort


def test_a_running_foot_says_what_it_is_below_any_head() -> None:
    heads = [("Pemerintah Kabupaten Garut", "LKjIP Dinas Sosial 2025 | 7")] * 9
    assert read_identity(extraction(*MENTIONS, heads=heads), SETTINGS).dokumen_lain == LKJIP
    heads = [("Renstra Dinas Sosial", "Renja Dinas Sosial 2026 | 7")] * 9
    assert read_identity(extraction(*MENTIONS, heads=heads), SETTINGS).is_renja


def test_a_page_of_a_renja_in_an_lkjip_does_not_make_it_one() -> None:
    heads = [("LKjIP Dinas Sosial 2025",)] * 8 + [("Renja Dinas Sosial 2025",)]
    assert (
        read_identity(extraction(*MENTIONS, cover=("LKjIP 2025",), heads=heads), SETTINGS).dokumen_lain
        == LKJIP
    )


def test_letters_and_decrees_are_known_by_their_labels() -> None:
    letter = (
        "Nomor : 050/12/Bapp",
        "Sifat : Penting",
        "Lampiran : 1 (satu) berkas",
        "Perihal : Penyampaian Renja 2026",
    )
    assert identity("Bersama ini disampaikan Renja.", cover=letter).dokumen_lain == "surat"
    decree = (
        "Menimbang : a. bahwa Renja",
        "Mengingat : 1. Undang-Undang",
        "MEMUTUSKAN",
        "Menetapkan : KESATU",
    )
    assert identity("Renja ditetapkan.", cover=decree).dokumen_lain == PERATURAN


def test_a_decree_before_a_renja_is_part_of_it() -> None:
    decree = ("KEPUTUSAN KEPALA DINAS SOSIAL", "NOMOR 7 TAHUN 2025", "TENTANG", "RENCANA KERJA TAHUN 2026")
    chapters = ("2.1 Evaluasi Pelaksanaan Renja Tahun Lalu", "3.2 Tujuan dan Sasaran Renja")
    found = identity(*MENTIONS, cover=decree, chapters=chapters)
    assert found.is_renja


def test_the_title_of_a_form_stands_in_its_cells() -> None:
    form = grid(
        [
            ["", "DOKUMEN PELAKSANAAN ANGGARAN", None, None, "FORMULIR"],
            ["Kode", "Uraian", "Volume", "Harga", "Jumlah"],
        ],
        spans={(0, 1): (1, 3)},
    )
    assert read_identity(extraction("Renja", grids=[form]), SETTINGS).dokumen_lain == DPA


def test_headings_of_columns_are_no_titles() -> None:
    table = grid([["No", "Renstra", None, None, "Catatan"]], spans={(0, 1): (1, 3)})
    assert read_identity(extraction("Renja", grids=[table]), SETTINGS).dokumen_lain == ""


# --- forms of a Renja ---------------------------------------------------------------------------------------


def _table(kind: str) -> LogicalTable:
    return LogicalTable(kind, "", "", (), ())


@pytest.mark.parametrize(
    ("cover", "kind", "is_renja"),
    [
        ("RENCANA STRATEGIS", "evaluasi_renja", True),
        ("RENCANA STRATEGIS", "rencana_kerja", True),
        ("RENCANA STRATEGIS", "kinerja_pelayanan", False),
        ("RENCANA STRATEGIS", "tujuan_sasaran", False),
        ("RENCANA STRATEGIS", "", False),
        ("RENCANA KERJA PEMERINTAH DAERAH", "rencana_kerja", False),
        ("RENCANA KERJA PEMERINTAH DAERAH", "review_rkpd", True),
        ("LAPORAN KINERJA", "usulan_masyarakat", True),
        ("PERATURAN BUPATI GARUT", "rencana_kerja", True),
    ],
)
def test_forms_of_a_renja_make_a_document_one(cover: str, kind: str, is_renja: bool) -> None:
    found = with_tables(identity("isi", cover=(cover,)), [_table(kind)], SETTINGS)
    assert found.is_renja is is_renja
    assert bool(found.dokumen_lain) is not is_renja


def test_a_table_alone_is_a_renja_when_it_is_one_of_its_forms() -> None:
    assert not with_tables(identity("Lampiran."), [_table("")], SETTINGS).is_renja
    assert with_tables(identity("Lampiran."), [_table("tujuan_sasaran")], SETTINGS).is_renja


def test_a_document_without_any_text_is_not_said_to_be_something_else() -> None:
    """A scan: nobody knows yet."""
    assert identity().is_renja


@pytest.mark.parametrize("where", ["texts", "heads", "columns"])
def test_the_word_may_stand_anywhere(where: str) -> None:
    found = {
        "texts": identity("isi", "Renja ini"),
        "heads": identity("isi", heads=("Renja 2024",)),
        "columns": read_identity(extraction("isi", columns=("Target Renja",)), SETTINGS),
    }[where]
    assert found.is_renja


@pytest.mark.parametrize(
    "text", ["Rencana Kerja dan Anggaran disusun.", "Rencana Kerja Pemerintah Daerah x."]
)
def test_names_that_begin_alike_are_no_renja(text: str) -> None:
    assert not identity(text).is_renja
