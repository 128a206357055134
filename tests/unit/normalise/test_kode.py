"""Printed codes: legal, damaged in the ways documents damage them, and look-alikes."""

import pytest

from pipeline.normalise.kode import Damage, parse_kode, split_kode_nama


@pytest.mark.parametrize(
    ("raw", "kode"),
    [
        ("2", "2"),
        ("2.17", "2.17"),
        ("2.17.01", "2.17.01"),
        ("2.17.01.1.05", "2.17.01.1.05"),
        ("2.17.01.1.05.0001", "2.17.01.1.05.0001"),
        ("2.17.01.1.07.05", "2.17.01.1.07.05"),
        (" 2.10 ", "2.10"),
        ("2.17.01.1.\n05.0001", "2.17.01.1.05.0001"),
        ("2.17.01.1.05.00\n01", "2.17.01.1.05.0001"),
    ],
)
def test_legal_kode(raw: str, kode: str) -> None:
    parsed = parse_kode(raw)
    assert (str(parsed.kode), parsed.damage, parsed.suggestion) == (kode, Damage.NONE, None)


@pytest.mark.parametrize(
    ("raw", "damage", "suggestion"),
    [
        ("2.17. 01 .1.05", Damage.BLANK, "2.17.01.1.05"),
        ("2.17.01.1.05.0 011", Damage.BLANK, "2.17.01.1.05.0011"),
        ("2.17.01.1.05 0001", Damage.BLANK, "2.17.01.1.05.0001"),
        # Neither .0001 with a stray 1 nor .0011 can be told from the print.
        ("2.17.01.1.05.0001 1", Damage.BLANK, None),
        ("2.17.01.1.05.01 01", Damage.BLANK, None),
        ("2.17 01", Damage.BLANK, None),
        ("2.17.01.1.05.0001\n1", Damage.DIGITS, None),
        ("2,17,01", Damage.MARK, "2.17.01"),
        ("2.17.01.", Damage.MARK, "2.17.01"),
        ("2..17.01", Damage.MARK, "2.17.01"),
        ("2.17.O1", Damage.LETTER, "2.17.01"),
        ("2.l7.0I", Damage.LETTER, "2.17.01"),
        ("1.01.01.02.01.0001", Damage.KEWENANGAN_WIDE, "1.01.01.2.01.0001"),
        ("1.01.01.01.01.05", Damage.KEWENANGAN_WIDE, "1.01.01.1.01.05"),
        ("1.01.01.02.01", Damage.KEWENANGAN_WIDE, None),
        ("2.17.01.01", Damage.SEGMENT_MISSING, None),
        ("2.17.01.01.0001", Damage.SEGMENT_MISSING, None),
        ("2.17.01.1", Damage.SEGMENT_MISSING, None),
        ("2.17.01.1.1.01", Damage.SEGMENT_DOUBLED, "2.17.01.1.01"),
        ("2.17.01.1.01.01.0001", Damage.SEGMENT_DOUBLED, None),
        ("2.17.01.1.01.0001.01", Damage.SEGMENT_EXTRA, None),
        ("2.17.01.1.05.001", Damage.DIGITS, None),
        ("2.17.01.1.05.00011", Damage.DIGITS, None),
        ("2.1", Damage.DIGITS, None),
    ],
)
def test_damaged_kode(raw: str, damage: Damage, suggestion: str | None) -> None:
    parsed = parse_kode(raw)
    assert (parsed.kode, parsed.damage) == (None, damage)
    assert (str(parsed.suggestion) if parsed.suggestion else None) == suggestion
    assert parsed.is_damaged
    assert parsed.best == parsed.suggestion


@pytest.mark.parametrize(
    ("raw", "damage"),
    [
        ("", Damage.EMPTY),
        ("  \n", Damage.EMPTY),
        ("TOTAL", Damage.NOT_A_KODE),
        ("-", Damage.NOT_A_KODE),
        ("I", Damage.NOT_A_KODE),
        ("12/07/2023", Damage.NOT_A_KODE),
        ("2.17.0.00.0.00.01.0000", Damage.ORGANISATION),
        ("1.03.0.00.0.00.01", Damage.ORGANISATION),
        ("5.1.02.01.01.0024", Damage.ACCOUNT),
        ("5.1.02", Damage.ACCOUNT),
        ("5.2.2.01.01", Damage.ACCOUNT),
        ("X.XX.XX.X.XX.XXXX", Damage.TEMPLATE),
    ],
)
def test_what_is_no_kode_is_not_damaged(raw: str, damage: Damage) -> None:
    parsed = parse_kode(raw)
    assert (parsed.best, parsed.damage, parsed.is_damaged) == (None, damage, False)


@pytest.mark.parametrize(("raw", "kode"), [("X.XX.01.1.01", "X.XX.01.1.01"), ("x.xx.01", "X.XX.01")])
def test_template(raw: str, kode: str) -> None:
    parsed = parse_kode(raw)
    assert (str(parsed.kode), parsed.damage, parsed.is_damaged) == (kode, Damage.TEMPLATE, False)


def test_printed_drops_blanks_only() -> None:
    assert parse_kode(" 2.17. 01.1.05.0001 1").printed == "2.17.01.1.05.00011"


@pytest.mark.parametrize(
    ("text", "printed", "nama"),
    [
        ("2.17.01 PROGRAM PENUNJANG", "2.17.01", "PROGRAM PENUNJANG"),
        ("2.17. 01 PROGRAM", "2.17.01", "PROGRAM"),
        ("2.17.01", "2.17.01", ""),
        ("2.17.01. PROGRAM", "2.17.01.", "PROGRAM"),
        ("2.17.01.1.05.0001 1 Bimbingan Teknis", "2.17.01.1.05.00011", "Bimbingan Teknis"),
        ("X.XX.01 PROGRAM PENUNJANG", "X.XX.01", "PROGRAM PENUNJANG"),
        ("2 URUSAN PEMERINTAHAN WAJIB", "2", "URUSAN PEMERINTAHAN WAJIB"),
        ("7 UNSUR KEWILAYAHAN", "7", "UNSUR KEWILAYAHAN"),
        ("1. Program Pelayanan", "", "1. Program Pelayanan"),
        ("1 Program Pelayanan", "", "1 Program Pelayanan"),
        ("TOTAL", "", "TOTAL"),
        ("", "", ""),
    ],
)
def test_split_kode_nama(text: str, printed: str, nama: str) -> None:
    found = split_kode_nama(text)
    assert (found.kode.printed, found.nama) == (printed, nama)
