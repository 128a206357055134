"""Whether a document is written in the nomenclature of Permendagri 13/2006, before that of Permendagri 90/2019."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.jenjang import Bukti
from pipeline.model.kode import FIRST_YEAR, Level
from pipeline.model.rows import CodedRow, Rows
from pipeline.model.text import squash


def old_nomenclature(rows: Rows, tahun: int | None) -> str:
    """What tells that the older nomenclature is used, in Indonesian; empty where it is not, or nothing tells.

    The planned year decides, unless codes of today are printed. Where it is not known the tables do: by their codes, or
    by rungs that end with the kegiatan.
    """
    found = list(_rows(rows))
    if any(row.kode.value is not None and row.kode.value.level >= Level.KEGIATAN for row in found):
        return ""
    if tahun is not None:
        return f"tahun rencana {tahun}" if tahun < FIRST_YEAR else ""
    if any(row.jenjang.bukti is Bukti.KODE_LAMA for row in found):
        return "kode program dan kegiatan sebelum tahun 2021"
    levels = {row.jenjang.level for row in found}
    if {Level.PROGRAM, Level.KEGIATAN} <= levels and not _names_sub_kegiatan(rows, levels):
        return "program dan kegiatan tanpa sub kegiatan"
    return ""


def _rows(rows: Rows) -> Iterator[CodedRow]:
    for plan in rows.plans:
        yield from plan.rows
    for evaluation in rows.evaluations:
        yield from evaluation.rows


def _names_sub_kegiatan(rows: Rows, levels: set[Level | None]) -> bool:
    """Whether a table lists sub kegiatan, or its headings say that it may."""
    tables = (*rows.plans, *rows.evaluations)
    headings = squash(" ".join(text for table in tables for text in table.judul.values()))
    return Level.SUB_KEGIATAN in levels or "subkegiatan" in headings
