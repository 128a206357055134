"""PGU: totals, against all details of their table and against the total of the other plan table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.figures import ZERO, format_rupiah
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place
from pipeline.model.kode import Level
from pipeline.model.name_keys import bare_name
from pipeline.model.rows import Sisi
from pipeline.model.values import Sourced
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    judged,
    may_include,
    name_of,
    no_column,
    no_table,
    not_judged,
    place,
    subject_of,
    tell,
    with_certainty,
)
from pipeline.rules.shared.lone_items import lone_nodes
from pipeline.rules.shared.plan_years import caption_year, plan_other_years
from pipeline.rules.shared.repeats import is_disputed
from pipeline.rules.shared.rupiah_units import hidden_factor, unit_factor
from pipeline.rules.shared.slips import Part, guess
from pipeline.rules.shared.sums import (
    AmountColumn,
    against_sum,
    amount_of,
    as_parts,
    first_unreadable,
    grand_total,
    sum_of,
    summed_columns,
    tolerance,
    total_of,
    with_loose,
)
from pipeline.rules.shared.texts import selisih_text

_OF_KEGIATAN = (
    "Total {tabel} tertulis {tertulis}, jumlah seluruh kegiatan {seharusnya}; selisih {selisih}.{dugaan}"
)


@rule(
    "PGU-14",
    "Total tidak sama dengan jumlah seluruh pagu sub kegiatan",
    tingkat="kritis",
    kepastian="pasti",
    dasar=ARITMETIKA,
    pesan="Total {tabel} tertulis {tertulis}, jumlah seluruh sub kegiatan {seharusnya}; selisih {selisih}.{dugaan}",
    saran="Mohon total dan rincian diperiksa.",
    needs_all_rows=True,
)
def total_equals_sub_kegiatan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per amount column."""
    for column in summed_columns(dossier):
        yield column if isinstance(column, Comparison) else _against_details(dossier, column)


@rule(
    "PGU-15",
    "Total pagu antartabel berbeda",
    tingkat="kritis",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Total pagu {tabel} {tertulis}, {pembanding} {seharusnya}; selisih {selisih}.{dugaan}",
    saran="Mohon total kedua tabel disamakan.",
    needs_all_rows=True,
)
def totals_of_tables_agree(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document: the review's right half against the plan."""
    review, plan = (_total_of_side(dossier, side) for side in (Sisi.ANALISIS, Sisi.RENCANA))
    if isinstance(review, Comparison):
        yield review
    elif isinstance(plan, Comparison):
        yield plan
    else:
        yield _compare_totals(dossier, review, plan)


def _against_details(dossier: Dossier, column: AmountColumn) -> Comparison:
    """The total of a column against all its details, wherever their kode places them."""
    cell = _printed_total(column)
    cells = () if cell is None else (cell,)
    comparison = Comparison(
        place=place(column.coded.table, column.field, cells),
        nama="Total",
        tertulis=cell.raw if cell else "",
        isian=(("tabel", column.name),),
    )
    details = column.at(column.detail)
    if column.detail is Level.KEGIATAN:
        comparison = comparison.but(pesan=_OF_KEGIATAN)
    if cell is None or not details:
        return not_judged(comparison, Alasan.A15)
    problem = first_unreadable(comparison, column, details)
    if problem is not None:
        return problem
    between = column.at(*(level for level in (Level.PROGRAM, Level.KEGIATAN) if level < column.detail))
    comparison = with_certainty(comparison, details)
    comparison = against_sum(dossier.settings, comparison, column, cell, details, between)
    return (_excuse(dossier, column, comparison) or comparison) if comparison.beda else comparison


def _printed_total(column: AmountColumn) -> Sourced[Decimal] | None:
    """The total of a column: as printed, else the sum of its urusan, or bidang urusan, where several carry amounts."""
    printed = grand_total(column)
    if printed is not None or any(total.is_grand for total in column.coded.table.totals):
        return printed
    for level in (Level.URUSAN, Level.BIDANG_URUSAN):
        nodes = column.at(level)
        amount = sum_of(column, nodes)
        if amount is not None and len({node.printed for node in nodes}) == len(nodes):
            sources = tuple(source for node in nodes for source in column.cell(node.row).sources)
            return Sourced(amount, format_rupiah(amount / column.coded.table.pengali), sources)
    return None


def _excuse(dossier: Dossier, column: AmountColumn, comparison: Comparison) -> Comparison | None:
    """Why a wrong total proves nothing here: rows that may be details too, rows printed twice, rows not read."""
    if column.loose:
        return with_loose(column, comparison, column.loose)
    details = column.at(column.detail)
    if any(is_disputed(column.coded, node) for node in details):
        return not_judged(comparison, Alasan.A18)
    upper = (n for n in column.at(Level.PROGRAM, Level.KEGIATAN) if n.level is not column.detail)
    bare = next((n for n in upper if not _has_details(column, n)), None)
    if bare is not None:
        return not_judged(comparison, Alasan.A5, kode=subject_of(bare), pembanding=column.name)
    others = [other for other in dossier.plans if other.table.nomor != column.coded.table.nomor]
    own = _items(details)
    fuller = next((o for o in others if len(_items(AmountColumn(o).at(column.detail))) > len(own)), None)
    if fuller is not None:
        return not_judged(comparison, Alasan.A5, kode="Total", pembanding=name_of(fuller.table))
    if any(other.table.sisi is column.coded.table.sisi for other in others):
        # A plan printed in several tables: the total may be that of all of them.
        return not_judged(comparison, Alasan.A15)
    return None


def _has_details(column: AmountColumn, node: PlanNode) -> bool:
    return bool(column.below(node, column.detail)) or not amount_of(column.cell(node.row))


def _items(nodes: Sequence[PlanNode]) -> set[str]:
    """What tells the items of a table apart: their codes, or their names where it prints none."""
    return {node.kode.item if node.kode is not None else bare_name(node) for node in nodes}


@dataclass(frozen=True, slots=True)
class _Total:
    """What one side plans in all, and how far rounding may have moved it.

    `is_sound` tells that it is the sum of the side's details, `is_certain` that no rung it rests on is only shown by
    how its rows look.
    """

    sisi: Sisi
    tabel: str
    amount: Decimal
    raw: str
    place: Place
    rounding: Decimal
    is_sound: bool
    is_certain: bool = True


def _total_of_side(dossier: Dossier, side: Sisi) -> _Total | Comparison:
    """The printed total of a side, else the sum of its details; or why it cannot be told.

    Of a plan printed in several tables always the sum: a total may be that of one of them, or of all.
    """
    tables = dossier.side(side)
    if not tables:
        return no_table("review_rkpd" if side is Sisi.ANALISIS else "rencana_kerja")
    bare = next((table for table in tables if not table.table.has("pagu")), None)
    if bare is not None:
        return no_column(bare.table, "pagu")
    columns = [AmountColumn(table) for table in tables]
    printed = grand_total(columns[0]) if len(columns) == 1 else None
    return (
        _summed(dossier, side, columns) if printed is None else _printed(dossier, side, columns[0], printed)
    )


def _printed(dossier: Dossier, side: Sisi, column: AmountColumn, cell: Sourced[Decimal]) -> _Total:
    amount = amount_of(cell) or ZERO
    return _Total(
        sisi=side,
        tabel=column.name,
        amount=amount,
        raw=cell.raw,
        place=place(column.coded.table, column.field, (cell,)),
        rounding=tolerance(dossier.settings, column, 1),
        is_sound=amount == sum_of(column, column.at(column.detail)),
    )


def _summed(dossier: Dossier, side: Sisi, columns: Sequence[AmountColumn]) -> _Total | Comparison:
    """The sum of all details of a side, where all of them can be read and none may be there twice."""
    details = [(column, column.at(column.detail)) for column in columns]
    first = columns[0]
    about = Comparison(place=place(first.coded.table, first.field), isian=(("tabel", first.name),))
    problems = (first_unreadable(about, column, nodes) for column, nodes in details)
    problem = next((problem for problem in problems if problem is not None), None)
    if problem is not None:
        return problem
    if not any(nodes for _, nodes in details):
        return not_judged(about, Alasan.A15)
    loose = next((n for column in columns if not column.coded.has_kode for n in column.loose), None)
    if loose is not None:
        return may_include(about, loose)
    if _may_be_told_twice(details):
        return not_judged(about, Alasan.A18)
    amount = sum((total_of(column, nodes) for column, nodes in details), ZERO)
    cells = [column.cell(node.row) for column, nodes in details for node in nodes]
    return _Total(
        sisi=side,
        tabel=first.name,
        amount=amount,
        raw=format_rupiah(amount / first.coded.table.pengali),
        place=place(first.coded.table, first.field, cells),
        rounding=tolerance(dossier.settings, first, len(cells)),
        is_sound=True,
        is_certain=all(node.is_level_certain for _, nodes in details for node in nodes),
    )


def _may_be_told_twice(details: Sequence[tuple[AmountColumn, Sequence[PlanNode]]]) -> bool:
    """Whether a sub kegiatan stands in two tables, or, as KOD-07 finds, more than once in one."""
    items = [_items(nodes) for _, nodes in details]
    return sum(len(codes) for codes in items) > len(set().union(*items)) or any(
        is_disputed(column.coded, node) for column, nodes in details for node in nodes
    )


def _compare_totals(dossier: Dossier, review: _Total, plan: _Total) -> Comparison:
    """Both totals; the side that its own sub kegiatan contradict is called wrong."""
    one, other = (plan, review) if review.is_sound and not plan.is_sound else (review, plan)
    selisih = one.amount - other.amount
    comparison = Comparison(
        place=one.place,
        nama="Total",
        tertulis=one.raw,
        seharusnya=other.raw,
        pembanding=other.place,
        isian=(("tabel", one.tabel), ("pembanding", other.tabel)),
        kepastian=None if one.is_certain and other.is_certain else Kepastian.PERLU_KONFIRMASI,
    )
    tables = [dossier.side(side.sisi)[0].table for side in (review, plan)]
    if plan_other_years(dossier, tables[0], tables[1]):
        return not_judged(comparison, Alasan.A10, tahun=str(caption_year(dossier, tables[0])))
    if abs(selisih) <= max(one.rounding, other.rounding):
        return judged(comparison, is_same=True)
    less, more = sorted((one.amount, other.amount))
    is_unit = less > 0 and unit_factor(dossier.settings, more / less) is not None
    if is_unit or hidden_factor(dossier.settings, (*dossier.sama, *dossier.senama)) is not None:
        return not_judged(comparison, Alasan.A7)
    lone = {side.sisi: _lone_rows(dossier, side.sisi) for side in (one, other)}
    fuller = one if selisih > 0 else other
    amounts = [sum((part.amount for part in lone[side.sisi]), ZERO) for side in (one, other)]
    is_explained = amounts[0] - amounts[1] == selisih
    dugaan = guess(one.amount, other.amount, lone=lone[fuller.sisi], lone_in=fuller.tabel)
    return tell(comparison, selisih=selisih_text(selisih), dugaan=dugaan).but(
        beda=selisih,
        selisih=selisih,
        sebab=tuple(part.kode for parts in lone.values() for part in parts) if is_explained else (),
    )


def _lone_rows(dossier: Dossier, side: Sisi) -> list[Part]:
    """The highest rows that only this side has (KOD-11), each with the amount of all that lies below it."""
    nodes = [(table, node) for table, node, _ in lone_nodes(dossier) if table.table.sisi is side]
    codes = [node.kode for _, node in nodes if node.kode is not None]
    return [
        part
        for table, node in nodes
        if node.kode is None or not any(node.kode.is_under(above) for above in codes)
        for part in as_parts(AmountColumn(table), (node,))
    ]
