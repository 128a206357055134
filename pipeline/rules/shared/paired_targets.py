"""Targets of the same indicator in two tables: what the TGT and SAT rules hold against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.model.dossier import Dossier, EvaluationTable, ItemPair, Pair
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import PLANNED
from pipeline.model.rows import Sisi
from pipeline.model.values import TargetCell, one_line
from pipeline.rules.shared.comparing import (
    cell_place,
    label_of,
    name_of,
    no_table,
    not_judged,
    on,
    place,
    subject_of,
    whole_name_of,
)
from pipeline.rules.shared.lone_items import not_joined_by_name, reason_of_lone
from pipeline.rules.shared.once import per_dossier
from pipeline.rules.shared.tables import levelled_evaluations, levelled_plans

ItemComparison = tuple[ItemPair | None, Comparison]
"""A pair of values and a comparison about them without an outcome; without a pair, why there is none."""

_YEAR_N = re.compile(r"\bn\b(?!\s*[-+–])", re.IGNORECASE)


@per_dossier
def plan_items(dossier: Dossier) -> Iterator[ItemComparison]:
    """Every indicator of the review's right half with its value in a plan table."""
    sides = (Sisi.ANALISIS, Sisi.RENCANA)
    lacks = (plan for plan in levelled_plans(dossier, sides, "target") if isinstance(plan, Comparison))
    yield from ((None, lack) for lack in lacks)
    for pair in (*dossier.sama, *dossier.senama):
        tables = (pair.tabel_kiri.table, pair.tabel_kanan.table)
        if pair.kiri.level in PLANNED and all(table.has("target") for table in tables):
            yield from _items(pair, "target", pair.kiri.row.target)
    yield from ((None, lone) for lone in not_joined_by_name(dossier, "target"))


@per_dossier
def renstra_items(dossier: Dossier) -> Iterator[ItemComparison]:
    """Every indicator of the evaluation table's Renstra column with its value in the plan."""
    plans = dossier.side(Sisi.RENCANA, Sisi.ANALISIS)
    if not any(plan.has_levels for plan in plans):
        yield None, no_table("rencana_kerja")
        return
    for evaluation in levelled_evaluations(dossier, "target_renstra"):
        problem = evaluation if isinstance(evaluation, Comparison) else _year_problem(dossier, evaluation)
        if problem is not None or isinstance(evaluation, Comparison):
            yield None, problem or no_table("evaluasi_renja")
            continue
        pairs = [pair for pair in dossier.renstra if pair.tabel_kiri is evaluation]
        for pair in pairs:
            yield from _items(pair, "target_renstra", pair.kiri.row.nilai["target_renstra"])
        joined = {id(node) for pair in pairs for node in pair.kiri_all}
        for node in evaluation.nodes:
            if id(node) not in joined and (node.has_kode or node.level in PLANNED):
                comparison = on(evaluation, node, "target_renstra", node.row.nilai["target_renstra"])
                alasan = reason_of_lone(node, plans, has_kode=evaluation.has_kode)
                names = names_of_plans(dossier)
                yield None, not_judged(comparison, alasan, kode=subject_of(node), pembanding=names)


def names_of_plans(dossier: Dossier) -> str:
    """What a message calls the plan tables together."""
    return " dan ".join(dict.fromkeys(whole_name_of(plan.table) for plan in dossier.plans))


def _year_problem(dossier: Dossier, evaluation: EvaluationTable) -> Comparison | None:
    """Why the Renstra column may be of another year: it often holds the target of the whole period."""
    judul = evaluation.table.judul.get("target_renstra", "")
    isian = (("tabel", name_of(evaluation.table)),)
    where = Comparison(place=place(evaluation.table, "target_renstra"), isian=isian)
    if dossier.tahun is None:
        return not_judged(where, Alasan.A14)
    if str(dossier.tahun) not in judul and not _YEAR_N.search(judul):
        return not_judged(where, Alasan.A21)
    return None


def _items(pair: Pair[Any, Any], field: str, cell: TargetCell) -> Iterator[ItemComparison]:
    """The items of one pair, each with a comparison about its left cell."""
    kanan = pair.kanan.row.target
    where = cell_place(pair.tabel_kanan, pair.kanan, "target", kanan)
    base = on(pair.tabel_kiri, pair.kiri, field, cell, pembanding=name_of(pair.tabel_kanan.table)).but(
        pembanding=where,
        kepastian=Kepastian.PERLU_KONFIRMASI if pair.by_nama else None,
    )
    if pair.alasan is not None:
        # The reason is told of the cell that it is about.
        if kanan.is_empty and not cell.is_empty:
            base, field, node = replace(base, place=where), "target", pair.kanan
        else:
            node = pair.kiri
        yield None, not_judged(base, pair.alasan, kolom=label_of(field), kode=subject_of(node))
        return
    is_single = len(pair.items) == 1 and not pair.lone
    for item in pair.items:
        kiri, lain = (cell.raw, kanan.raw) if is_single else (item.kiri.raw, item.kanan.raw)
        yield item, replace(base, tertulis=one_line(kiri), seharusnya=one_line(lain))
    for indikator, target in pair.lone:
        alone = replace(base, tertulis=target.raw)
        alasan = Alasan.A6 if target.is_filled else Alasan.A20
        yield None, not_judged(alone, alasan, kode=f'"{indikator.raw}"')
