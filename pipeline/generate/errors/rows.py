"""Rows that are missing, doubled or moved, and codes that are wrong."""

from __future__ import annotations

from random import Random

from pipeline.generate.errors.kind import Effect, kegiatan_of, sums_above
from pipeline.generate.errors.places import last_sub_kegiatan, sub_kegiatan
from pipeline.generate.form import Row
from pipeline.generate.renja import (
    PLAN,
    REVIEW,
    Renja,
)


def row_dropped(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan is missing from the plan or the review."""
    kind = rng.choice((PLAN, REVIEW))
    may = sums_above(kode) | {("NAR-01", "")}
    return Effect(_without(renja, kind, kode), frozenset({("KOD-11", kode)}), may)


def kegiatan_dropped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """Its sub kegiatan stay, under the kegiatan before."""
    must = {("KOD-11", kode), ("KOD-10", _first_below(renja, kode))}
    return Effect(_without(renja, PLAN, kode), frozenset(must), sums_above(kode) | {("NAR-01", "")})


def program_dropped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """Its kegiatan stay, under the program before."""
    must = {("KOD-11", kode), ("KOD-10", _first_below(renja, kode))}
    return Effect(_without(renja, PLAN, kode), frozenset(must), sums_above(kode) | {("NAR-01", "")})


def _without(renja: Renja, kind: str, kode: str) -> Renja:
    return renja.with_rows(kind, lambda rows: tuple(row for row in rows if row["kode"] != kode))


def _first_below(renja: Renja, kode: str) -> str:
    return next(row["kode"] for row in renja.tables[PLAN] if row["kode"].startswith(f"{kode}."))


def row_doubled(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan stands twice in the plan or the review."""
    changed = renja.with_rows(rng.choice((PLAN, REVIEW)), lambda rows: _doubled(rows, kode))
    return Effect(changed, frozenset({("KOD-07", kode)}), sums_above(kode))


def _doubled(rows: tuple[Row, ...], kode: str) -> tuple[Row, ...]:
    place = _place_of(rows, kode)
    return (*rows[: place + 1], *rows[place:])


def row_elsewhere(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan stands at its end, in another kegiatan."""
    changed = renja.with_rows(PLAN, lambda rows: _moved_behind(rows, kode, last_sub_kegiatan(renja)))
    # SIPD used to print the indicator of a kegiatan beside its sub kegiatan only: without any it has none.
    return Effect(changed, frozenset({("KOD-10", kode)}), frozenset({("KOS-01", kegiatan_of(kode))}))


def row_too_late(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The first row of a kegiatan stands behind the last."""
    sisters = [sub for sub in sub_kegiatan(renja) if sub.startswith(f"{kode}.")]
    changed = renja.with_rows(PLAN, lambda rows: _moved_behind(rows, sisters[0], sisters[-1]))
    return Effect(changed, frozenset({("KOD-10", sisters[0])}))


def _moved_behind(rows: tuple[Row, ...], kode: str, other: str) -> tuple[Row, ...]:
    row = rows[_place_of(rows, kode)]
    rest = tuple(r for r in rows if r is not row)
    place = _place_of(rest, other) + 1
    return (*rest[:place], row, *rest[place:])


def _place_of(rows: tuple[Row, ...], kode: str) -> int:
    return next(i for i, row in enumerate(rows) if row["kode"] == kode)


def kode_mistyped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A digit of the last group is lost."""
    printed = kode[:-4] + kode[-3:]
    may = sums_above(kode) | {("KOD-11", kode), ("NAR-01", "")}
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset({("KOD-02", printed)}), may)


def kode_of_a_sister(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The row carries the kode of the one beside it."""
    sisters = [s for s in sub_kegiatan(renja) if kegiatan_of(s) == kegiatan_of(kode) and s != kode]
    may = sums_above(kode) | {
        ("KOD-11", kode),
        ("NAR-01", ""),
        ("PGU-05", sisters[0]),
        ("TGT-01", sisters[0]),
    }
    return Effect(renja.with_cell(PLAN, kode, "kode", sisters[0]), frozenset({("KOD-07", sisters[0])}), may)


def kode_of_nothing(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The row carries a legal kode that neither another table nor the official list has."""
    printed = f"{kegiatan_of(kode)}.0077"
    must = {("KOD-11", printed), ("KOD-11", kode), ("KOD-09", printed)}
    may = sums_above(kode) | {("NAR-01", "")}
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset(must), may)


def segment_lost(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A kegiatan without its kewenangan."""
    groups = kode.split(".")
    printed = ".".join((*groups[:3], groups[4]))
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset({("KOD-01", printed)}))


def half_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The rancangan awal says nothing of a row."""
    changed = renja
    for column in ("nama", "indikator", "lokasi", "target", "pagu"):
        changed = changed.with_cell(REVIEW, kode, column, "")
    return Effect(
        changed, frozenset({("RAW-03", kode)}), sums_above(kode) | {("PGU-08", kode), ("KOS-01", kode)}
    )
