"""The tables that a rule looks at, and the reasons why one of them is not judged.

In place of a table that cannot be used, a generator of tables yields the comparison that says why: a rule passes it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.model.dossier import AnyTable, Dossier, EvaluationNode, EvaluationTable, PlanTable
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.rows import PerformanceTable, Sisi
from pipeline.rules.shared.comparing import no_column, no_table, not_judged

CODED_KINDS = ("evaluasi_renja", "review_rkpd", "rencana_kerja")
VALUE_KINDS = ("evaluasi_renja", "kinerja_pelayanan", "review_rkpd", "tujuan_sasaran", "rencana_kerja")
"""The kinds of tables that hold targets or realisations."""

_KIND_OF = {Sisi.RANWAL: "review_rkpd", Sisi.ANALISIS: "review_rkpd", Sisi.RENCANA: "rencana_kerja"}


def missing_tables(dossier: Dossier, *kinds: str) -> Iterator[Comparison]:
    """The reason why nothing is judged for each of these kinds that the document lacks."""
    return (no_table(kind) for kind in kinds if not dossier.of_kind(kind))


def missing_column(coded: AnyTable, *fields: str) -> Comparison | None:
    """The reason why a coded table cannot be judged on these columns, if there is one."""
    if not coded.has_kode:
        lack = no_column(coded.table, "kode")
        # A kode column of another coding, or with list numbers only, is there: the rule does not apply.
        return not_judged(lack, Alasan.A15) if coded.table.has("kode") else lack
    missing = next((field for field in fields if not coded.table.has(field)), None)
    return no_column(coded.table, missing) if missing else None


def missing_level(coded: AnyTable, *fields: str) -> Comparison | None:
    """The reason why a table, with codes or without, cannot be judged on these columns by its rungs."""
    if not coded.has_levels:
        return missing_column(coded)
    missing = next((field for field in fields if not coded.table.has(field)), None)
    return no_column(coded.table, missing) if missing else None


def plan_tables(dossier: Dossier) -> list[PlanTable]:
    """The tables with codes where the plan's figures are: the plan tables, then the right halves of the review."""
    plans = (*dossier.side(Sisi.RENCANA), *dossier.side(Sisi.ANALISIS))
    return [plan for plan in plans if plan.has_kode]


def plans_with(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> Iterator[PlanTable | Comparison]:
    """The plan tables of these sides with codes and the columns; for the others, why they are not judged.

    A missing table is named once, though the review has two halves.
    """
    yield from _plans(dossier, sides, lambda plan: missing_column(plan, *fields))


def levelled_plans(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> Iterator[PlanTable | Comparison]:
    """As `plans_with`, with tables without codes whose rows show their rungs otherwise."""
    yield from _plans(dossier, sides, lambda plan: missing_level(plan, *fields))


def _plans(
    dossier: Dossier, sides: Iterable[Sisi], lack_of: Callable[[PlanTable], Comparison | None]
) -> Iterator[PlanTable | Comparison]:
    wanted = tuple(sides)
    for jenis_tabel in dict.fromkeys(_KIND_OF[side] for side in wanted):
        tables = [plan for plan in dossier.side(*wanted) if plan.table.jenis_tabel == jenis_tabel]
        if not tables:
            yield no_table(jenis_tabel)
        for plan in tables:
            yield lack_of(plan) or plan


def plans_without(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> list[Comparison]:
    """Why plan tables of these sides are not judged on the columns; empty when all are."""
    return [plan for plan in plans_with(dossier, sides, *fields) if isinstance(plan, Comparison)]


def coded_tables(dossier: Dossier) -> Iterator[AnyTable]:
    """Every table that prints codes which can be told; a review once."""
    return (coded for coded in dossier.coded if coded.has_kode)


def coded_without(dossier: Dossier, *fields: str) -> Iterator[Comparison]:
    """Why a kind of coded table, or one table without codes or without one of the columns, is not judged."""
    yield from _without(dossier, lambda coded: missing_column(coded, *fields))


def levelled_without(dossier: Dossier, *fields: str) -> Iterator[Comparison]:
    """As `coded_without`, where a table without codes can be judged whose rows show their rungs otherwise."""
    yield from _without(dossier, lambda coded: missing_level(coded, *fields))


def _without(dossier: Dossier, lack_of: Callable[[AnyTable], Comparison | None]) -> Iterator[Comparison]:
    for jenis_tabel in CODED_KINDS:
        tables = [coded for coded in dossier.coded if coded.table.jenis_tabel == jenis_tabel]
        if not tables:
            yield no_table(jenis_tabel)
        yield from (lack for coded in tables if (lack := lack_of(coded)) is not None)


def evaluation_tables(dossier: Dossier) -> Iterator[EvaluationTable | Comparison]:
    """The evaluation tables, or the reason why there is none to look at."""
    if not dossier.evaluations:
        yield no_table("evaluasi_renja")
    yield from dossier.evaluations


def evaluations_with(dossier: Dossier, *fields: str) -> Iterator[EvaluationTable | Comparison]:
    """The evaluation tables with codes and these columns; for the others, why they are not judged."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
        else:
            yield missing_column(evaluation, *fields) or evaluation


def levelled_evaluations(dossier: Dossier, *fields: str) -> Iterator[EvaluationTable | Comparison]:
    """As `evaluations_with`, with tables without codes whose rows show their rungs otherwise."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
        else:
            yield missing_level(evaluation, *fields) or evaluation


def evaluation_rows(
    dossier: Dossier, *fields: str
) -> Iterator[tuple[EvaluationTable, EvaluationNode] | Comparison]:
    """Every row that prints a kode of the evaluation tables with these columns; for other tables, the reason."""
    for evaluation in evaluations_with(dossier, *fields):
        if isinstance(evaluation, Comparison):
            yield evaluation
        else:
            yield from ((evaluation, node) for node in evaluation.nodes if node.has_kode)


def performance_tables(dossier: Dossier) -> Iterator[PerformanceTable | Comparison]:
    """The tables of service performance, or the reason why there is none to look at."""
    if not dossier.performances:
        yield no_table("kinerja_pelayanan")
    yield from dossier.performances
