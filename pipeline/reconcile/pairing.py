"""The same item in two tables, and the same indicator on two rows: the join order of the rule catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from pipeline.model.dossier import (
    AnyNode,
    AnyTable,
    CodedTable,
    EvaluationTable,
    ItemPair,
    Node,
    Pair,
    PlanNode,
    PlanPair,
    PlanTable,
)
from pipeline.model.finding import Alasan
from pipeline.model.items import Aligned, align
from pipeline.model.kode import Kode
from pipeline.model.name_keys import joined_by_name
from pipeline.model.rows import CodedRow, EvaluationRow, Indikator, PlanRow
from pipeline.model.values import Target, TargetCell, UnitClass, one_line

L = TypeVar("L", bound=CodedRow)
R = TypeVar("R", bound=CodedRow)


def pair_plans(
    reviews: Sequence[PlanTable], plans: Sequence[PlanTable], similarity: float
) -> tuple[PlanPair, ...]:
    """Every item of a review half that stands in a plan table, in the review's order."""
    return tuple(
        _pair(review, plan, kiri, kanan, by_nama, (left.row.target, right.row.target), similarity)
        for review in reviews
        for plan in plans
        for kiri, kanan, by_nama in join(review, plan)
        for left, right in ((kiri[0], kanan[0]),)
    )


def pair_rows(
    review: PlanTable,
    plan: PlanTable,
    kiri: tuple[PlanNode, ...],
    kanan: tuple[PlanNode, ...],
    similarity: float,
) -> PlanPair:
    """One item of a review half and of a plan table that is known by its name."""
    targets = kiri[0].row.target, kanan[0].row.target
    return _pair(review, plan, kiri, kanan, True, targets, similarity)


def pair_renstra(
    evaluations: Sequence[EvaluationTable],
    reviews: Sequence[PlanTable],
    plans: Sequence[PlanTable],
    similarity: float,
) -> tuple[Pair[EvaluationRow, PlanRow], ...]:
    """Every item of an evaluation table that is planned, once.

    Its target is taken from the review's right half, and from a plan table where it is empty there. A plan table that
    prints the same target goes first where only its rows are joined by kode.
    """
    pairs: list[Pair[EvaluationRow, PlanRow]] = []
    for evaluation in evaluations:
        found: dict[int, Pair[EvaluationRow, PlanRow]] = {}
        for table in (*reviews, *plans):
            for kiri, kanan, by_nama in (*join(evaluation, table), *_named(evaluation, table)):
                nomor = kiri[0].row.nomor
                if nomor in found and not _goes_first(kanan[0], found[nomor], by_nama=by_nama):
                    continue
                cells = kiri[0].row.nilai.get("target_renstra"), kanan[0].row.target
                found[nomor] = _pair(evaluation, table, kiri, kanan, by_nama, cells, similarity)
        pairs.extend(found[nomor] for nomor in sorted(found))
    return tuple(pairs)


def join(
    left: CodedTable[L], right: CodedTable[R]
) -> Iterator[tuple[tuple[Node[L], ...], tuple[Node[R], ...], bool]]:
    """Rows of both tables that are the same item, in left order; the flag tells a join by name.

    By kode first. `.01` and `.0001` are one item only when the names agree too. What is left on both sides
    is joined by name under the same parent.
    """
    partners: dict[str, tuple[str, bool]] = {}
    used: set[str] = set()
    for find, by_nama in ((_same_kode, False), (_same_item, False), (_same_nama, True)):
        for text, nodes in left.by_kode.items():
            if text in partners:
                continue
            match = next((other for other in find(nodes[0], right) if other not in used), None)
            if match is not None:
                partners[text] = (match, by_nama)
                used.add(match)
    for text, nodes in left.by_kode.items():
        if text in partners:
            match, by_nama = partners[text]
            yield nodes, right.by_kode[match], by_nama


def match_items(
    left: Aligned, right: Aligned, similarity: float, *, by_nama: bool = False
) -> tuple[tuple[ItemPair, ...], tuple[tuple[Indikator, Target], ...]]:
    """Values of the same indicator, one to one, and the values of the left side that have no partner.

    One value on each side belongs together whatever the wording, unless only the name of the row tells that it is the
    same item (`by_nama`): then indicators of other wording are others, and so are those of nearly the same wording
    that are measured otherwise ("Penyelesaian tanah kas desa", 50 %; "Dokumen penyelesaian tanah kas desa", 2 dokumen).
    Of several, equal wordings go first and the nearest next: true partners of the sample reach only 0.75, wrong
    neighbours 0.92.
    """
    is_worded = all(indikator is not None for indikator, _ in (*left, *right))
    if len(left) == 1 and len(right) == 1 and not (by_nama and is_worded):
        return (ItemPair(left[0][0], left[0][1], right[0][1]),), ()
    ranking = sorted(
        (-_similarity(one[0], other[0]), i, j) for i, one in enumerate(left) for j, other in enumerate(right)
    )
    partner: dict[int, int] = {}
    for negative, i, j in ranking:
        if by_nama and -negative < 1 and _is_measured_otherwise(left[i][1], right[j][1]):
            continue
        if -negative >= similarity and i not in partner and j not in partner.values():
            partner[i] = j
    rest = [i for i in range(len(left)) if i not in partner]
    free = [j for j in range(len(right)) if j not in partner.values()]
    if not by_nama and len(left) == len(right) and len(rest) == 1:
        partner[rest[0]] = free[0]
    pairs = tuple(ItemPair(left[i][0], left[i][1], right[j][1]) for i, j in sorted(partner.items()))
    lone = tuple((ind, t) for i, (ind, t) in enumerate(left) if i not in partner and ind is not None)
    return pairs, lone


def _named(
    left: CodedTable[L], right: CodedTable[R]
) -> Iterator[tuple[tuple[Node[L], ...], tuple[Node[R], ...], bool]]:
    """As `join`, of tables of which one prints no codes."""
    return ((kiri, kanan, True) for kiri, kanan in joined_by_name(left, right))


def _goes_first(planned: PlanNode, known: Pair[EvaluationRow, PlanRow], *, by_nama: bool) -> bool:
    """Whether a planned row says more of its target than the one that is joined already."""
    target, before = planned.row.target, known.kanan.row.target
    if before.is_empty or target.is_empty:
        return before.is_empty and not target.is_empty
    return known.by_nama and not by_nama and one_line(target.raw) == one_line(before.raw)


def _pair(
    left: CodedTable[L],
    right: CodedTable[R],
    kiri: tuple[Node[L], ...],
    kanan: tuple[Node[R], ...],
    by_nama: bool,
    cells: tuple[TargetCell | None, TargetCell],
    similarity: float,
) -> Pair[L, R]:
    items, lone, alasan = _items(kiri, kanan, cells, similarity)
    return Pair(kiri[0], kanan[0], left, right, kiri, kanan, by_nama, items, lone, alasan)


def _items(
    kiri: tuple[AnyNode, ...],
    kanan: tuple[AnyNode, ...],
    cells: tuple[TargetCell | None, TargetCell],
    similarity: float,
) -> tuple[tuple[ItemPair, ...], tuple[tuple[Indikator, Target], ...], Alasan | None]:
    """The values of one item paired, or why they are not."""
    if cells[0] is None or cells[0].is_empty or cells[1].is_empty:
        return (), (), Alasan.A3
    # One kode on several rows (one per unit or lokasi): which of the targets is meant is not said.
    if len(kiri) > 1 or len(kanan) > 1:
        return (), (), Alasan.A15
    left = align(kiri[0].row.indikator.value or (), cells[0].value or ())
    right = align(kanan[0].row.indikator.value or (), cells[1].value or ())
    if left is None or right is None:
        return (), (), Alasan.A8
    has_codes = kiri[0].kode is not None and kanan[0].kode is not None
    pairs, lone = match_items(left, right, similarity, by_nama=not has_codes)
    return pairs, lone, None


def _same_kode(node: AnyNode, table: AnyTable) -> Iterator[str]:
    others = table.by_kode.get(node.kode.text, ()) if node.kode else ()
    if others and node.is_reliable and others[0].is_reliable:
        yield str(others[0].kode)


def _same_item(node: AnyNode, table: AnyTable) -> Iterator[str]:
    for text, nodes in table.by_kode.items():
        other = nodes[0].kode
        if (
            node.kode is not None
            and other is not None
            and other.item == node.kode.item
            and _same_name(node, nodes)
        ):
            yield text


def _same_nama(node: AnyNode, table: AnyTable) -> Iterator[str]:
    for text, nodes in table.by_kode.items():
        if (
            _parent(node.kode) is not None
            and _parent(nodes[0].kode) == _parent(node.kode)
            and _same_name(node, nodes)
        ):
            yield text


def _same_name(node: AnyNode, nodes: Sequence[AnyNode]) -> bool:
    return bool(node.row.nama.value) and node.row.nama.value == nodes[0].row.nama.value


def _parent(kode: Kode | None) -> Kode | None:
    return kode.parent if kode else None


def _is_measured_otherwise(one: Target, other: Target) -> bool:
    """Whether one value is a share and the other one a count, money or a score."""
    classes = {one.kelas, other.kelas}
    return UnitClass.PERSEN in classes and len(classes - {UnitClass.NONE}) > 1


def _similarity(one: Indikator | None, other: Indikator | None) -> float:
    if one is None or other is None or not one.form or not other.form:
        return 0.0
    return fuzz.ratio(one.form, other.form) / 100
