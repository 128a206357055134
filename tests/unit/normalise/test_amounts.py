"""Amounts by the unit of their column, and by the habit of the document where a print has two readings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.number_style import NumberHabit, NumberStyle, StyleCount
from pipeline.normalise.amounts import AmountReading, rupiah_multiplier

INDONESIAN = NumberHabit(NumberStyle.INDONESIAN, StyleCount(9), StyleCount())
ENGLISH = NumberHabit(NumberStyle.ENGLISH, StyleCount(), StyleCount(9))
MIXED = NumberHabit(NumberStyle.PLAIN, StyleCount(5), StyleCount(4))
UNKNOWN = NumberHabit()


@pytest.mark.parametrize(
    ("heading", "multiplier"),
    [
        ("Pagu Indikatif (Rp.000)", 1000),
        ("(Rp. 000,-)", 1000),
        ("Kebutuhan\nDana(Rp000)", 1000),
        ("Pagu\nIndikatif\n(000)", 1000),
        ("(x Rp1.000)", 1000),
        ("Pagu (x 1.000)", 1000),
        ("Pagu x1000", 1000),
        ("(dalam 000 rupiah)", 1000),
        ("(Rp 000.000)", 1_000_000),
        ("Pagu (x Rp1.000.000)", 1_000_000),
        ("(ribu rupiah)", 1000),
        ("(Rp. Rb)", 1000),
        ("Pagu (Rp Jt)", 1_000_000),
        ("(juta Rp)", 1_000_000),
        ("(Rp. Juta)", 1_000_000),
        ("(dalam jutaan)", 1_000_000),
        ("(dalam milyar rupiah)", 1_000_000_000),
        ("Pagu (Rp M)", 1_000_000_000),
        ("Pagu Indikatif (Rp)", 1),
        ("Pagu Tahun 2026 (Rp.)", 1),
        ("Kepulauan Seribu", 1),
        ("Indeks 000", 1),
        ("", 1),
    ],
)
def test_the_unit_of_a_heading(heading: str, multiplier: int) -> None:
    assert rupiah_multiplier(heading) == multiplier


@pytest.mark.parametrize(
    ("above", "multiplier"),
    [
        ("Rumusan Rencana Program Tahun 2026 (dalam ribuan rupiah)", 1000),
        ("Rencana Program (Rp. 000)", 1000),
        ("Rencana Program dalam Juta Rupiah", 1_000_000),
        ("Satuan: juta rupiah", 1_000_000),
        ("(Rp. Juta)", 1_000_000),
        ("(dlm jutaan)", 1_000_000),
        ("Rencana Pembagian 1 Juta Bibit", 1),
        ("Program Bantuan 5 juta rupiah per keluarga", 1),
        ("Program Sejuta Rumah di Kepulauan Seribu", 1),
        ("Tabel 4.1 Rencana Program", 1),
    ],
)
def test_the_unit_of_a_title_or_line_above(above: str, multiplier: int) -> None:
    assert rupiah_multiplier("Pagu Indikatif", above) == multiplier


def test_the_nearest_place_that_names_a_unit_decides() -> None:
    assert rupiah_multiplier("Pagu (Rp.000)", "(dalam jutaan)") == 1000
    assert rupiah_multiplier("Pagu", "Rencana", "(dalam jutaan)") == 1_000_000
    assert rupiah_multiplier("Pagu (Rp)", "(dalam jutaan)") == 1


@pytest.mark.parametrize(
    ("text", "multiplier", "habit", "value", "is_doubted"),
    [
        # rupiah: three digits are thousands, and only a foreign mark is doubted
        ("1.234", 1, UNKNOWN, 1234, False),
        ("1.234", 1, INDONESIAN, 1234, False),
        ("1.234", 1, ENGLISH, 1234, True),
        ("1.234", 1, MIXED, 1234, True),
        ("9,470", 1, UNKNOWN, 9470, True),
        ("9,470", 1, INDONESIAN, 9470, True),
        ("9,470", 1, ENGLISH, 9470, False),
        ("9,470", 1, MIXED, 9470, True),
        # thousands of rupiah alike
        ("850.000", 1000, UNKNOWN, 850_000_000, False),
        ("850,000", 1000, ENGLISH, 850_000_000, False),
        # millions: the habit decides
        ("1.250", 1_000_000, UNKNOWN, 1_250_000_000, True),
        ("1.250", 1_000_000, INDONESIAN, 1_250_000_000, False),
        ("1.250", 1_000_000, ENGLISH, 1_250_000, False),
        ("1.250", 1_000_000, MIXED, 1_250_000_000, True),
        ("9,470", 1_000_000, INDONESIAN, 9_470_000, False),
        ("9,470", 1_000_000, ENGLISH, 9_470_000_000, False),
        ("9,470", 1_000_000, UNKNOWN, 9_470_000_000, True),
        # what has one reading keeps it in every document
        ("1.250,5", 1_000_000, ENGLISH, 1_250_500_000, False),
        ("1,250.5", 1_000_000, INDONESIAN, 1_250_500_000, False),
        ("1.250,5", 1000, UNKNOWN, 1_250_500, False),
        ("12,5", 1_000_000, UNKNOWN, 12_500_000, False),
        ("1.234.567", 1, ENGLISH, 1_234_567, False),
        ("1,234,567.00", 1, MIXED, 1_234_567, False),
        # both marks and three digits: exact rupiah where the unit is larger, else thousands behind a wrong mark
        ("1.250,500", 1_000_000, UNKNOWN, 1_250_500_000, False),
        ("1.250,500", 1000, UNKNOWN, 1_250_500, False),
        ("275.000,000", 1, INDONESIAN, 275_000_000, False),
        # with what stands around an amount
        ("Rp. 9,470,-", 1, ENGLISH, 9470, False),
        ("Rp. 1.234,-", 1, UNKNOWN, 1234, False),
        ("(1.250)", 1_000_000, ENGLISH, -1_250_000, False),
        ("1.500 juta", 1, UNKNOWN, 1_500_000_000, False),
    ],
)
def test_an_amount(text: str, multiplier: int, habit: NumberHabit, value: int, is_doubted: bool) -> None:
    read = AmountReading(multiplier, habit).read(text)
    assert read is not None
    assert (read.value, bool(read.doubt)) == (Decimal(value), is_doubted)


def test_the_doubt_says_both_readings_and_what_else_the_document_prints() -> None:
    read = AmountReading(1_000_000, MIXED).read("9,470")
    assert read is not None
    assert read.doubt == (
        '"9,470" dapat dibaca 9,470 (desimal) atau 9470 (ribuan); pada dokumen ini 5 pagu pasti bergaya Indonesia '
        "(1.234,5) dan 4 bergaya Inggris (1,234.5)"
    )


@pytest.mark.parametrize("text", ["", "-", "85 85", "12.34,56", "TOTAL"])
def test_what_is_no_amount(text: str) -> None:
    assert AmountReading().read(text) is None
