"""The tables that a rule looks at, and the reasons why one of them is not judged.

In place of a table that cannot be used, a generator of tables yields the comparison that says why: a rule passes it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.model.dossier import (
    AnyNode,
    AnyTable,
    Dossier,
    EvaluationNode,
    EvaluationTable,
    PlanNode,
    PlanTable,
)
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.kode import Level
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


def missing_named(coded: AnyTable, *fields: str) -> Comparison | None:
    """The reason why a table cannot be judged on these columns row by row, whatever rung a row stands on."""
    if coded.has_kode:
        return missing_column(coded, *fields)
    missing = next((field for field in fields if not coded.table.has(field)), None)
    return no_column(coded.table, missing) if missing else None


def names_row(coded: AnyTable, node: AnyNode) -> bool:
    """Whether a row speaks of an item of its own: it prints a kode, or in a table without codes a name."""
    return node.has_kode if coded.has_kode else bool(node.nama)


def detail_level(plan: PlanTable) -> Level:
    """The rung of the details: sub kegiatan, or kegiatan where a table without codes lists nothing below them."""
    if plan.has_kode or any(not node.row.is_blank for node in plan.at(Level.SUB_KEGIATAN)):
        return Level.SUB_KEGIATAN
    return Level.KEGIATAN


def says_nothing(plan: PlanTable, node: PlanNode) -> bool:
    """Whether a half of the row is blank, or in a table without codes the row is a heading or the rest of a torn name.

    "Urusan Wajib", or a program that older plans print above its kegiatan, has a name and nothing beside it.
    """
    row = node.row
    if plan.has_kode or row.is_blank:
        return row.is_blank
    is_alone = all(cell.is_empty for cell in (row.indikator, row.target, row.lokasi, row.pagu))
    return is_alone or not any(letter.isalpha() for letter in node.nama)


def bare_levels(plan: PlanTable, is_filled: Callable[[PlanNode], bool]) -> frozenset[Level]:
    """The rungs of a table without codes of which most rows are not filled: the table's form, no omission.

    Such tables follow no form: one prints a cell for the first row of a group, for some rows, or for none.
    """
    if plan.has_kode:
        return frozenset()
    filled = {level: [is_filled(n) for n in plan.at(level) if not says_nothing(plan, n)] for level in Level}
    return frozenset(level for level, cells in filled.items() if 2 * sum(cells) < len(cells))


def plan_tables(dossier: Dossier) -> list[PlanTable]:
    """The tables with codes where the plan's figures are: the plan tables, then the right halves of the review."""
    plans = (*dossier.side(Sisi.RENCANA), *dossier.side(Sisi.ANALISIS))
    return [plan for plan in plans if plan.has_kode]


def levelled_tables(dossier: Dossier) -> list[PlanTable]:
    """As `plan_tables`, with tables without codes whose rows show their rungs otherwise."""
    plans = (*dossier.side(Sisi.RENCANA), *dossier.side(Sisi.ANALISIS))
    return [plan for plan in plans if plan.has_levels]


def plans_with(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> Iterator[PlanTable | Comparison]:
    """The plan tables of these sides with codes and the columns; for the others, why they are not judged.

    A missing table is named once, though the review has two halves.
    """
    yield from _plans(dossier, sides, lambda plan: missing_column(plan, *fields))


def levelled_plans(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> Iterator[PlanTable | Comparison]:
    """As `plans_with`, with tables without codes whose rows show their rungs otherwise."""
    yield from _plans(dossier, sides, lambda plan: missing_level(plan, *fields))


def named_plans(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> Iterator[PlanTable | Comparison]:
    """As `plans_with`, with tables without codes, of which each row is judged by itself."""
    yield from _plans(dossier, sides, lambda plan: missing_named(plan, *fields))


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


def named_evaluations(dossier: Dossier, *fields: str) -> Iterator[EvaluationTable | Comparison]:
    """As `evaluations_with`, with tables without codes, of which each row is judged by itself."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
        else:
            yield missing_named(evaluation, *fields) or evaluation


def named_rows(
    dossier: Dossier, *fields: str
) -> Iterator[tuple[EvaluationTable, EvaluationNode] | Comparison]:
    """As `evaluation_rows`, with the rows that have a name in tables without codes."""
    for evaluation in named_evaluations(dossier, *fields):
        if isinstance(evaluation, Comparison):
            yield evaluation
        else:
            yield from ((evaluation, node) for node in evaluation.nodes if names_row(evaluation, node))


def performance_tables(dossier: Dossier) -> Iterator[PerformanceTable | Comparison]:
    """The tables of service performance, or the reason why there is none to look at."""
    if not dossier.performances:
        yield no_table("kinerja_pelayanan")
    yield from dossier.performances
