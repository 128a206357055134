from __future__ import annotations

import pytest

from tests.benchmarks.scoring import Rows, cells_right, printed_cells

TRUTH: Rows = (("2.17", "Urusan Koperasi", ""), ("2.17.01", "Program Penunjang", "500.000"))


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (TRUTH, 5),
        ((("2.17", "Urusan\nKoperasi", None), ("2.17.01", "ProgramPenunjang", "500.000")), 5),
        ((("Kode", "Nama", "Pagu"), *TRUTH, ("Kode", "Nama", "Pagu")), 5),
        ((TRUTH[1],), 3),
        ((TRUTH[1], TRUTH[0]), 3),
        ((TRUTH[0], ("2.17.01", "Program", "500.000"), ("", "Penunjang", "")), 4),
        ([["", *row] for row in TRUTH], 0),
        ([row[:2] for row in TRUTH], 4),
        ((), 0),
    ],
    ids=["same", "white space", "headers", "row lost", "order", "torn", "shifted", "column lost", "nothing"],
)
def test_cells_right(read: Rows, right: int) -> None:
    assert cells_right(TRUTH, read) == right


def test_an_empty_cell_is_not_printed() -> None:
    assert printed_cells(TRUTH) == 5
