"""What a kind of error is, and what it brings.

A finding is told by its rule and the kode it names; "" stands for findings that are about no row. What a kind `may`
bring are true statements about the same error: a wrong amount breaks every sum above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.generate.renja import KEGIATAN, PROGRAM, TOTAL, Renja

Key = tuple[str, str]
DOCUMENT = "dokumen"
"""The place of errors that touch the whole document."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A document with an error, the findings that must tell of it, and the others that may."""

    renja: Renja
    must: frozenset[Key]
    may: frozenset[Key] = frozenset()


Plant = Callable[[Renja, str, Random], Effect]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error. `places` are the codes it can be planted at; two errors never touch what both `claims` name."""

    name: str
    places: Callable[[Renja], Sequence[str]]
    plant: Plant
    claims: Callable[[Renja, str], tuple[str, ...]]


def kegiatan_of(kode: str) -> str:
    """The kegiatan of a kode, or what is higher up: what errors in rows below it must not share."""
    return ".".join(kode.split(".")[:KEGIATAN])


def program_of(kode: str) -> str:
    """The program of a kode."""
    return ".".join(kode.split(".")[:PROGRAM])


def sums_above(kode: str) -> frozenset[Key]:
    """What may be said of the sums over a row: in its kegiatan, its program, and the totals."""
    totals = [(rule, top) for rule in ("PGU-04", "PGU-14") for top in ("", "2", "2.17", TOTAL)]
    rows = [("PGU-01", kegiatan_of(kode)), ("PGU-02", program_of(kode)), ("PGU-03", program_of(kode))]
    return frozenset([*rows, *totals, ("PGU-15", ""), ("RAW-04", "")])
