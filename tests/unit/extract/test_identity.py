"""Whose plan of which year a document says it is."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import read_identity
from pipeline.model.document import Block, Identity
from tests.unit.extract.builders import block


def identity(
    *texts: str, cover: tuple[str, ...] = (), heads: tuple[str, ...] = (), columns: tuple[str, ...] = ()
) -> Identity:
    """Of a document with these paragraphs inside; the cover is its first page."""
    blocks: list[Block] = [block(text, page=1) for text in cover]
    return read_identity([*blocks, *(block(text, page=9) for text in texts)], heads, columns)


def test_a_cover() -> None:
    found = identity(
        "Pemerintah Provinsi Kalimantan Barat",
        cover=("RENCANA KERJA", "DINAS KOPERASI DAN UKM", "PROVINSI KALIMANTAN BARAT", "TAHUN 2024"),
    )
    assert found == Identity("DINAS KOPERASI DAN UKM", "Kalimantan Barat", "provinsi", 2024, is_renja=True)


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


def test_a_cover_weighs_more_than_sentences() -> None:
    sentences = ["Renja Dinas Tahun 2023 x."] * 3
    assert identity(*sentences, cover=("RENJA TAHUN 2024",)).tahun == 2024


def test_a_running_head_counts_once_however_many_pages_print_it() -> None:
    heads = tuple(f"Renja Dinas 2023 | {page}" for page in range(1, 40))
    assert identity("Renja Dinas Tahun 2024 x.", cover=("RENJA TAHUN 2024",), heads=heads).tahun == 2024
    assert identity(heads=heads).tahun == 2023


@pytest.mark.parametrize(
    ("heading", "tahun"),
    [
        ("Rencana Tahun 2024", 2024),
        ("Prakiraan Maju Rencana Tahun 2025", 2024),
        ("Realisasi Tahun 2022", None),
    ],
)
def test_headings_of_the_plan_table_tell_the_year(heading: str, tahun: int | None) -> None:
    assert identity(columns=(heading,)).tahun == tahun


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
        ((), "", ""),
    ],
)
def test_region(texts: tuple[str, ...], jenis: str, daerah: str) -> None:
    found = identity(*texts)
    assert (found.jenis_pemda, found.daerah) == (jenis, daerah)


def test_a_misprint_on_the_cover_is_outvoted_by_the_text() -> None:
    """The sample's cover says KALAMANTAN."""
    found = identity(*["Provinsi Kalimantan Barat"] * 9, cover=("PROVINSI KALAMANTAN BARAT",))
    assert found.daerah == "Kalimantan Barat"


def test_agency_from_the_text_where_there_is_no_cover() -> None:
    texts = (
        "oleh Dinas Perkebunan Provinsi Jawa Barat",
        "kepada Dinas Perkebunan dan",
        "Badan Pusat Statistik",
    )
    assert identity(*texts).opd == "Dinas Perkebunan"


def test_what_is_not_said_stays_empty() -> None:
    assert identity("Tidak ada apa-apa.") == Identity("", "", "", None, is_renja=False)


def test_a_document_without_any_text_is_not_said_to_be_something_else() -> None:
    """A scan: nobody knows yet."""
    assert identity().is_renja


@pytest.mark.parametrize("where", ["texts", "heads", "columns"])
def test_the_word_may_stand_anywhere(where: str) -> None:
    found = {
        "texts": identity("isi", "Renja ini"),
        "heads": identity("isi", heads=("Renja 2024",)),
        "columns": identity("isi", columns=("Target Renja",)),
    }[where]
    assert found.is_renja
