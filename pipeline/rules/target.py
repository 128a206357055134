"""TGT: targets between the plan tables, and against the Renstra column of the evaluation table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from pipeline.model.dossier import CodedTable, Dossier, ItemPair, Node, nodes_of
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.rows import EvaluationRow, PlanRow, Sisi
from pipeline.model.values import Sourced, Target, TargetKind
from pipeline.rules.comparing import DIFFERENT, SAME, judged, no_table, not_judged, on, plans_with, tell
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.target_items import evaluation_tables, names_of_plans, plan_items, renstra_items
from pipeline.rules.values import Verdict, compare_values, is_value, skip_reason


@rule(
    "TGT-01",
    "Target pada T-C.31 berbeda dengan T-C.33",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Target {kode} ({nama}) pada {tabel} "{tertulis}", pada {pembanding} "{seharusnya}".',
    saran="Mohon target disamakan pada kedua tabel.",
)
def review_target_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator that stand in the review's right half and in a plan table."""
    for item, comparison in plan_items(dossier):
        yield comparison if item is None else _compare(item, comparison)


@rule(
    "TGT-02",
    "Target Renstra tahun rencana berbeda dengan target Renja",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Target Renstra {tahun} untuk {kode} ({nama}) tertulis "{tertulis}", sedangkan target Renja '
    '"{seharusnya}".{rancu}',
    saran="Mohon target diselaraskan dengan Renstra atau perbedaannya dijelaskan.",
)
def renstra_target_equals_renja(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator of the evaluation table that is planned."""
    for item, comparison in renstra_items(dossier):
        if item is None:
            yield comparison
        elif TargetKind.GRADE in (item.kiri.kind, item.kanan.kind):
            yield not_judged(comparison, Alasan.A12)
        else:
            yield _compare(item, comparison)


@rule(
    "TGT-05",
    "Ada target Renstra tahun rencana tetapi tidak direncanakan",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="{kode} ({nama}) memiliki target Renstra {tahun} sebesar {tertulis} tetapi tidak ada pada "
    "{pembanding}.{calon}",
    saran="Mohon direncanakan atau dijelaskan (dihentikan, digabung, atau berganti kode).",
    needs_all_rows=True,
)
def renstra_target_is_planned(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode of the evaluation table."""
    plans = [plan for plan in dossier.plans if plan.has_kode]
    if not plans:
        yield no_table("rencana_kerja")
        return
    planned = {text for plan in plans for text in plan.by_kode}
    planned_nodes = {id(node) for pair in dossier.renstra for node in pair.kiri_all}
    new = _only_planned(dossier, plans)
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        for node in evaluation.nodes:
            if node.row.kode.is_empty:
                continue
            text = node.kode.text if node.kode and node.is_reliable else ""
            is_planned = text in planned or id(node) in planned_nodes
            yield _is_planned(dossier, evaluation, node, is_planned=is_planned, new=new)


@rule(
    "TGT-07",
    "Jumlah target tidak sama dengan jumlah indikator",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{kode} pada {tabel} memuat {dari} indikator tetapi {jumlah} target.",
    saran="Mohon setiap indikator diberi target.",
)
def every_indikator_has_target(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with several indicators, in each half and table."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        for node in evaluation.nodes:
            yield from _count(evaluation, node, "target_renstra", node.row.nilai["target_renstra"])
    for plan in plans_with(dossier, Sisi, "indikator", "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        for planned in plan.nodes:
            yield from _count(plan, planned, "target", planned.row.target)


def _compare(item: ItemPair, comparison: Comparison) -> Comparison:
    """The values of one indicator; an ambiguous print is a finding of its own weight."""
    verdict = compare_values(item.kiri, item.kanan)
    alasan = skip_reason(verdict)
    if alasan is not None:
        unread = item.kiri if item.kiri.kind is TargetKind.TEXT else item.kanan
        return not_judged(comparison, alasan, tertulis=unread.raw)
    if verdict is not Verdict.AMBIGUOUS:
        return replace(comparison, beda=SAME if verdict is Verdict.EQUAL else DIFFERENT)
    rancu = " Salah satunya dapat dibaca sebagai ribuan atau sebagai desimal."
    return replace(
        tell(comparison, rancu=rancu),
        beda=DIFFERENT,
        tingkat=Tingkat.SEDANG,
        kepastian=Kepastian.PERLU_KONFIRMASI,
    )


def _only_planned(dossier: Dossier, plans: list[CodedTable[PlanRow]]) -> tuple[Node[PlanRow], ...]:
    """Planned rows that no evaluation row is joined with: where an item of a new kode would be."""
    known = {text for evaluation in dossier.evaluations for text in evaluation.by_kode}
    joined = {id(node) for pair in dossier.renstra for node in pair.kanan_all}
    return tuple(
        node
        for node in nodes_of(plans)
        if node.kode is not None and node.kode.text not in known and id(node) not in joined
    )


def _is_planned(
    dossier: Dossier,
    evaluation: CodedTable[EvaluationRow],
    node: Node[EvaluationRow],
    *,
    is_planned: bool,
    new: tuple[Node[PlanRow], ...],
) -> Comparison:
    """One row of the evaluation table: planned, or without a target, or missing from the plan."""
    cell = node.row.nilai["target_renstra"]
    pembanding = names_of_plans(dossier)
    comparison = on(evaluation, node, "target_renstra", cell, pembanding=pembanding)
    if is_planned or not any(is_value(target) for target in cell.value or ()):
        return judged(comparison, is_same=True)
    if not node.is_reliable:
        return not_judged(comparison, Alasan.A18)
    if not all(plan.table.is_complete for plan in dossier.plans):
        return not_judged(comparison, Alasan.A5, kode=node.printed)
    calon = _namesake(node, new, dossier.settings.kemiripan_nama)
    text = f' Mungkin berganti kode menjadi {calon.printed} "{calon.nama}".' if calon else ""
    return replace(
        judged(comparison, is_same=False, calon=text),
        kepastian=Kepastian.PERLU_KONFIRMASI if calon else None,
    )


def _namesake(
    node: Node[EvaluationRow], new: tuple[Node[PlanRow], ...], similarity: float
) -> Node[PlanRow] | None:
    """The newly planned row of the same rung whose name is nearest, where it is near enough."""
    own = node.row.nama.value or ""
    same_rung = [other for other in new if other.level is node.level and other.row.nama.value]
    scored = [(fuzz.ratio(own, other.row.nama.value or "") / 100, other) for other in same_rung]
    near = [(score, other) for score, other in scored if own and score >= similarity]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _count(
    coded: CodedTable[Any], node: Node[Any], field: str, cell: Sourced[tuple[Target, ...]]
) -> Iterator[Comparison]:
    """Indicators against targets of one row; nothing for a row with a single indicator."""
    wanted = len(node.row.indikator.value or ())
    if wanted < 2 or node.row.kode.is_empty:
        return
    targets = cell.value or ()
    comparison = on(coded, node, field, cell, dari=str(wanted), jumlah=str(len(targets)))
    if cell.is_empty:
        yield not_judged(comparison, Alasan.A3, kolom="Target", kode=node.printed)
    elif len(targets) == 1 and targets[0].kind is TargetKind.TEXT:
        yield not_judged(comparison, Alasan.A8)
    else:
        yield judged(comparison, len(targets) == wanted, f"{wanted} target")
