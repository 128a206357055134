"""TGT: lists of targets against the lists of indicators of the same row: their number, order and numbering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.rows import Indikator, Sisi
from pipeline.model.text import mark_number
from pipeline.model.values import Target, TargetCell, TargetKind, UnitClass
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import cell_place, judged, not_judged, on, tell
from pipeline.rules.shared.tables import evaluation_rows, plans_with


@rule(
    "TGT-03",
    "Urutan target tidak mengikuti urutan indikator",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan='Urutan target {kode} pada {tabel} tidak sesuai urutan indikatornya: "{tertulis}".',
    saran="Mohon target diurutkan menurut indikator.",
)
def targets_follow_indikator(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with several indicators, in each half and table."""
    for row in _target_cells(dossier):
        if isinstance(row, Comparison):
            yield row
        elif len(row.indikator) > 1:
            yield row.unpaired() or _order(row)


@rule(
    "TGT-04",
    "Nomor butir target tidak sama dengan nomor butir indikator",
    tingkat="rendah",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Penomoran butir pada {kode} di {tabel} berlanjut: indikator {tertulis}, target {seharusnya}.",
    saran="Mohon penomoran dimulai dari 1 pada setiap sel (penomoran otomatis dimatikan).",
)
def numbering_starts_at_one(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with a list of indicators or targets, in each half and table."""
    for row in _target_cells(dossier):
        if isinstance(row, Comparison):
            yield row
        elif len(row.indikator) > 1 or len(row.targets) > 1:
            yield _numbering(row)


@rule(
    "TGT-07",
    "Jumlah target tidak sama dengan jumlah indikator",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{kode} pada {tabel} memuat {dari} indikator, tetapi {jumlah} target.",
    saran="Mohon setiap indikator diberi target.",
)
def every_indikator_has_target(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with several indicators, in each half and table."""
    for row in _target_cells(dossier):
        if isinstance(row, Comparison):
            yield row
        elif len(row.indikator) > 1:
            yield _count(row)


@dataclass(frozen=True, slots=True)
class _TargetCell:
    """The targets of one row in one column, beside its indicators."""

    coded: AnyTable
    node: AnyNode
    field: str
    cell: TargetCell

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        return self.node.row.indikator.value or ()

    @property
    def targets(self) -> tuple[Target, ...]:
        return self.cell.value or ()

    def compare(self) -> Comparison:
        """A comparison about the target cell, still without an outcome."""
        return on(self.coded, self.node, self.field, self.cell)

    def unpaired(self) -> Comparison | None:
        """Why the targets cannot be held against the indicators one by one; None where they can."""
        if self.cell.is_empty:
            return not_judged(self.compare(), Alasan.A3, kolom="Target", kode=self.node.printed)
        if len(self.targets) != len(self.indikator):
            return not_judged(self.compare(), Alasan.A8)
        return None


def _target_cells(dossier: Dossier) -> Iterator[_TargetCell | Comparison]:
    """The target cell of every row with a kode in each half and table; where there is none, why."""
    for row in evaluation_rows(dossier, "target_renstra"):
        if isinstance(row, Comparison):
            yield row
        else:
            evaluation, node = row
            yield _TargetCell(evaluation, node, "target_renstra", node.row.nilai["target_renstra"])
    for plan in plans_with(dossier, Sisi, "indikator", "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        for planned in plan.nodes:
            if planned.has_kode:
                yield _TargetCell(plan, planned, "target", planned.row.target)


def _order(row: _TargetCell) -> Comparison:
    """Percentages beside percentages and counts beside counts, or an order in which they would be."""
    wanted = [_is_persen(indikator.kelas) for indikator in row.indikator]
    printed = [_is_persen(target.kelas) for target in row.targets]
    comparison = row.compare()
    if len(set(wanted)) < 2 or len(set(printed)) < 2:
        return not_judged(comparison, Alasan.A8)
    if not any(_clash(one, other) for one, other in zip(wanted, printed, strict=True)):
        return judged(comparison, is_same=True)
    # Another order resolves it when the percentages find room beside no count, and the counts beside no percentage.
    count = len(wanted)
    if printed.count(True) > count - wanted.count(False) or printed.count(False) > count - wanted.count(True):
        return not_judged(comparison, Alasan.A8)
    is_sure = printed.count(True) == wanted.count(True)
    return judged(comparison, False, "; ".join(indikator.raw for indikator in row.indikator)).but(
        pembanding=cell_place(row.coded, row.node, "indikator", row.node.row.indikator),
        kepastian=None if is_sure else Kepastian.PERLU_KONFIRMASI,
    )


def _is_persen(kelas: UnitClass) -> bool | None:
    """Whether it is a percentage; None where nothing tells, as of a bare number."""
    return None if kelas is UnitClass.NONE else kelas is UnitClass.PERSEN


def _clash(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one is not other


def _numbering(row: _TargetCell) -> Comparison:
    """The numbers before the indicators and before the targets, each of which must run from 1."""
    lists = [_marks(row.indikator), _marks(row.targets)]
    numbers = [[mark_number(mark) or 0 for mark in marks] for marks in lists]
    comparison = row.compare()
    if all(len(list_numbers) < 2 for list_numbers in numbers):
        return not_judged(comparison, Alasan.A15)
    wrong = [len(list_numbers) > 1 and not _runs_from_one(list_numbers) for list_numbers in numbers]
    printed = [" ".join(marks) or "tanpa nomor" for marks in lists]
    indikator = cell_place(row.coded, row.node, "indikator", row.node.row.indikator)
    target = comparison.place
    return judged(comparison, not any(wrong), printed[1]).but(
        tertulis=printed[0],
        place=indikator if wrong[0] else target,
        pembanding=target if wrong[0] else indikator,
    )


def _marks(items: Iterable[Indikator | Target]) -> list[str]:
    """The numbers and letters before the items; the items of one number once."""
    marks = [item.mark for item in items if mark_number(item.mark) is not None]
    return [mark for index, mark in enumerate(marks) if not index or mark != marks[index - 1]]


def _runs_from_one(numbers: Sequence[int]) -> bool:
    """Whether a list runs 1, 2, 3, ...; that of a further printed row may begin anew."""
    return numbers[0] == 1 and all(number in (1, before + 1) for before, number in pairwise(numbers))


def _count(row: _TargetCell) -> Comparison:
    """Indicators against targets."""
    wanted, found = len(row.indikator), len(row.targets)
    comparison = tell(row.compare(), dari=str(wanted), jumlah=str(found))
    if row.cell.is_empty:
        return not_judged(comparison, Alasan.A3, kolom="Target", kode=row.node.printed)
    if found == 1 and row.targets[0].kind is TargetKind.TEXT:
        return not_judged(comparison, Alasan.A8)
    return judged(comparison, found == wanted, f"{wanted} target")
