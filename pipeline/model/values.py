"""Values with their printed form: a figure is never separated from what stood on the page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from pipeline.model.table import SourceRef

T = TypeVar("T")


class Problem(StrEnum):
    """Why a printed text has no value."""

    NONE = ""
    EMPTY = "kosong"
    UNREADABLE = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value, its printed text and its place.

    `value is None` with `Problem.EMPTY` is an empty cell, with `Problem.UNREADABLE` a text that could not
    be read: two different facts about a document. `stray` tells that marks, blanks or letters inside a number
    were dropped to read it.
    """

    value: T | None
    raw: str
    sources: tuple[SourceRef, ...] = ()
    problem: Problem = Problem.NONE
    doubt: str = ""
    stray: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed there."""
        return self.problem is Problem.EMPTY

    @property
    def page(self) -> int | None:
        """Page where the value begins (1-based), or None for a value that was not read from a page."""
        return self.sources[0].page if self.sources else None


class UnitClass(StrEnum):
    """What a figure in this unit is: a share, a count or measure, money, or a score."""

    NONE = ""
    PERSEN = "persen"
    JUMLAH = "jumlah"
    RUPIAH = "rupiah"
    NILAI = "nilai"


class UnitBasis(StrEnum):
    """Where the unit of an indicator is told; a guess from a noun is weaker than the others."""

    BRACKETS = "satuan dalam kurung"
    PERSEN_WORD = "kata persen di awal"
    NOUN = "kata benda"
    OFFICIAL = "daftar baku"


@dataclass(frozen=True, slots=True)
class ExpectedUnit:
    """The canonical units an indicator allows (any of them), and why; `raw` is the deciding print."""

    satuan: tuple[str, ...]
    raw: str
    basis: UnitBasis


class TargetKind(StrEnum):
    """What a target item is."""

    NUMBER = "angka"
    GRADE = "predikat"
    NIL = "nihil"
    TEXT = "teks"


@dataclass(frozen=True, slots=True)
class Target:
    """One item of a target, realisation or percentage cell.

    `value` is set for numbers only, in the unit of `satuan`. `satuan` is the canonical unit ("dokumen",
    "persen"), `satuan_raw` the printed one, both empty where no unit is printed; `kelas` is its class. `decimals`
    counts the digits shown after the decimal mark. `alternative` is the second possible reading of an ambiguous number
    ("9.470" is 9,470 or 9 470). `mark` is the printed list mark ("1)"), which is not part of the content.
    `decimal_mark` is the comma or dot before the decimals, empty for a whole number. `stray` tells that
    marks, blanks or letters inside the number were dropped to read it.
    """

    raw: str
    kind: TargetKind
    value: Decimal | None = None
    satuan: str = ""
    satuan_raw: str = ""
    decimals: int = 0
    alternative: Decimal | None = None
    mark: str = ""
    decimal_mark: str = ""
    stray: bool = False
    kelas: UnitClass = UnitClass.NONE

    @property
    def is_persen(self) -> bool:
        """Whether the unit is per cent."""
        return self.satuan == "persen"

    @property
    def is_filled(self) -> bool:
        """Whether something other than nothing or a dash is printed."""
        return bool(self.raw) and self.kind is not TargetKind.NIL


TargetCell = Sourced[tuple[Target, ...]]
"""A cell of targets, realisations or percentages, item by item."""


def one_line(raw: str) -> str:
    """The printed text on one line."""
    return " ".join(raw.split())
