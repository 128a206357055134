"""FMT: how the numbers of a table are written: stray marks, mixed decimal marks, prints of two meanings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.figures import ZERO, format_number, format_rupiah
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.rows import Indikator
from pipeline.model.table import LogicalTable, SourceRef
from pipeline.model.text import collapse_space, listed
from pipeline.model.values import Sourced, Target, TargetKind, UnitClass
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    DIFFERENT,
    judged,
    label_of,
    name_of,
    not_judged,
    on,
    place,
    subject_of,
    table_place,
    tell,
)
from pipeline.rules.shared.paired_targets import plan_items, renstra_items
from pipeline.rules.shared.tables import VALUE_KINDS, missing_tables
from pipeline.rules.shared.target_values import Verdict, compare_values
from pipeline.rules.shared.value_cells import ValueCell, value_cells

_FIGURE = re.compile(r"[\d.,OolI\s]*\d[\d.,OolI\s]*")
_CERTAIN_DECIMALS = (1, 2)
"""Digits behind a dot that cannot be thousands."""
_THOUSAND = 1000


@rule(
    "FMT-02",
    "Tanda liar pada angka",
    tingkat="rendah",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan='{kolom} {kode} tertulis "{tertulis}", dibaca {seharusnya}.',
    saran="Mohon penulisan diperbaiki.",
)
def numbers_are_clean(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per cell that prints a number, or figures that cannot be read as one."""
    yield from missing_tables(dossier, *VALUE_KINDS)
    for cell in value_cells(dossier):
        printed = dossier.headers[cell.table.nomor]
        stray = [item for item in cell.items if item.stray and _is_printed(printed, cell.cell, item.raw)]
        if any(item.kind is TargetKind.NUMBER for item in cell.items):
            yield judged(cell.comparison, not stray, ", ".join(map(_as_read, stray))).but(
                tertulis=stray[0].raw if len(stray) == 1 else cell.comparison.tertulis,
            )
        elif any(letter.isdigit() for letter in cell.cell.raw):
            yield not_judged(cell.comparison, Alasan.A4, tertulis=cell.comparison.tertulis)
    for plan in dossier.plans:
        yield from _amounts(dossier.headers[plan.table.nomor], plan)


@rule(
    "FMT-03",
    "Pemisah desimal campur titik dan koma",
    tingkat="rendah",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{tabel} memakai titik pada {jumlah} angka dan koma pada {dari} angka: {daftar}.",
    saran="Mohon koma dipakai sebagai pemisah desimal.",
)
def one_decimal_mark_is_used(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table. What can also be read as thousands counts for neither mark."""
    yield from missing_tables(dossier, *VALUE_KINDS)
    cells: dict[int, list[ValueCell]] = defaultdict(list)
    for cell in value_cells(dossier):
        cells[cell.table.nomor].append(cell)
    for nomor, table in enumerate(dossier.headers):
        if table.kind not in VALUE_KINDS:
            continue
        numbers = [(cell, item) for cell in cells[nomor] for item in cell.items if item.value is not None]
        dots = [(cell, item) for cell, item in numbers if _has_decimal_dot(item)]
        commas = [item for _, item in numbers if item.decimal_mark == "," and item.alternative is None]
        where = table_place(table)
        sources = tuple(source for cell, _ in dots for source in cell.cell.sources)
        counts = Counter(f"{item.raw} ({dict(cell.comparison.isian)['kode']})" for cell, item in dots)
        named = [text if times == 1 else f"{text} {times} kali" for text, times in counts.items()]
        comparison = Comparison(
            place=replace(where, sources=sources or where.sources),
            isian=(
                ("jumlah", str(len(dots))),
                ("dari", str(len(commas))),
                ("daftar", listed(named, dossier.settings.butir_dalam_pesan)),
            ),
        )
        if numbers:
            yield judged(comparison, not (dots and commas))
        else:
            yield not_judged(comparison, Alasan.A15)


@rule(
    "FMT-04",
    "Penulisan angka bermakna ganda",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=ARITMETIKA,
    pesan='Nilai "{tertulis}" pada {kode} dapat dibaca {seharusnya}.',
    saran="Mohon ditulis dengan koma desimal atau tanpa pemisah.",
)
def numbers_have_one_reading(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per number of a share or a score, and per number whose measure is not known.

    Where the same indicator in another table contradicts one of the readings, TGT-01 or TGT-02 speaks of it.
    """
    yield from missing_tables(dossier, *VALUE_KINDS)
    disputed = _disputed(dossier)
    for cell in value_cells(dossier):
        for indikator, item in cell.pairs:
            comparison = _reading(cell, indikator, item) if item.kind is TargetKind.NUMBER else None
            if comparison is None:
                continue
            is_disputed = (cell.comparison.place, item.raw) in disputed
            if comparison.beda == DIFFERENT and is_disputed:
                comparison = not_judged(comparison, Alasan.A18)
            yield comparison


def _reading(cell: ValueCell, indikator: Indikator | None, item: Target) -> Comparison | None:
    """Whether a number can be read in one way only; None for one that counts something and is clear."""
    comparison = cell.comparison.but(tertulis=item.raw)
    kelas = cell.class_of(item, indikator)
    is_share = kelas in (UnitClass.PERSEN, UnitClass.NILAI)
    decimal = item.alternative
    # "1,250" has two readings too, but by Indonesian habit the comma is decimal.
    if decimal is None or item.decimal_mark or item.value != decimal * _THOUSAND:
        return judged(comparison, is_same=True) if is_share else None
    if cell.aligned is None:
        return not_judged(comparison, Alasan.A8)
    if not is_share:
        return not_judged(comparison, Alasan.A7 if kelas is UnitClass.NONE else Alasan.A15)
    readings = f"{format_number(decimal)} (desimal) atau {item.value:f} (ribuan)"
    return judged(comparison, is_same=False, seharusnya=readings)


def _disputed(dossier: Dossier) -> set[tuple[Place, str]]:
    """Values, by place and print, that another table contradicts, at least in one reading."""
    places: set[tuple[Place, str]] = set()
    for item, comparison in (*plan_items(dossier), *renstra_items(dossier)):
        if item is None or compare_values(item.kiri, item.kanan) not in (
            Verdict.AMBIGUOUS,
            Verdict.DIFFERENT,
        ):
            continue
        places.add((comparison.place, item.kiri.raw))
        if comparison.pembanding is not None:
            places.add((comparison.pembanding, item.kanan.raw))
    return places


def _amounts(printed: LogicalTable, plan: PlanTable) -> Iterator[Comparison]:
    """One comparison per cell of an amount, those of the total rows included."""
    table = plan.table
    for field in ("pagu", "pagu_maju"):
        if not table.has(field):
            continue
        for node in plan.nodes:
            cell = node.row.pagu if field == "pagu" else node.row.pagu_maju
            yield from _amount(
                printed, on(plan, node, field, cell, kode=subject_of(node)), cell, table.pengali
            )
        for total in table.totals:
            cell = total.pagu if field == "pagu" else total.pagu_maju
            about = Comparison(place=place(table, field, (cell,)), nama=total.nama, tertulis=cell.raw)
            told = tell(about, tabel=name_of(table), kolom=label_of(field), kode=f'"{total.nama}"')
            yield from _amount(printed, told, cell, table.pengali)


def _amount(
    printed: LogicalTable, comparison: Comparison, cell: Sourced[Decimal], pengali: int
) -> Iterator[Comparison]:
    if cell.value is not None:
        is_stray = cell.stray and _is_printed(printed, cell, cell.raw)
        yield judged(comparison, not is_stray, format_rupiah(cell.value / pengali) if is_stray else "")
    elif any(letter.isdigit() for letter in cell.raw):
        yield not_judged(comparison, Alasan.A4, tertulis=comparison.tertulis)


def _has_decimal_dot(item: Target) -> bool:
    return item.decimal_mark == "." and item.decimals in _CERTAIN_DECIMALS


def _is_printed(printed: LogicalTable, cell: Sourced[Any], raw: str) -> bool:
    """Whether the figure of a text is printed as it was read: a narrow column tears "6.025.000" without any blank."""
    figure = _FIGURE.search(raw)
    return figure is None or is_on_one_line(printed, cell.sources, figure[0].strip())


def _as_read(item: Target) -> str:
    """A number without its stray marks, with its unit; a year keeps its form."""
    value = item.value or ZERO
    has_marks = any(mark in item.raw.strip(" .,") for mark in ".,")
    return f"{format_number(value) if has_marks else f'{value:f}'} {item.satuan_raw}".strip()


def is_on_one_line(table: LogicalTable, sources: Collection[SourceRef], text: str) -> bool:
    """Whether a text is printed on a single line of the cells it was read from, blanks and all.

    A blank inside a number may only be the end of a line. A text whose lines are not known is taken as printed so.
    """
    places = {(source.page, source.bbox) for source in sources}
    lines = [
        collapse_space(line)
        for grid in table.grids
        for cell in grid.cells
        if (grid.page, cell.bbox) in places
        for line in cell.lines
    ]
    return not lines or any(collapse_space(text) in line for line in lines)
