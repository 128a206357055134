"""Labels of rows that sum up others, and totals without a label."""

from __future__ import annotations

import pytest

from pipeline.normalise.row_parts import PrintedRow
from pipeline.normalise.total_rows import UNLABELLED, grand_flags, names_rung, total_label
from tests.rules.builders import make_table

COLUMNS = ("no", "nama", "indikator", "lokasi", "pagu")


def label(*texts: str, above: str = "10.000") -> str:
    """The label of a row that stands last, below one of that amount."""
    table = make_table("rencana_kerja", "Bab IV", COLUMNS, [("1", "Kegiatan Uji", "", "", above), texts])
    return total_label(PrintedRow(table, 1, (table.rows[1],)))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("", "TOTAL", "", "", "50.000"), "TOTAL"),
        (("", "", "", "JUMLAH", "50.000"), "JUMLAH"),
        (("", "Jumlah....", "Jumlah....", "", "50.000"), "Jumlah...."),
        (("", "", "Jumlah koperasi aktif", "", "50.000"), ""),
        (("", "", "", "Kab. Muara Intan", "50.000"), ""),
        (("", "Jumlah Program Benih", "", "", "50.000"), "Jumlah Program Benih"),
    ],
)
def test_a_label_may_stand_in_any_column(texts: tuple[str, ...], expected: str) -> None:
    assert label(*texts) == expected


def test_an_amount_alone_at_the_end_is_a_total_when_bold_or_greatest() -> None:
    assert label("", "", "", "", "**50.000**", above="90.000") == UNLABELLED
    assert label("", "", "", "", "90.000", above="90.000") == UNLABELLED
    assert label("", "", "", "", "50.000", above="90.000") == ""
    assert label("", "", "", "", "**100**") == ""


def test_a_long_name_of_a_program_is_no_reason_to_miss_its_subtotal() -> None:
    nama = "Jumlah Program " + "Pengembangan " * 8
    assert label("", nama, "", "", "50.000") == nama.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jumlah Program Benih", True),
        ("Sub Total Kegiatan Uji", True),
        ("Jumlah Program dan Kegiatan", False),
        ("JUMLAH", False),
    ],
)
def test_a_subtotal_says_whose_it_is(text: str, expected: bool) -> None:
    assert names_rung(text) is expected


def test_the_subtotal_of_the_last_program_is_not_that_of_the_table() -> None:
    assert grand_flags(["Jumlah Program A", "Jumlah Program B"]) == (False, False)
    assert grand_flags(["Jumlah Program A", "JUMLAH"]) == (False, True)
