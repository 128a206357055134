"""What is inferred where rules are missing: columns, rows below a header, a total, rows in some columns only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from pipeline.extract.column_gaps import column_edges, is_prose, phrases, reaches_over
from pipeline.extract.grid import read_grids
from pipeline.extract.group_headings import blocks_of, ends_of_groups
from pipeline.extract.inference import MANY_ROWS, UNRULED, UNSURE_COLUMN, UNSURE_HEADING
from pipeline.extract.lines import Line, set_in_lines, words_of
from pipeline.model.page import PageGeometry, Rules
from pipeline.model.table import Grid
from tests.unit.extract.builders import characters, line, width_of

Text = tuple[str, float, float]
Strip = tuple[float, float, float]
COLUMNS = (100.0, 200.0, 300.0, 400.0)
HEADER = (("Kode", 130.0, 24.0), ("Nama", 230.0, 24.0), ("Pagu", 330.0, 24.0))
FIRST = (("2.17.01", 104.0, 44.0), ("Program", 204.0, 44.0), ("41.250.000", 340.0, 44.0))
SECOND = (("2.17.02", 104.0, 64.0), ("Kegiatan", 204.0, 64.0), ("26.250.000", 340.0, 64.0))


def page(
    texts: Sequence[Text], horizontal: Sequence[Strip] = (), vertical: Sequence[Strip] = ()
) -> PageGeometry:
    rules = Rules(
        np.array(horizontal, dtype=float).reshape(-1, 3), np.array(vertical, dtype=float).reshape(-1, 3)
    )
    return PageGeometry(1, 600, 800, 0, characters(*spaced(texts)), rules, (), "pdfium")


def spaced(texts: Sequence[Text]) -> Iterator[Text]:
    """The words of the texts, 3 pt apart: about the blank of a printed font."""
    for text, x, y in texts:
        for word in text.split(" "):
            yield word, x, y
            x += width_of(word) + 3


def across(*heights: float) -> list[Strip]:
    return [(y, COLUMNS[0], COLUMNS[-1]) for y in heights]


def down(top: float, bottom: float) -> list[Strip]:
    return [(x, top, bottom) for x in COLUMNS]


def only_grid(geometry: PageGeometry) -> Grid:
    (grid,) = read_grids(geometry)[0].grids
    return grid


def doubts(grid: Grid) -> set[str]:
    return {cell.doubt for cell in grid.cells}


def words(*texts: tuple[str, float, float]) -> list[Line]:
    return [line(text, x, bottom) for text, x, bottom in texts]


# --- columns ------------------------------------------------------------------------------------------------


def test_columns_between_horizontal_rules() -> None:
    grid = only_grid(page((*HEADER, *FIRST, *SECOND), across(10, 30, 50, 70)))
    assert grid.texts() == [["Kode", "Nama", "Pagu"], *([t for t, _, _ in row] for row in (FIRST, SECOND))]
    assert grid.method == "pdfium+kolom"
    assert doubts(grid) == {""}


@pytest.mark.parametrize("count", [1, 2])
def test_two_rules_are_no_table(count: int) -> None:
    """The rule below a running head and that above a running foot."""
    assert read_grids(page((*FIRST,), across(*(10.0, 70.0)[:count])))[0].grids == ()


def test_prose_between_rules_is_no_table() -> None:
    text = "Kalimat yang panjang mengisi baris ini sampai ke tepinya"
    geometry = page([(text, 104.0, y) for y in (24.0, 44.0, 64.0)], across(10, 30, 50, 70))
    assert read_grids(geometry)[0].grids == ()


def test_two_columns_that_nearly_touch_are_in_doubt() -> None:
    """The amount leaves 3 pt of white before the next column's share, less than a blank between words may be."""
    wide = [("2.17.03", 104.0, 84.0), ("26.250.000", 247.0, 84.0), ("9%", 300.0, 84.0)]
    rows = [
        [("2.17.01", 104.0, 44.0 + 20 * k), ("Nama", 204.0, 44.0 + 20 * k), ("5%", 300.0, 44.0 + 20 * k)]
        for k in range(15)
        if k != 2
    ]
    texts = [*(text for row in rows for text in row), *wide]
    grid = only_grid(page(texts, across(*(30.0 + 20 * k for k in range(16)))))
    assert {cell.row for cell in grid.cells if cell.doubt == UNSURE_COLUMN} == {2}


def test_a_column_of_a_dash_and_a_heading_beside_it_is_one() -> None:
    rows = [
        words(("No", 2, 20), ("IKK", 60, 20), ("Target", 100, 20)),
        words(("1", 2, 40), ("-", 42, 40), ("90", 102, 40)),
    ]
    assert len(column_edges(rows, 1)) == 2
    assert len(column_edges(rows, 0)) == 3


def test_a_name_that_reaches_over_columns_hides_no_gap() -> None:
    rows = [
        words(("1", 2, 20 + 20 * k), ("Nama", 20, 20 + 20 * k), ("90", 80, 20 + 20 * k)) for k in range(13)
    ]
    rows.append(words(("Program Penunjang Urusan", 20, 400)))
    edges = column_edges(rows, 0)
    assert len(edges) == 2
    assert [reaches_over(rows[-1], edge) for edge in edges] == [False, True]


def test_edges_stand_where_they_are_known_to() -> None:
    rows = [words(("1", 2, 20), ("Nama", 60, 20))]
    assert column_edges(rows, 0, fixed=[40.0]) == (40.0,)
    assert column_edges(rows, 0) == (11.0,)
    assert column_edges([], 0) == ()


def test_phrases_are_words_with_a_blank_between() -> None:
    marks = characters(*spaced((("Jumlah izin 12", 0, 20), ("90 %", 120, 20))))
    row = words_of(set_in_lines(marks, np.zeros(len(marks), dtype=np.int64)))
    assert phrases(row) == ("Jumlah izin 12", "90 %")
    assert is_prose(row[:3], width=80)
    assert not is_prose(row, width=80)
    assert is_prose(words(("Tabel", 0, 20), ("2.1", 30, 20)), width=500)


# --- group headings -----------------------------------------------------------------------------------------


def test_headings_side_by_side_divide_columns_where_each_is_in_the_middle() -> None:
    edges = (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    assert ends_of_groups(((10, 20), (35, 45)), edges) == (30,)
    assert ends_of_groups(((0, 5), (10, 15)), edges) is None


def test_words_of_two_lines_are_one_heading() -> None:
    found = blocks_of(words(("Target", 0, 20), ("Tahun", 2, 32), ("Realisasi", 60, 20)))
    assert found == ((0, 30), (60, 105))


def test_two_group_headings_over_one_rule() -> None:
    low = tuple((text, x, 34.0) for text, x in (("n-1", 120.0), ("n", 220.0), ("n+1", 320.0), ("n+2", 420.0)))
    data = tuple((f"{share} %", x, 54.0) for share, x in ((10, 120.0), (20, 220.0), (30, 320.0), (40, 420.0)))
    texts = (("Kode", 55.0, 24.0), *low, ("2.17", 55.0, 54.0), *data)
    rules = [*((y, 50.0, 500.0) for y in (10.0, 40.0, 60.0)), (24.0, 100.0, 500.0)]
    grid = only_grid(page((("Target", 170.0, 20.0), ("Capaian", 370.0, 20.0), *texts), rules))
    groups = [(cell.text, cell.column, cell.column_span) for cell in grid.cells if cell.column_span > 1]
    assert groups == [("Target", 1, 2), ("Capaian", 3, 2)]
    assert doubts(grid) == {""}
    unclear = only_grid(page((("Target", 104.0, 20.0), ("Capaian", 140.0, 20.0), *texts), rules))
    assert UNSURE_HEADING in doubts(unclear)


# --- below and beside the rules -----------------------------------------------------------------------------


def test_rows_under_a_ruled_header() -> None:
    grid = only_grid(page((*HEADER, *FIRST, *SECOND), across(10, 30), down(10, 30)))
    assert grid.texts()[1:] == [[text for text, _, _ in row] for row in (FIRST, SECOND)]
    assert grid.method == "pdfium+baris+bawah"


def test_a_signature_under_a_box_of_headings_is_no_row() -> None:
    texts = (*HEADER, ("Kepala", 304.0, 44.0), ("Dinas", 304.0, 56.0))
    assert only_grid(page(texts, across(10, 30), down(10, 30))).method == "pdfium"


def test_what_is_far_below_a_header_is_no_row() -> None:
    texts = (*HEADER, *((text, x, y + 60) for text, x, y in FIRST))
    assert only_grid(page(texts, across(10, 30), down(10, 30))).method == "pdfium"


@pytest.mark.parametrize(
    ("label", "x", "amount_x", "is_row"),
    [("JUMLAH", 204.0, 340.0, True), ("Selisih", 204.0, 340.0, False), ("JUMLAH", 104.0, 240.0, False)],
    ids=["a total", "a note of the author", "an amount under no amounts"],
)
def test_a_total_right_below_the_last_row(label: str, x: float, amount_x: float, is_row: bool) -> None:
    texts = (*HEADER, *FIRST, *SECOND, (label, x, 84.0), ("67.500.000", amount_x, 84.0))
    grid = only_grid(page(texts, across(10, 30, 50, 70), down(10, 70)))
    assert ("bawah" in grid.method) is is_row
    assert grid.row_count == (4 if is_row else 3)


def test_rules_missing_in_one_column() -> None:
    rules = [(10.0, 100.0, 400.0), (30.0, 100.0, 400.0), (50.0, 200.0, 400.0), (70.0, 100.0, 400.0)]
    grid = only_grid(page((*HEADER, *FIRST, *SECOND), rules, down(10, 70)))
    assert [row[0] for row in grid.texts()] == ["Kode", "2.17.01", "2.17.02"]
    assert grid.method == "pdfium+baris"


def test_a_merged_name_that_runs_on_over_an_edge_stays_merged() -> None:
    name = (("Program Penunjang x", 104.0, 48.0), ("Urusan", 104.0, 60.0))
    rules = [(10.0, 100.0, 400.0), (30.0, 100.0, 400.0), (50.0, 200.0, 400.0), (70.0, 100.0, 400.0)]
    grid = only_grid(page((*HEADER, *name, *FIRST[1:], *SECOND[1:]), rules, down(10, 70)))
    assert [row[0] for row in grid.texts()] == ["Kode", "Program Penunjang x Urusan", ""]
    assert doubts(grid) == {""}


def test_figures_merged_over_unknown_rows_are_in_doubt() -> None:
    figures = (("1.000", 104.0, 44.0), ("2.000", 104.0, 84.0))
    rules = [(y, 100.0 if y in (10, 30, 90) else 200.0, 400.0) for y in (10.0, 30.0, 50.0, 70.0, 90.0)]
    third = tuple((text, x, 84.0) for text, x, _ in SECOND[1:])
    grid = only_grid(page((*HEADER, *figures, *FIRST[1:], *SECOND[1:], *third), rules, down(10, 90)))
    assert [cell.text for cell in grid.cells if cell.doubt == MANY_ROWS] == ["1.000 2.000"]


def test_a_table_without_rules_is_read_in_doubt() -> None:
    rows = [
        (str(k), 104.0, y, "Nama", 140.0, f"{k}0 %", 240.0, f"{k}.000", 320.0)
        for k, y in ((1, 44), (2, 74), (3, 104))
    ]
    texts = [(row[place], row[place + 1], row[2]) for row in rows for place in (3, 5, 7)]
    texts += [(row[0], row[1], row[2]) for row in rows]
    grid = only_grid(page([(text, float(x), float(y)) for text, x, y in texts]))
    assert grid.texts() == [[str(k), "Nama", f"{k}0 %", f"{k}.000"] for k in (1, 2, 3)]
    assert doubts(grid) == {UNRULED}


def test_two_texts_of_a_row_in_one_column_are_no_table() -> None:
    """The name of one row reaches to where the share of another stands: the white tells of other columns."""
    rows = ((140.0, 175.0, 44.0), (150.0, 240.0, 74.0), (160.0, 240.0, 104.0))
    texts = [
        text
        for name, share, y in rows
        for text in (
            ("1", 104.0, y),
            ("Nama", name, y),
            ("10%", share, y),
            ("1.000", 400.0, y),
            ("2.000", 460.0, y),
        )
    ]
    assert read_grids(page(texts))[0].grids == ()


def test_a_merged_cell_with_more_figures_than_rows_doubts_all_of_them() -> None:
    """The rules part two programs in one column only, and the rows of figures beside them not at all."""
    names = (("Program A", 204.0, 44.0), ("Program B", 204.0, 84.0))
    figures = tuple((f"{number}0,00%", 340.0, 42.0 + 12 * number) for number in range(4))
    rows = [*across(10, 30, 110), (70.0, 100.0, 300.0)]
    grid = only_grid(page((*HEADER, *names, *figures), rows, down(10, 110)))
    assert {cell.text: cell.doubt for cell in grid.cells if cell.row and cell.text} == {
        "Program A": MANY_ROWS,
        "Program B": MANY_ROWS,
        "00,00% 10,00% 20,00% 30,00%": MANY_ROWS,
    }


def test_a_merged_cell_with_two_figures_for_two_rows_is_no_list_of_more() -> None:
    names = (("Program A", 204.0, 44.0), ("Program B", 204.0, 84.0))
    figures = (("10,00%", 340.0, 62.0), ("20,00%", 340.0, 74.0))
    rows = [*across(10, 30, 110), (70.0, 100.0, 300.0)]
    grid = only_grid(page((*HEADER, *names, *figures), rows, down(10, 110)))
    assert not {cell.doubt for cell in grid.cells if cell.text.startswith("Program")} - {""}
