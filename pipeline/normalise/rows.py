"""Logical tables into typed rows: which row is what, and which of its cells says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model.document import Document
from pipeline.model.jenjang import UNTOLD
from pipeline.model.kode import Level
from pipeline.model.rows import (
    EvaluationRow,
    Indikator,
    ObjectiveRow,
    ObjectiveTable,
    PerformanceRow,
    PerformanceTable,
    Rows,
    RowTable,
)
from pipeline.model.table import LogicalTable
from pipeline.model.values import Sourced, TargetCell
from pipeline.normalise.dasar_hukum import read_dasar_hukum
from pipeline.normalise.heading_years import read_heading_year
from pipeline.normalise.kalimat import read_kalimat
from pipeline.normalise.levels import RungWords
from pipeline.normalise.mentions import read_mentions
from pipeline.normalise.naming import read_naming
from pipeline.normalise.number_habits import habits_of, read_habits
from pipeline.normalise.plan_rows import plan_tables
from pipeline.normalise.printed_rows import (
    as_indikator,
    as_targets,
    as_text,
    continuations,
    header_text,
    item_counts,
    printed_rows,
    read_codes,
)
from pipeline.normalise.row_levels import read_levels
from pipeline.normalise.row_parts import PrintedRow
from pipeline.normalise.table_doubts import table_doubts
from pipeline.normalise.tahun import read_periode, read_tahun
from pipeline.normalise.total_rows import is_summary, total_label
from pipeline.normalise.unit_columns import with_units
from pipeline.normalise.units import Units, build_units
from pipeline.settings import Settings

R = TypeVar("R")

_EVALUATION_VALUES = (
    "target_renstra",
    "realisasi_sd_n3",
    "target_n2",
    "realisasi_n2",
    "tingkat_realisasi_n2",
    "target_n1",
    "realisasi_sd_n1",
    "tingkat_capaian_renstra",
)
_YEAR_COLUMNS = ("target_", "realisasi_", "proyeksi_")


def read_rows(document: Document, settings: Settings) -> Rows:
    """Everything the tables and the prose of a document say in figures.

    A table of unknown kind gives no rows. Rows numbered 1, 2, 3 without a kode are rows without kode.
    """
    habits = read_habits(document.tables, settings)
    own = [habits_of(table, habits, settings) for table in document.tables]
    known_units = build_units(settings)
    units = [replace(known_units, habit=one.target) for one in own]
    tables = [
        (nomor, with_units(table), table_doubts(document, table))
        for nomor, table in enumerate(document.tables)
    ]
    plans = [one for one in tables if one[1].kind in ("review_rkpd", "rencana_kerja")]
    evaluations = [one for one in tables if one[1].kind == "evaluasi_renja"]
    performances = [one for one in tables if one[1].kind == "kinerja_pelayanan"]
    objectives = [one for one in tables if one[1].kind == "tujuan_sasaran"]
    tahun = document.identity.tahun
    sebutan = {Level[nama.upper()]: words for nama, words in settings.sebutan_jenjang.items()}
    return Rows(
        plans=tuple(
            plan
            for one in plans
            for plan in plan_tables(
                *one, tahun, units[one[0]], sebutan, own[one[0]].pagu, _heads(document, one[1])
            )
        ),
        evaluations=tuple(_evaluation(*one, tahun, units[one[0]], sebutan) for one in evaluations),
        performances=tuple(_performance(*one, units[one[0]]) for one in performances),
        objectives=tuple(_objectives(*one, units[one[0]]) for one in objectives),
        mentions=read_mentions(document.blocks),
        dasar_hukum=read_dasar_hukum(document.blocks, settings),
        naming=read_naming(document, settings),
        kalimat=read_kalimat(document.blocks),
        periode=read_periode(document.blocks, tahun),
        tahun_disebut=read_tahun(document.blocks, settings),
        gaya_angka=habits,
    )


def _heads(document: Document, table: LogicalTable) -> list[str]:
    """The running heads and feet of a table's pages, each once."""
    pages = (page for page in document.pages if page.page in table.pages)
    return list(dict.fromkeys(text for page in pages for text in page.furniture))


def _evaluation(
    nomor: int,
    table: LogicalTable,
    doubts: tuple[str, ...],
    tahun: int | None,
    units: Units,
    sebutan: RungWords,
) -> RowTable[EvaluationRow]:
    names = [name for name in _EVALUATION_VALUES if table.has(name)]
    rows = [row for row in printed_rows(table) if not total_label(row) and not is_summary(row)]
    codes = read_codes(rows, "kode", tahun)
    levels = read_levels(table, rows, tahun, sebutan)
    typed = (
        EvaluationRow(
            nomor=row.nomor,
            halaman=row.halaman,
            kode=kode.kode,
            cacat=kode.cacat,
            dugaan=kode.dugaan,
            nama=as_text((row.entry("nama"),)),
            indikator=as_indikator(row.entries("indikator"), units),
            lanjutan=continuations(row, ("indikator",), units),
            nilai=_values(row, names, units),
            catatan=as_text(row.entries("catatan")),
            jenjang=levels.get(row.nomor, UNTOLD),
        )
        for row, kode in zip(rows, codes, strict=True)
        if kode is not None
    )
    return _table(nomor, table, tuple(typed), ("kode", "nama", "indikator", *names), doubts)


def _performance(nomor: int, table: LogicalTable, doubts: tuple[str, ...], units: Units) -> PerformanceTable:
    names = _year_columns(table)
    typed = (
        PerformanceRow(
            nomor=row.nomor,
            halaman=row.halaman,
            no=row.entry("no").text.strip(),
            indikator=as_indikator(row.entries("indikator"), units),
            nilai=_values(row, names, units),
        )
        for row in _single_rows(table)
        if not is_summary(row)
    )
    return _table(nomor, table, tuple(typed), ("no", "indikator", *names), doubts)


def _objectives(nomor: int, table: LogicalTable, doubts: tuple[str, ...], units: Units) -> ObjectiveTable:
    names = _year_columns(table)
    typed: list[ObjectiveRow] = []
    tujuan: Sourced[str] | None = None
    sasaran: Sourced[str] | None = None
    for row in _single_rows(table):
        tujuan = _carried(row, "tujuan", tujuan)
        # A sasaran belongs to its tujuan: the next tujuan begins without one.
        sasaran = _carried(row, "sasaran", None if row.is_filled("tujuan") else sasaran)
        indikator: Sourced[tuple[Indikator, ...]] = as_indikator(row.entries("indikator"), units)
        typed.append(
            ObjectiveRow(row.nomor, row.halaman, tujuan, sasaran, indikator, _values(row, names, units))
        )
    return _table(nomor, table, tuple(typed), ("no", "tujuan", "sasaran", "indikator", *names), doubts)


def _table(
    nomor: int, table: LogicalTable, rows: tuple[R, ...], names: Sequence[str], doubts: tuple[str, ...]
) -> RowTable[R]:
    kolom = {name: name for name in names if table.has(name)}
    judul = {name: header_text(table, name) for name in kolom}
    tahun = {name: read_heading_year(text) for name, text in judul.items()}
    return RowTable(nomor, table.kind, table.label, rows, kolom, judul, doubts=doubts, tahun=tahun)


def _single_rows(table: LogicalTable) -> tuple[PrintedRow, ...]:
    """The rows of a table without codes, each by itself; rows of nothing but blanks are left out."""
    return tuple(
        PrintedRow(table, nomor, (row,))
        for nomor, row in enumerate(table.rows)
        if not all(entry.is_empty for entry in row.entries)
    )


def _year_columns(table: LogicalTable) -> list[str]:
    return [column.name for column in table.columns if column.name.startswith(_YEAR_COLUMNS)]


def _values(row: PrintedRow, names: Sequence[str], units: Units) -> Mapping[str, TargetCell]:
    counts = item_counts(row, ("indikator",))
    return {name: as_targets(row.entries(name), counts, units) for name in names}


def _carried(row: PrintedRow, column: str, above: Sourced[str] | None) -> Sourced[str]:
    """The text of a merged cell: its own where it is printed, else that of the row above."""
    own = as_text((row.entry(column),))
    return above if own.is_empty and above is not None else own
