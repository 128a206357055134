"""Filled cells of values in every table: targets, realisations and percentages, each with its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison
from pipeline.model.items import Aligned, align, align_or_not
from pipeline.model.rows import (
    EvaluationRow,
    Indikator,
    PlanRow,
    RowTable,
)
from pipeline.model.values import Target, TargetCell, UnitClass, one_line
from pipeline.rules.shared.comparing import on, on_row, subject_of
from pipeline.rules.shared.once import per_dossier

PERCENTAGES = ("tingkat_realisasi_n2", "tingkat_capaian_renstra")
"""Columns that hold percentages whatever the indicator measures."""


@dataclass(frozen=True, slots=True)
class ValueCell:
    """One filled cell of values.

    `row` holds all filled value cells of its row by field, itself included. `comparison` is about it, still without an
    outcome.
    """

    table: RowTable[Any]
    field: str
    cell: TargetCell
    indikator: tuple[Indikator, ...]
    row: Mapping[str, TargetCell]
    comparison: Comparison

    @property
    def items(self) -> tuple[Target, ...]:
        """What is printed in it, item by item."""
        return self.cell.value or ()

    @property
    def only(self) -> Target | None:
        """Its item where it has a single one."""
        return self.items[0] if len(self.items) == 1 else None

    @property
    def aligned(self) -> Aligned | None:
        """Each of its items with its indicator; None where that cannot be told."""
        return align(self.indikator, self.items)

    @property
    def pairs(self) -> Aligned:
        """Each of its items with its indicator, or all of them with None where that cannot be told."""
        return align_or_not(self.indikator, self.items)

    @property
    def siblings(self) -> tuple[Target, ...]:
        """The single values of the other cells of the row, percentages of columns of their own left out."""
        others = (
            cell.value or ()
            for field, cell in self.row.items()
            if field != self.field and field not in PERCENTAGES
        )
        return tuple(items[0] for items in others if len(items) == 1)

    def class_of(self, item: Target, indikator: Indikator | None) -> UnitClass:
        """What an item measures, NONE where nothing tells it (E-7).

        Its own unit tells it, else its column, its indicator, and at last the other values of the row.
        """
        if item.kelas is not UnitClass.NONE:
            return item.kelas
        if self.field in PERCENTAGES:
            return UnitClass.PERSEN
        if indikator is not None and indikator.kelas is not UnitClass.NONE:
            return indikator.kelas
        if indikator is not None and indikator.diminta is not None:
            return UnitClass.JUMLAH  # a noun that is counted: "Jumlah dokumen"
        classes = {sibling.kelas for sibling in self.siblings if sibling.kelas is not UnitClass.NONE}
        return next(iter(classes)) if len(classes) == 1 else UnitClass.NONE


@per_dossier
def value_cells(dossier: Dossier) -> Iterator[ValueCell]:
    """Every filled cell of values, table by table; of a review both halves."""
    for coded in dossier.halves:
        for node in coded.nodes:
            row = _filled(coded.table, _values(node.row))
            for field, cell in row.items():
                comparison = on(coded, node, field, cell, kode=subject_of(node))
                yield ValueCell(coded.table, field, cell, node.row.indikator.value or (), row, comparison)
    for table in dossier.uncoded:
        for plain in table.rows:
            row = _filled(table, plain.nilai)
            for field, cell in row.items():
                name = one_line(plain.indikator.raw)
                comparison = on_row(table, plain, field, cell, kode=f'"{name}"' if name else "")
                yield ValueCell(table, field, cell, plain.indikator.value or (), row, comparison)


def _values(row: EvaluationRow | PlanRow) -> Mapping[str, TargetCell]:
    if isinstance(row, EvaluationRow):
        return row.nilai
    return {"target": row.target, "target_maju": row.target_maju}


def _filled(table: RowTable[Any], cells: Mapping[str, TargetCell]) -> Mapping[str, TargetCell]:
    return {field: cell for field, cell in cells.items() if table.has(field) and not cell.is_empty}
