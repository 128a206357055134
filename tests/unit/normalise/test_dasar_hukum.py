from __future__ import annotations

from pipeline.model.document import Block
from pipeline.model.peraturan import DasarHukum, Tempat
from pipeline.normalise.dasar_hukum import read_dasar_hukum
from tests.defaults import SETTINGS
from tests.rules.builders import make_block


def read(*blocks: Block) -> DasarHukum:
    return read_dasar_hukum(blocks, SETTINGS)


def heading(text: str, number: str) -> Block:
    return make_block(text, kind="judul", number=number, section=number)


def item(text: str, section: str = "1.2", page: int = 1) -> Block:
    return make_block(text, section=section, page=page)


def test_citations_by_the_part_that_names_them() -> None:
    found = read(
        make_block("KATA PENGANTAR"),
        make_block("Sesuai Perbup 5/2020."),
        make_block("DAFTAR ISI"),
        make_block("PP 1/2001 disebut di luar."),
        heading("1.1. Latar Belakang", "1.1"),
        item("Sesuai PP 8/2008.", "1.1"),
        heading("1.2 Dasar Hukum", "1.2"),
        item("1. UU 23/2014;"),
        item("2. UU 25/2004;"),
        heading("1.3 Maksud dan Tujuan", "1.3"),
        item("Sesuai PP 9/2009.", "1.3"),
    )
    assert [(one.kunci, one.tempat, one.butir) for one in found.kutipan] == [
        ("Perkada 5/2020", Tempat.KATA_PENGANTAR, None),
        ("PP 1/2001", Tempat.LAIN, None),
        ("PP 8/2008", Tempat.LATAR_BELAKANG, None),
        ("UU 23/2014", Tempat.LANDASAN_HUKUM, 0),
        ("UU 25/2004", Tempat.LANDASAN_HUKUM, 1),
        ("PP 9/2009", Tempat.LAIN, None),
    ]
    assert [butir.teks for butir in found.landasan] == ["1. UU 23/2014;", "2. UU 25/2004;"]


def test_a_citation_torn_by_a_page_is_one() -> None:
    found = read(
        heading("1.2 Landasan Hukum", "1.2"),
        item("1. Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 86"),
        item("Tahun 2017 tentang Tata Cara Perencanaan;", page=2),
    )
    assert [(one.kunci, one.judul, one.source.page) for one in found.kutipan] == [
        ("Permendagri 86/2017", "Tata Cara Perencanaan", 1)
    ]


def test_the_subbab_is_the_one_with_regulations() -> None:
    """A table of contents and the outline of chapter I announce it too."""
    found = read(
        make_block("1.2 Landasan Hukum ........ 4", kind="daftar_isi", number="1.2"),
        make_block("1.2Landasan Hukum", section="1"),
        item("1 UU 23/2014;", "1"),
        make_block("1.3Maksud dan Tujuan", section="1"),
        item("Sesuai PP 9/2009.", "1"),
        make_block("1.2 Landasan Hukum:", section="1.4"),
        item("Memuat undang-undang dan peraturan lainnya.", "1.4"),
    )
    assert [butir.teks for butir in found.landasan] == ["1 UU 23/2014;"]


def test_abbreviations_come_with_the_words_before_them() -> None:
    found = read(item("Sejalan dengan Rencana Kerja Pemerintah Daerah ( RKPD ) dan ruang (a) lain."))
    assert [(one.singkatan, one.sebelumnya) for one in found.singkatan] == [
        ("RKPD", "Sejalan dengan Rencana Kerja Pemerintah Daerah")
    ]


def test_nothing_is_found_in_nothing() -> None:
    assert read() == DasarHukum()
