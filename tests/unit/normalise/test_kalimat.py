from __future__ import annotations

from pipeline.normalise.kalimat import read_kalimat
from tests.rules.builders import make_block


def test_sentences_of_paragraphs_torn_by_a_page() -> None:
    blocks = [
        make_block("BAB II", kind="judul", number="2", section="2"),
        make_block("1. Kalimat pertama selesai. Kalimat kedua yang terputus oleh", page=1, section="2.1"),
        make_block("halaman berikutnya.", page=2, section="2.1"),
        make_block("- Butir", page=2, section="2.1"),
    ]
    assert [(k.text, k.source.page, k.section) for k in read_kalimat(blocks)] == [
        ("Kalimat pertama selesai.", 1, "2.1"),
        ("Kalimat kedua yang terputus oleh halaman berikutnya.", 1, "2.1"),
        ("- Butir", 2, "2.1"),
    ]


def test_paragraphs_of_two_sections_do_not_join() -> None:
    blocks = [
        make_block("Kalimat yang cukup panjang tanpa tanda titik di akhirnya", section="1.1"),
        make_block("lanjutan yang sebenarnya bagian lain", section="1.2"),
    ]
    assert len(read_kalimat(blocks)) == 2
