"""PGU: amounts of the same kode in the review and in the plan table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanPair
from pipeline.model.figures import ZERO, format_rupiah
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Sisi
from pipeline.model.values import Sourced
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, not_judged, on, place, tell
from pipeline.rules.shared.lone_items import not_joined
from pipeline.rules.shared.repeats import is_disputed
from pipeline.rules.shared.rupiah_units import hidden_factor, pairs_by_tables
from pipeline.rules.shared.slips import guess
from pipeline.rules.shared.sums import (
    AmountColumn,
    amount_of,
    as_parts,
    copyable_total,
    sum_of,
    total_of,
    unreadable,
)
from pipeline.rules.shared.tables import plans_without
from pipeline.rules.shared.texts import selisih_text
from pipeline.settings import Settings


@rule(
    "PGU-05",
    "Pagu pada T-C.31 berbeda dengan T-C.33",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Pagu {kode} ({nama}) pada {tabel} {tertulis}, pada {pembanding} {seharusnya}; selisih "
    "{selisih}.{dukungan}{dugaan}",
    saran="Mohon pagu disamakan dengan nilai yang sesuai jumlah rinciannya.",
)
def review_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode that stands in the review's right half and in a plan table."""
    yield from plans_without(dossier, (Sisi.ANALISIS, Sisi.RENCANA), "pagu")
    for pairs in pairs_by_tables(dossier):
        # A unit that no heading names makes every amount seem wrong: FMT-05 says it once.
        is_other_unit = hidden_factor(dossier.settings, pairs) is not None
        for pair in pairs:
            if is_other_unit:
                kiri = pair.kiri
                yield not_judged(on(pair.tabel_kiri, kiri, "pagu", kiri.row.pagu), Alasan.A7)
            else:
                yield _compare_pair(dossier.settings, pair)
    yield from not_joined(dossier, "pagu")


@dataclass(frozen=True, slots=True)
class _Side:
    """The rows of one kode in one table, with their amounts."""

    column: AmountColumn
    nodes: tuple[PlanNode, ...]

    @property
    def cells(self) -> tuple[Sourced[Decimal], ...]:
        return tuple(self.column.cell(node.row) for node in self.nodes)

    @property
    def amount(self) -> Decimal:
        return total_of(self.column, self.nodes)

    @property
    def printed(self) -> str:
        return self.cells[0].raw if len(self.cells) == 1 else format_rupiah(self.amount)

    @property
    def place(self) -> Place:
        return place(self.column.coded.table, "pagu", self.cells, self.nodes[0].row)

    @property
    def is_disputed(self) -> bool:
        return is_disputed(self.column.coded, self.nodes[0])


def _compare_pair(settings: Settings, pair: PlanPair) -> Comparison:
    """The amounts of one kode in both tables; the side that its own details contradict is called wrong."""
    kiri = _Side(AmountColumn(pair.tabel_kiri), pair.kiri_all)
    kanan = _Side(AmountColumn(pair.tabel_kanan), pair.kanan_all)
    soundness = _agrees_with_details(kiri), _agrees_with_details(kanan)
    if soundness == (True, False):
        kiri, kanan, soundness = kanan, kiri, (False, True)
    comparison = replace(
        on(kiri.column.coded, kiri.nodes[0], "pagu", kiri.cells[0], pembanding=kanan.column.name),
        place=kiri.place,
        tertulis=kiri.printed,
        seharusnya=kanan.printed,
        pembanding=kanan.place,
        kepastian=Kepastian.PERLU_KONFIRMASI if pair.by_nama else None,
    )
    problem = _problem(comparison, kiri) or _problem(comparison, kanan)
    if problem is not None:
        return problem
    selisih = kiri.amount - kanan.amount
    tables = [side.column.coded.table for side in (kiri, kanan)]
    rounding = max((table.ketelitian for table in tables if table.pengali > 1), default=ZERO)
    if abs(selisih) <= settings.toleransi_rupiah or abs(selisih) < rounding:
        return judged(comparison, is_same=True)
    dukungan = f" Jumlah rinciannya sesuai dengan {kanan.column.name}." if soundness == (False, True) else ""
    dugaan = "" if pair.by_nama else _guess(kiri, kanan)
    comparison = tell(comparison, selisih=selisih_text(selisih), dukungan=dukungan, dugaan=dugaan)
    return replace(comparison, beda=selisih, selisih=selisih)


def _guess(kiri: _Side, kanan: _Side) -> str:
    """What the difference may come from: rows below, which the table with the greater amount has alone; or a slip."""
    more, less = (kiri, kanan) if kiri.amount > kanan.amount else (kanan, kiri)
    known = {node.kode.item for node in less.column.coded.nodes if node.kode is not None}
    rungs = [rung for rung in PLANNED if rung > (more.nodes[0].level or Level.SUB_KEGIATAN)]
    below = [node for rung in rungs for node in more.column.below(more.nodes[0], rung)]
    return guess(
        kiri.amount,
        kanan.amount,
        lone=as_parts(more.column, [n for n in below if n.kode is not None and n.kode.item not in known]),
        lone_in=more.column.name,
        total=copyable_total(kiri.column) if kiri.nodes[0].level in PLANNED else None,
    )


def _problem(comparison: Comparison, side: _Side) -> Comparison | None:
    """The comparison as not judged, where the amount of a side cannot be told; it is about that side then."""
    comparison = replace(comparison, place=side.place)
    if side.is_disputed:
        return not_judged(comparison, Alasan.A18)
    rows = zip(side.nodes, side.cells, strict=True)
    problems = (unreadable(comparison, cell, "pagu", node.printed) for node, cell in rows)
    return next((problem for problem in problems if problem is not None), None)


def _agrees_with_details(side: _Side) -> bool | None:
    """Whether an amount is the sum of its sub kegiatan; None where that cannot be said."""
    node = side.nodes[0]
    parts = side.column.below(node, Level.SUB_KEGIATAN) if node.level is not Level.SUB_KEGIATAN else ()
    amount = amount_of(side.column.cell(node.row))
    total = sum_of(side.column, parts)
    return None if amount is None or total is None else amount == total
