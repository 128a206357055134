"""Codes that stand on several rows of one table: one item told twice, or one item in several parts."""

from __future__ import annotations

from enum import Enum

from pipeline.model.dossier import AnyNode, AnyTable
from pipeline.model.rows import CodedRow, EvaluationRow, PlanRow
from pipeline.model.values import one_line


class Repeat(Enum):
    """What several rows of one kode are."""

    SINGLE = "one row"
    PARTS = "rows that differ in lokasi, sumber dana, unit or indikator only"
    CONFLICT = "rows of different names"
    COPY = "rows that are the same throughout"


def repeat_of(nodes: tuple[AnyNode, ...]) -> Repeat:
    """What the rows of one kode are."""
    if len(nodes) < 2:
        return Repeat.SINGLE
    if len({node.row.nama.value for node in nodes if node.row.nama.value}) > 1:
        return Repeat.CONFLICT
    contents = [_content(node.row) for node in nodes]
    return Repeat.COPY if len(set(contents)) < len(contents) else Repeat.PARTS


def is_disputed(coded: AnyTable, node: AnyNode) -> bool:
    """Whether KOD-07 finds fault with the rows of this kode, so that it is not known which of them count."""
    if node.kode is None:
        return False
    return repeat_of(coded.by_kode[node.kode.text]) in (Repeat.CONFLICT, Repeat.COPY)


def _content(row: CodedRow) -> tuple[str, ...]:
    texts = [row.nama.raw, row.indikator.raw]
    if isinstance(row, PlanRow):
        texts += [row.target.raw, row.lokasi.raw, row.pagu.raw, row.sumber_dana.raw]
    elif isinstance(row, EvaluationRow):
        texts += [row.nilai[name].raw for name in sorted(row.nilai)]
    return tuple(one_line(text).lower() for text in texts)
