"""PGU: amounts against limits that an agency sets itself: the share of support, the cost of a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.figures import HUNDRED, ZERO, format_number, format_rupiah
from pipeline.model.finding import DOCUMENT, Alasan, Comparison
from pipeline.model.kode import Level
from pipeline.model.rows import Sisi
from pipeline.model.text import indicator_form
from pipeline.model.values import UnitClass
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, label_of, not_judged, on, place, tell
from pipeline.rules.shared.sums import AmountColumn, amount_of, sum_of
from pipeline.rules.shared.tables import plans_with

_SMALLEST_GROUP = 3
_COUNT_WORD = "jumlah"


@rule(
    "PGU-10",
    "Proporsi pagu penunjang terhadap pagu urusan di luar batas",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Pagu program penunjang {tertulis} ({kolom} persen dari total), melampaui batas {seharusnya}.",
    saran="Mohon proporsi belanja penunjang ditinjau.",
    needs_all_rows=True,
)
def support_has_its_share(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document: the programs of group 01 against all programs of the plan."""
    columns = []
    for plan in plans_with(dossier, (Sisi.RENCANA,), "pagu"):
        if isinstance(plan, Comparison):
            yield plan
            return
        columns.append(AmountColumn(plan))
    yield _share(dossier, columns)


@rule(
    "PGU-13",
    "Biaya per satuan menyimpang jauh",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Biaya per {kolom} pada {kode} ({nama}) {tertulis}, rata-rata sejenis {seharusnya}.",
    saran="Mohon kewajaran biaya dijelaskan.",
)
def cost_of_a_unit_is_usual(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan; one in all where no limit is set."""
    limit = dossier.settings.batas_biaya_satuan
    if limit is None:
        yield not_judged(Comparison(DOCUMENT), Alasan.A9, pembanding="biaya per satuan")
        return
    costs: dict[tuple[str, str], list[_Cost]] = defaultdict(list)
    for plan in plans_with(dossier, (Sisi.RENCANA,), "indikator", "target", "pagu"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        for node in AmountColumn(plan).at(Level.SUB_KEGIATAN):
            cost = _cost(AmountColumn(plan), node)
            if isinstance(cost, Comparison):
                yield cost
            else:
                costs[cost.satuan, cost.noun].append(cost)
    for group in costs.values():
        yield from _against_group(group, limit)


def _share(dossier: Dossier, columns: Sequence[AmountColumn]) -> Comparison:
    """The share of support, which is told also where no limit is set."""
    first = columns[0]
    comparison = Comparison(place=place(first.coded.table, "pagu"), isian=(("tabel", first.name),))
    worths = [(node, _worth(column, node)) for column in columns for node in column.at(Level.PROGRAM)]
    unknown = next((node for node, worth in worths if worth is None), None)
    if unknown is not None:
        return not_judged(comparison, Alasan.A3, kolom=label_of("pagu"), kode=unknown.printed)
    total = sum((worth or ZERO for _, worth in worths), ZERO)
    if not total:
        return not_judged(comparison, Alasan.A15)
    support = [(node, worth or ZERO) for node, worth in worths if node.kode and node.kode.is_penunjang]
    amount = sum((worth for _, worth in support), ZERO)
    percent = format_number(HUNDRED * amount / total, 1)
    cells = [node.row.pagu for node, _ in support]
    comparison = tell(comparison, kolom=percent).but(
        place=place(first.coded.table, "pagu", cells),
        # A finding has one kode: an agency of several urusan has such a program for each.
        kode=support[0][0].printed if len(support) == 1 else "",
        nama="; ".join(node.nama for node, _ in support),
        tertulis=format_rupiah(amount / first.coded.table.pengali),
    )
    limit = dossier.settings.batas_penunjang_persen
    if limit is None:
        name = f"proporsi penunjang (dalam dokumen ini {percent} persen dari total)"
        return not_judged(comparison, Alasan.A9, pembanding=name)
    return judged(comparison, HUNDRED * amount <= limit * total, f"{format_number(limit)} persen")


def _worth(column: AmountColumn, program: PlanNode) -> Decimal | None:
    """The amount of a program by its sub kegiatan, else as printed; None where neither is known."""
    details = sum_of(column, column.below(program, Level.SUB_KEGIATAN))
    return amount_of(column.cell(program.row)) if details is None else details


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one unit of a sub kegiatan's target costs. `noun` is the first word of what its indicator counts."""

    comparison: Comparison
    satuan: str
    noun: str
    amount: Decimal


def _cost(column: AmountColumn, node: PlanNode) -> _Cost | Comparison:
    """The cost of one unit, or why it cannot be told: one indicator that counts something is needed."""
    row = node.row
    comparison = on(column.coded, node, "pagu", row.pagu)
    targets, indikators = row.target.value or (), row.indikator.value or ()
    if row.pagu.value is None or not targets:
        empty = "pagu" if row.pagu.value is None else "target"
        return not_judged(comparison, Alasan.A3, kolom=label_of(empty), kode=node.printed)
    if len(targets) != 1 or len(indikators) != 1:
        return not_judged(comparison, Alasan.A8)
    target, indikator = targets[0], indikators[0]
    satuan, kelas = (target.satuan, target.kelas) if target.satuan else (indikator.satuan, indikator.kelas)
    if not target.value or target.value < 0 or kelas is not UnitClass.JUMLAH:
        return not_judged(comparison, Alasan.A7)
    return _Cost(comparison, satuan, _leading_noun(indikator.raw), row.pagu.value / target.value)


def _leading_noun(indikator: str) -> str:
    """The first word of an indicator behind "Jumlah": "orang" of "Jumlah Orang yang Dilatih"."""
    words = indicator_form(indikator).split()
    return next((word for word in words if word != _COUNT_WORD), "")


def _against_group(group: Sequence[_Cost], limit: Decimal) -> Iterator[Comparison]:
    """Each cost against the median of those of its kind; three are the fewest that have one."""
    usual = median(cost.amount for cost in group)
    for cost in group:
        if len(group) < _SMALLEST_GROUP or not usual:
            yield not_judged(cost.comparison, Alasan.A15)
            continue
        comparison = cost.comparison.but(tertulis=format_number(cost.amount, 0))
        seharusnya = format_number(usual, 0)
        yield judged(comparison, cost.amount <= limit * usual, seharusnya, kolom=cost.satuan)
