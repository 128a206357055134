"""Grids of single pages to logical tables: does the table go on, and is its first row torn?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.extract.header import Header
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.stitch import is_later_sheet, same_header, stitch
from pipeline.extract.torn import TWO_ROWS
from pipeline.model.table import OTHER_COLUMNS, OTHER_YEARS, Grid, LogicalTable
from tests.unit.extract.builders import grid, line

HEAD: list[str | None] = ["Kode", "Program", "Pagu"]
NUMBERS: list[str | None] = ["1", "2", "3"]
FIRST: list[list[str | None]] = [HEAD, NUMBERS, ["2.17.01", "Penunjang", "5.000"]]
EDGES = (30, 90, 190, 290)


def placed(found: Grid, *before: str) -> PlacedGrid:
    """The grid with a line for each of its cells, 2 pt inside the cell."""
    lines = {
        place: [line(text, cell.bbox.x0 + 2, cell.bbox.bottom - 2) for text in cell.lines]
        for place, cell in enumerate(found.cells)
    }
    return PlacedGrid(found, lines, before)


def page(
    number: int,
    rows: Sequence[Sequence[str | None]],
    *before: str,
    edges: Sequence[float] = EDGES,
    top: float = 100,
) -> PlacedGrid:
    return placed(grid(rows, page=number, column_edges=edges, top=top), *before)


def is_heading(text: str) -> bool:
    return text.lower() in ("kode", "program", "pagu", "target", "lokasi", "indikator")


def tables(*parts: PlacedGrid) -> tuple[LogicalTable, ...]:
    return stitch(parts, is_heading)


def rows(table: LogicalTable) -> list[tuple[str, ...]]:
    return [tuple(entry.text for entry in row.entries) for row in table.rows]


# --- one table or two ---------------------------------------------------------------------------------------


def test_header_and_numbers_are_no_rows() -> None:
    (found,) = tables(page(1, FIRST))
    assert rows(found) == [("2.17.01", "Penunjang", "5.000")]
    assert found.number_row == ("1", "2", "3")
    assert [column.header for column in found.columns] == [("Kode",), ("Program",), ("Pagu",)]
    assert [column.name for column in found.columns] == ["1", "2", "3"]


def test_a_repeated_header_is_dropped() -> None:
    (found,) = tables(page(1, FIRST), page(2, [HEAD, NUMBERS, ["2.17.02", "Lain", "7.000"]]))
    assert [row[0] for row in rows(found)] == ["2.17.01", "2.17.02"]
    assert found.pages == (1, 2)


def test_a_repeated_header_of_unknown_words_is_dropped() -> None:
    head: list[str | None] = ["Nmr", "Uraian", "Jml"]
    first = page(1, [head, NUMBERS, ["2.17.01", "Penunjang", "5.000"]])
    (found,) = tables(first, page(2, [head, ["2.17.02", "Lain", "7.000"]]))
    assert [row[0] for row in rows(found)] == ["2.17.01", "2.17.02"]
    (found,) = tables(first, page(2, [["Nmr", "lain", "lain"], ["2.17.02", "Lain", "7.000"]]))
    assert [row[0] for row in rows(found)] == ["2.17.01", "Nmr", "2.17.02"]


def test_repeated_numbers_without_header_are_dropped() -> None:
    (found,) = tables(
        page(1, FIRST), page(2, [["2.17.02", "Lain", "7.000"], NUMBERS, ["2.17.03", "x", "1.000"]])
    )
    assert [row[0] for row in rows(found)] == ["2.17.01", "2.17.02", "2.17.03"]


def test_a_page_without_header_goes_on_with_the_columns() -> None:
    (found,) = tables(page(1, FIRST), page(2, [["2.17.02", "Lain", "7.000"], ["2.17.03", "x", "1.000"]]))
    assert [(row.page, row.entries[0].text) for row in found.rows] == [
        (1, "2.17.01"),
        (2, "2.17.02"),
        (2, "2.17.03"),
    ]


@pytest.mark.parametrize(
    "following",
    [
        page(2, [["2.17.02", "Lain", "7.000"], ["2.17.03", "x", "1.000"]], "Tabel 2.2 Lain"),
        page(2, [["Lokasi", "Indikator", "Target"], NUMBERS, ["2.17.02", "Lain", "7.000"]]),
        page(3, [["2.17.02", "Lain", "7.000"], ["2.17.03", "x", "1.000"]]),
        page(2, [["2.17.02", "Lain", "7.000"], ["2.17.03", "x", "1.000"]], edges=(30, 120, 150, 290)),
    ],
    ids=["a caption between", "other headings", "a page between", "other columns"],
)
def test_another_table(following: PlacedGrid) -> None:
    assert len(tables(page(1, FIRST), following)) == 2


def test_title_rows_that_a_spreadsheet_repeats_do_not_divide() -> None:
    title = "Rencana Tahun 2024"
    second = page(2, [HEAD, NUMBERS, ["2.17.02", "Lain", "7.000"]], title)
    assert len(tables(page(1, FIRST, title), second)) == 1
    assert len(tables(page(1, FIRST), second)) == 2


def test_a_page_may_end_with_the_header() -> None:
    (found,) = tables(
        page(1, [HEAD]), page(2, [["2.17.01", "Penunjang", "5.000"], ["2.17.02", "Lain", "7.000"]])
    )
    assert rows(found) == [("2.17.01", "Penunjang", "5.000"), ("2.17.02", "Lain", "7.000")]
    assert [column.header for column in found.columns] == [("Kode",), ("Program",), ("Pagu",)]


def test_a_header_printed_once_more_inside_a_page_is_no_row() -> None:
    (found,) = tables(page(1, [*FIRST, HEAD, ["2.17.02", "Lain", "7.000"]]))
    assert rows(found) == [("2.17.01", "Penunjang", "5.000"), ("2.17.02", "Lain", "7.000")]


def test_tables_side_by_side_are_two() -> None:
    left, right = page(1, FIRST), page(1, FIRST, edges=(330, 390, 490, 590))
    assert len(tables(left, right)) == 2


@pytest.mark.parametrize(("top", "count"), [(160, 1), (300, 1), (130, 2)])
def test_a_part_below_on_the_same_page_goes_on(top: float, count: int) -> None:
    """The first part stands from 100 to 160; one that begins higher stands somewhere else."""
    below = page(1, [["2.17.02", "Lain", "7.000"], ["2.17.03", "x", "1.000"]], top=top)
    assert len(tables(page(1, FIRST), below)) == count


def test_edges_may_shift_a_little_and_the_table_with_them() -> None:
    shifted = page(2, [["2.17.02", "Lain", "7.000"], ["x", "y", "z"]], edges=(50, 113, 208, 310))
    (found,) = tables(page(1, FIRST), shifted)
    assert all(entry.doubt == "" for row in found.rows for entry in row.entries)


def test_a_column_split_on_a_later_page_is_joined_and_doubted() -> None:
    (found,) = tables(
        page(1, FIRST),
        page(2, [["2.17.02", "Lain", "7", ".000"], ["x", "y", "1", "2"]], edges=(30, 90, 190, 240, 290)),
    )
    assert rows(found)[1] == ("2.17.02", "Lain", "7 .000")
    assert {entry.doubt for entry in found.rows[1].entries} == {OTHER_COLUMNS}


def test_a_rule_that_shifts_inside_a_page_moves_no_cell() -> None:
    """From the second row on the last rule but one stands 4 pt further left; the numbers follow once more."""
    later = grid(
        [
            ["2.17.02", "Lain", None, "7.000"],
            ["2.17.03", "Lagi", "8.000", None],
            ["1", "2", "3", None],
        ],
        page=2,
        column_edges=(30, 90, 186, 190, 290),
        spans={(0, 1): (1, 2), (1, 2): (1, 2), (2, 2): (1, 2)},
    )
    (found,) = tables(page(1, FIRST), placed(later))
    assert rows(found)[1:] == [("2.17.02", "Lain", "7.000"), ("2.17.03", "Lagi", "8.000")]


def test_a_last_column_may_be_missing_later() -> None:
    (found,) = tables(page(1, FIRST), page(2, [["2.17.02", "Lain"], ["2.17.03", "x"]], edges=EDGES[:-1]))
    assert rows(found)[1:] == [("2.17.02", "Lain", ""), ("2.17.03", "x", "")]


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        (["Kode", "Program"], [0, 1]),
        (["Program", "Pagu"], [1, 2]),
        (["Program", "Kode"], None),
        (["Kode", "Kode"], None),
    ],
)
def test_a_later_header_may_leave_out_columns_but_not_move_them(
    heading: list[str], columns: list[int] | None
) -> None:
    found = tables(page(1, FIRST), page(2, [heading, ["1", "2"], ["a", "b"]], edges=(30, 130, 260)))
    assert len(found) == (2 if columns is None else 1)
    if columns is not None:
        row = rows(found[0])[1]
        assert [row[place] for place in columns] == ["a", "b"]
        assert sum(map(bool, row)) == 2


YEARS: list[str | None] = ["Kode", "Program 2024", "Pagu 2024"]
OTHER: list[str | None] = ["Kode", "Program 2023", "Pagu 2023"]


def test_a_later_sheet_may_name_other_years_and_is_doubted() -> None:
    """An office changed the years of last year's form on the first sheet only."""
    later = replace(page(2, [OTHER, NUMBERS, ["2.17.02", "Lain", "7.000"]]), is_later_sheet=True)
    (found,) = tables(page(1, [YEARS, NUMBERS, ["2.17.01", "Penunjang", "5.000"]]), later)
    assert [column.header for column in found.columns] == [("Kode",), ("Program 2024",), ("Pagu 2024",)]
    assert [{entry.doubt for entry in row.entries} for row in found.rows] == [{""}, {OTHER_YEARS}]
    assert found.other_headings == ("Kode", "Program 2023", "Pagu 2023")
    assert "Program 2023" in found.headings


def test_without_the_mark_of_a_later_sheet_other_years_are_another_table() -> None:
    other = page(2, [OTHER, NUMBERS, ["2.17.02", "Lain", "7.000"]])
    assert len(tables(page(1, [YEARS, NUMBERS, ["2.17.01", "Penunjang", "5.000"]]), other)) == 2


@pytest.mark.parametrize(
    ("text", "is_later"),
    [
        ("Lembar : 2 dari 3", True),
        ("Lembar 12/12", True),
        ("LEMBAR KE-3 DARI 4", True),
        ("Lembar : 1 dari 3", False),
        ("2 dari 3", False),
        ("Lembar : 2 dari 3 Tahun 2024", False),
    ],
)
def test_marks_of_sheets(text: str, is_later: bool) -> None:
    assert is_later_sheet(text) is is_later


def test_rows_follow_a_header_that_is_alone_on_its_page() -> None:
    (found,) = tables(
        page(1, [HEAD], "Tabel 3.1"), page(2, [["2.17.01", "Penunjang", "5.000"], ["x", "y", "1"]])
    )
    assert rows(found) == [("2.17.01", "Penunjang", "5.000"), ("x", "y", "1")]
    assert found.pages == (1, 2)


def test_empty_rows_of_a_form_are_rows() -> None:
    (found,) = tables(page(1, [HEAD, NUMBERS, ["", "", ""], ["", "", ""]]))
    assert rows(found) == [("", "", "")] * 2


def test_a_row_covered_by_merged_cells_only_is_none() -> None:
    merged = grid(
        [*FIRST[:2], ["2.17", "a", "b"], [None, None, None]], spans={(2, k): (2, 1) for k in range(3)}
    )
    (found,) = tables(placed(merged))
    assert rows(found) == [("2.17", "a", "b")]


# --- torn rows ----------------------------------------------------------------------------------------------

# The second column is 100 wide: this text fills it, and whatever follows did not fit.
FULL = "Penyediaan Jasa Kan"


def after(
    rest: Sequence[str], last: Sequence[str] = ("2.17.01", FULL, "5.000"), *, open_bottom: bool = False
) -> LogicalTable:
    """A table whose second page begins with `rest`, after a row `last`."""
    first = grid([HEAD, NUMBERS, last], page=1, column_edges=EDGES, open_bottom=open_bottom)
    (found,) = tables(placed(first), page(2, [HEAD, NUMBERS, rest, ["2.17.09", "x", "1.000"]]))
    return found


def test_the_rest_of_a_torn_row_is_glued_to_it() -> None:
    found = after(["", "tor dan Rumah Tangga", ""])
    assert rows(found)[0] == ("2.17.01", f"{FULL} tor dan Rumah Tangga", "5.000")
    assert len(found.rows) == 2
    assert [source.page for source in found.rows[0].entries[1].sources] == [1, 2]
    assert found.rows[0].page == 1


def test_a_row_with_a_key_of_its_own_is_a_row() -> None:
    assert len(after(["2.17.02", "Lain", "7.000"]).rows) == 3


def test_a_second_indicator_under_one_kode_is_a_row() -> None:
    """Its text had room behind the one above: nobody wraps there."""
    found = after(["", "b", ""], last=["2.17.01", "a", "5.000"])
    assert rows(found)[:2] == [("2.17.01", "a", "5.000"), ("", "b", "")]


def test_an_open_bottom_is_torn_whatever_fits() -> None:
    found = after(["", "b", ""], last=["2.17.01", "a", "5.000"], open_bottom=True)
    assert rows(found)[0] == ("2.17.01", "a b", "5.000")


def in_tall_rows(
    last: Sequence[str],
    *rests: Sequence[str],
    above: float = 0,
    spacing: float = 12,
    open_bottom: bool = False,
) -> LogicalTable:
    """A table of rows 60 high that goes on with `rests`, a page each.

    Its lines are `spacing` apart, the first `above` below the rule.
    """

    def at_top(number: int, texts: Sequence[str], *, is_open: bool = False) -> PlacedGrid:
        found = grid(
            [HEAD, NUMBERS, texts], page=number, column_edges=EDGES, row_height=60, open_bottom=is_open
        )
        lines = {
            place: [
                line(text, cell.bbox.x0 + 2, cell.bbox.top + above + 12 + spacing * order)
                for order, text in enumerate(cell.lines)
            ]
            for place, cell in enumerate(found.cells)
        }
        return PlacedGrid(found, lines, ())

    later = [at_top(number, rest) for number, rest in enumerate(rests, 2)]
    (found,) = tables(at_top(1, last, is_open=open_bottom), *later)
    return found


@pytest.mark.parametrize("open_bottom", [False, True])
def test_a_row_is_torn_only_where_its_cells_are_full(open_bottom: bool) -> None:
    """ "Sumber Dana Lainnya" in both rows, four lines of room below the first: two rows, whatever is drawn."""
    found = in_tall_rows(["2.17.01", FULL, "5.000"], ["", "tor", ""], open_bottom=open_bottom)
    assert rows(found) == [("2.17.01", FULL, "5.000"), ("", "tor", "")]


def test_text_below_an_empty_cell_with_room_begins_a_row() -> None:
    found = in_tall_rows(["", "\n".join([FULL] * 5), ""], ["", "", "7.000"])
    assert len(found.rows) == 2


def test_room_below_a_text_in_the_middle_tells_nothing() -> None:
    found = in_tall_rows(["2.17.01", FULL, "5.000"], ["", "tor", ""], above=20)
    assert rows(found) == [("2.17.01", f"{FULL} tor", "5.000")]


@pytest.mark.parametrize(("printed", "count"), [(2, 2), (3, 1)])
def test_lines_that_are_moved_together_need_more_room(printed: int, count: int) -> None:
    """Word does not leave the first or the last line of a paragraph alone on a page."""
    found = in_tall_rows(["2.17.01", "\n".join([FULL] * printed), "5.000"], ["", "tor\ndan", ""])
    assert len(found.rows) == count


@pytest.mark.parametrize(("above", "doubt"), [(4, ""), (2, TWO_ROWS)])
def test_a_row_with_almost_enough_room_is_glued_in_doubt(above: float, doubt: str) -> None:
    """Excel leaves the lower border to the next page, so nothing drawn tells whether a short row was torn."""
    text = "\n".join([FULL] * 4)
    found = in_tall_rows(["2.17.01", text, "5.000"], ["", "tor", ""], above=above, open_bottom=True)
    assert len(found.rows) == 1
    assert [entry.doubt for entry in found.rows[0].entries] == ["", doubt, ""]


def test_lines_far_apart_need_more_room() -> None:
    """With double spacing a line is as high as two; what is left below the second of these is less."""
    found = in_tall_rows(["2.17.01", f"{FULL}\n{FULL}", "5.000"], ["", "tor", ""], above=3, spacing=26)
    assert rows(found) == [("2.17.01", f"{FULL} {FULL} tor", "5.000")]


def test_a_row_may_be_torn_over_three_pages() -> None:
    full = "\n".join([FULL] * 4)
    found = in_tall_rows(["2.17.01", full, "5.000"], ["", full, ""], ["", "tor", ""], above=4)
    assert rows(found) == [("2.17.01", " ".join([FULL] * 8 + ["tor"]), "5.000")]


def test_items_of_a_torn_list_keep_their_lines() -> None:
    found = after(["", "2. dua", ""], last=["2.17.01", "1. satu", "5.000"])
    assert rows(found)[0][1] == "1. satu\n2. dua"


def test_an_item_below_a_text_that_is_no_list_goes_on_with_a_blank() -> None:
    found = after(["", "2. dua", ""])
    assert rows(found)[0][1] == f"{FULL} 2. dua"


def test_a_torn_kode_is_one_kode() -> None:
    found = after(["2.0011", "x", ""], last=["2.17.01.1.0", FULL, "5.000"])
    assert rows(found)[0] == ("2.17.01.1.02.0011", f"{FULL} x", "5.000")


def test_two_whole_kode_are_two_rows() -> None:
    assert len(after(["2.17.02", "tor", ""], last=["2.17.01", FULL, ""]).rows) == 3


def test_kode_and_nama_in_one_column_begin_a_row() -> None:
    last, rest = ["2.17.01 Program A", FULL, ""], ["2.17.01.1.01 Kegiatan A", "tor", ""]
    assert len(after(rest, last=last).rows) == 3
    assert len(after(["2.17 kantor", "tor", ""], last=["Sesuai Pasal", FULL, ""]).rows) == 2


@pytest.mark.parametrize("label", ["TOTAL", "Jumlah", "Sub Total"])
def test_a_total_is_no_rest_of_a_row_without_kode(label: str) -> None:
    """The last row may be the second of a sub kegiatan, with another lokasi: its kode cell is empty."""
    amount = "16.818.270.585.000"
    assert len(after([label, "", amount], last=["", FULL, amount]).rows) == 3
    assert len(after(["", label, amount], last=["", FULL, amount]).rows) == 3
    assert len(after(["", f"{label} kantor", amount], last=["", FULL, amount]).rows) == 2


def test_text_in_a_column_that_was_empty_may_belong_to_the_row_above() -> None:
    found = after(["", "tor", "lanjutan"], last=["2.17.01", FULL, ""])
    assert rows(found)[0] == ("2.17.01", f"{FULL} tor", "lanjutan")


def test_rows_torn_inside_a_page_are_no_matter() -> None:
    """Only a page break tears: the same rest in the middle of a page is a row."""
    (found,) = tables(page(1, [*FIRST[:2], ["2.17.01", FULL, "5.000"], ["", "tor", ""]]))
    assert len(found.rows) == 2


# --- headers ------------------------------------------------------------------------------------------------


def header(*paths: tuple[str, ...]) -> Header:
    return Header(1, paths, ())


def test_headers_are_the_same_whatever_the_blanks() -> None:
    one = header(("Kode",), ("Target Renja", "Tahun 2024"))
    assert same_header(one, header(("K o d e",), ("TARGET\nRENJA", "Tahun2024")))
    assert not same_header(one, header(("Kode",), ("Target Renja", "Tahun 2025")))
    assert not same_header(one, header(("Kode",)))


def test_one_column_of_eight_may_differ() -> None:
    eight = [(f"kolom {number}",) for number in range(8)]
    assert same_header(header(*eight), header(*eight[:-1], ("salah ketik",)))
    assert not same_header(header(*eight), header(*eight[:-2], ("salah",), ("ketik",)))
    assert not same_header(header(*eight[:7]), header(*eight[:6], ("salah ketik",)))


def test_a_later_page_may_repeat_the_lowest_level_only() -> None:
    full = header(("Kode",), ("Target", "Renja"))
    assert same_header(full, header(("Kode",), ("Renja",)))
    assert not same_header(header(("Kode",), ("Renja",)), full)
