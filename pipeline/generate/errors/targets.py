"""Errors in targets, their units, and the history of T-C.29 and T-C.30."""

from __future__ import annotations

from random import Random

from pipeline.generate.errors.kind import Effect
from pipeline.generate.errors.other_texts import other_target, other_unit
from pipeline.generate.figures import values_of
from pipeline.generate.renja import (
    EVALUATION,
    GOALS,
    PERFORMANCE,
    PLAN,
    Renja,
)


def target_of_plan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A row of the plan has another target."""
    text = other_target(renja.row(PLAN, kode)["target"], rng)
    may = frozenset({("KIN-01", kode)})
    return Effect(renja.with_cell(PLAN, kode, "target", text), frozenset({("TGT-01", kode)}), may)


def target_of_renstra(renja: Renja, kode: str, rng: Random) -> Effect:
    """A row of the evaluation has another target of the Renstra."""
    text = other_target(renja.row(EVALUATION, kode)["target_renstra"], rng)
    may = frozenset({("KIN-01", kode)})
    changed = renja.with_cell(EVALUATION, kode, "target_renstra", text)
    return Effect(changed, frozenset({("TGT-02", kode)}), may)


def target_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has no target."""
    may = frozenset({("TGT-02", kode)})
    return Effect(renja.with_cell(PLAN, kode, "target", ""), frozenset({("KOS-01", kode)}), may)


def unit_of_plan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A target of the plan is counted in another unit."""
    text = other_unit(renja.row(PLAN, kode)["target"], rng)
    return Effect(renja.with_cell(PLAN, kode, "target", text), frozenset({("SAT-01", kode)}))


def unit_of_renstra(renja: Renja, kode: str, rng: Random) -> Effect:
    """A target of the Renstra is counted in another unit."""
    text = other_unit(renja.row(EVALUATION, kode)["target_renstra"], rng)
    return Effect(renja.with_cell(EVALUATION, kode, "target_renstra", text), frozenset({("SAT-02", kode)}))


def percentage(renja: Renja, kode: str, rng: Random) -> Effect:
    """A ratio of the evaluation is wrong."""
    (value,) = values_of(renja.row(EVALUATION, kode)["tingkat_realisasi_n2"])
    text = str(value.of(value.number + rng.randint(3, 30)))
    changed = renja.with_cell(EVALUATION, kode, "tingkat_realisasi_n2", text)
    return Effect(changed, frozenset({("CAP-01", kode)}))


def cumulated(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sum of the evaluation is wrong."""
    (value,) = values_of(renja.row(EVALUATION, kode)["realisasi_sd_n1"])
    text = str(value.of(value.number + rng.randint(1, 9)))
    changed = renja.with_cell(EVALUATION, kode, "realisasi_sd_n1", text)
    return Effect(changed, frozenset({("CAP-06", kode)}))


def goal_target(renja: Renja, kode: str, rng: Random) -> Effect:
    """The table of goals has another target than the plan."""
    return _indicator_value(renja, kode, GOALS, _target_years(renja, GOALS)[0], rng)


def performance_target(renja: Renja, kode: str, rng: Random) -> Effect:
    """The table of performance has another target than the goals or the evaluation."""
    past, _, planned, *_ = _target_years(renja, PERFORMANCE)
    return _indicator_value(renja, kode, PERFORMANCE, rng.choice((past, planned)), rng)


def _target_years(renja: Renja, kind: str) -> list[str]:
    """The columns of targets, the earliest year first."""
    return sorted(name for name in renja.forms[kind].columns if name.startswith("target_"))


def _indicator_value(renja: Renja, kode: str, kind: str, column: str, rng: Random) -> Effect:
    indikator = renja.row(PLAN, kode)["indikator"]
    row = next(row for row in renja.tables[kind] if row["indikator"] == indikator)
    text = other_target(row[column], rng)
    changed = renja.with_rows(
        kind, lambda rows: tuple({**other, column: text} if other is row else other for other in rows)
    )
    return Effect(changed, frozenset({("KIN-01", kode)}), frozenset({("NAR-01", "")}))
