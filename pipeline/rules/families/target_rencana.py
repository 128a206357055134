"""TGT: rows of the evaluation table that are not planned, and planned rows that it does not list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model.dossier import (
    Dossier,
    EvaluationNode,
    EvaluationTable,
    PlanNode,
    nodes_of,
)
from pipeline.model.finding import Alasan, Comparison, Kepastian, Ringkas
from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.rows import Sisi
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, name_of, names_of, no_table, not_judged, on
from pipeline.rules.shared.lone_items import reason_of_lone
from pipeline.rules.shared.paired_targets import names_of_plans
from pipeline.rules.shared.tables import evaluation_rows, evaluations_with
from pipeline.rules.shared.target_values import has_value


@rule(
    "TGT-05",
    "Ada target Renstra tahun rencana tetapi tidak direncanakan",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="{kode} ({nama}) memiliki target Renstra {tahun} sebesar {tertulis}, tetapi tidak ada pada "
    "{pembanding}.{calon}",
    saran="Mohon direncanakan atau dijelaskan (dihentikan, digabung, atau berganti kode).",
    needs_all_rows=True,
)
def renstra_target_is_planned(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode of the evaluation table."""
    plan = _planned(dossier)
    new = _only_planned(dossier)
    for node, comparison in _evaluated(dossier):
        if node is None:
            yield comparison
        elif not _has_target(node) or plan.has(node):
            yield judged(comparison, is_same=True)
        elif not node.is_reliable:
            yield not_judged(comparison, Alasan.A18)
        else:
            yield _doubt(dossier, plan, node, comparison) or _missing(dossier, node, comparison, new)


@rule(
    "TGT-06",
    "Baris evaluasi dihentikan tanpa penjelasan",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{jumlah} baris pada {tabel} tidak dilanjutkan pada {pembanding}: {daftar}.",
    saran="Mohon dijelaskan bila dihentikan atau berganti nomenklatur.",
    ringkas=Ringkas.PER_DOKUMEN,
    needs_all_rows=True,
)
def row_goes_on(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode of the evaluation table; a row with a Renstra target is TGT-05's."""
    plan = _planned(dossier)
    for node, comparison in _evaluated(dossier):
        if node is None:
            yield comparison
        elif _has_target(node) or plan.has(node):
            yield judged(comparison, is_same=True)
        elif node.kode is None or plan.lists(node.kode):
            yield not_judged(comparison, Alasan.A18)
        elif node.level not in PLANNED:
            yield not_judged(comparison, Alasan.A15)
        else:
            # A kode in doubt is neither planned as printed (it is no legal one) nor as it is guessed.
            stopped = judged(comparison, is_same=False, butir=_stopped(node))
            yield _doubt(dossier, plan, node, comparison) or stopped


@rule(
    "TGT-11",
    "Kode direncanakan tetapi tidak ada pada tabel evaluasi",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="{kode} ({nama}) direncanakan, tetapi tidak ada pada {tabel}.",
    saran="Mohon baris dan target Renstranya dicantumkan pada tabel evaluasi, atau dijelaskan sebagai sub kegiatan "
    "baru.",
    needs_all_rows=True,
)
def planned_kode_is_evaluated(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per planned kode: program, kegiatan and sub kegiatan."""
    tables = list(evaluations_with(dossier, "target_renstra"))
    lacking = [table for table in tables if isinstance(table, Comparison)]
    evaluations = [table for table in tables if not isinstance(table, Comparison)]
    yield from lacking
    if evaluations and not any(plan.has_kode for plan in dossier.plans):
        yield no_table("rencana_kerja")
    elif evaluations:
        is_whole = not lacking and all(evaluation.table.is_complete for evaluation in evaluations)
        yield from _planned_codes(dossier, evaluations, is_whole=is_whole)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a set of tables lists: its codes, and the rows of other tables that are joined with one of its own."""

    codes: frozenset[Kode]
    joined: frozenset[int]

    def has(self, node: EvaluationNode | PlanNode) -> bool:
        """Whether the item is there: by its kode, or joined by its name."""
        return id(node) in self.joined or (node.is_reliable and self.lists(node.kode))

    def lists(self, kode: Kode | None) -> bool:
        """Whether a kode is there, by itself or by what lies below it."""
        return kode is not None and any(one == kode or one.is_under(kode) for one in self.codes)

    @property
    def levels(self) -> frozenset[Level]:
        return frozenset(kode.level for kode in self.codes)


def _planned(dossier: Dossier) -> _Listed:
    """What the plan tables list, those without codes by the codes that the same names have elsewhere."""
    rows = (node for node in nodes_of(dossier.plans) if not node.row.is_blank)
    codes = frozenset(kode for node in rows if (kode := node.kode or node.padanan) is not None)
    return _Listed(codes, frozenset(id(node) for pair in dossier.renstra for node in pair.kiri_all))


def _evaluated(dossier: Dossier) -> Iterator[tuple[EvaluationNode | None, Comparison]]:
    """Every row with a kode of the evaluation tables, and a comparison of its Renstra target with the plan tables.

    Without a row the comparison says why a table cannot be used.
    """
    if not any(plan.has_kode for plan in dossier.plans):
        yield None, no_table("rencana_kerja")
        return
    names = names_of_plans(dossier)
    for row in evaluation_rows(dossier, "target_renstra"):
        if isinstance(row, Comparison):
            yield None, row
        else:
            evaluation, node = row
            cell = node.row.nilai["target_renstra"]
            yield node, on(evaluation, node, "target_renstra", cell, pembanding=names)


def _has_target(node: EvaluationNode) -> bool:
    return has_value(node.row.nilai["target_renstra"])


def _doubt(
    dossier: Dossier, plan: _Listed, node: EvaluationNode, comparison: Comparison
) -> Comparison | None:
    """Why a row that is not in the plan tables may be planned all the same."""
    if node.level not in plan.levels:
        return not_judged(comparison, Alasan.A15)  # the plan tables do not list this rung at all
    if not all(table.table.is_complete for table in dossier.plans):
        return not_judged(comparison, Alasan.A5, kode=node.printed)
    if reason_of_lone(node, dossier.plans, has_kode=True) is Alasan.A28:
        return not_judged(comparison, Alasan.A28)
    return None


def _missing(
    dossier: Dossier, node: EvaluationNode, comparison: Comparison, new: tuple[PlanNode, ...]
) -> Comparison:
    """A row with a target that is not planned; in doubt where a new kode of nearly the same name is."""
    calon = _namesake(node, new, dossier.settings.kemiripan_nama)
    text = f' Mungkin berganti kode menjadi {calon.printed} "{calon.nama}".' if calon else ""
    return judged(comparison, is_same=False, calon=text).but(
        kepastian=Kepastian.PERLU_KONFIRMASI if calon else None,
    )


def _only_planned(dossier: Dossier) -> tuple[PlanNode, ...]:
    """Planned rows that no evaluation row is joined with: where an item of a new kode would be."""
    known = {text for evaluation in dossier.evaluations for text in evaluation.by_kode}
    joined = {id(node) for pair in dossier.renstra for node in pair.kanan_all}
    return tuple(
        node
        for node in nodes_of(dossier.plans)
        if node.kode is not None and node.kode.text not in known and id(node) not in joined
    )


def _namesake(node: EvaluationNode, new: tuple[PlanNode, ...], similarity: float) -> PlanNode | None:
    """The newly planned row of the same rung whose name is nearest, where it is near enough."""
    own = node.row.nama.value or ""
    same_rung = [other for other in new if other.level is node.level and other.row.nama.value]
    scored = [(fuzz.ratio(own, other.row.nama.value or "") / 100, other) for other in same_rung]
    near = [(score, other) for score, other in scored if own and score >= similarity]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _stopped(node: EvaluationNode) -> str:
    """A stopped row in a list; what it still had to reach in the year before says that it ran until now."""
    cell = node.row.nilai.get("target_n1")
    if cell is None or not has_value(cell):
        return node.printed
    return f"{node.printed} (target n-1 {one_line(cell.raw)})"


def _planned_codes(
    dossier: Dossier, evaluations: list[EvaluationTable], *, is_whole: bool
) -> Iterator[Comparison]:
    """Each kode of the plan once, where it stands first: in a plan table, else in the review."""
    codes = frozenset(node.kode for node in nodes_of(evaluations) if node.kode)
    listed = _Listed(codes, frozenset(id(node) for pair in dossier.renstra for node in pair.kanan_all))
    tabel = names_of(evaluation.table for evaluation in evaluations)
    told: set[Kode] = set()
    for plan in (*dossier.side(Sisi.RENCANA), *dossier.side(Sisi.ANALISIS, Sisi.RANWAL)):
        for node in plan.at(*PLANNED):
            if node.kode is None or node.kode in told or node.row.is_blank:
                continue
            told.add(node.kode)
            comparison = on(plan, node, "kode", node.row.kode, tabel=tabel, pembanding=name_of(plan.table))
            yield _is_evaluated(dossier, listed, node, comparison, is_whole=is_whole)


def _is_evaluated(
    dossier: Dossier, listed: _Listed, node: PlanNode, comparison: Comparison, *, is_whole: bool
) -> Comparison:
    """One planned kode against the evaluation tables."""
    if listed.has(node):
        return judged(comparison, is_same=True)
    if not node.is_reliable:
        return not_judged(comparison, Alasan.A18)
    if node.level not in listed.levels:
        return not_judged(comparison, Alasan.A15)
    if not is_whole:
        return not_judged(comparison, Alasan.A5, kode=node.printed)
    if _is_of_new_edition(node, listed):
        tabel = dict(comparison.isian)["tabel"]
        return not_judged(comparison, Alasan.A10, pembanding=tabel, tahun=str(dossier.tahun or ""))
    return judged(comparison, is_same=False)


def _is_of_new_edition(node: PlanNode, listed: _Listed) -> bool:
    """Whether a sub kegiatan is not found because the coding changed between the years.

    The tables list codes of another number of digits in its place: under its kegiatan, or throughout.
    """
    if node.kode is None or node.level is not Level.SUB_KEGIATAN:
        return False
    kegiatan, digits = node.kode.parent, len(node.kode.groups[-1])
    subs = [kode for kode in listed.codes if kode.level is Level.SUB_KEGIATAN]
    others = [kode for kode in subs if len(kode.groups[-1]) != digits]
    return len(others) == len(subs) or any(kode.parent == kegiatan for kode in others)
