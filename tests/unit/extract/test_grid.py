"""Rules and characters of one page become grids: which text stands in which cell, and which rows there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.grid import CROSSING, read_grids
from pipeline.model.page import PageGeometry, Rules, Shades, no_shades
from pipeline.model.table import Grid
from tests.unit.extract.builders import characters

Strip = tuple[float, float, float]

COLUMNS = [100.0, 200.0, 300.0]
TWO_ROWS = (("kode", 110.0, 22.0), ("nama", 210.0, 22.0), ("2.17", 110.0, 42.0), ("Program", 210.0, 42.0))


def read(
    texts: Sequence[tuple[str, float, float]], rows: Sequence[float], end: float, shades: Shades | None = None
) -> Grid:
    """The grid of columns `COLUMNS` that reach down to `end`, with a rule at each of `rows`."""
    rules = Rules(
        np.array([(y, COLUMNS[0], COLUMNS[-1]) for y in rows]),
        np.array([(x, rows[0], end) for x in COLUMNS]),
    )
    behind = shades or no_shades()
    page = PageGeometry(1, 600, 800, 0, characters(*texts), rules, (), "pdfium", shades=behind)
    (grid,) = read_grids(page)[0].grids
    return grid


def test_each_cell_holds_the_text_inside_it() -> None:
    grid = read(TWO_ROWS, [10, 30, 50], end=50)
    assert grid.texts() == [["kode", "nama"], ["2.17", "Program"]]
    assert not grid.open_bottom


def test_a_cell_has_the_colour_that_is_painted_last_behind_it() -> None:
    """A blue row under a header of nearly white; a grey bar over half of the row's second cell is not its corner."""
    shades = Shades(
        np.array([(100.0, 10.0, 300.0, 30.0), (100.0, 30.0, 300.0, 50.0), (260.0, 40.0, 300.0, 50.0)]),
        np.array([(252.0, 252.0, 252.0), (189.0, 215.0, 238.0), (128.0, 128.0, 128.0)]),
    )
    grid = read(TWO_ROWS, [10, 30, 50], end=50, shades=shades)
    assert [cell.fill for cell in grid.cells] == ["", "", "BDD7EE", "BDD7EE"]


def test_a_row_torn_by_the_page_break_stays_open() -> None:
    grid = read(TWO_ROWS, [10, 30], end=50)
    assert grid.texts() == [["kode", "nama"], ["2.17", "Program"]]
    assert grid.open_bottom


def test_a_frame_that_runs_on_to_the_end_of_the_page_is_no_row() -> None:
    """Browsers draw it where a table with a frame of its own breaks before a row."""
    grid = read(TWO_ROWS, [10, 30, 50], end=64)
    assert grid.texts() == [["kode", "nama"], ["2.17", "Program"]]
    assert grid.row_edges == (10, 30, 50)
    assert grid.bbox.bottom == 50
    assert not grid.open_bottom


def test_an_empty_row_with_all_its_rules_stays() -> None:
    grid = read(TWO_ROWS, [10, 30, 50, 64], end=64)
    assert grid.texts() == [["kode", "nama"], ["2.17", "Program"], ["", ""]]


def test_a_word_over_a_rule_goes_whole_to_the_cell_that_holds_most_of_it() -> None:
    grid = read((("12.345.678.901", 150, 22), ("2.17", 110, 42), ("Program", 210, 42)), [10, 30, 50], end=50)
    assert grid.texts()[0] == ["12.345.678.901", ""]
    assert [cell.doubt for cell in grid.cells] == [CROSSING, CROSSING, "", ""]
