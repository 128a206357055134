"""The size of a plan: how many programs, kegiatan and sub kegiatan it has, and its total."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.kode import Level
from pipeline.model.summary import Hierarchy
from pipeline.reconcile.plan import choose_plan


def profile(dossier: Dossier) -> Hierarchy:
    """Counts and total of the plan table; all zero, and no total, where no row carries a kode."""
    plan = choose_plan(dossier)
    if plan is None or not plan.has_kode:
        return Hierarchy()
    return Hierarchy(
        program=_distinct(plan, Level.PROGRAM),
        kegiatan=_distinct(plan, Level.KEGIATAN),
        sub_kegiatan=_distinct(plan, Level.SUB_KEGIATAN),
        pagu_total=_total(plan),
    )


def _distinct(plan: PlanTable, level: Level) -> int:
    return len({node.kode for node in plan.at(level)})


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
