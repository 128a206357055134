"""A block without rules between rows: where it is cut, where it is left whole, where it is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.row_cuts import NO_DIVISION, Division, divide
from pipeline.extract.row_marks import Column
from pipeline.model.geometry import BBox
from tests.unit.extract.builders import line

WIDTH = 100.0
NAMA = "Penyusunan Dokumen"  # 90 pt wide: no other word fits behind it


def block(*columns: Sequence[tuple[str, float]]) -> list[Column]:
    """Columns side by side, of texts with the place where their letters end."""
    return [
        Column(
            tuple(line(text, 100 * number + 2, bottom) for text, bottom in texts),
            BBox(100.0 * number, 0, 100.0 * number + WIDTH, 500),
        )
        for number, texts in enumerate(columns)
    ]


def cuts(columns: list[Column], *, is_alone: bool = False) -> list[float]:
    division = divide(columns, is_alone=is_alone)
    assert division is not None
    return [round(cut) for cut in division.cuts]


def test_rows_end_where_white_is_wider_than_inside_a_cell() -> None:
    keys = [("2.17.01", 20.0), ("2.17.02", 49.0)]
    names = [(NAMA, 20.0), ("Rencana Perangkat", 32.0), (NAMA, 49.0), ("Evaluasi", 61.0)]
    assert cuts(block(keys, names)) == [36]


def test_a_row_without_key_is_cut_off_by_white_too() -> None:
    keys = [("1", 20.0), ("2", 54.0)]
    names = [
        (NAMA, 20.0),
        ("Rencana", 32.0),
        ("Jumlah", 54.0),
        ("Persentase", 71.0),
        (NAMA, 88.0),
        ("x", 100.0),
    ]
    assert cuts(block(keys, names)) == [38, 58, 74]


def test_a_gap_narrower_than_those_before_keys_leaves_the_row_in_doubt() -> None:
    keys = [("1", 20.0), ("2", 60.0)]
    names = [(NAMA, 20.0), ("Rencana", 32.0), (NAMA, 60.0), ("Rencana", 72.0), ("Lampiran", 87.0)]
    division = divide(block(keys, names), is_alone=True)
    assert division is not None
    assert division.unsure == {2}


TIGHT = [("Padi", 20.0), (NAMA, 32.0), ("Rencana", 44.0), (NAMA, 56.0), ("Jagung", 68.0)]


@pytest.mark.parametrize(
    ("names", "keys", "expected"),
    [
        ([(NAMA, 20.0), ("Rencana", 32.0), ("Padi", 44.0), ("Jagung", 56.0)], [20.0, 44.0, 56.0], [33, 45]),
        (TIGHT, [20.0, 44.0, 68.0], [21, 45]),
    ],
    ids=["at the top", "at the bottom"],
)
def test_rows_with_no_wider_white_follow_the_place_of_their_keys(
    names: list[tuple[str, float]], keys: list[float], expected: list[int]
) -> None:
    amounts = [(f"{number}.000", key) for number, key in enumerate(keys, start=1)]
    columns = block([(str(number), key) for number, key in enumerate(keys, start=1)], names, amounts)
    division = divide(columns, is_alone=True)
    assert division is not None
    assert [round(cut) for cut in division.cuts] == expected
    assert not division.crowded


def test_keys_in_the_middle_of_tight_rows_leave_all_of_them_in_doubt() -> None:
    names = [(NAMA, 20.0), ("Rencana", 32.0), ("Padi", 44.0), (NAMA, 56.0), ("Rencana", 68.0)]
    keys, amounts = (
        [("1", 26.0), ("2", 44.0), ("3", 62.0)],
        [("1.000", 26.0), ("2.000", 44.0), ("3.000", 62.0)],
    )
    division = divide(block(keys, names, amounts), is_alone=True)
    assert division == Division((33, 45), crowded=frozenset({0, 1, 2}))


def test_rows_that_may_begin_at_two_places_are_not_told_apart() -> None:
    names = [(NAMA, height) for height in (20.0, 32.0, 44.0, 56.0)]
    columns = block([("1", 20.0), ("2", 44.0)], names, [("1.000", 20.0), ("2.000", 44.0)])
    assert divide(columns, is_alone=True) is None


def test_a_line_that_need_not_have_wrapped_leaves_its_row_in_doubt() -> None:
    heights = [20.0 + 12 * number for number in range(6)]
    names = [*((NAMA, height) for height in heights), ("Satu", 92.0), ("Dua", 104.0)]
    keys = [(str(number), height) for number, height in enumerate(heights, start=1)]
    division = divide(block(keys, names, keys), is_alone=True)
    assert division is not None
    assert division.crowded == {5}


def test_a_row_between_rules_that_lists_items_stays_whole() -> None:
    """Several indicators and targets under one kode, with an empty line between them."""
    columns = block(
        [("2.17.01", 20.0)],
        [("1. Indeks", 20.0), ("2. Nilai", 44.0), ("3. Angka", 68.0)],
        [("85 %", 20.0), ("90 %", 44.0), ("95 %", 68.0)],
    )
    assert divide(columns, is_alone=False) == NO_DIVISION


def test_a_kode_cut_in_two_lines_is_one_row() -> None:
    wide = "2.17.01.1.05.0001234"  # no room for more
    columns = block([(wide, 20.0), ("1", 32.0)], [(NAMA, 20.0), ("Evaluasi", 32.0)], [("1.000", 20.0)])
    assert divide(columns, is_alone=False) == NO_DIVISION


def test_amounts_side_by_side_without_a_key_are_several_rows_nobody_can_tell_apart() -> None:
    names = [("Padi", 20.0), ("Jagung", 32.0)]
    amounts = [("1.000", 20.0), ("2.000", 32.0)]
    assert divide(block(names, amounts, amounts), is_alone=False) is None
    assert divide(block(names, amounts), is_alone=False) == NO_DIVISION


def test_rows_without_keys_are_told_by_their_figures_in_a_table_that_rules_nothing() -> None:
    names = [("Padi", 20.0), ("Jagung", 37.0), ("Kedelai", 54.0)]
    shares = [("10 %", 20.0), ("20 %", 37.0), ("30 %", 54.0)]
    assert cuts(block(names, shares), is_alone=True) == [24, 40]
    assert divide(block(names, shares), is_alone=False) == NO_DIVISION


def test_two_amounts_in_one_column_are_never_one_row() -> None:
    columns = block(
        [("1", 20.0), ("2", 54.0)],
        [(NAMA, 20.0), ("Rencana", 32.0), (NAMA, 54.0), ("Rencana", 66.0)],
        [("1.000", 20.0), ("5.000", 32.0), ("2.000", 54.0)],
    )
    assert divide(columns, is_alone=False) is None


def test_one_line_is_one_row() -> None:
    assert divide(block([("1", 20.0)], [(NAMA, 20.0)]), is_alone=True) == NO_DIVISION
