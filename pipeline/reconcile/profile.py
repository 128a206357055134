"""The size of a plan: how many programs, kegiatan and sub kegiatan it has, and its total."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.kode import Level
from pipeline.model.name_keys import name_key
from pipeline.model.rows import Sisi
from pipeline.model.summary import Hierarchy


def profile(dossier: Dossier) -> Hierarchy:
    """Counts and total of the plan table, or of the review's right half where the document has no plan table.

    Of several plan tables the one with most rows of known rung counts. All zero, and no total, where there are none.
    """
    plans = dossier.side(Sisi.RENCANA) or dossier.side(Sisi.ANALISIS)
    plan = max(plans, key=lambda plan: sum(node.level is not None for node in plan.nodes), default=None)
    if plan is None or not plan.has_levels:
        return Hierarchy()
    return Hierarchy(
        program=_distinct(plan, Level.PROGRAM),
        kegiatan=_distinct(plan, Level.KEGIATAN),
        sub_kegiatan=_distinct(plan, Level.SUB_KEGIATAN),
        pagu_total=_total(plan),
    )


def _distinct(plan: PlanTable, level: Level) -> int:
    """The items of a rung: their codes, or where there are none the rows that name different ones."""
    return len({node.kode or name_key(plan, node) for node in plan.at(level)})


def _total(plan: PlanTable) -> Decimal | None:
    """The printed total in rupiah: of the TOTAL row, else of the highest rung that states amounts for all its rows."""
    printed = [total.pagu.value for total in plan.table.totals if total.is_grand]
    if printed:
        return printed[-1]
    for level in Level:
        amounts = [node.row.pagu.value for node in plan.at(level)]
        if amounts and None not in amounts:
            return sum((amount for amount in amounts if amount is not None), Decimal(0))
    return None
