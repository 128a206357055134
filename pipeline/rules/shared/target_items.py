"""Targets of the same indicator in two tables: what the TGT and SAT rules hold against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.model.dossier import CodedTable, Dossier, ItemPair, Pair
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.rows import EvaluationRow, Sisi
from pipeline.model.values import Sourced, Target, one_line
from pipeline.rules.shared.comparing import (
    cell_place,
    label_of,
    lacks,
    missing_column,
    name_of,
    no_table,
    not_judged,
    on,
    place,
)
from pipeline.rules.shared.joins import PLANNED
from pipeline.rules.shared.values import is_value

ItemComparison = tuple[ItemPair | None, Comparison]
"""A pair of values and a comparison about them without an outcome; without a pair, why there is none."""

_YEAR_N = re.compile(r"\bn\b(?!\s*[-+–])", re.IGNORECASE)


def plan_items(dossier: Dossier) -> Iterator[ItemComparison]:
    """Every indicator of the review's right half with its value in a plan table."""
    yield from ((None, lack) for lack in lacks(dossier, (Sisi.ANALISIS, Sisi.RENCANA), "target"))
    for pair in dossier.sama:
        tables = (pair.tabel_kiri.table, pair.tabel_kanan.table)
        if pair.kiri.level in PLANNED and all(table.has("target") for table in tables):
            yield from _items(pair, "target", pair.kiri.row.target)


def renstra_items(dossier: Dossier) -> Iterator[ItemComparison]:
    """Every indicator of the evaluation table's Renstra column with its value in the plan."""
    if not any(plan.has_kode for plan in dossier.side(Sisi.ANALISIS, Sisi.RENCANA)):
        yield None, no_table("rencana_kerja")
        return
    for evaluation in evaluation_tables(dossier):
        problem = evaluation if isinstance(evaluation, Comparison) else _year_problem(dossier, evaluation)
        if problem is not None or isinstance(evaluation, Comparison):
            yield None, problem or no_table("evaluasi_renja")
            continue
        pairs = [pair for pair in dossier.renstra if pair.tabel_kiri is evaluation]
        for pair in pairs:
            yield from _items(pair, "target_renstra", pair.kiri.row.nilai["target_renstra"])
        joined = {id(node) for pair in pairs for node in pair.kiri_all}
        for node in evaluation.nodes:
            if id(node) not in joined and not node.row.kode.is_empty:
                comparison = on(evaluation, node, "target_renstra", node.row.nilai["target_renstra"])
                names = names_of_plans(dossier)
                yield None, not_judged(comparison, Alasan.A6, kode=node.printed, pembanding=names)


def evaluation_tables(dossier: Dossier) -> Iterator[CodedTable[EvaluationRow] | Comparison]:
    """The evaluation tables with codes and a Renstra column; for the others why they are not judged."""
    if not dossier.evaluations:
        yield no_table("evaluasi_renja")
    for evaluation in dossier.evaluations:
        yield missing_column(evaluation, "target_renstra") or evaluation


def names_of_plans(dossier: Dossier) -> str:
    """What a message calls the plan tables together."""
    names = dict.fromkeys(plan.table.tabel or name_of(plan.table) for plan in dossier.plans)
    return " dan ".join(names)


def _year_problem(dossier: Dossier, evaluation: CodedTable[EvaluationRow]) -> Comparison | None:
    """Why the Renstra column may be of another year: it often holds the target of the whole period."""
    judul = evaluation.table.judul.get("target_renstra", "")
    isian = (("tabel", name_of(evaluation.table)),)
    where = Comparison(place=place(evaluation.table, "target_renstra"), isian=isian)
    if dossier.tahun is None:
        return not_judged(where, Alasan.A14)
    if str(dossier.tahun) not in judul and not _YEAR_N.search(judul):
        return not_judged(where, Alasan.A21)
    return None


def _items(pair: Pair[Any, Any], field: str, cell: Sourced[tuple[Target, ...]]) -> Iterator[ItemComparison]:
    """The items of one pair, each with a comparison about its left cell."""
    kanan = pair.kanan.row.target
    base = replace(
        on(pair.tabel_kiri, pair.kiri, field, cell, pembanding=name_of(pair.tabel_kanan.table)),
        pembanding=cell_place(pair.tabel_kanan, pair.kanan, "target", kanan),
        kepastian=Kepastian.PERLU_KONFIRMASI if pair.by_nama else None,
    )
    if pair.alasan is not None:
        empty = pair.kiri if cell.is_empty else pair.kanan
        yield None, not_judged(base, pair.alasan, kolom=label_of(field), kode=empty.printed)
        return
    is_single = len(pair.items) == 1 and not pair.lone
    for item in pair.items:
        kiri, lain = (cell.raw, kanan.raw) if is_single else (item.kiri.raw, item.kanan.raw)
        yield item, replace(base, tertulis=one_line(kiri), seharusnya=one_line(lain))
    for indikator, target in pair.lone:
        alone = replace(base, tertulis=target.raw)
        alasan = Alasan.A6 if is_value(target) else Alasan.A20
        yield None, not_judged(alone, alasan, kode=f'"{indikator.raw}"')
