"""Where a header ends, what stands above each column, and what is a row of column numbers."""

from __future__ import annotations

import pytest

from pipeline.extract.header import Header, is_number_row, split_header
from tests.unit.extract.builders import grid

WORDS = ("kode", "indikator", "target", "pagu", "urusan", "lokasi", "realisasi", "program")


def is_heading(text: str) -> bool:
    return any(word in text.lower() for word in WORDS)


def header_of(
    rows: list[list[str | None]], spans: dict[tuple[int, int], tuple[int, int]] | None = None
) -> Header:
    return split_header(grid(rows, spans=spans), is_heading)


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        (["1", "2", "3", "4"], True),
        (["1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10", "11 = (10/9)"], True),
        (["(1)", "(2)", "(3)"], True),
        (["1.", "2.", "3."], True),
        (["1", "2", "4", "3"], True),
        (["l", "2", "3"], True),
        (["1", "2", "3a", "3b", "4"], True),
        (["1", "", "2", "3", ""], True),
        (["1", "2", "3", "8 = (5+7+9)*"], True),
        (["0", "1", "2"], True),
        (["1", "2"], True),
        (["1"], False),
        (["1", "", "", ""], False),
        (["3", "4", "5", "6"], False),
        (["4", "3", "2", "1"], False),
        (["1", "Dinas", "3", "4"], False),
        (["1", "2", "60"], False),
        (["2", "11", "40"], True),
        (["2", "11", "41"], False),
        (["11%", "12%", "13%"], False),
        (["2021", "2022", "2023"], False),
        (["1", "12", "13", "2", "3", "4", "2", "3", "", "", "", ""], False),
        (["", "", ""], False),
    ],
)
def test_number_rows(texts: list[str], is_one: bool) -> None:
    assert is_number_row(texts) is is_one


def test_a_number_row_ends_the_header() -> None:
    header = header_of([["Kode", "Nama"], ["x", "y"], ["1", "2"], ["2.17", "Dinas"]])
    assert header == Header(3, (("Kode", "x"), ("Nama", "y")), ("1", "2"))


def test_paths_lead_from_the_group_to_the_column() -> None:
    header = header_of(
        [["Kode", "Target", None, "Pagu"], [None, "Renstra", "Renja", None], ["2.17", "5", "6", "100.000"]],
        {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)},
    )
    assert header.rows == 2
    assert header.paths == (("Kode",), ("Target", "Renstra"), ("Target", "Renja"), ("Pagu",))


def test_years_below_a_heading_are_headings() -> None:
    """T-C.30 and the table of objectives print the years of the plan there, not always over a number row."""
    header = header_of(
        [["Indikator", "Target", None], [None, "2021", "2022"], ["Jumlah Koperasi", "5", "6"]],
        {(0, 0): (2, 1), (0, 1): (1, 2)},
    )
    assert header.paths == (("Indikator",), ("Target", "2021"), ("Target", "2022"))


def test_years_with_their_distance_from_the_plan_are_headings_too() -> None:
    """ "2022 (th n-2)": most cells of such a header are years, and say nothing about whether it is one."""
    years = ["2022 (th n-2)", "2023 (th n-1)", "2024 (th n)", "Tahun n+1"]
    header = header_of(
        [
            ["Indikator", "IKK", "Target", None, None, None, "Catatan"],
            [None, None, *years, None],
            ["Jumlah Koperasi", "-", "5", "6", "7", "8", "naik"],
        ],
        {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 4), (0, 6): (2, 1)},
    )
    assert header.rows == 2
    assert header.paths[5] == ("Target", "Tahun n+1")


def test_without_numbers_the_spans_tell_how_deep_it_is() -> None:
    """A group over a group over columns: three rows."""
    header = header_of(
        [
            ["Kode", "Target dan Realisasi", None, None],
            [None, "Target", None, "Realisasi"],
            [None, "Kinerja", "Pagu", None],
            ["2.17", "a", "b", "c"],
        ],
        {(0, 0): (3, 1), (0, 1): (1, 3), (1, 1): (1, 2), (1, 3): (2, 1)},
    )
    assert header.rows == 3
    assert header.paths[2] == ("Target dan Realisasi", "Target", "Pagu")


def test_a_wide_heading_as_high_as_the_header_has_no_level_below_it() -> None:
    """ "Kode" over two narrow columns, beside a group of two levels."""
    header = header_of(
        [["Kode", None, "Target", None], [None, None, "Pagu", "Lokasi"], ["2", "17", "5", "x"]],
        {(0, 0): (2, 2), (0, 2): (1, 2)},
    )
    assert header.rows == 2
    assert header.paths == (("Kode",), ("Kode",), ("Target", "Pagu"), ("Target", "Lokasi"))


def test_a_wide_heading_over_a_split_kode_in_a_header_of_one_row() -> None:
    header = header_of(
        [["Kode", None, "Indikator", "Pagu"], ["2", "17", "Jumlah", "5.000"]], {(0, 0): (1, 2)}
    )
    assert header.rows == 1


def test_wide_cells_of_the_body_are_no_headings() -> None:
    """The program's name is as wide as the heading over number and name; its row is not a second level."""
    header = header_of(
        [
            ["No", "Program", None, "Pagu"],
            ["I", "Program Arsip", None, "5.000"],
            ["", "1", "Alih Media", "5.000"],
        ],
        {(0, 1): (1, 2), (1, 1): (1, 2)},
    )
    assert header.rows == 1
    assert header.paths == (("No",), ("Program",), ("Program",), ("Pagu",))


def test_a_header_alone_on_its_page_is_one() -> None:
    header = header_of([["Kode", "Program", "Target", None], [None, None, "Pagu", "Lokasi"]],
                       {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)})  # fmt: skip
    assert header.rows == 2
    assert header.paths[3] == ("Target", "Lokasi")


def test_years_make_a_header_alone_on_its_page_one() -> None:
    header = header_of(
        [["No", "Indikator", "IKK", "Target", None], [None, None, None, "2024 (th n-2)", "2025 (th n-1)"]],
        {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 2)},
    )
    assert header.rows == 0, "two of six cells are known words, two are years"
    header = header_of(
        [["No", "Indikator", "Target", None, None], [None, None, "2024", "2025", "2026 (th n)"]],
        {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3)},
    )
    assert header.rows == 2


def test_a_box_of_labels_is_no_header_alone() -> None:
    assert header_of([["Kode", "Dinas", "Target", "Kecamatan"]]).rows == 0


@pytest.mark.parametrize(
    "rows",
    [
        [["2.17.01", "PROGRAM PENUNJANG", "16.818.270.585"], ["2.17.01.1", "x", "5.000"]],
        [["Kode", "Pagu", "100.000"], ["2.17", "x", "5.000"]],
        [["Dinas", "Kecamatan", "Kota"], ["a", "b", "c"]],
    ],
    ids=["data", "a figure among headings", "words of no heading"],
)
def test_no_header(rows: list[list[str | None]]) -> None:
    header = header_of(rows)
    assert header.rows == 0
    assert not header.has_texts


def test_numbers_below_an_amount_are_data() -> None:
    """A page that goes on with data and prints small numbers in its second row."""
    header = header_of([["2.17", "Program", "16.818.270.585"], ["1", "2", "3"], ["2.18", "x", "5.000"]])
    assert header.rows == 0
