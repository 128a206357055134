"""KOS: cells that must be filled."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import CodedTable, Dossier, Node
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.kode import Level
from pipeline.model.rows import PlanRow, Sisi
from pipeline.model.values import TargetKind, one_line
from pipeline.rules.comparing import judged, name_of, not_judged, on, plans_with
from pipeline.rules.declare import BENTUK, rule
from pipeline.rules.joins import PLANNED


@rule(
    "KOS-01",
    "Target kosong",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Target {kode} ({nama}) pada {tabel} {keadaan}{acuan}.",
    saran="Mohon target diisi.",
)
def target_is_filled(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program, kegiatan and sub kegiatan in each half and table."""
    for plan in plans_with(dossier, Sisi, "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        bare = _levels_without_column(dossier, plan)
        for node in plan.at(*PLANNED):
            cell = node.row.target
            comparison = on(plan, node, "target", cell)
            if node.row.is_blank:
                yield not_judged(comparison, Alasan.A15)
            elif node.level in bare:
                yield not_judged(comparison, Alasan.A2, kolom=f"Target {node.level.label}")
            else:
                is_nil = bool(cell.value) and all(t.kind is TargetKind.NIL for t in cell.value or ())
                keadaan = 'tertulis nihil ("-")' if is_nil else "kosong"
                where, lain = _elsewhere(dossier, plan, node)
                acuan = f"; pada {where} tertulis {lain}" if where else ""
                is_filled = not cell.is_empty and not is_nil
                yield judged(comparison, is_filled, "" if is_filled else lain, keadaan=keadaan, acuan=acuan)


@rule(
    "KOS-02",
    "Lokasi kosong",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Lokasi {kode} ({nama}) pada {tabel} kosong.",
    saran="Mohon lokasi diisi.",
)
def lokasi_is_filled(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan in each half and table."""
    for plan in plans_with(dossier, Sisi, "lokasi"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        for node in plan.at(Level.SUB_KEGIATAN):
            comparison = on(plan, node, "lokasi", node.row.lokasi)
            if node.row.is_blank or _is_told_above(plan, node):
                yield not_judged(comparison, Alasan.A15)
            else:
                yield judged(comparison, _is_told(node))


def _is_told(node: Node[PlanRow]) -> bool:
    """Whether a lokasi is printed, and not just a dash."""
    return bool(node.row.lokasi.value) and set(node.row.lokasi.value or "") != {"-"}


def _is_told_above(plan: CodedTable[PlanRow], node: Node[PlanRow]) -> bool:
    """Whether the kegiatan tells the lokasi of all its sub kegiatan, none of which does."""
    parent = node.kode.parent if node.kode else None
    above = plan.by_kode.get(parent.text, ()) if parent else ()
    if not any(_is_told(kegiatan) for kegiatan in above):
        return False
    siblings = [child for kegiatan in above for child in plan.below(kegiatan, Level.SUB_KEGIATAN)]
    return not any(_is_told(child) for child in siblings)


def _levels_without_column(dossier: Dossier, plan: CodedTable[PlanRow]) -> frozenset[Level]:
    """Rungs for whose targets the table has no column and which print none elsewhere either (STR-05)."""
    printed = {column.name for column in dossier.headers[plan.table.nomor].columns}
    if plan.table.sisi is not Sisi.RENCANA or "target" in printed:
        return frozenset()
    return frozenset(
        level
        for level in PLANNED
        if f"target_{level.suffix}" not in printed
        and all(node.row.target.is_empty for node in plan.at(level))
    )


def _elsewhere(dossier: Dossier, plan: CodedTable[PlanRow], node: Node[PlanRow]) -> tuple[str, str]:
    """Where the target of the same kode is printed, and what is printed there; empty where it is nowhere."""
    text = node.kode.text if node.kode else ""
    plans = sorted(dossier.plans, key=lambda other: other.table.nomor == plan.table.nomor)
    for other in plans:
        for twin in other.by_kode.get(text, ()):
            if not twin.row.target.is_empty:
                return name_of(other.table), one_line(twin.row.target.raw)
    for evaluation in dossier.evaluations:
        for past in evaluation.by_kode.get(text, ()):
            cell = past.row.nilai.get("target_renstra")
            if cell is not None and not cell.is_empty:
                return f"{name_of(evaluation.table)} (Target Renstra)", one_line(cell.raw)
    return "", ""
