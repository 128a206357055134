"""Plan tables: the two halves of the review, and the plan itself with the target of each row's own level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from pipeline.model.figures import ZERO
from pipeline.model.geometry import TOUCHING
from pipeline.model.jenjang import UNTOLD
from pipeline.model.kode import Level
from pipeline.model.number_style import NumberHabit
from pipeline.model.rows import PlanRow, RowTable, Sisi, TotalRow
from pipeline.model.table import LogicalTable
from pipeline.model.values import Problem, Sourced
from pipeline.normalise.amounts import AmountReading, rupiah_multiplier
from pipeline.normalise.heading_years import read_heading_year
from pipeline.normalise.levels import RungWords
from pipeline.normalise.numbers import amounts_in, is_nil
from pipeline.normalise.printed_rows import (
    RowKode,
    as_indikator,
    as_lokasi,
    as_pagu,
    as_targets,
    as_text,
    continuations,
    header_text,
    item_counts,
    printed_rows,
    read_codes,
)
from pipeline.normalise.row_levels import RowLevels, read_levels
from pipeline.normalise.row_parts import PrintedRow
from pipeline.normalise.total_rows import grand_flags, total_label
from pipeline.normalise.units import Units

_LEVELS = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)
_FIELDS = (
    "kode",
    "nama",
    "indikator",
    "lokasi",
    "target",
    "pagu",
    "catatan",
    "sumber_dana",
    "pagu_maju",
    "target_maju",
    "pagu_sebelum",
    "selisih",
)
_OTHER_FIELDS = ("prioritas_nasional", "prioritas_daerah", "kelompok_sasaran")
_PART_FIELDS = ("lokasi", "sumber_dana")
_HALF_FIELDS = ("nama", "indikator", "lokasi", "target", "pagu")


def plan_tables(
    nomor: int,
    table: LogicalTable,
    doubts: tuple[str, ...],
    tahun: int | None,
    units: Units,
    sebutan: RungWords,
    habit: NumberHabit = NumberHabit(),  # noqa: B008  # frozen
    heads: Sequence[str] = (),
) -> tuple[RowTable[PlanRow], ...]:
    """A plan table, or the two halves of a review: rancangan awal first.

    Codes printed once hold for both halves; where the right half prints its own they are its codes. `sebutan` are the
    words that names of a rung begin with; `habit` is how the document writes its amounts; `heads` are the running heads
    of the table's pages, one of which may name their unit.
    """
    rows = printed_rows(table)
    levels = read_levels(table, [row for row in rows if not total_label(row)], tahun, sebutan)
    half = partial(
        _half, nomor, table, rows, levels, doubts=doubts, tahun=tahun, units=units, habit=habit, heads=heads
    )
    if table.kind == "rencana_kerja":
        return (half(Sisi.RENCANA, _plan_columns(table)),)
    left = {field: field for field in _FIELDS if table.has(field)}
    right = {field: f"{field}_analisis" for field in _HALF_FIELDS if table.has(f"{field}_analisis")}
    right |= {"catatan": "catatan"} if table.has("catatan") else {}
    right |= {"kode": "kode_analisis"} if table.has("kode_analisis") else {}
    return (half(Sisi.RANWAL, left), half(Sisi.ANALISIS, right))


def _plan_columns(table: LogicalTable) -> dict[str, str]:
    """What each value is read from; indikator and target from any of their columns, by level."""
    kolom = {field: field for field in _FIELDS if table.has(field)}
    for field in ("indikator", "target"):
        names = [field, *(f"{field}_{level.suffix}" for level in reversed(_LEVELS))]
        found = next((name for name in names if table.has(name)), None)
        if found:
            kolom[field] = found
    return kolom


def _half(
    nomor: int,
    table: LogicalTable,
    rows: Sequence[PrintedRow],
    levels: RowLevels,
    sisi: Sisi,
    kolom: Mapping[str, str],
    doubts: tuple[str, ...],
    tahun: int | None,
    units: Units,
    habit: NumberHabit,
    heads: Sequence[str],
) -> RowTable[PlanRow]:
    totals = [(row, label) for row in rows if (label := total_label(row))]
    others = [row for row in rows if not total_label(row)]
    heading = header_text(table, kolom.get("pagu", ""))
    amounts = AmountReading(rupiah_multiplier(heading, table.caption, *heads), habit)
    starts = _right_half_starts(table) if sisi is not Sisi.RENCANA else {}
    codes = read_codes(others, kolom.get("kode", "kode"), tahun)
    rungs = [
        _level_of(kode) if kode is not None and kode.kode.raw else levels.get(row.nomor, UNTOLD).level
        for row, kode in zip(others, codes, strict=True)
    ]
    flags = grand_flags([label for _, label in totals])
    judul = {name: header_text(table, name) for name in kolom.values()}
    return RowTable(
        nomor=nomor,
        jenis_tabel=table.kind,
        tabel=table.label,
        rows=tuple(
            replace(
                _plan_row(
                    row,
                    kode,
                    rungs[place],
                    sisi,
                    kolom,
                    amounts,
                    starts,
                    units,
                    _teller(others, rungs, place),
                ),
                jenjang=levels.get(row.nomor, UNTOLD),
            )
            for place, (row, kode) in enumerate(zip(others, codes, strict=True))
            if kode is not None
        ),
        kolom=kolom,
        judul=judul,
        sisi=sisi,
        totals=tuple(
            TotalRow(
                nomor=row.nomor,
                halaman=row.halaman,
                nama=label,
                pagu=as_pagu(row.entries(kolom.get("pagu", "")), amounts),
                pagu_maju=as_pagu(row.entries(kolom.get("pagu_maju", "")), amounts),
                is_grand=is_grand,
            )
            for (row, label), is_grand in zip(totals, flags, strict=True)
        ),
        pengali=amounts.multiplier,
        ketelitian=amounts.precision(
            row.entry(kolom[field]).text for row in rows for field in ("pagu", "pagu_maju") if field in kolom
        ),
        doubts=doubts,
        tahun={name: read_heading_year(text) for name, text in judul.items()},
    )


def _plan_row(
    row: PrintedRow,
    kode: RowKode,
    level: Level | None,
    sisi: Sisi,
    kolom: Mapping[str, str],
    amounts: AmountReading,
    starts: Mapping[int, float],
    units: Units,
    teller: PrintedRow | None,
) -> PlanRow:
    """The typed row; `teller` is the row that prints its indikator and target, None where it does so itself."""
    told = teller or row
    indikator = _columns_of(told, kolom.get("indikator", ""), "indikator", level, sisi)
    target = _columns_of(told, kolom.get("target", ""), "target", level, sisi)
    counts = item_counts(told, indikator)
    sumber_dana = as_text(row.entries(kolom.get("sumber_dana", "")))
    return PlanRow(
        nomor=row.nomor,
        halaman=row.halaman,
        kode=kode.kode,
        cacat=kode.cacat,
        dugaan=kode.dugaan,
        nama=as_text((row.entry(kolom.get("nama", "")),)),
        indikator=as_indikator(told.entries(indikator[0]), units),
        lanjutan=continuations(told, indikator, units),
        target=as_targets(told.entries(target[0]), counts, units),
        lokasi=as_lokasi(row.entries(kolom.get("lokasi", ""))),
        pagu=_pagu(row, kolom, "pagu", amounts),
        catatan=as_text(row.entries(kolom.get("catatan", ""))),
        sumber_dana=sumber_dana,
        pagu_maju=_pagu(row, kolom, "pagu_maju", amounts),
        target_maju=as_targets(row.entries(kolom.get("target_maju", "")), item_counts(row, indikator), units),
        pagu_sebelum=_pagu(row, kolom, "pagu_sebelum", amounts),
        selisih=_pagu(row, kolom, "selisih", amounts),
        lain={name: as_text(row.entries(name)) for name in _OTHER_FIELDS if row.table.has(name)},
        target_kolom=target[0],
        spans_halves=_spans_halves(row, starts),
        dana=tuple(amount * amounts.multiplier for amount in amounts_in(sumber_dana.raw)),
    )


def _pagu(row: PrintedRow, kolom: Mapping[str, str], field: str, reading: AmountReading) -> Sourced[Decimal]:
    """The amount of a row, summed up where each of its printed rows gives that of another lokasi or source of funds.

    Where the first amount equals the others together, or all are the same, the first may be that of the whole row
    already: the cell stays unreadable.
    """
    cells = row.entries(kolom.get(field, ""))
    printed = as_pagu(cells, reading)
    filled = [place for place, cell in enumerate(cells) if not cell.is_empty]
    if len(filled) < 2:
        return printed
    amounts = [as_pagu((cells[place],), reading).value for place in filled]
    known = [amount for amount in amounts if amount is not None]
    names = {
        tuple(as_text((row.entries(kolom.get(name, ""))[place],)).value or "" for name in _PART_FIELDS)
        for place in filled
    }
    are_parts = len(known) == len(names) == len(filled) and all(any(name) for name in names)
    if not are_parts or known[0] == sum(known[1:]) or len(set(known)) == 1:
        return printed
    raw = " + ".join(cells[place].text for place in filled)
    return replace(printed, value=sum(known, ZERO), raw=raw, problem=Problem.NONE)


def _columns_of(row: PrintedRow, usual: str, field: str, level: Level | None, sisi: Sisi) -> Sequence[str]:
    """The columns that may hold a row's indikator or target, the one that does first.

    That of its own level where it is filled, else any that is: a plan table with a target column for the
    kegiatan and none for the program prints the targets of both there. In a row that prints the indicators of several
    levels the columns of the others are none of its own.
    """
    if sisi is not Sisi.RENCANA:
        return (usual,)
    own = f"{field}_{level.suffix}" if level in _LEVELS else ""
    if row.table.has(own) and sum(row.is_filled(name) for name in _names_of("indikator")) > 1:
        return (own,)
    existing = [name for name in dict.fromkeys((own, *_names_of(field))) if row.table.has(name)]
    filled = [name for name in existing if row.is_filled(name)]
    return filled or existing or (usual,)


def _teller(rows: Sequence[PrintedRow], rungs: Sequence[Level | None], place: int) -> PrintedRow | None:
    """The sub kegiatan that prints the indikator and target of a program or kegiatan; None where there is none.

    SIPD used to print them beside each sub kegiatan, in columns of their own, and nothing but a name and an amount on
    the rows above.
    """
    level = rungs[place]
    if level not in (Level.PROGRAM, Level.KEGIATAN):
        return None
    own = [f"{field}_{level.suffix}" for field in ("indikator", "target")]
    others = [name for field in ("indikator", "target") for name in _names_of(field)]
    if any(
        not entry.is_empty and not is_nil(entry.text)
        for name in others
        for entry in rows[place].entries(name)
    ):
        return None
    for below in range(place + 1, len(rows)):
        rung = rungs[below]
        if rung is not None and rung <= level:
            return None
        if any(rows[below].is_filled(name) for name in own):
            return rows[below]
    return None


def _names_of(field: str) -> tuple[str, ...]:
    """The columns that may hold an indikator or a target of any rung."""
    return (field, *(f"{field}_{rung.suffix}" for rung in _LEVELS))


def _level_of(kode: RowKode) -> Level | None:
    """The rung of a row; four groups are a kegiatan whose kewenangan is missing (KOD-01)."""
    best = kode.kode.value or kode.dugaan
    if best is not None:
        return best.level
    groups = "".join(kode.kode.raw.split()).strip(".").split(".")
    return {4: Level.KEGIATAN, 6: Level.SUB_KEGIATAN}.get(len(groups))


def _right_half_starts(table: LogicalTable) -> dict[int, float]:
    """Where the right half of a review begins on each page, in points from the left."""
    starts: dict[int, float] = {}
    indexes = [i for name in _HALF_FIELDS if (i := table.index_of(f"{name}_analisis")) is not None]
    for row in table.rows:
        for source in (source for i in indexes for source in row.entries[i].sources):
            starts[source.page] = min(starts.get(source.page, source.upright.x0), source.upright.x0)
    return starts


def _spans_halves(row: PrintedRow, starts: Mapping[int, float]) -> bool:
    """Whether a cell of the left half reaches into the right one, which it then fills too."""
    sources = (source for name in _HALF_FIELDS for source in row.entry(name).sources)
    return any(
        source.upright.x1 > starts.get(source.page, source.upright.x1) + TOUCHING for source in sources
    )
