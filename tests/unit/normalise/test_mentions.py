from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.rows import Mention, MentionKind
from pipeline.normalise.mentions import read_mentions, years_in
from tests.rules.builders import make_block


def mentions(*texts: str) -> list[Mention]:
    return list(read_mentions([make_block(text, section="3.3") for text in texts]))


def counted(text: str) -> list[tuple[int, str, int | None]]:
    return [
        (int(m.value), m.nama, None if m.terbilang is None else int(m.terbilang))
        for m in mentions(text)
        if m.kind is MentionKind.JUMLAH
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dinas adalah 8 (delapan) Program, 16 (enam belas) Kegiatan, 54 (Lima puluh empat) Sub Kegiatan.",
            [(8, "program", 8), (16, "kegiatan", 16), (54, "sub kegiatan", 54)],
        ),
        ("memuat 8 program dan 54 subkegiatan", [(8, "program", None), (54, "sub kegiatan", None)]),
        ("memuat 2 program prioritas", []),
        ("memuat 2 (dua) program prioritas", [(2, "program …", 2)]),
        ("5 (empat) tahap kerja", [(5, "tahap kerja", 4)]),
        ("tahun 2023 (n-1) dan Tabel 2.4 serta 12 orang", []),
        ("Nomor 8 Tahun 2008", []),
    ],
)
def test_counts(text: str, expected: list[tuple[int, str, int | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Pagu sebesar Rp. 16.818.270.585,- dengan rincian", 16818270585),
        ("Pagu sebesar Rp16.818.270.585,00.", 16818270585),
        ("Pagu sebesar Rp 1,5 miliar.", 1500000000),
    ],
)
def test_amounts(text: str, amount: int) -> None:
    assert [(m.kind, m.value) for m in mentions(text)] == [(MentionKind.RUPIAH, Decimal(amount))]


def test_percentages_have_indicator_measure_and_year() -> None:
    text = (
        "1. Target Prosentase Koperasi Berkualitas tahun 2022 adalah 29 %, realisasi tahun 2022 adalah 29,79 % atau "
        "sebanyak 981 unit, realisasi tercapai."
    )
    assert [(m.value, m.ukuran, m.years, m.nama) for m in mentions(text)] == [
        (Decimal(29), "target", (2022,), "persentasekoperasiberkualitas"),
        (Decimal("29.79"), "realisasi", (2022,), "persentasekoperasiberkualitas"),
    ]


def test_a_percentage_of_nothing_named_is_no_mention() -> None:
    assert mentions("Tumbuh 5 % dari tahun lalu") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("pada tahun 2024 dan 2025", (2024, 2025)),
        ("periode 2024-2026", ()),
        ("tahun 2020 – 2024, khususnya 2023", (2023,)),
        ("Rp 2.024.000", ()),
        ("Tabel 2.2024", ()),
    ],
)
def test_single_years(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text.replace("–", "-")) == years


def test_a_list_in_the_sentence_is_counted() -> None:
    text = "Ada 3 (tiga) agenda yaitu : 1) Satu hal; 2) Dua hal; dan 3) Tiga hal."
    assert [m.butir for m in mentions(text)] == [3]


def test_a_list_below_is_counted() -> None:
    texts = ("Ada 2 (dua) isu sebagai berikut :", "1. Mutu", "2. Daya saing", "Demikian isu tersebut.")
    assert [m.butir for m in mentions(*texts)] == [2]


def test_bullets_below_are_counted() -> None:
    assert [m.butir for m in mentions("Ada 1 (satu) isu sebagai berikut :", "- Mutu")] == [1]


def test_prose_below_is_no_list() -> None:
    assert [m.butir for m in mentions("Ada 2 (dua) isu sebagai berikut :", "Agenda ke-1: Mutu")] == [None]


def test_headings_are_not_read() -> None:
    assert read_mentions([make_block("54 Sub Kegiatan", kind="judul")]) == ()


def test_a_measure_inside_the_name_of_an_indicator_is_part_of_the_name() -> None:
    text = "Target Persentase Capaian Imunisasi Dasar tahun 2024 adalah 53,53 %, realisasi tahun 2024 adalah 51,75 %."
    target, realised = mentions(text)
    assert (target.ukuran, realised.ukuran) == ("target", "realisasi")
    assert target.nama == realised.nama == "persentasecapaianimunisasidasar"
