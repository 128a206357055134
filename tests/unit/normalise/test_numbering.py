"""How numbers of rows are read, and which of them make one series."""

from __future__ import annotations

import pytest

from pipeline.normalise.numbering import NONE, is_series, read_marks, split_number


@pytest.mark.parametrize(
    ("nama", "expected"),
    [
        ("97. Program Pelayanan", ("97", "Program Pelayanan")),
        ("1..Meningkatkan mutu", ("1", "Meningkatkan mutu")),
        ("a) Rapat koordinasi", ("a", "Rapat koordinasi")),
        ("IV. Program Tenun", ("IV", "Program Tenun")),
        ("Program 3 Pilar", ("", "Program 3 Pilar")),
        ("1.000 Pohon", ("", "1.000 Pohon")),
    ],
)
def test_a_number_before_a_name(nama: str, expected: tuple[str, str]) -> None:
    assert split_number(nama) == expected


def styles(*numbers: str) -> list[str | None]:
    return [mark.style if mark else None for mark in read_marks(numbers)]


def test_styles_are_told_apart() -> None:
    assert styles("1", "01", "a.", "", "1.21.01") == [
        "angka",
        "angka berawalan nol",
        "huruf kecil",
        NONE,
        "3 kelompok angka",
    ]


def test_letters_are_roman_only_where_all_of_them_are() -> None:
    assert styles("I.", "II.", "V.") == ["romawi besar"] * 3
    assert styles("A.", "B.", "C.", "I.") == ["huruf besar"] * 4


def test_two_numbers_in_one_cell_are_no_mark() -> None:
    assert styles("18 19") == [None]


def test_ten_goes_on_a_series_that_is_padded() -> None:
    assert styles("08", "09", "10", "11")[2:] == ["angka berawalan nol"] * 2
    assert styles("09", "3", "12") == ["angka berawalan nol", "angka", "angka"]


def test_blanks_beside_the_dots_of_a_kode_do_not_count() -> None:
    assert styles("1 . 21 . 01") == ["3 kelompok angka"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3", "4"), True),
        (("A", "1", "2", "B", "1"), True),
        (("", "1", "2", "", "1"), True),
        (("1", "1", "2", "2", "1"), False),
        (("29", "1", "2", "42", "1"), False),
        (("1", "2", "2", "4"), True),
    ],
)
def test_a_series_begins_anew_only_below_another_number(numbers: tuple[str, ...], expected: bool) -> None:
    """A number printed twice is a slip; a 1 below a number means that two rungs are counted alike."""
    assert is_series(read_marks(numbers), "angka") is expected
