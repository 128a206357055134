"""Whether the rows of a list can be an edition; every fault with its row and its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.model.kode import Kode, Level, is_legal
from pipeline.model.kodefikasi import Entri, Pendahulu
from schemas.kodefikasi import KodefikasiSchema, parent

_SHOWN_NAMA = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of a list before it is checked.

    `label` says where it stands ("baris 12"). `tingkat` and `pemda` are what the list itself prints, empty where it
    prints neither.
    """

    label: str
    kode: str
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""
    pendahulu: Pendahulu | None = None
    tingkat: str = ""
    pemda: str = ""

    @property
    def entri(self) -> Entri:
        """The entry it stands for, once it is found fit."""
        return Entri(Kode(self.kode), self.nama, self.kinerja, self.indikator, self.satuan, self.pendahulu)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be taken, and why, in Indonesian."""

    label: str
    kode: str
    nama: str
    reason: str

    def __str__(self) -> str:
        told = f" ({_shortened(self.nama)})" if self.nama else ""
        return f"{self.label}: kode {self.kode or 'kosong'}{told}: {self.reason}"


def check(drafts: Sequence[Draft]) -> tuple[Fault, ...]:
    """All faults of a list for one kind of region, in the order of its rows; one for each row."""
    frame = pd.DataFrame(
        {
            "kode": [draft.kode for draft in drafts],
            "nama": [draft.nama for draft in drafts],
            "tingkat": [draft.tingkat for draft in drafts],
        },
        dtype=str,
    )
    try:
        KodefikasiSchema.validate(frame, lazy=True)
    except SchemaErrors as error:
        broken = _broken(error)
    else:
        return ()
    places = _places(drafts)
    return tuple(
        Fault(drafts[row].label, drafts[row].kode, drafts[row].nama, _reason(drafts[row], checks, places))
        for row, checks in sorted(broken.items())
    )


def unchecked_rungs(drafts: Sequence[Draft]) -> tuple[Level, ...]:
    """The rungs whose parents could not be checked, because the list has no code at all on the rung above them."""
    levels = {Kode(draft.kode).level for draft in drafts}
    order = tuple(Level)
    return tuple(level for upper, level in pairwise(order) if level in levels and upper not in levels)


def _broken(error: SchemaErrors) -> Mapping[int, frozenset[str]]:
    """The checks that each row (0-based) fails, those of a column by the name of the column."""
    broken: dict[int, set[str]] = defaultdict(set)
    cases = error.failure_cases
    for context, column, name, row in zip(
        cases["schema_context"], cases["column"], cases["check"], cases["index"], strict=True
    ):
        broken[int(row)].add(str(column) if context == "Column" else str(name))
    return {row: frozenset(checks) for row, checks in broken.items()}


def _places(drafts: Sequence[Draft]) -> Mapping[str, tuple[str, ...]]:
    """The rows on which each item stands."""
    places: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        places[_item(draft.kode)].append(f"{draft.label} ({draft.kode})")
    return {item: tuple(labels) for item, labels in places.items()}


def _item(kode: str) -> str:
    return Kode(kode).item if is_legal(kode) else kode


def _reason(draft: Draft, checks: frozenset[str], places: Mapping[str, tuple[str, ...]]) -> str:
    """Why a row is not taken: the first thing that would have to be mended."""
    if "kode" in checks:
        return why_not_legal(draft.kode)
    if "nama" in checks:
        return "namanya kosong"
    if "tingkat" in checks:
        return f'tingkatnya tertulis "{draft.tingkat}", padahal kodenya kode {Kode(draft.kode).level.label}'
    if "ganda" in checks:
        others = [place for place in places[_item(draft.kode)] if not place.startswith(f"{draft.label} (")]
        return f"ganda dengan {' dan '.join(others) or 'baris yang sama'}"
    return f"induknya, {parent(draft.kode)}, tidak ada dalam daftar"


def why_not_legal(kode: str) -> str:
    """What keeps a text from being a code, as far as it can be told."""
    groups = kode.split(".")
    if not kode:
        return "kodenya kosong"
    if len(kode) == len("2027-01-31") and kode[4:5] == "-" and kode[7:8] == "-":
        return "sel kodenya berupa tanggal; ubah menjadi teks di Excel"
    if len(groups) == 4:
        return "kode 4 kelompok tidak ada; yang sah 1, 2, 3, 5, atau 6 kelompok"
    if len(groups) > 6:
        return f"kode {len(groups)} kelompok tidak ada; yang sah 1, 2, 3, 5, atau 6 kelompok"
    if len(groups) == 6 and groups[-1].isdigit() and len(groups[-1]) not in (2, 4):
        return f"kelompok terakhir {len(groups[-1])} angka; yang sah 2 atau 4 angka"
    if any(group.isdigit() and len(group) == 1 for group in (*groups[1:3], *groups[4:5])):
        return "sebuah kelompok hanya 1 angka; mungkin nolnya hilang (2.1 dapat berarti 2.10 atau 2.01)"
    return "bukan kode yang sah"


def _shortened(nama: str) -> str:
    return nama if len(nama) <= _SHOWN_NAMA else f"{nama[:_SHOWN_NAMA].rstrip()}..."
