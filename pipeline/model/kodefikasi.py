"""The official list of codes and names (kodefikasi dan nomenklatur): editions, and what each holds of a kode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from pipeline.model.kode import Kode, Level


class JenisPemda(StrEnum):
    """The kind of region a list is for: the same kode may name different things in the two."""

    PROVINSI = "provinsi"
    KABKOTA = "kabkota"

    @property
    def label(self) -> str:
        """The words officers use."""
        return "kabupaten/kota" if self is JenisPemda.KABKOTA else "provinsi"

    @classmethod
    def of(cls, named: str) -> JenisPemda | None:
        """The kind of a "provinsi", "kabupaten" or "kota"; None for anything else."""
        return {"provinsi": cls.PROVINSI, "kabupaten": cls.KABKOTA, "kota": cls.KABKOTA}.get(named)

    @property
    def kewenangan(self) -> str:
        """The group of a kode that stands for this kind of region."""
        return "2" if self is JenisPemda.KABKOTA else "1"


ORDINARY_KEWENANGAN = frozenset(pemda.kewenangan for pemda in JenisPemda)
"""The groups of a kode that stand for an ordinary region; the others are those of special ones."""


@dataclass(frozen=True, slots=True)
class Pendahulu:
    """An item of an earlier edition whose place another one has taken."""

    kode: Kode
    nama: str


@dataclass(frozen=True, slots=True)
class Entri:
    """One code of an edition with its official wording; X.XX stands for the agency's own bidang urusan.

    `kinerja`, `indikator` and `satuan` are prescribed for sub kegiatan only, and not by every edition.
    """

    kode: Kode
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""
    pendahulu: Pendahulu | None = None


@dataclass(frozen=True)
class Edisi:
    """One edition of the list for one kind of region.

    `sejak` is the first plan year that uses it, None where that is not known. An excerpt (`is_excerpt`) proves
    nothing about a kode that it lacks. `berkas` and `sha256` are those of the file it was read from.
    """

    nama: str
    jenis_pemda: JenisPemda
    entri: tuple[Entri, ...]
    sejak: int | None = None
    is_excerpt: bool = False
    berkas: str = ""
    sha256: str = ""

    @property
    def label(self) -> str:
        """What a message calls it."""
        return f"{self.nama} ({self.jenis_pemda.label})"

    @cached_property
    def by_item(self) -> Mapping[str, Entri]:
        """The entries by the item their kode stands for: `.01` and `.0001` are one."""
        return {entri.kode.item: entri for entri in self.entri}

    @cached_property
    def successors(self) -> Mapping[str, Entri]:
        """The entries that replaced an earlier item, by that item."""
        return {entri.pendahulu.kode.item: entri for entri in self.entri if entri.pendahulu is not None}

    @cached_property
    def retired(self) -> Mapping[str, Entri]:
        """The items that this edition says it replaced, less those it still holds itself."""
        earlier = [entri.pendahulu for entri in self.successors.values() if entri.pendahulu is not None]
        return {
            one.kode.item: Entri(one.kode, one.nama) for one in earlier if one.kode.item not in self.by_item
        }

    @cached_property
    def digit(self) -> int | None:
        """How many digits most sub kegiatan have in their last group; None in a list without any."""
        return usual_digits(entri.kode for entri in self.entri)

    def find(self, kode: Kode) -> Entri | None:
        """The entry of a kode as a document writes it: its own bidang urusan for X.XX; None where there is none."""
        found = self.by_item.get(kode.item)
        return found or (self.by_item.get(kode.template.item) if kode.is_penunjang else None)

    def counts(self) -> Mapping[Level, int]:
        """Number of codes on each rung, from the highest down."""
        found = Counter(entri.kode.level for entri in self.entri)
        return {level: found[level] for level in Level}


def find_first(editions: Iterable[Edisi], kode: Kode) -> tuple[Entri, Edisi] | None:
    """What the first edition that holds a kode says of it, else the first that tells what took its place."""
    known = tuple(editions)
    held = ((edisi.find(kode), edisi) for edisi in known)
    retired = ((edisi.retired.get(kode.item), edisi) for edisi in known)
    return next(((entri, edisi) for entri, edisi in chain(held, retired) if entri is not None), None)


def usual_digits(codes: Iterable[Kode]) -> int | None:
    """How many digits most sub kegiatan have in their last group; None where there is none."""
    widths = Counter(len(kode.groups[-1]) for kode in codes if kode.level is Level.SUB_KEGIATAN)
    return widths.most_common(1)[0][0] if widths else None
