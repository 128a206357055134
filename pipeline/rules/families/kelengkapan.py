"""KOS: cells that must be filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.model.geometry import TOUCHING
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Sisi
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, name_of, no_column, not_judged, on, with_certainty
from pipeline.rules.shared.places_of_work import lokasi_is_told
from pipeline.rules.shared.row_items import levels_without_column
from pipeline.rules.shared.tables import bare_levels, detail_level, levelled_plans, plans_with, says_nothing
from pipeline.rules.shared.target_values import has_only_nil
from pipeline.rules.shared.texts import blank_or_nil

_SIPD_COLUMNS = ("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah")


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
    for plan in levelled_plans(dossier, Sisi, "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        bare = levels_without_column(dossier, plan, "target")
        unused = bare_levels(plan, lambda node: not node.row.target.is_empty)
        for node in plan.at(*PLANNED):
            cell = node.row.target
            comparison = with_certainty(on(plan, node, "target", cell), (node,))
            if says_nothing(plan, node):
                yield not_judged(comparison, Alasan.A15)
            elif node.level in bare:
                yield not_judged(comparison, Alasan.A2, kolom=f"Target {node.level.label}")
            elif node.level in unused:
                yield not_judged(comparison, Alasan.A15)
            elif cell.is_empty or has_only_nil(cell):
                where, lain = _elsewhere(dossier, plan, node)
                acuan = f"; pada {where} tertulis {lain}" if where else ""
                keadaan = blank_or_nil(is_empty=cell.is_empty)
                yield judged(comparison, is_same=False, seharusnya=lain, keadaan=keadaan, acuan=acuan)
            else:
                yield judged(comparison, is_same=True)


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
    """One comparison per sub kegiatan, of an older plan per kegiatan, in each half and table."""
    for plan in levelled_plans(dossier, Sisi, "lokasi"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        detail = detail_level(plan)
        unused = bare_levels(plan, lambda node: lokasi_is_told(node.row))
        for node in plan.at(detail):
            comparison = with_certainty(on(plan, node, "lokasi", node.row.lokasi), (node,))
            if says_nothing(plan, node) or detail in unused or _is_told_above(plan, node, detail):
                yield not_judged(comparison, Alasan.A15)
            else:
                yield judged(comparison, lokasi_is_told(node.row))


@rule(
    "KOS-09",
    "Kelompok sasaran atau prioritas kosong",
    tingkat="sedang",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Kolom {kolom} kosong pada {jumlah} dari {dari} sub kegiatan: {daftar}.",
    saran="Mohon dilengkapi di SIPD.",
    ringkas=Ringkas.PER_KOLOM,
)
def sipd_columns_are_filled(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan and column that only the layouts of SIPD have."""
    for plan in plans_with(dossier, (Sisi.RENCANA,)):
        if isinstance(plan, Comparison):
            yield plan
            continue
        printed = dossier.headers[plan.table.nomor]
        nodes = [node for node in plan.at(Level.SUB_KEGIATAN) if not node.row.is_blank]
        for field in _SIPD_COLUMNS:
            if not printed.has(field):
                yield no_column(plan.table, field)
                continue
            for index, node in enumerate(nodes):
                cell = node.row.lain[field]
                is_filled = not cell.is_empty or _is_covered(node, field, nodes[:index])
                yield judged(on(plan, node, field, cell, dari=str(len(nodes))), is_filled)


def _is_covered(node: PlanNode, field: str, above: Sequence[PlanNode]) -> bool:
    """Whether the cell is part of a merged one: a filled cell of a row above reaches down into this row."""
    tops = [(source.page, source.upright.top) for source in node.row.kode.sources[:1]]
    return any(
        source.page == page and source.upright.bottom > top + TOUCHING
        for page, top in tops
        for other in reversed(above)
        for source in other.row.lain[field].sources
    )


def _is_told_above(plan: PlanTable, node: PlanNode, detail: Level) -> bool:
    """Whether the row above tells the lokasi of all its details, none of which does."""
    above = plan.parents(node)
    if not any(lokasi_is_told(parent.row) for parent in above):
        return False
    siblings = [child for parent in above for child in plan.below(parent, detail)]
    return not any(lokasi_is_told(child.row) for child in siblings)


def _elsewhere(dossier: Dossier, plan: PlanTable, node: PlanNode) -> tuple[str, str]:
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
