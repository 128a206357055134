from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Document, PageKind, PageReport
from pipeline.model.naming import Letak, Naming
from pipeline.model.words import alternatives
from pipeline.normalise.naming import read_naming
from tests.defaults import SETTINGS
from tests.rules.builders import make_block, make_document, make_table

COVER = (
    "RENCANA KERJA",
    "(RENJA) TAHUN 2024",
    "DINAS PERIKANAN",
    "DAN KELAUTAN",
    "PROVINSI KALIMANTAN BARAT",
)


def document(*texts: str, heads: tuple[str, ...] = (), captions: tuple[str, ...] = ()) -> Document:
    tables = [replace(make_table("", "Tabel 1", ["a"], [["x"]]), caption=caption) for caption in captions]
    pages = [PageReport(page, PageKind.PROSE, 100, furniture=heads) for page in (1, 2)]
    return make_document(tables, [make_block(text) for text in texts], pages=pages)


def naming(*texts: str, heads: tuple[str, ...] = (), captions: tuple[str, ...] = ()) -> Naming:
    return read_naming(document(*texts, heads=heads, captions=captions), SETTINGS)


def test_a_name_over_two_lines_of_the_cover() -> None:
    found = naming(*COVER)
    assert [(one.raw, one.letak) for one in found.opd] == [("DINAS PERIKANAN DAN KELAUTAN", Letak.SAMPUL)]
    assert [one.raw for one in found.daerah] == ["PROVINSI KALIMANTAN BARAT"]


def test_every_place() -> None:
    found = naming(
        *COVER,
        "KATA PENGANTAR",
        "Renja Dinas Perikanan dan Kelautan Provinsi Kalimantan Barat disusun setiap tahun.",
        "Kepala Dinas Perikanan dan Kelautan",
        "NAMA PEJABAT, S.E.",
        "NIP. 19700102 199503 1 004",
        "DAFTAR ISI",
        "Dinas Pangan bekerja sama.",
        heads=("Renja Dinas Perikanan dan Kelautan | 1",),
        captions=("Rencana Dinas Perikanan dan Kelautan",),
    )
    places = {
        Letak.SAMPUL, Letak.KATA_PENGANTAR, Letak.JUDUL_TABEL, Letak.KEPALA_HALAMAN, Letak.TANDA_TANGAN,
    }  # fmt: skip
    assert {one.letak for one in found.opd} == places
    assert {one.form for one in found.opd} == {"dinasperikanandankelautan"}
    assert found.letak == places


def test_a_head_is_told_once() -> None:
    found = naming("Isi.", heads=("Renja Dinas Pangan",))
    assert [one.letak for one in found.opd] == [Letak.KEPALA_HALAMAN]


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("RSUD Sehat Sentosa", "rumahsakitumumdaerahsehatsentosa"),
        ("Rumah Sakit Umum Daerah Sehat Sentosa", "rumahsakitumumdaerahsehatsentosa"),
        ("Dinas Koperasi, Usaha Kecil dan Menengah", "dinaskoperasiusahakecildanmenengah"),
    ],
)
def test_abbreviations_are_written_out(printed: str, form: str) -> None:
    (found,) = naming("Isi.", captions=(f"Program {printed} Provinsi Banten Tahun 2024",)).opd
    assert (found.raw, found.form) == (printed, form)


def test_only_regions_of_the_kind_of_the_document() -> None:
    found = naming("Isi.", captions=("Data Kabupaten Sambas dan Kabupaten/Kota di Provinsi Banten",))
    assert [one.raw for one in found.daerah] == ["Provinsi Banten"]


def test_a_file_of_one_chapter_has_no_cover() -> None:
    found = naming("BAB I PENDAHULUAN", "RENJA", "DINAS PANGAN PROVINSI BANTEN")
    assert not found.opd
    assert Letak.SAMPUL not in found.letak


def test_lines_without_the_word_renja_are_no_cover() -> None:
    assert not naming("DINAS PANGAN", "PROVINSI BANTEN").opd


def test_without_words_nothing_fits() -> None:
    settings = SETTINGS.model_copy(update={"kata_perangkat_daerah": {}, "sebutan_dokumen": ()})
    assert read_naming(document(*COVER), settings) == Naming()
    assert alternatives(["Kab", "Kabupaten"]) == "(?:Kabupaten|Kab)"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("RENJA TAHUN 2024",), [("", "RENJA TAHUN 2024")]),
        (("RANCANGAN AKHIR", "RENCANA KERJA"), [("rancangan akhir", "RANCANGAN AKHIR RENCANA KERJA")]),
        (("RENCANA KERJA (RENJA) PERUBAHAN",), [("perubahan", "RENCANA KERJA (RENJA) PERUBAHAN")]),
        (("RANCANGAN PERUBAHAN RENJA",), [("perubahan rancangan", "RANCANGAN PERUBAHAN RENJA")]),
        (("RENJA TAHUN 2024", "(RANCANGAN)"), [("rancangan", "RENJA TAHUN 2024")]),
        (("RENJA", "Mengacu pada Rancangan Awal RKPD"), [("", "RENJA")]),
        (("RENCANA KERJA PEMERINTAH DAERAH",), []),
    ],
)
def test_stage_on_the_cover(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert [(one.tahap, one.raw) for one in naming(*texts).tahap] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("penyusunan Rancangan Rencana Kerja ini", [("rancangan", True)]),
        ("Perubahan Renja Dinas Pangan dan Perikanan Tahun 2024 ini", [("perubahan", True)]),
        ("Rancangan Renja dibahas pada forum ini", [("", False)]),
        ("mengacu pada Rancangan Awal RKPD", [("", False)]),
        ("Renja ini disusun", []),
    ],
)
def test_stage_in_the_kata_pengantar(sentence: str, expected: list[tuple[str, bool]]) -> None:
    found = naming("RENJA TAHUN 2024", "KATA PENGANTAR", sentence).tahap[1:]
    assert [(one.tahap, one.is_own) for one in found] == expected
