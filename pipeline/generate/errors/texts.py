"""Errors in lokasi, indikator and nama."""

from __future__ import annotations

from random import Random

from pipeline.generate.errors.kind import Effect
from pipeline.generate.renja import (
    PLAN,
    Renja,
)


def lokasi_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has another lokasi."""
    return Effect(renja.with_cell(PLAN, kode, "lokasi", "Singkawang"), frozenset({("LOK-01", kode)}))


def lokasi_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has no lokasi."""
    return Effect(renja.with_cell(PLAN, kode, "lokasi", ""), frozenset({("KOS-02", kode)}))


def indikator_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has a word more in its indicator."""
    words = renja.row(PLAN, kode)["indikator"].split()
    text = " ".join((*words[:2], "Kawasan", *words[2:]))
    may = frozenset({("KIN-01", kode)})
    return Effect(renja.with_cell(PLAN, kode, "indikator", text), frozenset({("IND-01", kode)}), may)


def nama_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has a word more in its name."""
    words = renja.row(PLAN, kode)["nama"].split()
    text = " ".join((*words[:-1], "Terpadu", words[-1]))
    return Effect(renja.with_cell(PLAN, kode, "nama", text), frozenset({("NAM-01", kode), ("NAM-03", kode)}))
