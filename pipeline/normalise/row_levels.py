"""The rungs of the rows of one table whose kode does not tell them, from what is printed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.jenjang import Jenjang
from pipeline.model.kode import FIRST_YEAR, Level
from pipeline.model.table import LogicalTable
from pipeline.model.text import squash
from pipeline.normalise.levels import Look, RungWords, tell_levels
from pipeline.normalise.printed_rows import RowKode, header_text, read_codes
from pipeline.normalise.row_parts import KODE_COLUMNS, NAME_COLUMNS, PrintedRow

RowLevels = Mapping[int, Jenjang]
"""The rung of each row by its `nomor`; `induk` is the `nomor` of another row."""


def read_levels(
    table: LogicalTable, rows: Sequence[PrintedRow], tahun: int | None, sebutan: RungWords
) -> RowLevels:
    """The rungs of the rows of a table without codes of today; empty where one half of it prints any.

    Both halves of a review are one printed row: the name on the right tells the rung where the left half has none.

    Args:
        table: the printed table.
        rows: its rows, totals left out.
        tahun: the year that is planned.
        sebutan: the words that names of a rung begin with.
    """
    codes = [read_codes(rows, column, tahun) for column in KODE_COLUMNS]
    if any(_is_kode(one) for column in codes for one in column):
        return {}
    lowest = _lowest(table, tahun)
    told = tell_levels([_look(row) for row in rows], sebutan, lowest)
    return {
        row.nomor: replace(jenjang, induk=None if jenjang.induk is None else rows[jenjang.induk].nomor)
        for row, jenjang in zip(rows, told, strict=True)
    }


def _is_kode(kode: RowKode | None) -> bool:
    """Whether a kode, be it damaged, is printed; or that of an organisation or account among codes."""
    return kode is None or kode.kode.value is not None or bool(kode.cacat)


def _lowest(table: LogicalTable, tahun: int | None) -> Level:
    """The lowest rung that the table may list: sub kegiatan since the plans of 2021, or where the heading says so."""
    headings = squash(" ".join(header_text(table, name) for name in NAME_COLUMNS))
    is_new_year = tahun is not None and tahun >= FIRST_YEAR
    return Level.SUB_KEGIATAN if is_new_year or "subkegiatan" in headings else Level.KEGIATAN


def _look(row: PrintedRow) -> Look:
    name = next((entry for column in NAME_COLUMNS if not (entry := row.entry(column)).is_empty), None)
    kode = row.entry("kode")
    number = row.entry("no") if kode.is_empty else kode
    if name is None:
        return Look(number.text, "", is_kode=not kode.is_empty)
    return Look(number.text, name.text, name.bold, name.indent, is_kode=not kode.is_empty, fill=name.fill)
