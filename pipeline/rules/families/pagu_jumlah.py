"""PGU: totals and subtotals against the programs they sum."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.kode import Level
from pipeline.model.rows import TotalRow
from pipeline.rules.declare import ARITMETIKA, rule
from pipeline.rules.shared.comparing import name_of, not_judged, on, place, subject_of, tell, with_certainty
from pipeline.rules.shared.subtotals import program_of
from pipeline.rules.shared.sums import (
    AmountColumn,
    against_sum,
    amount_of,
    compare_sum,
    first_unreadable,
    may_count,
    summed_columns,
    unreadable,
    with_loose,
)

_OF_ONE_PROGRAM = (
    "{nama} pada {tabel} tertulis {tertulis}, sedangkan pagu program itu {seharusnya}; "
    "selisih {selisih}.{dugaan}"
)


@rule(
    "PGU-04",
    "Total, urusan, atau bidang urusan tidak sama dengan jumlah pagu program",
    tingkat="tinggi",
    kepastian="turunan",
    dasar=ARITMETIKA,
    pesan="{nama} pada {tabel} tertulis {tertulis}, sedangkan jumlah pagu program {seharusnya}; "
    "selisih {selisih}.{dugaan}",
    saran="Mohon pagu program dan total diperiksa bersama.",
    needs_all_rows=True,
)
def total_equals_program(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per TOTAL, "Jumlah Program X", urusan and bidang urusan row and amount column."""
    for column in summed_columns(dossier):
        if isinstance(column, Comparison):
            yield column
            continue
        upper = column.at(Level.URUSAN, Level.BIDANG_URUSAN)
        totals = column.coded.table.totals
        if not upper and not totals:
            yield Comparison(place=place(column.coded.table, column.field), alasan=Alasan.A15)
        yield from (_upper_row(dossier, column, node) for node in upper)
        yield from (_total_row(dossier, column, total) for total in totals)


def _upper_row(dossier: Dossier, column: AmountColumn, node: PlanNode) -> Comparison:
    """An urusan row against its bidang urusan where they carry amounts, else against its programs."""
    if column.cell(node.row).is_empty:
        return not_judged(on(column.coded, node, column.field, column.cell(node.row)), Alasan.A15)
    level = Level.PROGRAM
    parts = column.below(node, Level.PROGRAM)
    bidang = column.below(node, Level.BIDANG_URUSAN) if node.level is Level.URUSAN else ()
    if bidang and all(amount_of(column.cell(part.row)) is not None for part in bidang):
        level, parts = Level.BIDANG_URUSAN, bidang
    comparison = tell(compare_sum(dossier, column, node, parts, level), nama=node.nama)
    fuller = _with_more_programs(dossier, column)
    if comparison.beda and fuller:
        return not_judged(comparison, Alasan.A5, kode=subject_of(node), pembanding=fuller)
    return comparison


def _total_row(dossier: Dossier, column: AmountColumn, total: TotalRow) -> Comparison:
    """A TOTAL row against all programs, a "Jumlah Program X" against its program.

    Another subtotal is not judged: nothing says which rows it sums.
    """
    cell = column.cell(total)
    where = place(column.coded.table, column.field, (cell,))
    comparison = Comparison(place=where, nama=total.nama, tertulis=cell.raw, isian=(("tabel", column.name),))
    program = program_of(column.coded, total)
    if program is not None:
        return _subtotal(dossier, column, total, program, comparison.but(pesan=_OF_ONE_PROGRAM))
    programs = column.at(Level.PROGRAM)
    if not total.is_grand or not programs:
        return not_judged(comparison, Alasan.A15)
    problem = unreadable(comparison, cell, column.field, total.nama)
    problem = problem or first_unreadable(comparison, column, programs)
    if problem is not None:
        return problem
    comparison = against_sum(dossier.settings, with_certainty(comparison, programs), column, cell, programs)
    fuller = _with_more_programs(dossier, column)
    if comparison.beda and fuller:
        return not_judged(comparison, Alasan.A5, kode=total.nama, pembanding=fuller)
    if comparison.beda and not column.coded.has_kode and column.loose:
        return with_loose(column, comparison, column.loose)
    return comparison


def _subtotal(
    dossier: Dossier, column: AmountColumn, total: TotalRow, program: PlanNode, comparison: Comparison
) -> Comparison:
    """The sum printed below the rows of a program against its amount, else against its details."""
    cell = column.cell(total)
    is_bare = column.cell(program.row).is_empty
    parts = column.below(program, column.detail) if is_bare else (program,)
    problem = unreadable(comparison, cell, column.field, total.nama)
    problem = problem or first_unreadable(comparison, column, parts)
    if problem is not None:
        return problem
    if not parts:
        return not_judged(comparison, Alasan.A15)
    comparison = against_sum(
        dossier.settings, with_certainty(comparison, (program, *parts)), column, cell, parts
    )
    loose = [n for n in column.coded.unplaced(program) if may_count(column.cell(n.row))] if is_bare else []
    return with_loose(column, comparison, loose) if comparison.beda and loose else comparison


def _with_more_programs(dossier: Dossier, column: AmountColumn) -> str:
    """Name of another plan table that lists more programs; empty where there is none."""
    own = {subject_of(node) for node in column.at(Level.PROGRAM)}
    for other in dossier.plans:
        others = {subject_of(node) for node in AmountColumn(other).at(Level.PROGRAM)}
        if other.table.nomor != column.coded.table.nomor and len(others) > len(own):
            return name_of(other.table)
    return ""
