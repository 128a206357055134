"""What on a page belongs to nothing."""

from __future__ import annotations

import pytest

from pipeline.extract.lines import Line
from pipeline.extract.ownership import Leftover, find_leftover
from tests.unit.extract.builders import grid, line

# It stands from 100 down to 140 and from 0 to 200 to the right.
TABLE = grid([["a", "b"], ["c", "d"]])
NOTHING = Leftover(0, "")


def row(text: str, bottom: float, pieces: int) -> Line:
    return line(text, bottom=bottom, pieces=pieces)


def test_prose_above_and_below_a_table_is_prose() -> None:
    assert (
        find_leftover([line("Judul tabel", bottom=95), line("Sumber: Dinas", bottom=155)], [TABLE]) == NOTHING
    )


def test_text_at_the_height_of_a_table_but_in_no_cell_is_left_over() -> None:
    assert find_leftover([line("di luar", x=220, bottom=125)], [TABLE]) == Leftover(6, "di luar")


@pytest.mark.parametrize(
    ("middle", "is_beside"), [(100.5, False), (101.5, True), (138.5, True), (139.5, False)]
)
def test_a_line_on_the_outer_rule_is_above_or_below_the_table(middle: float, is_beside: bool) -> None:
    assert bool(find_leftover([line("x", x=220, bottom=middle + 5)], [TABLE]).characters) is is_beside


@pytest.mark.parametrize(("x", "is_total"), [(-60, False), (150, True), (199, True), (201, False)])
def test_a_total_stands_below_the_table_and_not_beside_its_foot(x: float, is_total: bool) -> None:
    assert bool(find_leftover([line("a 1.000", x, 155, pieces=2)], [TABLE]).characters) is is_total


def test_a_total_right_below_a_table_is_left_over() -> None:
    total = row("JUMLAH 18.052.838.475", 155, 2)
    assert find_leftover([total], [TABLE]) == Leftover(20, "JUMLAH 18.052.838.475")


@pytest.mark.parametrize(
    "lines",
    [
        [row("JUMLAH 18.052.838.475", 155, 1)],
        [row("Kepala Dinas", 155, 2)],
        [row("JUMLAH 18.052.838.475", 240, 2)],
    ],
    ids=["a sentence with a figure", "a signature", "far below"],
)
def test_what_only_looks_a_little_like_a_total_is_prose(lines: list[Line]) -> None:
    assert find_leftover(lines, [TABLE]) == NOTHING


def test_rows_of_figures_without_rules_are_left_over() -> None:
    rows = [row(f"{number} Dinas {number}00.000", 300 + 20 * number, 3) for number in (1, 2)]
    assert find_leftover(rows, []) == Leftover(26, "1 Dinas 100.000")
    assert find_leftover(rows[:1], []) == NOTHING  # one line with two tabs is an address or a signature
    assert find_leftover(rows[:1], [TABLE]) == Leftover(13, "1 Dinas 100.000")


def test_rows_without_figures_are_prose() -> None:
    assert find_leftover([row("a b c", 300, 3), row("d e f", 320, 3)], []) == NOTHING


def test_a_line_is_counted_once_however_many_signs_it_shows() -> None:
    beside = line("1 x 100.000", x=210, bottom=125, pieces=3)
    assert find_leftover([beside], [TABLE, TABLE]).characters == 9
