"""Where indicators stand: each text of a row with its values by year and measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.model.dossier import CodedTable, EvaluationTable, Node, PlanTable
from pipeline.model.indicators import IndicatorPlace, Period, Ukuran, YearValue, sections
from pipeline.model.items import align
from pipeline.model.kode import Kode, Level
from pipeline.model.name_keys import NameKey, by_item
from pipeline.model.rows import (
    BLANK_ITEM,
    CodedRow,
    EvaluationRow,
    Indikator,
    PlanRow,
    RowTable,
    UncodedRow,
    UncodedTable,
)
from pipeline.model.values import Sourced, Target, TargetCell, TargetKind

R = TypeVar("R", EvaluationRow, PlanRow)

LEVELS = (Level.PROGRAM, Level.KEGIATAN)
"""The rungs whose indicators have a series of years; a sub kegiatan's follow the budget."""

_EVALUATION = {
    "realisasi_sd_n3": Ukuran.REALISASI,
    "target_n2": Ukuran.TARGET,
    "realisasi_n2": Ukuran.REALISASI,
    "target_n1": Ukuran.TARGET,
    "target_renstra": Ukuran.TARGET,
}
_CUMULATIVE = "realisasi_sd_n3"
_YEAR_COLUMN = re.compile(r"(?P<ukuran>target|realisasi)_(?P<tahun>\d{4})")

Cells = Mapping[str, TargetCell]
"""The cells of one row by column."""


def evaluation_places(evaluation: EvaluationTable, tahun: int | None) -> Iterator[IndicatorPlace]:
    """The indicators of an evaluation table.

    Its Renstra column is of a year only where that is the planned one: it often holds the target of a whole period.
    """
    periods = {}
    for kolom, ukuran in _EVALUATION.items():
        heading = evaluation.table.tahun.get(kolom)
        year = heading.in_calendar(tahun) if heading else None
        if year is not None and (kolom != "target_renstra" or year == tahun):
            periods[kolom] = Period(year, ukuran)
    for item, node in _nodes(evaluation):
        cells = {kolom: node.row.nilai[kolom] for kolom in _EVALUATION if kolom in node.row.nilai}
        for indikator, columns in _items(node.row.indikator, cells):
            yield _place(evaluation.table, node.row, indikator, columns, periods, item)


def plan_places(plan: PlanTable, tahun: int | None) -> Iterator[IndicatorPlace]:
    """The indicators of a plan table, with the target of the planned year."""
    periods = {} if tahun is None else {"target": Period(tahun, Ukuran.TARGET)}
    for item, node in _nodes(plan):
        cells = {"target": node.row.target} if plan.table.has("target") else {}
        for indikator, columns in _items(node.row.indikator, cells):
            yield _place(plan.table, node.row, indikator, columns, periods, item)


def uncoded_places(table: UncodedTable) -> tuple[IndicatorPlace, ...]:
    """The indicators of a table without codes; one that is printed several times (KIN-07) is one.

    Of its repeated cells the filled one counts, and none where they contradict each other.
    """
    found: dict[tuple[str, str, str], IndicatorPlace] = {}
    for row, heading in zip(table.rows, sections(table.rows), strict=True):
        periods = {
            kolom: Period(int(year["tahun"]), Ukuran(year["ukuran"]))
            for kolom in row.nilai
            if (year := _YEAR_COLUMN.fullmatch(kolom)) is not None
        }
        cells = {kolom: row.nilai[kolom] for kolom in periods}
        for indikator, columns in _items(row.indikator, cells):
            place = _place(table, row, indikator, columns, periods)
            key = (indikator.form, indikator.satuan, heading)
            found[key] = _merged(found[key], place, periods) if key in found else place
    return tuple(found.values())


def _nodes(coded: CodedTable[R]) -> Iterator[tuple[Kode | NameKey, Node[R]]]:
    """The rows of programs and kegiatan by what they are known by.

    Of one on several rows (one per unit) it is not told which is meant.
    """
    for item, nodes in by_item(coded):
        if nodes[0].level in LEVELS and len(nodes) == 1:
            yield item, nodes[0]


def _place(
    table: RowTable[Any],
    row: CodedRow | UncodedRow,
    indikator: Indikator,
    columns: Mapping[str, YearValue],
    periods: Mapping[str, Period],
    item: Kode | NameKey | None = None,
) -> IndicatorPlace:
    values = {periods[kolom]: value for kolom, value in columns.items() if kolom in periods}
    return IndicatorPlace(table, (row,), indikator, columns, values, item)


def _items(
    indikator: Sourced[tuple[Indikator, ...]], cells: Cells
) -> Iterator[tuple[Indikator, Mapping[str, YearValue]]]:
    """Each indicator of a row with its own values by column."""
    items = indikator.value or ()
    targets = {kolom: _item_targets(items, cell) for kolom, cell in cells.items()}
    for index, item in enumerate(items):
        if item.form:
            yield (
                item,
                {
                    kolom: YearValue(kolom, cell, targets[kolom][index], kolom == _CUMULATIVE)
                    for kolom, cell in cells.items()
                },
            )


def _item_targets(items: Sequence[Indikator], cell: TargetCell) -> Sequence[Target | None]:
    """The value of each indicator in one cell, None where it cannot be told."""
    targets = cell.value or ()
    if cell.is_empty:
        return [BLANK_ITEM] * len(items)
    if len(targets) == 1 and targets[0].kind is TargetKind.NIL:
        return [targets[0]] * len(items)
    aligned = align(items, targets)
    return [None] * len(items) if aligned is None else [target for _, target in aligned]


def _merged(one: IndicatorPlace, other: IndicatorPlace, periods: Mapping[str, Period]) -> IndicatorPlace:
    columns = {kolom: _filled(value, other.columns[kolom]) for kolom, value in one.columns.items()}
    values = {periods[kolom]: value for kolom, value in columns.items()}
    return replace(one, rows=(*one.rows, *other.rows), columns=columns, values=values)


def _filled(one: YearValue, other: YearValue) -> YearValue:
    if not one.is_filled:
        return other
    is_equal = one.target is not None and other.target is not None and one.target.value == other.target.value
    return one if not other.is_filled or is_equal else replace(one, target=None)
