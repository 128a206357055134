"""Which slip a difference is said to come from; and, more important, when nothing is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.rules.shared.slips import Part, guess

SUBS = [
    Part("2.17.01.1.01.0001", Decimal(155503000)),
    Part("2.17.01.1.01.0002", Decimal(48250000)),
    Part("2.17.01.1.01.0003", Decimal(100000000)),
]
SUM = sum((part.amount for part in SUBS), Decimal(0))


def told(written: int | str, expected: int | str, **more: object) -> str:
    return guess(Decimal(written), Decimal(expected), **more)  # type: ignore[arg-type]


def test_copied_total_is_told_however_round_it_is() -> None:
    sentence = " Dugaan: nilainya sama persis dengan total tabel, mungkin tersalin."
    assert told(500_000_000, 300_000_000, total=Decimal(500_000_000)) == sentence
    assert told(500_000_000, 300_000_000, total=Decimal(600_000_000)) == ""
    assert told(500_000_000, 300_000_000) == ""


def test_row_that_the_sum_lacks_or_holds_twice_is_named() -> None:
    amount = SUBS[0].amount
    assert guess(SUM - amount, SUM, parts=SUBS) == (
        " Dugaan: selisihnya sama dengan pagu 2.17.01.1.01.0001, mungkin belum ikut dijumlahkan."
    )
    assert guess(SUM + amount, SUM, parts=SUBS) == (
        " Dugaan: selisihnya sama dengan pagu 2.17.01.1.01.0001, mungkin terhitung dua kali."
    )
    assert guess(SUM + amount + 1, SUM, parts=SUBS) == ""


def test_round_amounts_agree_by_chance() -> None:
    """100.000.000 is one of the rows, and the most usual change of a budget."""
    assert guess(SUM - SUBS[2].amount, SUM, parts=SUBS) == ""


@pytest.mark.parametrize(("rows", "is_told"), [(10, True), (11, False)])
def test_the_more_rows_the_more_digits_are_needed(rows: int, is_told: bool) -> None:
    """15.500.000 has three significant digits: one in a thousand amounts is that by chance."""
    many = [Part(f"2.17.01.1.01.{n:04}", Decimal(15_500_000 + n * 1_234_567)) for n in range(rows)]
    assert bool(told(84_500_000, 100_000_000, parts=many)) is is_told


def test_two_rows_of_the_same_amount_are_not_told_apart() -> None:
    twins = [*SUBS, Part("2.17.01.1.01.0004", SUBS[0].amount)]
    assert guess(SUM, SUM + SUBS[0].amount, parts=twins) == ""
    same_kode = [*SUBS, Part(SUBS[0].kode, SUBS[0].amount)]
    assert guess(SUM, SUM + SUBS[0].amount, parts=same_kode) == ""


def test_a_kegiatan_is_named_before_its_only_sub_kegiatan() -> None:
    parts = [*SUBS, Part("2.17.01.1.02", Decimal(9_543_210)), Part("2.17.01.1.02.0001", Decimal(9_543_210))]
    assert "pagu 2.17.01.1.02, mungkin belum" in guess(SUM, SUM + 9_543_210, parts=parts)


def test_row_of_one_table_only_is_named_with_the_table() -> None:
    lone = [SUBS[0]]
    sentence = guess(SUM + SUBS[0].amount, SUM, lone=lone, lone_in="Bab IV")
    assert sentence == " Dugaan: selisihnya sama dengan pagu 2.17.01.1.01.0001, yang hanya ada pada Bab IV."


def test_two_slips_that_fit_are_not_told() -> None:
    """The amount is the table's total, and 10 times the expected one."""
    assert told(155_503_000, 15_550_300) != ""
    assert told(155_503_000, 15_550_300, total=Decimal(155_503_000)) == ""


@pytest.mark.parametrize(
    ("written", "expected", "slip"),
    [
        ("16818270858", "16818270585", ""),
        ("16818270558", "16818270585", "dua angka yang bersebelahan mungkin tertukar"),
        ("155530000", "155503000", "dua angka yang bersebelahan mungkin tertukar"),
        ("152000000", "125000000", ""),
        ("155503000", "155305000", ""),
        ("155603000", "155503000", ""),
        ("1555030000", "155503000", "nilainya 10 kali pembandingnya, mungkin kelebihan angka nol"),
        ("1555030", "155503000", "pembandingnya 100 kali nilai ini, mungkin kekurangan angka nol"),
        (
            "155503000000",
            "155503000",
            "nilainya 1.000 kali pembandingnya, mungkin salah satunya dalam ribuan",
        ),
        ("352728", "352728181", "pembandingnya 1.000 kali nilai ini, mungkin salah satunya dalam ribuan"),
        ("352729", "352728181", ""),
        ("10000000", "100000000", ""),
        ("-155503000", "155503000", "hanya tandanya yang berbeda"),
        ("-100000000", "100000000", ""),
        ("-155503000", "-1555030000", ""),
        ("35728181", "352728181", "mungkin kekurangan satu angka"),
        ("3552728181", "352728181", "mungkin kelebihan satu angka"),
        ("15000000", "155000000", ""),
        ("0", "155503000", ""),
        ("155503000.5", "155503000.25", ""),
    ],
)
def test_slips_of_the_hand(written: str, expected: str, slip: str) -> None:
    sentence = told(written, expected)
    assert slip in sentence
    assert bool(sentence) is bool(slip)


def test_a_slip_is_a_whole_sentence() -> None:
    assert told("155530000", "155503000") == " Dugaan: dua angka yang bersebelahan mungkin tertukar."
