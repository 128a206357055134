"""The plan of one document in figures: what the region's view adds up. Small, since every worker hands one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.table import SourceRef


class Counts(NamedTuple):
    """Programs, kegiatan and sub kegiatan, each kode once."""

    program: int = 0
    kegiatan: int = 0
    sub_kegiatan: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """Rupiah, or why there is no sure figure: `keterangan`, in Indonesian; with a figure it says how it came about."""

    value: Decimal | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One kode of a plan, in normal form. `sources` are the cells of its kode.

    `pagu_maju` is None where no such column is printed.
    """

    kode: Kode
    nama: str
    pagu: Amount
    pagu_maju: Amount | None = None
    sources: tuple[SourceRef, ...] = ()

    @property
    def level(self) -> Level:
        """The rung it stands on."""
        return self.kode.level


@dataclass(frozen=True)
class Plan:
    """The plan table of a document, each kode once, sorted by kode.

    `total` is that of the whole table, its rows without kode among them. `jenis_tabel` and `tabel` tell where it was
    read. `catatan` are sentences on what the items lack.
    """

    jenis_tabel: str
    tabel: str
    items: tuple[PlanItem, ...]
    total: Amount
    total_maju: Amount | None = None
    catatan: tuple[str, ...] = ()

    @cached_property
    def by_item(self) -> Mapping[str, PlanItem]:
        """The items by their kode with four digits for the sub kegiatan, in which two editions agree."""
        return {item.kode.item: item for item in self.items}

    @cached_property
    def counts(self) -> Mapping[str, Counts]:
        """How much stands below each kode, and under the empty text in the whole plan."""
        return count_below(item.kode for item in self.items)


def count_below(codes: Iterable[Kode]) -> Mapping[str, Counts]:
    """How many of these codes stand below each kode, and under the empty text all of them."""
    found: dict[str, list[int]] = {}
    for kode in set(codes):
        places = ("", *codes_above(kode.text))
        for place in (kode.text, *places):
            found.setdefault(place, [0] * len(PLANNED))
        if kode.level in PLANNED:
            for place in places:
                found[place][PLANNED.index(kode.level)] += 1
    return {place: Counts(*numbers) for place, numbers in found.items()}


@lru_cache(maxsize=1 << 16)
def codes_above(kode: str) -> tuple[str, ...]:
    """The codes of the rungs above a legal code, the nearest first; remembered, since a region repeats its codes."""
    groups = kode.split(".")
    return tuple(".".join(groups[:level]) for level in reversed(Level) if level < len(groups))
