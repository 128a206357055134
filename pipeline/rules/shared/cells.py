"""Filled cells of values in every table: targets, realisations and percentages, each with its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.dossier import CodedTable, Dossier
from pipeline.model.finding import Comparison
from pipeline.model.items import Aligned, align
from pipeline.model.rows import EvaluationRow, Indikator, ObjectiveRow, PerformanceRow, PlanRow, RowTable
from pipeline.model.values import Sourced, Target, UnitClass, one_line
from pipeline.rules.shared.comparing import label_of, name_of, no_table, on, place, subject_of, tell

KINDS = ("evaluasi_renja", "kinerja_pelayanan", "review_rkpd", "tujuan_sasaran", "rencana_kerja")
"""The kinds of tables that hold values."""

PERCENTAGES = ("tingkat_realisasi_n2", "tingkat_capaian_renstra")
"""Columns that hold percentages whatever the indicator measures."""

Values = Sourced[tuple[Target, ...]]
PlainRow = PerformanceRow | ObjectiveRow


@dataclass(frozen=True, slots=True)
class ValueCell:
    """One filled cell of values.

    `row` holds all filled value cells of its row by field, itself included. `comparison` is about it, still without an
    outcome.
    """

    table: RowTable[Any]
    field: str
    cell: Values
    indikator: tuple[Indikator, ...]
    row: Mapping[str, Values]
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


def missing_tables(dossier: Dossier) -> Iterator[Comparison]:
    """For each kind of table with values that the document lacks, the reason why it is not judged."""
    return (no_table(kind) for kind in KINDS if not dossier.of_kind(kind))


def value_cells(dossier: Dossier) -> Iterator[ValueCell]:
    """Every filled cell of values, table by table; of a review both halves."""
    coded_tables: tuple[CodedTable[Any], ...] = (*dossier.evaluations, *dossier.plans)
    for coded in coded_tables:
        for node in coded.nodes:
            row = _filled(coded.table, _values(node.row))
            for field, cell in row.items():
                comparison = on(coded, node, field, cell, kode=subject_of(node))
                yield ValueCell(coded.table, field, cell, node.row.indikator.value or (), row, comparison)
    plain_tables: tuple[RowTable[PlainRow], ...] = (*dossier.performances, *dossier.objectives)
    for table in plain_tables:
        for plain in table.rows:
            row = _filled(table, plain.nilai)
            for field, cell in row.items():
                comparison = _about(table, plain, field, cell)
                yield ValueCell(table, field, cell, plain.indikator.value or (), row, comparison)


def _values(row: EvaluationRow | PlanRow) -> Mapping[str, Values]:
    if isinstance(row, EvaluationRow):
        return row.nilai
    return {"target": row.target, "target_maju": row.target_maju}


def _filled(table: RowTable[Any], cells: Mapping[str, Values]) -> Mapping[str, Values]:
    return {field: cell for field, cell in cells.items() if table.has(field) and not cell.is_empty}


def _about(table: RowTable[Any], row: PlainRow, field: str, cell: Values) -> Comparison:
    """A comparison about a cell of a table without codes, whose rows are called by their indicator."""
    nama = one_line(row.indikator.raw)
    comparison = Comparison(place=place(table, field, (cell,)), nama=nama, tertulis=one_line(cell.raw))
    return tell(comparison, tabel=name_of(table), kolom=label_of(field), kode=f'"{nama}"' if nama else "")
