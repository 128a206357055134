"""Equality rules E-1, E-2, E-3, E-9, E-11 and E-12, each with the examples of the catalogue."""

import pytest

from pipeline.model.text import (
    collapse_space,
    comparable,
    fold_typography,
    heading_number,
    indicator_form,
    last_brackets,
    listed,
    mark_number,
    ranges,
    split_heading,
    split_mark,
    squash,
    squash_indicators,
    without_blanks,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tabel 2.4.  Review", "Tabel 2.4. Review"),
        (" Rencana\n Kerja\u00a0Tahunan ", "Rencana Kerja Tahunan"),
        ("pelak\u00ad\nsanaan", "pelaksanaan"),
        ("zero\u200bwidth", "zerowidth"),
        ("", ""),
        (" \n\t", ""),
    ],
)
def test_collapse_space(text: str, expected: str) -> None:
    assert collapse_space(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u2013 \u2014 \u2212 \u2011", "- - - -"),
        ("\u201cKendang\u201d \u2018x\u2019", "\"Kendang\" 'x'"),
        ("\ufb01sik dan sta\ufb00", "fisik dan staff"),
        ("satu\ndua", "satu\ndua"),
        ("\uf0b7 butir", "\u2022 butir"),
    ],
)
def test_fold_typography(text: str, expected: str) -> None:
    assert fold_typography(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Satu", "satu"),
        ("Bulanan/ Triwulanan", "bulanan/triwulanan"),
        ("1(Satu)", "1 (satu)"),
        ("RKA - SKPD", "RKA-SKPD"),
        ("Perencanaan , Penganggaran", "perencanaan, penganggaran"),
        ("Orang/ Bulan", "orang/bulan"),
    ],
)
def test_comparable_makes_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Unit", "Unit Usaha"), ("Perizinan", "Perijinan"), ("", "-"), ("2.17.01", "2.17.1")],
)
def test_comparable_keeps_apart(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Indi kator Ki-\nnerja", "indikatorkinerja"), ("Pagu (Rp.000)", "pagurp000"), ("", ""), ("%", "")],
)
def test_squash(text: str, expected: str) -> None:
    assert squash(text) == expected


@pytest.mark.parametrize(
    ("text", "mark", "content"),
    [
        ("1) 16.364", "1)", "16.364"),
        ("2. Nilai SAKIP", "2.", "Nilai SAKIP"),
        ("a. Jumlah", "a.", "Jumlah"),
        ("(3) Jumlah", "(3)", "Jumlah"),
        ("1.Jumlah", "1.", "Jumlah"),
        ("\u2022 Jumlah", "\u2022", "Jumlah"),
        ("2.3", "", "2.3"),
        ("2.17.01 PROGRAM", "", "2.17.01 PROGRAM"),
        ("a.n. Kepala Dinas", "", "a.n. Kepala Dinas"),
        ("", "", ""),
    ],
)
def test_split_mark(text: str, mark: str, content: str) -> None:
    assert split_mark(text) == (mark, content)


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("1)", 1),
        ("(12)", 12),
        ("b.", 2),
        ("C", 3),
        ("", None),
        ("-", None),
        ("\u2022", None),
        ("\u00e4)", None),
    ],
)
def test_mark_number(mark: str, number: int | None) -> None:
    assert mark_number(mark) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volume Usaha Koperasi (Rp)", "Rp"),
        ("Indeks (IRB ) Perangkat Daerah (Nilai)", "Nilai"),
        ("Indeks (IRB ) Perangkat Daerah", ""),
        ("Jumlah (Unit\nUsaha).", "Unit Usaha"),
        ("", ""),
    ],
)
def test_last_brackets(text: str, expected: str) -> None:
    assert last_brackets(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("% pelayanan administrasi", "Persentase Pelayanan Administrasi (%)"),
        ("Prosentase Tingkat Kepatuhan Koperasi", "Presentase tingkat kepatuhan  koperasi"),
        ("yang memiliki ijin usaha", "yang memiliki izin usaha"),
        ("1. Nilai SAKIP (Nilai)", "4. nilai SAKIP"),
        ("Jumlah Dokumen (Dokumen)", "Jumlah Dokumen"),
        ("Bulanan/ Triwulanan", "Bulanan/Triwulanan"),
    ],
)
def test_indicator_form_makes_equal(one: str, other: str) -> None:
    assert indicator_form(one) == indicator_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Proporsi UKM", "Persentase UKM"),
        ("Jumlah Peserta Pelatihan Koperasi", "Jumlah Peserta Pelatihan UMKM"),
        ("(Nilai)", "(Rp)"),
    ],
)
def test_indicator_form_keeps_apart(one: str, other: str) -> None:
    assert indicator_form(one) != indicator_form(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. 5", "2.5"),
        ("2.5.", "2.5"),
        ("II.5", "2.5"),
        ("2. 5 ", "2.5"),
        ("1. 1.", "1.1"),
        ("1.1.", "1.1"),
        ("I.1", "1.1"),
        ("BAB IV", "4"),
        ("XIV", "14"),
        ("A.", "a"),
        ("Pendahuluan", ""),
        ("", ""),
        ("2. Bab", ""),
        ("II. x", "2.x"),
    ],
)
def test_heading_number(text: str, expected: str) -> None:
    assert heading_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. 5 Penelaahan Usulan", ("2.5", "Penelaahan Usulan")),
        ("2.5. Penelaahan Usulan", ("2.5", "Penelaahan Usulan")),
        ("- 1.1. Latar Belakang", ("1.1", "Latar Belakang")),
        ("1.1Latar Belakang", ("1.1", "Latar Belakang")),
        ("II.5 Penelaahan", ("2.5", "Penelaahan")),
        ("BAB V : PENUTUP..... 49", ("5", "PENUTUP")),
        ("BAB. I", ("1", "")),
        ("Bab III Tujuan", ("3", "Tujuan")),
        ("A. Latar Belakang", ("a", "Latar Belakang")),
        ("2.1.3 Sasaran", ("2.1.3", "Sasaran")),
        ("3. 3. Program dan Kegiatan..... 38", ("3.3", "Program dan Kegiatan")),
        ("Program dan Kegiatan Tahun 2024", ("", "Program dan Kegiatan Tahun 2024")),
        ("Isu-isu Penting", ("", "Isu-isu Penting")),
        ("Babak baru", ("", "Babak baru")),
        ("", ("", "")),
    ],
)
def test_split_heading(text: str, expected: tuple[str, str]) -> None:
    assert split_heading(text) == expected


def test_without_blanks() -> None:
    assert without_blanks("2.17 .01\n.1.01") == "2.17.01.1.01"


def test_squashed_indicators_are_found_in_a_sentence() -> None:
    sentence = squash_indicators("Capaian prosentase perijinan yang ter\u00adbit sebesar 80 %")
    assert squash(indicator_form("Persentase perizinan yang terbit (%)")) in sentence


def test_long_lists_are_cut() -> None:
    assert listed("abc") == "a; b; c"
    assert listed("abcd", 2) == "a; b; dan 2 lainnya"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([7], "7"),
        ([3, 4], "3-4"),
        ([3, 4, 5], "3-5"),
        ([1, 3, 5], "1, 3, 5"),
        ([3, 4, 5, 9, 11, 12], "3-5, 9, 11-12"),
        ([9, 3, 4, 4], "3-4, 9"),
    ],
)
def test_numbers_in_a_short_list(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text
