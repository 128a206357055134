"""PGU: amounts inside one plan table, and between the plan tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.figures import ZERO
from pipeline.model.finding import Alasan, Comparison, Tingkat
from pipeline.model.kode import Level
from pipeline.model.values import Sourced
from pipeline.rules.declare import ARITMETIKA, PENGANGGARAN, rule
from pipeline.rules.shared.comparing import (
    cell_place,
    judged,
    not_judged,
    on,
    subject_of,
    tell,
    with_certainty,
)
from pipeline.rules.shared.sums import (
    AmountColumn,
    amount_columns,
    amount_of,
    compare_sum,
    copyable_total,
    is_nil,
    may_count,
    summed_columns,
    unreadable,
)
from pipeline.rules.shared.tables import bare_levels, says_nothing
from pipeline.rules.shared.texts import blank_or_nil


@rule(
    "PGU-01",
    "Pagu kegiatan tidak sama dengan jumlah pagu sub kegiatan",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(ARITMETIKA, PENGANGGARAN),
    pesan="Pagu kegiatan {kode} ({nama}) pada {tabel} tertulis {tertulis}, sedangkan jumlah pagu sub "
    "kegiatannya {seharusnya}; selisih {selisih}.{dugaan}",
    saran="Mohon pagu kegiatan diperbaiki menjadi {seharusnya} atau rincian sub kegiatannya dilengkapi.",
    needs_all_rows=True,
)
def kegiatan_equals_sub_kegiatan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kegiatan and amount column."""
    yield from _sums(dossier, Level.KEGIATAN, _sub_kegiatan_of)


@rule(
    "PGU-02",
    "Pagu program tidak sama dengan jumlah pagu sub kegiatan di bawahnya",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(ARITMETIKA, PENGANGGARAN),
    pesan="Pagu program {kode} ({nama}) pada {tabel} tertulis {tertulis}, sedangkan jumlah pagu sub "
    "kegiatan di bawahnya {seharusnya}; selisih {selisih}.{dugaan}",
    saran="Mohon pagu program diperbaiki menjadi {seharusnya}.",
    needs_all_rows=True,
)
def program_equals_sub_kegiatan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program and amount column."""
    for column in summed_columns(dossier):
        if isinstance(column, Comparison):
            yield column
            continue
        for node in column.at(Level.PROGRAM):
            comparison = compare_sum(
                dossier, column, node, _sub_kegiatan_of(column, node), Level.SUB_KEGIATAN
            )
            if comparison.beda and _has_empty_kegiatan(column, node):
                comparison = not_judged(comparison, Alasan.A5, kode=subject_of(node), pembanding=column.name)
            yield comparison


@rule(
    "PGU-03",
    "Pagu program tidak sama dengan jumlah pagu kegiatan tertulis",
    tingkat="sedang",
    kepastian="turunan",
    dasar=ARITMETIKA,
    pesan="Pagu program {kode} pada {tabel} tertulis {tertulis}, jumlah pagu kegiatannya {seharusnya}; "
    "selisih {selisih}.{dugaan}",
    saran="Akan selesai bila temuan penyebabnya diperbaiki; mohon dihitung ulang.",
    needs_all_rows=True,
)
def program_equals_kegiatan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program and amount column."""
    yield from _sums(dossier, Level.PROGRAM, lambda column, node: column.below(node, Level.KEGIATAN))


@rule(
    "PGU-07",
    "Pagu program sama dengan total dokumen (diduga tersalin)",
    tingkat="tinggi",
    kepastian="perlu_konfirmasi",
    dasar=ARITMETIKA,
    pesan="Pagu program {kode} pada {tabel} sama persis dengan total dokumen ({tertulis}); diduga tersalin.",
    saran="Mohon pagu program dihitung ulang dari sub kegiatannya.",
)
def program_is_not_total(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program and amount column; where PGU-02 fails on the cell it says so itself."""
    for column in amount_columns(dossier):
        if isinstance(column, Comparison):
            yield column
            continue
        total = copyable_total(column)
        for node in column.at(Level.PROGRAM):
            cell = column.cell(node.row)
            comparison = on(column.coded, node, column.field, cell)
            if total is None:
                yield not_judged(comparison, Alasan.A15)
                continue
            problem = unreadable(comparison, cell, column.field, node.printed)
            if problem is not None:
                yield problem
                continue
            parts = _sub_kegiatan_of(column, node)
            sums = compare_sum(dossier, column, node, parts, Level.SUB_KEGIATAN)
            if cell.value == total and sums.beda:
                yield not_judged(comparison, Alasan.A18)
                continue
            yield judged(comparison, cell.value != total, sums.seharusnya)


@rule(
    "PGU-08",
    "Pagu kosong, nol, negatif, tidak bulat, atau lebih besar dari induknya",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=PENGANGGARAN,
    pesan="Pagu {kode} ({nama}) pada {tabel} {keadaan}.",
    saran="Mohon pagu diisi atau baris dihapus bila tidak direncanakan.",
)
def pagu_is_sound(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of known rung and amount column; without codes the forecasts are PGU-11's alone."""
    for column in summed_columns(dossier):
        if isinstance(column, Comparison):
            yield column
            continue
        if column.field == "pagu_maju" and not column.coded.has_kode:
            continue
        bare_levels = _levels_without_amounts(column)
        for node in column.coded.nodes:
            if node.level is None or says_nothing(column.coded, node):
                continue
            comparison = on(column.coded, node, column.field, column.cell(node.row))
            comparison = with_certainty(comparison, (node,))
            if node.level in bare_levels:
                yield not_judged(comparison, Alasan.A15)
                continue
            yield _sound(dossier, column, node, comparison)


_Parts = Callable[[AmountColumn, PlanNode], Sequence[PlanNode]]


def _sums(dossier: Dossier, level: Level, parts_of: _Parts) -> Iterator[Comparison]:
    """Every row of one rung against the sum of its parts, in every amount column."""
    part_level = Level.SUB_KEGIATAN if level is Level.KEGIATAN else Level.KEGIATAN
    for column in summed_columns(dossier):
        if isinstance(column, Comparison):
            yield column
            continue
        for node in column.at(level):
            yield compare_sum(dossier, column, node, parts_of(column, node), part_level)


def _sub_kegiatan_of(column: AmountColumn, node: PlanNode) -> tuple[PlanNode, ...]:
    return column.below(node, Level.SUB_KEGIATAN)


def _has_empty_kegiatan(column: AmountColumn, program: PlanNode) -> bool:
    """Whether a kegiatan of the program lists no sub kegiatan, so that their sum cannot be the program's."""
    return any(not _sub_kegiatan_of(column, node) for node in column.below(program, Level.KEGIATAN))


def _levels_without_amounts(column: AmountColumn) -> frozenset[Level]:
    """Rungs above the sub kegiatan without an amount in the whole column: the table's form, no omission.

    Without codes a rung is told by less: any of them may be without amounts.
    """
    if not column.coded.has_kode:
        return bare_levels(column.coded, lambda node: may_count(column.cell(node.row)))
    levels = (Level.URUSAN, Level.BIDANG_URUSAN, Level.PROGRAM, Level.KEGIATAN)
    return frozenset(
        level
        for level in levels
        if (nodes := column.at(level))
        and (len(nodes) > 1 or level < Level.PROGRAM)
        and all(column.cell(node.row).is_empty for node in nodes)
    )


def _sound(dossier: Dossier, column: AmountColumn, node: PlanNode, comparison: Comparison) -> Comparison:
    cell = column.cell(node.row)
    if cell.value is None and not cell.is_empty and not is_nil(cell):
        return not_judged(comparison, Alasan.A4)
    keadaan = _fault(cell)
    if keadaan:
        is_nihil = "nihil" in f"{node.nama} {node.row.catatan.raw}".lower() and not amount_of(cell)
        tingkat = Tingkat.SEDANG if is_nihil and not cell.is_empty else None
        return judged(comparison, is_same=False, keadaan=keadaan).but(tingkat=tingkat)
    parent = _parent_of(column, node)
    amount, above = amount_of(cell), amount_of(column.cell(parent.row)) if parent else None
    if above == 0 and not column.coded.has_kode:
        above = None  # older plans print dashes on programs, which give no limit
    if parent is None or amount is None or above is None or amount <= above:
        return judged(comparison, is_same=True)
    level = node.level or Level.SUB_KEGIATAN
    parts = column.below(parent, level)
    if level > Level.PROGRAM and compare_sum(dossier, column, parent, parts, level).beda != 0:
        return not_judged(comparison, Alasan.A18)
    comparison = with_certainty(comparison, (node, parent))
    keadaan = f"{cell.raw}, lebih besar dari induknya {subject_of(parent)} ({column.cell(parent.row).raw})"
    return tell(comparison, keadaan=keadaan).but(
        beda=amount - above,
        selisih=amount - above,
        seharusnya=column.cell(parent.row).raw,
        pembanding=cell_place(column.coded, parent, column.field, column.cell(parent.row)),
    )


def _fault(cell: Sourced[Decimal]) -> str:
    """What is wrong with an amount by itself; empty where nothing is."""
    if cell.is_empty or is_nil(cell):
        return blank_or_nil(cell.is_empty)
    amount = cell.value or ZERO
    if amount <= 0:
        return f"tertulis {cell.raw} ({'nol' if not amount else 'negatif'})"
    return f"tertulis {cell.raw} (tidak bulat)" if amount != amount.to_integral_value() else ""


def _parent_of(column: AmountColumn, node: PlanNode) -> PlanNode | None:
    """The row it belongs to, where that is printed exactly once."""
    nodes = column.coded.parents(node)
    return nodes[0] if len(nodes) == 1 else None
