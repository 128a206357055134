"""The nomenclature before Permendagri 90/2019: programs and kegiatan of Permendagri 13/2006, no sub kegiatan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.generate.form import Row
from pipeline.generate.renja import KEGIATAN, PROGRAM, SUB_KEGIATAN, TOTAL, WITH_CODES, Part, Renja, groups_of
from pipeline.generate.reshaping import reworded, with_each_row, with_parts, words

_WORDS = words(
    {
        "Program/Kegiatan/Sub Kegiatan": "Program/Kegiatan",
        "dan Sub Kegiatan": "dan Kegiatan",
        "Perangkat Daerah": "SKPD",
    }
)


_TWO_COUNTS = re.compile(r"\) Kegiatan, dan (\d+ \([a-z ]+\)) Sub Kegiatan")


def in_old_nomenclature(renja: Renja) -> Renja:
    """Sub kegiatan become the kegiatan of their program, numbered through: 1.02.02 and 1.02.02.01, 1.02.02.02."""
    numbers = {
        kind: dict(_numbered([row["kode"] for row in rows if row.get("kode")]))
        for kind, rows in renja.tables.items()
        if kind in WITH_CODES
    }
    for kind in WITH_CODES:
        codes = numbers[kind]

        def change(row: Row, codes: dict[str, str] = codes) -> Iterable[Row]:
            if groups_of(row) == KEGIATAN:
                return
            printed = (name for name in ("kode", "kode_analisis") if name in row)
            yield {**row, **{name: codes.get(row[name], row[name]) for name in printed}}

        renja = with_each_row(renja, kind, change)
    return reworded(with_parts(renja, _grouped), _WORDS)


def _grouped(part: Part) -> Iterable[Part]:
    """The prose with the kegiatan of today counted as groups, and the sub kegiatan as the kegiatan that they become."""
    yield replace(part, text=_TWO_COUNTS.sub(r") kelompok Kegiatan, dan \1 Kegiatan", part.text))


def _numbered(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The old kode of each sub kegiatan."""
    program, count = "", 0
    for kode in codes:
        groups = kode.split(".")
        if kode == TOTAL:
            continue
        if len(groups) == PROGRAM:
            program, count = kode, 0
        if len(groups) == SUB_KEGIATAN:
            count += 1
            yield kode, f"{program}.{count:02}"
