"""PGU: amounts of the same kode in the review and in the plan table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanPair
from pipeline.model.figures import ZERO, format_rupiah
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Sisi
from pipeline.model.values import Sourced
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, name_of, not_judged, on, place, subject_of, tell
from pipeline.rules.shared.lone_items import not_joined, not_joined_by_name
from pipeline.rules.shared.plan_years import caption_year, plan_other_years
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
from pipeline.rules.shared.tables import levelled_plans
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
    """One comparison per item that stands in the review's right half and in a plan table."""
    sides = (Sisi.ANALISIS, Sisi.RENCANA)
    yield from (plan for plan in levelled_plans(dossier, sides, "pagu") if isinstance(plan, Comparison))
    for pairs in pairs_by_tables(dossier):
        # A unit that no heading names makes every amount seem wrong: FMT-05 says it once.
        is_other_unit = hidden_factor(dossier.settings, pairs) is not None
        is_other_year = plan_other_years(dossier, pairs[0].tabel_kiri.table, pairs[0].tabel_kanan.table)
        for pair in pairs:
            if is_other_unit:
                kiri = pair.kiri
                yield not_judged(on(pair.tabel_kiri, kiri, "pagu", kiri.row.pagu), Alasan.A7)
            elif is_other_year:
                comparison = on(pair.tabel_kiri, pair.kiri, "pagu", pair.kiri.row.pagu)
                other, tahun = name_of(pair.tabel_kanan.table), caption_year(dossier, pair.tabel_kiri.table)
                yield not_judged(comparison, Alasan.A10, pembanding=other, tahun=str(tahun))
            else:
                yield _compare_pair(dossier.settings, pair)
    yield from not_joined(dossier, "pagu")
    yield from not_joined_by_name(dossier, "pagu")


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
    comparison = on(
        kiri.column.coded, kiri.nodes[0], "pagu", kiri.cells[0], pembanding=kanan.column.name
    ).but(
        place=kiri.place,
        tertulis=kiri.printed,
        seharusnya=kanan.printed,
        pembanding=kanan.place,
        kepastian=Kepastian.PERLU_KONFIRMASI if _is_doubtful(pair) else None,
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
    return comparison.but(beda=selisih, selisih=selisih)


def _is_doubtful(pair: PlanPair) -> bool:
    """Whether the two rows may be two items: their codes differ, or their rungs are only shown by their looks."""
    has_two_codes = pair.kiri.kode is not None and pair.kanan.kode is not None
    nodes = (pair.kiri, pair.kanan)
    return pair.by_nama and (has_two_codes or not all(node.is_level_certain for node in nodes))


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
    comparison = comparison.but(place=side.place)
    if side.is_disputed:
        return not_judged(comparison, Alasan.A18)
    rows = zip(side.nodes, side.cells, strict=True)
    problems = (unreadable(comparison, cell, "pagu", subject_of(node)) for node, cell in rows)
    return next((problem for problem in problems if problem is not None), None)


def _agrees_with_details(side: _Side) -> bool | None:
    """Whether an amount is the sum of its details; None where that cannot be said."""
    node = side.nodes[0]
    detail = side.column.detail
    parts = side.column.below(node, detail) if node.level is not detail else ()
    amount = amount_of(side.column.cell(node.row))
    total = sum_of(side.column, parts)
    return None if amount is None or total is None else amount == total
