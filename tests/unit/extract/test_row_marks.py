"""Keys, figures and data among the lines of a block."""

from __future__ import annotations

import pytest

from pipeline.extract.row_marks import (
    Column,
    has_data,
    is_amount,
    is_key,
    key_lines,
    says_total,
    value_columns,
    wrap_gap,
)
from pipeline.model.geometry import BBox
from tests.unit.extract.builders import CELL, line, lines


@pytest.mark.parametrize(
    "text", ["12.345", "Rp 1.200.000,00", "(11.062.304.380)", "1,171,286,613", "500.000,-"]
)
def test_amounts(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize("text", ["6.025.00", "0.000.000", "2024", "2.17", "1.200.000 orang", "95,57"])
def test_no_amounts(text: str) -> None:
    """The first two are the halves of one number that is cut in two lines."""
    assert not is_amount(text)


@pytest.mark.parametrize("text", ["2.17.01.1.02", "1.", "12", "IV", "A", "b)", "TOTAL", "Jumlah", "X.XX"])
def test_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize("text", ["1.204.330.000", "Program", "100 %", "2024"])
def test_no_keys(text: str) -> None:
    assert not is_key(text)


def test_keys_of_several_columns_are_one_for_each_height() -> None:
    columns = [
        Column((line("60", bottom=20),), CELL),
        Column((line("1", bottom=20), line("31", bottom=60)), CELL),
        Column((line("Program", bottom=20), line("Kegiatan", bottom=60)), CELL),
    ]
    assert [key.text for key in key_lines(columns)] == ["60", "31"]


def test_a_kode_before_the_nama_is_a_key() -> None:
    texts = ("2.17.01 Program", "Penunjang", "2.17.02 Program")
    assert [key.text for key in key_lines([Column(tuple(lines(*texts)), CELL)])] == [texts[0], texts[2]]


def test_a_kode_that_goes_on_in_the_next_line_is_one_key() -> None:
    narrow = BBox(0, 0, 40, 500)
    column = Column(tuple(lines("1.20.5", "8.", "1.20.5", "9.")), narrow)
    names = Column(tuple(lines("Program", "satu", "Program", "dua")), CELL)
    assert [key.bbox.bottom for key in key_lines([column, names])] == [20, 44]


def test_a_group_cut_in_two_is_one_key_and_numbers_that_count_on_are_two() -> None:
    narrow = BBox(0, 0, 16, 500)
    names = Column(tuple(lines("Program", "satu", "Program", "dua")), CELL)
    groups = (("00", 20.0), ("07", 32.0), ("00", 60.0), ("09", 72.0))
    halves = Column(tuple(line(text, bottom=bottom) for text, bottom in groups), narrow)
    assert [key.bbox.bottom for key in key_lines([halves, names])] == [20, 60]
    assert len(key_lines([Column(tuple(lines("10", "11", "12", "13")), narrow), names])) == 4


def test_columns_of_figures_come_behind_the_keys() -> None:
    columns = [Column(tuple(lines("1", "2")), CELL), Column(tuple(lines("a", "b")), CELL)]
    assert value_columns([*columns, Column(tuple(lines("-", "40", "x")), CELL)]) == (2,)


def test_the_gap_of_wraps_is_that_of_lines_without_room() -> None:
    full = "Penyusunan Dokumen x"  # 100 pt of 100
    assert wrap_gap([Column(tuple(lines(full, full, "Renja")), CELL)]) == pytest.approx(6)
    assert wrap_gap([Column(tuple(lines("Satu", "Dua")), CELL)]) is None
    assert wrap_gap([Column(tuple(lines("1.000.000.000.000.00", "2.000")), CELL)]) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("12 %", True), ("2.17", True), ("1.000", True), ("2024", False)]
)
def test_data_is_told_from_headings(text: str, expected: bool) -> None:
    assert has_data(["Program", text]) is expected


def test_a_total_is_called_one() -> None:
    assert says_total("JUMLAH (BELANJA LANGSUNG)")
    assert not says_total("Selisih")
