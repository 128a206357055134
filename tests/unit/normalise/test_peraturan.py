from __future__ import annotations

import pytest

from pipeline.model.geometry import BBox
from pipeline.model.peraturan import Jenis, Kutipan, Peran, title_form
from pipeline.model.table import SourceRef
from pipeline.normalise.peraturan import read_kutipan

NOWHERE = SourceRef(1, BBox(0, 0, 1, 1), "narasi")


def kutipan(text: str) -> tuple[Kutipan, ...]:
    return read_kutipan(text, NOWHERE)


@pytest.mark.parametrize(
    ("text", "kunci"),
    [
        ("UU 23/2014", "UU 23/2014"),
        ("UU No.25/2004", "UU 25/2004"),
        ("Undang-Undang Nomor 23 Tahun 2014", "UU 23/2014"),
        ("Undang - undang No. 23 th 2014", "UU 23/2014"),
        ("Undang – undang Nomor: 28 Tahun 1999", "UU 28/1999"),
        ("Undang-Undang Republik Indonesia Nomor 23 Tahun 2014", "UU 23/2014"),
        ("UNDANG-UNDANG RI NOMOR 18 TAHUN 2004", "UU 18/2004"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", "Perppu 2/2022"),
        ("Peraturan Pemerintah Nomor 8 Tahun 2008", "PP 8/2008"),
        ("Peraturan Presiden Nomor 62 Tahun 2015", "Perpres 62/2015"),
        ("Perpres 62/2015", "Perpres 62/2015"),
        ("Keputusan Presiden RI Nomor 37 Tahun 1975", "Keppres 37/1975"),
        ("Inpres 3/2003", "Inpres 3/2003"),
        ("Instruksi Presiden RI Nomor 3 Tahun 2003", "Inpres 3/2003"),
        ("Permendagri 90 tahun 2019", "Permendagri 90/2019"),
        ("Permendagri Nomor 90 Tahun 2019", "Permendagri 90/2019"),
        ("Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 90 Tahun 2019", "Permendagri 90/2019"),
        ("Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021", "Kepmendagri 050-5889/2021"),
        ("Kepmendagri 900.1.15.5 - 1317 Tahun 2023", "Kepmendagri 900.1.15.5-1317/2023"),
        (
            "Peraturan Menteri Komunikasi dan Informatika Nomor 17/per/M.Kominfo/03/2005",
            "Permen komunikasi dan informatika 17/per/M.Kominfo/03/2005",
        ),
        ("Permen PAN dan RB Nomor 53 Tahun 2014", "Permen pan dan rb 53/2014"),
        ("Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2021", "Perda 5/2021"),
        ("PERDA No.23 tahun 2008", "Perda 23/2008"),
        ("Peraturan Gubernur Kalimantan Barat Nomor 206 Tahun 2021", "Perkada 206/2021"),
        ("Peraturan Wali Kota Contoh Nomor 3 Tahun 2019", "Perkada 3/2019"),
        ("Perbup 5/2020", "Perkada 5/2020"),
        ("Perwali Nomor 3 Tahun 2019", "Perkada 3/2019"),
        ("Perkada 7/2022", "Perkada 7/2022"),
        ("Keputusan Gubernur Nomor 1556-Org Tahun 2014", "Kepkada 1556-Org/2014"),
        ("Surat Edaran Nomor 120/303/OTDA Tahun 2011", "SE 120/303/OTDA/2011"),
    ],
)
def test_spellings(text: str, kunci: str) -> None:
    assert [one.kunci for one in kutipan(f"Sesuai {text}, disusun")] == [kunci]


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Daerah Nomor xx Tahun xxxx tentang Rencana",
        "Perda Nomor 5",
        "Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244",
        "peraturan daerah dan ketentuan lainnya; 23/2014",
        "Undang-Undang Dasar 1945",
        "5 kegiatan pada tahun 2014",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert kutipan(text) == ()


@pytest.mark.parametrize(
    ("text", "judul"),
    [
        ("UU 23/2014 tentang Pemerintahan Daerah;", "Pemerintahan Daerah"),
        ("UU 23/2014, tentang tentang Pemerintahan Daerah.", "Pemerintahan Daerah"),
        ("PP 44/1995 tanggal 30 Desember 1995 tentang Pembenihan Tanaman;", "Pembenihan Tanaman"),
        (
            "UU 25/2004 tentang Perencanaan (SPPN) (Lembaran Negara Tahun 2004 Nomor 104);",
            "Perencanaan (SPPN)",
        ),
        ("UU 25/2004 tentang Perencanaan Tambahan Lembaran Negara Nomor 4421", "Perencanaan"),
        ("PP 13/2006 tentang Pedoman sebagaimana telah diubah", "Pedoman"),
        ("UU 1/2004 tentang Perbendaharaan dan UU 17/2003", "Perbendaharaan"),
        ("UU 1/2004", ""),
    ],
)
def test_titles(text: str, judul: str) -> None:
    assert kutipan(text)[0].judul == judul


def test_a_title_without_a_mark_at_the_end_is_open() -> None:
    texts = ("UU 25/2004 tentang Perencanaan", "UU 25/2004 tentang Perencanaan;")
    assert [kutipan(text)[0].judul_terbuka for text in texts] == [True, False]


def test_a_regulation_in_a_title_is_part_of_it_and_spelt_out() -> None:
    outer, inner = kutipan("Permendagri 54/2010 tentang Pelaksanaan PP No. 8 Tahun 2008 tentang Tahapan;")
    assert outer.judul == "Pelaksanaan PP No. 8 Tahun 2008 tentang Tahapan"
    assert outer.judul_baku == "Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan"
    assert (outer.peran, inner.peran, inner.induk) == (Peran.DASAR, Peran.DALAM_JUDUL, outer.kunci)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("UU 32/2004 jo. UU 12/2008 tentang Pemerintahan Daerah", [Peran.DASAR, Peran.PENGUBAH]),
        ("Pergub 110/2016 sebagaimana telah diubah dengan Pergub 90/2019", [Peran.DASAR, Peran.PENGUBAH]),
        ("Pergub 90/2019 tentang Perubahan Kedua atas Pergub 110/2016", [Peran.PENGUBAH, Peran.DALAM_JUDUL]),
        ("Pergub 90/2019 tentang Perubahan Pergub 110/2016", [Peran.PENGUBAH, Peran.DALAM_JUDUL]),
        ("PP 58/2005 sebagaimana telah dicabut dengan PP 12/2019", [Peran.RIWAYAT, Peran.DASAR]),
        ("PP 12/2019 yang menggantikan PP 58/2005", [Peran.DASAR, Peran.RIWAYAT]),
        ("PP 8/2008 dan Permendagri 54/2010 menjelaskan", [Peran.DASAR, Peran.DASAR]),
        ("PP 8/2008; sebagaimana telah diubah; PP 9/2008", [Peran.DASAR, Peran.DASAR]),
    ],
)
def test_how_citations_stand_to_each_other(text: str, roles: list[Peran]) -> None:
    assert [one.peran for one in kutipan(text)] == roles


def test_the_title_behind_jo_is_that_of_the_first() -> None:
    first, second = kutipan("UU 32/2004 jo. UU 12/2008 tentang Pemerintahan Daerah;")
    assert (first.judul, second.judul, second.pokok) == ("Pemerintahan Daerah", "", "UU 32/2004")


def test_an_amendment_of_an_amended_regulation_belongs_to_the_regulation() -> None:
    text = "UU 32/2004 sebagaimana diubah dengan UU 8/2005 dan terakhir dengan UU 12/2008"
    assert {one.pokok for one in kutipan(text)} == {"UU 32/2004"}


@pytest.mark.parametrize("jenis", Jenis)
def test_only_regions_make_local_kinds(jenis: Jenis) -> None:
    assert jenis.is_local == (jenis in ("Perda", "Perkada", "Kepkada"))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Klasifikasi, Kodefikasi, dan Nomenklatur", "klasifikasi, kodefikasi dan nomenklatur", True),
        ("Perencanaan (SPPN) Tahun 2005 – 2025", "Perencanaan Tahun 2005-2025", True),
        ("Pengelolaan Barang Milik Negara/ Daerah", "pengelolaan barang milik negara / daerah", True),
        ("Pedoman, Evaluasi", "Pedoman Evaluasi", False),
        ("Pemerintah Daerah", "Pemerintahan Daerah", False),
    ],
)
def test_titles_that_compare_equal(one: str, other: str, is_same: bool) -> None:
    assert (title_form(one) == title_form(other)) == is_same
