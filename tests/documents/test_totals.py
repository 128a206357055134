"""Totals that are not labelled where names stand: each is a row of its own, not the rest of the row above."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit import read_document
from pipeline.inputs import InputFile
from pipeline.normalise.rows import read_rows
from pipeline.normalise.total_rows import UNLABELLED
from tests.defaults import SETTINGS
from tests.typeset.variants import VARIANTS, Variant

LABELS = {
    "total-in-lokasi-column": "JUMLAH",
    "total-without-label": UNLABELLED,
    "total-without-label-plain": UNLABELLED,
}


@pytest.mark.parametrize("subject", [v for v in VARIANTS if v.recipe.name in LABELS], ids=str)
def test_the_sum_is_a_total_and_no_second_amount_of_the_row_above(subject: Variant, tmp_path: Path) -> None:
    path = tmp_path / "total.pdf"
    path.write_bytes(subject.typeset()[0])
    (plan,) = read_rows(read_document(InputFile("total.pdf", path), SETTINGS), SETTINGS).plans
    (total,) = plan.totals
    assert (total.nama, total.is_grand, total.pagu.raw) == (LABELS[subject.recipe.name], True, "41.250.000")
    assert [row.pagu.raw for row in plan.rows] == ["41.250.000", "26.250.000", "15.000.000"]
