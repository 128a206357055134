from __future__ import annotations

import pytest

from pipeline.model.dossier import Node
from pipeline.model.rows import EvaluationRow
from pipeline.reconcile.dossier import assemble
from pipeline.rules.shared.indicator_rows import further_rows, sure_indicators
from tests.defaults import SETTINGS, rows_of
from tests.rules.builders import make_document, make_table


def first_node(*indikator: str) -> Node[EvaluationRow]:
    """A coded row, and below it rows that hold an indicator only."""
    rows = [("2.17.01", "Program A", indikator[0]), *(("", "", text) for text in indikator[1:])]
    document = make_document([make_table("evaluasi_renja", "Tabel 2.1", ("kode", "nama", "indikator"), rows)])
    return assemble(document, rows_of(document), SETTINGS).evaluations[0].nodes[0]


@pytest.mark.parametrize(
    ("indikator", "goes_on"),
    [
        (("1. Indeks A", "2. Nilai B"), [True]),
        (("1. Indeks A", "2. Nilai B", "3. Nilai C"), [True, True]),
        (("a) Indeks A", "b) Nilai B"), [True]),
        (("Indeks A", "2. Nilai B"), [True]),
        (("- Indeks A", "- Nilai B"), [True]),
        (("Indeks A", "Nilai B"), [False]),
        (("1. Indeks A", "1. Nilai B"), [False]),
        (("1. Indeks A", "Nilai B"), [False]),
    ],
)
def test_a_row_goes_on_where_its_list_mark_is_the_next(
    indikator: tuple[str, ...], goes_on: list[bool]
) -> None:
    assert [row.goes_on for row in further_rows(first_node(*indikator))] == goes_on


def test_only_rows_that_go_on_surely_belong_to_the_kode() -> None:
    node = first_node("1. Indeks A", "2. Nilai B", "Peserta Pelatihan")
    assert [item.form for item in node.row.indikator.value or ()] == ["indeksa", "nilaib", "pesertapelatihan"]
    assert [item.form for item in sure_indicators(node)] == ["indeksa", "nilaib"]
