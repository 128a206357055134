"""No rule breaks on a document that lacks tables or columns, or holds nonsense."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from pipeline.model.document import Document
from pipeline.model.table import Entry, LogicalTable, TableRow
from tests.rules.builders import make_document, run_audit
from tests.rules.sample import LABELS, sample_blocks, sample_table

ROWS = 14  # enough for two kegiatan of each coded table
SUBSETS = [kinds for size in range(len(LABELS) + 1) for kinds in combinations(LABELS, size)]
COLUMNS = [(kind, column.name) for kind in LABELS for column in sample_table(kind).columns]


def short(kind: str) -> LogicalTable:
    table = sample_table(kind)
    return replace(table, rows=table.rows[:ROWS])


def without_column(table: LogicalTable, name: str) -> LogicalTable:
    index = table.index_of(name)
    assert index is not None
    columns = table.columns[:index] + table.columns[index + 1 :]
    rows = tuple(replace(row, entries=row.entries[:index] + row.entries[index + 1 :]) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def broken_rules(document: Document) -> list[str]:
    audit, _ = run_audit(document)
    assert all(line.dinilai == line.lolos + line.temuan for line in audit.coverage)
    return [line.alasan for line in audit.coverage if "tidak dapat dijalankan" in line.alasan]


@pytest.mark.parametrize("kinds", SUBSETS, ids="+".join)
def test_any_tables_may_be_missing(kinds: tuple[str, ...]) -> None:
    assert not broken_rules(make_document([short(kind) for kind in kinds], sample_blocks()))


@pytest.mark.parametrize(("kind", "column"), COLUMNS)
def test_any_column_may_be_missing(kind: str, column: str) -> None:
    tables = [without_column(short(k), column) if k == kind else short(k) for k in LABELS]
    assert not broken_rules(make_document(tables))


@pytest.mark.parametrize(
    "text", ["", "-", "???", "1", "2.17.01.1.01.0001", "TOTAL", "1. a 2. b", "\n", "5 Persen"]
)
def test_any_text_may_stand_everywhere(text: str) -> None:
    def filled(table: LogicalTable) -> LogicalTable:
        rows = tuple(TableRow(1, tuple(Entry(text, ()) for _ in table.columns)) for _ in range(3))
        return replace(table, rows=rows)

    assert not broken_rules(make_document([filled(short(kind)) for kind in LABELS]))


def test_several_tables_of_every_kind() -> None:
    assert not broken_rules(make_document([short(kind) for kind in LABELS] * 3, sample_blocks()))


def test_two_plan_tables_that_share_the_plan_are_one_plan() -> None:
    """An agency may print its plan in parts; a kode in any part is planned."""
    plan = sample_table("rencana_kerja")
    parts = [replace(plan, rows=plan.rows[:40]), replace(plan, rows=plan.rows[40:])]
    others = [sample_table(kind) for kind in LABELS if kind != "rencana_kerja"]
    audit, _ = run_audit(make_document([*others, *parts], sample_blocks()))
    assert not [
        f.kode for f in audit.findings if f.aturan in ("KOD-11", "TGT-05") and f.kode.startswith("2.17.08")
    ]
    assert not [f for f in audit.findings if f.aturan == "NAR-01"]
