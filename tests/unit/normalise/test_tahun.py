from __future__ import annotations

import pytest

from pipeline.model.tahun import Periode
from pipeline.normalise.tahun import read_periode, read_tahun
from tests.defaults import SETTINGS
from tests.rules.builders import make_block


@pytest.mark.parametrize(
    ("text", "periode"),
    [
        ("Renstra Dinas Contoh Tahun 2024-2026", Periode(2024, 2026)),
        ("Rencana Strategis 2024 – 2026", Periode(2024, 2026)),
        ("RPJMD Tahun 2021 s.d. 2026", Periode(2021, 2026)),
        ("RPD Tahun 2024 sampai dengan 2026", Periode(2024, 2026)),
        ("Renstra Kementerian Koperasi Tahun 2020-2024", None),
        ("RPJPD Tahun 2005-2025", None),
        ("Renstra Tahun 2018-2023", None),
        ("Renstra 2015-2030", None),
        ("isu 3 tahun ke depan (tahun 2024-2026)", None),
    ],
)
def test_the_period_of_the_plan(text: str, periode: Periode | None) -> None:
    assert read_periode([make_block(text)], 2024) == periode


def test_the_period_named_most_often_counts() -> None:
    blocks = [make_block(f"Renstra {years}.") for years in ("2024-2026", "2024-2026", "2021-2026")]
    assert read_periode(blocks, 2024) == Periode(2024, 2026)
    assert read_periode(blocks[1:], 2024) is None
    assert read_periode(blocks, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renja Dinas Koperasi, Usaha Kecil dan Menengah Tahun 2024 disusun", [(2024, False)]),
        ("akhir tahun anggaran 2024", [(2024, False)]),
        ("Pagu Tahun 2024 dan RKPD Tahun 2025", [(2024, False), (2025, False)]),
        ("Program dan Kegiatan Renja 2024 adalah", [(2024, False)]),
        ("Demikian Renja Dinas Tahun 2023 ini dibuat", [(2023, True)]),
        ("Renja Tahun 2024-2026", []),
        ("pada tahun 2001 dibentuk", []),
        ("Renja. Tahun 2024", []),
    ],
)
def test_years_behind_phrases(text: str, expected: list[tuple[int, bool]]) -> None:
    named = read_tahun([make_block("BAB I", kind="judul", number="1"), make_block(text)], SETTINGS)
    assert [(one.tahun, one.is_plan) for one in named] == expected


def test_the_line_of_a_cover_means_the_plan() -> None:
    cover = make_block("RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2024")
    heading = make_block("BAB I", kind="judul", number="1")
    assert [one.is_plan for one in read_tahun([cover, heading], SETTINGS)] == [True]
    assert [one.is_plan for one in read_tahun([heading, cover], SETTINGS)] == [False]


def test_a_sentence_with_a_regulation_says_so() -> None:
    text = "Perda Nomor 9 Tahun 2016 tentang APBD Tahun Anggaran 2017."
    assert [one.cites_law for one in read_tahun([make_block(text)], SETTINGS)] == [True]
