"""Errors in amounts and sources of funds."""

from __future__ import annotations

from random import Random

from pipeline.generate.errors.kind import Effect, kegiatan_of, sums_above
from pipeline.generate.errors.other_texts import other_amount
from pipeline.generate.renja import (
    PLAN,
    REVIEW,
    TOTAL,
    Renja,
)


def pagu_of_sub_kegiatan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-01", kegiatan_of(kode))}
    may = sums_above(kode) | {("PGU-08", kode), ("PGU-11", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_of_kegiatan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A kegiatan of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-01", kode)}
    may = sums_above(kode) | {("PGU-08", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_of_program(renja: Renja, kode: str, rng: Random) -> Effect:
    """A program of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-02", kode)}
    may = sums_above(kode) | {("PGU-08", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_total(renja: Renja, _kode: str, rng: Random) -> Effect:
    """The plan has another total."""
    text = other_amount(renja.row(PLAN, TOTAL)["pagu"], rng)
    may = frozenset({("PGU-14", ""), ("PGU-15", ""), ("PGU-06", "")})
    return Effect(renja.with_cell(PLAN, TOTAL, "pagu", text), frozenset({("PGU-04", "")}), may)


def pagu_of_one_half(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan of the review has another amount in one of its halves."""
    column = rng.choice(("pagu", "pagu_analisis"))
    text = other_amount(renja.row(REVIEW, kode)[column], rng)
    may = sums_above(kode) | {("PGU-05", kode), ("RAW-02", kode)}
    changed = renja.with_cell(REVIEW, kode, column, text)
    return Effect(changed, frozenset({("PGU-01", kegiatan_of(kode))}), may)


def pagu_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A sub kegiatan of the plan has no amount."""
    return Effect(renja.with_cell(PLAN, kode, "pagu", ""), frozenset({("PGU-08", kode)}))


def source_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A sub kegiatan of the plan has no source of funds."""
    return Effect(renja.with_cell(PLAN, kode, "sumber_dana", ""), frozenset({("PGU-12", kode)}))
