"""PGU: amounts of the same kode in the review and in the plan table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.dossier import Dossier, Pair
from pipeline.model.finding import Comparison, Kepastian
from pipeline.model.kode import Level
from pipeline.model.rows import PlanRow, Sisi
from pipeline.model.values import Sourced
from pipeline.rules.comparing import on, place, plans_with
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.joins import not_joined
from pipeline.rules.sums import ZERO, AmountColumn, PlanNode, amount_of, unreadable
from pipeline.rules.texts import rupiah, selisih_text


@rule(
    "PGU-05",
    "Pagu pada T-C.31 berbeda dengan T-C.33",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Pagu {kode} ({nama}) pada {tabel} {tertulis}, pada {pembanding} {seharusnya}; selisih "
    "{selisih}.{dukungan}",
    saran="Mohon pagu disamakan dengan nilai yang sesuai jumlah rinciannya.",
)
def review_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode that stands in the review's right half and in a plan table."""
    problems = [
        p for p in plans_with(dossier, (Sisi.ANALISIS, Sisi.RENCANA), "pagu") if isinstance(p, Comparison)
    ]
    yield from problems
    if problems:
        return
    for pair in dossier.sama:
        yield _compare_pair(pair)
    yield from not_joined(dossier, "pagu")


def _compare_pair(pair: Pair[PlanRow, PlanRow]) -> Comparison:
    """The amounts of one kode in both tables; the side that its own details contradict is called wrong."""
    kiri, kanan = AmountColumn(pair.tabel_kiri), AmountColumn(pair.tabel_kanan)
    nodes, others = pair.kiri_all, pair.kanan_all
    kiri_is_sound, kanan_is_sound = (
        _agrees_with_details(kiri, pair.kiri),
        _agrees_with_details(kanan, pair.kanan),
    )
    if kiri_is_sound and kanan_is_sound is False:
        kiri, kanan, nodes, others = kanan, kiri, others, nodes
        kiri_is_sound, kanan_is_sound = kanan_is_sound, kiri_is_sound
    cells, other_cells = [kiri.cell(n.row) for n in nodes], [kanan.cell(n.row) for n in others]
    comparison = on(kiri.coded, nodes[0], "pagu", cells[0], pembanding=kanan.name)
    for column, node, cell in (
        *((kiri, n, c) for n, c in zip(nodes, cells, strict=True)),
        *((kanan, n, c) for n, c in zip(others, other_cells, strict=True)),
    ):
        problem = unreadable(comparison, cell, column.field, node.printed)
        if problem is not None:
            return problem
    amount, other = _sum(cells), _sum(other_cells)
    selisih = amount - other
    dukungan = (
        f" Jumlah rinciannya sesuai dengan {kanan.name}." if kiri_is_sound is False and kanan_is_sound else ""
    )
    return replace(
        comparison,
        place=place(kiri.coded.table, "pagu", cells, nodes[0].row),
        tertulis=cells[0].raw if len(cells) == 1 else rupiah(amount),
        seharusnya=other_cells[0].raw if len(other_cells) == 1 else rupiah(other),
        beda=selisih,
        selisih=selisih or None,
        pembanding=place(kanan.coded.table, "pagu", other_cells, others[0].row),
        kepastian=Kepastian.PERLU_KONFIRMASI if pair.by_nama else None,
        isian=(*comparison.isian, ("selisih", selisih_text(selisih)), ("dukungan", dukungan)),
    )


def _agrees_with_details(column: AmountColumn, node: PlanNode) -> bool | None:
    """Whether an amount is the sum of its sub kegiatan; None where that cannot be said."""
    parts = column.below(node, Level.SUB_KEGIATAN) if node.level is not Level.SUB_KEGIATAN else ()
    amount = amount_of(column.cell(node.row))
    amounts = [amount_of(column.cell(part.row)) for part in parts]
    readable = [part for part in amounts if part is not None]
    if amount is None or not parts or len(readable) < len(amounts):
        return None
    return amount == sum(readable, ZERO)


def _sum(cells: Sequence[Sourced[Decimal]]) -> Decimal:
    return sum((amount_of(cell) or ZERO for cell in cells), ZERO)
