"""The rung of a row whose kode does not tell it, and what tells it instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.model.kode import Level


class Bukti(StrEnum):
    """What tells the rung of a row, the most trusted first; the words are those of the interim file."""

    KODE = "kode"
    KODE_LAMA = "kode lama"
    SEBUTAN = "sebutan"
    NOMOR = "nomor"
    TEBAL = "huruf tebal"
    INDENTASI = "indentasi"
    WARNA = "warna"
    PADANAN = "padanan"

    @property
    def is_certain(self) -> bool:
        """Whether it is words or numbers of the document itself, and not only how they look, or a name."""
        return self not in (Bukti.TEBAL, Bukti.INDENTASI, Bukti.WARNA, Bukti.PADANAN)


@dataclass(frozen=True, slots=True)
class Jenjang:
    """The rung of a row.

    `level` is None where nothing tells it, or where what does contradicts itself; `alasan` says which. `induk` is the
    place among the rows of its table, from 0, of the row it belongs to; None where none is above it, or where a row of
    unknown rung in between may be the one.
    """

    level: Level | None = None
    bukti: Bukti | None = None
    induk: int | None = None
    alasan: str = ""


UNTOLD = Jenjang()
"""Of a row whose kode tells it, or of a table that is not asked."""


def with_parents(told: Sequence[Jenjang]) -> tuple[Jenjang, ...]:
    """The rows with their parents, by place; below one of unknown rung only what a later program heads has any."""
    above: dict[Level, int] = {}
    placed: list[Jenjang] = []
    for place, jenjang in enumerate(told):
        level = jenjang.level
        if level is None:
            above.clear()
            placed.append(jenjang)
            continue
        above = {rung: row for rung, row in above.items() if rung < level}
        placed.append(replace(jenjang, induk=above[max(above)] if above else None))
        above[level] = place
    return tuple(placed)
