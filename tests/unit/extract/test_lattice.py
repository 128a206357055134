"""What cells a handful of rules enclose. Each case is a trouble of real pages; laws are in `property/`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.extract.lattice import Lattice, find_lattices, separations
from pipeline.extract.squares import join_squares
from pipeline.model.geometry import BBox
from pipeline.model.page import Rules

Strip = tuple[float, float, float]


def lattices(horizontal: Sequence[Strip], vertical: Sequence[Strip]) -> tuple[Lattice, ...]:
    """Lattices of rules `(position, start, end)`."""
    return find_lattices(Rules(np.array(horizontal).reshape(-1, 3), np.array(vertical).reshape(-1, 3)))


def table(across: list[float], down: list[float]) -> tuple[list[Strip], list[Strip]]:
    """Rules of a full table: rows divided at `across`, columns at `down`."""
    return [(y, down[0], down[-1]) for y in across], [(x, across[0], across[-1]) for x in down]


def only(found: tuple[Lattice, ...]) -> Lattice:
    assert len(found) == 1
    return found[0]


def test_a_full_table() -> None:
    lattice = only(lattices(*table([10, 30, 60], [100, 150, 300])))
    assert lattice.spans == ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1))
    assert lattice.row_edges.tolist() == [10, 30, 60]
    assert lattice.column_edges.tolist() == [100, 150, 300]
    box = lattice.boxes[3]
    assert (box.x0, box.top, box.x1, box.bottom) == (150, 30, 300, 60)


@pytest.mark.parametrize(
    ("horizontal", "vertical"),
    [
        ([], []),
        ([(10, 0, 100)], []),
        ([], [(10, 0, 100)]),
        ([(10, 0, 100), (20, 0, 100)], []),
        (*table([10, 30], [0, 100]),),
        ([(10, 0, 100)], [(50, 10, 60)]),
    ],
    ids=["nothing", "a line", "a stroke", "two lines", "a frame", "a cross"],
)
def test_no_table(horizontal: list[Strip], vertical: list[Strip]) -> None:
    """A frame around a page or a picture is one cell: no table."""
    assert lattices(horizontal, vertical) == ()


def test_a_border_that_is_not_drawn_is_where_the_rules_across_end() -> None:
    """Many offices print no border at the right: pdfplumber drops the column."""
    across, down = table([10, 30, 60], [100, 150, 300])
    open_right = only(lattices(across, down[:-1]))
    open_left = only(lattices(across, down[1:]))
    assert open_right.column_edges.tolist() == open_left.column_edges.tolist() == [100, 150, 300]
    assert len(open_right.spans) == len(open_left.spans) == 4


def test_rules_that_stick_out_a_little_make_no_column() -> None:
    """Word draws rules half a border too long, Excel up to 2.4 pt."""
    across = [(y, 98, 304) for y in (10, 30, 60)]
    lattice = only(lattices(across, table([10, 30, 60], [100, 150, 300])[1]))
    assert lattice.column_edges.tolist() == [100, 150, 300]


def test_one_rule_that_sticks_out_far_makes_no_column() -> None:
    """An underline that continues a rule; an open border has at least two such ends."""
    across, down = table([10, 30, 60], [100, 150, 300])
    across[1] = (30, 100, 380)
    assert only(lattices(across, down)).column_edges.tolist() == [100, 150, 300]


def test_an_open_bottom_is_told() -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    lattice = only(lattices(across[:-1], down))
    assert lattice.is_open_bottom
    assert lattice.row_edges.tolist() == [10, 30, 60]
    assert not only(lattices(across, down)).is_open_bottom


def test_a_missing_piece_of_a_rule_joins_two_cells() -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    down[1] = (150, 30, 60)
    assert only(lattices(across, down)).spans == ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1))


@pytest.mark.parametrize(("end", "count"), [(60, 4), (57.5, 4), (50, 3)])
def test_a_rule_must_reach_both_ends_of_a_side(end: float, count: int) -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    down[1] = (150, 10, end)
    assert len(only(lattices(across, down)).spans) == count


def test_a_stray_rule_inside_a_cell_divides_nothing() -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    across.append((45, 170, 220))
    lattice = only(lattices(across, down))
    assert lattice.row_edges.tolist() == [10, 30, 60]
    assert len(lattice.spans) == 4


def test_rules_drawn_twice_are_one_edge() -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    across += [(y + 2.5, x0, x1) for y, x0, x1 in across]
    assert only(lattices(across, down)).row_edges.tolist() == [11.25, 31.25, 61.25]


@pytest.mark.parametrize("is_right", [True, False])
@pytest.mark.parametrize("is_upper", [True, False])
def test_a_corner_that_the_rules_leave_out_is_no_cell(is_upper: bool, is_right: bool) -> None:
    """The outer square has neither its upper nor its outer side: a heading that begins one column later."""
    horizontal, vertical = table([10, 30, 60], [100, 150, 300])
    corner = (0 if is_upper else -1, 1 if is_right else 0)
    edge, row = (10, (30, 60)) if is_upper else (60, (10, 30))
    side, column = (300, (100, 150)) if is_right else (100, (150, 300))
    horizontal[0 if is_upper else -1] = (edge, *column)
    vertical[-1 if is_right else 0] = (side, *row)
    lattice = only(lattices(horizontal, vertical))
    assert len(lattice.spans) == 3
    assert lattice.cell_of[corner] == -1


def test_a_table_open_below_and_at_the_right_keeps_its_last_cell() -> None:
    across, down = table([10, 30, 60], [100, 150, 300])
    lattice = only(lattices(across[:-1], down[:-1]))
    assert len(lattice.spans) == 4
    assert lattice.is_open_bottom


def test_squares_that_form_no_rectangle_are_cut_and_marked() -> None:
    """An L of three squares in a table of nine: nobody knows whose text it is."""
    across, down = table([0, 20, 40, 60], [0, 50, 100, 150])
    across[1] = (20, 50, 150)
    down[1] = (50, 0, 20)
    down.append((50, 40, 60))
    across[2] = (40, 0, 150)
    lattice = only(lattices(across, down))
    assert lattice.irregular
    marked = [lattice.spans[index] for index in sorted(lattice.irregular)]
    assert marked == [(0, 0, 1, 1), (1, 0, 1, 2)]
    assert len(lattice.spans) == 8


def test_tables_one_above_the_other_and_side_by_side_are_apart() -> None:
    parts = [
        table([0, 20, 40], [0, 50, 100]),
        table([60, 80, 100], [0, 50, 100]),
        table([0, 30, 60], [120, 150, 180]),
    ]
    horizontal = [rule for across, _ in parts for rule in across]
    vertical = [rule for _, down in parts for rule in down]
    found = lattices(horizontal, vertical)
    assert [(lattice.bbox.x0, lattice.bbox.top) for lattice in found] == [(0, 0), (120, 0), (0, 60)]


def test_separations_count_pieces_together() -> None:
    """Two halves of a rule cover a side; one half does not."""
    cuts, edge = np.array([0.0, 100.0]), np.array([50.0])
    halves = np.array([[50.0, 0, 50], [50.5, 51, 100]])
    assert separations(halves, edge, cuts).tolist() == [[True]]
    assert separations(halves[:1], edge, cuts).tolist() == [[False]]


def test_two_ticks_at_the_ends_of_a_side_are_no_rule() -> None:
    ticks = np.array([[50.0, 0, 20], [50.0, 80, 100]])
    assert separations(ticks, np.array([50.0]), np.array([0.0, 100.0])).tolist() == [[False]]
    assert separations(ticks, np.array([50.0]), np.array([400.0, 500.0])).tolist() == [[False]]


def test_a_rule_far_from_every_edge_separates_nothing() -> None:
    rules = np.array([[56.0, 0, 100]])
    assert separations(rules, np.array([50.0]), np.array([0.0, 100.0])).tolist() == [[False]]


def test_cells_near_an_area_are_those_that_it_may_reach_into() -> None:
    lattice = only(lattices(*table([0, 20, 40, 60], [0, 50, 100, 150])))
    assert lattice.near(BBox(60, 25, 90, 35)) == [4]
    assert lattice.near(BBox(40, 10, 60, 30)) == [0, 1, 3, 4]
    assert lattice.near(BBox(-30, -30, 500, 500)) == list(range(9))
    assert lattice.near(BBox(200, 0, 300, 60)) == []


def test_squares_joined_along_a_winding_way_are_one_cell() -> None:
    """Each of 30 rows hangs together with the next one at its left or its right end alone."""
    above, beside = np.ones((31, 4), dtype=bool), np.zeros((30, 5), dtype=bool)
    above[1:30:2, 0] = above[2:30:2, -1] = False
    beside[:, [0, -1]] = True
    assert join_squares(above, beside) == (((0, 0, 30, 4),), frozenset())
