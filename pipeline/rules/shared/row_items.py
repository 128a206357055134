"""The values of a row beside the indicators of the same row, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.dossier import (
    AnyNode,
    AnyTable,
    Dossier,
    PlanNode,
    PlanTable,
)
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.items import align
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Indikator, Sisi
from pipeline.model.values import Target, TargetCell, one_line
from pipeline.rules.shared.comparing import label_of, not_judged, on, subject_of, tell
from pipeline.rules.shared.once import per_dossier
from pipeline.rules.shared.tables import named_plans, names_row
from pipeline.rules.shared.target_values import NO_NUMBER


@dataclass(frozen=True, slots=True)
class RowItem:
    """One number of a row with its indicator, None where the row names none, and a comparison without outcome."""

    coded: AnyTable
    node: AnyNode
    indikator: Indikator | None
    target: Target
    comparison: Comparison


def items_of(coded: AnyTable, node: AnyNode, field: str, cell: TargetCell) -> Iterator[RowItem | Comparison]:
    """The numbers of a cell, each with its indicator; what is no number, or cannot be told to be whose, with why."""
    comparison = on(coded, node, field, cell)
    if cell.is_empty:
        yield not_judged(comparison, Alasan.A3, kolom=label_of(field), kode=subject_of(node))
        return
    aligned = align(node.row.indikator.value or (), cell.value or ())
    if aligned is None:
        yield not_judged(comparison, Alasan.A8)
        return
    for indikator, target in aligned:
        about = tell(comparison, indikator=indikator.raw if indikator else node.nama)
        if len(aligned) > 1:
            about = about.but(tertulis=target.raw)
        alasan = NO_NUMBER.get(target.kind) if target.raw else Alasan.A3
        if alasan is None:
            yield RowItem(coded, node, indikator, target, about)
        else:
            yield not_judged(about, alasan, kolom=label_of(field), kode=subject_of(node), tertulis=target.raw)


@per_dossier
def planned_items(dossier: Dossier) -> Iterator[RowItem | Comparison]:
    """The target items of every row of the plan tables; equal halves of a review count once, as the right one."""
    for plan in named_plans(dossier, Sisi, "indikator", "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        right = dossier.right_half_of(plan)
        for node in plan.nodes:
            if not names_item(plan, node) or (
                right is not None and is_repeated(node, right, "indikator", "target")
            ):
                continue
            if node.row.is_blank:
                yield not_judged(on(plan, node, "target", node.row.target), Alasan.A15)
            else:
                yield from items_of(plan, node, "target", node.row.target)


def names_item(coded: AnyTable, node: AnyNode) -> bool:
    """Whether a row is a program, kegiatan or sub kegiatan: its kode or name is not that of an urusan."""
    return names_row(coded, node) and (node.level is None or node.level in PLANNED)


def is_repeated(node: PlanNode, right: PlanTable, *fields: str) -> bool:
    """Whether the right half of a review prints the same kode, and the same in these columns, on the same row."""
    place = right.position.get(node.row.nomor)
    twin = right.nodes[place].row if place is not None else None
    return twin is not None and all(
        one_line(getattr(node.row, field).raw).lower() == one_line(getattr(twin, field).raw).lower()
        for field in ("kode", *fields)
    )


def levels_without_column(dossier: Dossier, plan: AnyTable, field: str) -> frozenset[Level]:
    """Rungs for whose indicator (or target) a plan table has no column and prints none elsewhere either (STR-05)."""
    printed = {column.name for column in dossier.headers[plan.table.nomor].columns}
    if plan.table.sisi is not Sisi.RENCANA or field in printed:
        return frozenset()
    return frozenset(
        level
        for level in PLANNED
        if f"{field}_{level.suffix}" not in printed
        and all(getattr(node.row, field).is_empty for node in plan.at(level))
    )
