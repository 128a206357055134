"""Typed rows: what the printed tables say, each value beside its printed text and its place.

The `value` of a text field is its comparable form, without case and without any blank, so that two values can
be compared as they are: a narrow column tears "Pontianak" into "Pontiana k" and swallows the blank of "pelaku
usaha". `raw` is what a reader of the page sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from pipeline.model.jenjang import UNTOLD, Jenjang
from pipeline.model.kalimat import Kalimat
from pipeline.model.kode import Kode
from pipeline.model.naming import Naming
from pipeline.model.number_style import NumberHabits
from pipeline.model.peraturan import DasarHukum
from pipeline.model.table import SourceRef
from pipeline.model.tahun import Periode, TahunDisebut
from pipeline.model.text import without_blanks
from pipeline.model.values import ExpectedUnit, Sourced, Target, TargetCell, TargetKind, UnitClass

BLANK_ITEM = Target(raw="", kind=TargetKind.TEXT)
"""Stands for the empty cell of one printed row where another row of the same kode is filled."""


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator. `form` is what is left to compare: no list mark, no unit, no blanks.

    `satuan` is the canonical unit its text names (in the last brackets, or by a word for per cent), else
    empty; `kelas` is its class. `diminta` is what its text asks for, which may be a guess from its noun.
    """

    raw: str
    form: str
    satuan: str = ""
    mark: str = ""
    kelas: UnitClass = UnitClass.NONE
    diminta: ExpectedUnit | None = None


class Sisi(StrEnum):
    """Which plan a plan row belongs to."""

    RANWAL = "rancangan awal"
    ANALISIS = "hasil analisis kebutuhan"
    RENCANA = "rencana kerja"


@dataclass(frozen=True, slots=True)
class CodedRow:
    """What every row of a coded table has.

    `nomor` is its place in the logical table, from 0; `halaman` is 1-based.

    `kode` has a value only where a legal code is printed. Otherwise `cacat` says what is wrong with it, and
    `dugaan` is its repair where the syntax allows one only. `indikator` holds those of all its printed rows;
    `lanjutan` those of each further printed row, which has neither kode nor nama, apart. `jenjang` is its rung as the
    rest of the row tells it, in a table that prints no codes; its `induk` is the `nomor` of the row above.
    """

    nomor: int
    halaman: int
    kode: Sourced[Kode]
    cacat: str
    dugaan: Kode | None
    nama: Sourced[str]
    indikator: Sourced[tuple[Indikator, ...]]
    lanjutan: tuple[Sourced[tuple[Indikator, ...]], ...]
    jenjang: Jenjang = field(default=UNTOLD, kw_only=True)

    @property
    def printed_kode(self) -> str:
        """The kode as printed, white space removed: what the report shows."""
        return without_blanks(self.kode.raw)


@dataclass(frozen=True, slots=True)
class PlanRow(CodedRow):
    """A row of the plan: one half of the review, or the plan table itself.

    `target` is that of the row's own level wherever the table prints it; `target_kolom` names that column.
    `lain` holds what the layouts of SIPD print besides, by the contract's names of the columns. `spans_halves`
    tells that one merged cell covers both halves of the review. `dana` are the amounts printed beside the sources of
    funds, in rupiah. `pagu_sebelum` and `selisih` are what a Perubahan Renja prints beside the new amount: the one
    before the change, and by how much it changes.
    """

    target: TargetCell
    lokasi: Sourced[tuple[str, ...]]
    pagu: Sourced[Decimal]
    catatan: Sourced[str]
    sumber_dana: Sourced[str]
    pagu_maju: Sourced[Decimal]
    target_maju: TargetCell
    pagu_sebelum: Sourced[Decimal]
    selisih: Sourced[Decimal]
    lain: Mapping[str, Sourced[str]]
    target_kolom: str = ""
    spans_halves: bool = False
    dana: tuple[Decimal, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing but a kode is printed in this half."""
        return all(cell.is_empty for cell in (self.nama, self.indikator, self.target, self.lokasi, self.pagu))


@dataclass(frozen=True, slots=True)
class EvaluationRow(CodedRow):
    """A row of the evaluation table (T-C.29); `nilai` holds its value columns by their contract names."""

    nilai: Mapping[str, TargetCell]
    catatan: Sourced[str]


@dataclass(frozen=True, slots=True)
class PerformanceRow:
    """A row of the service performance table (T-C.30): values by column name, for instance "target_2022"."""

    nomor: int
    halaman: int
    no: str
    indikator: Sourced[tuple[Indikator, ...]]
    nilai: Mapping[str, TargetCell]


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """A row of the table of goals and objectives; a goal printed once holds for the rows below it."""

    nomor: int
    halaman: int
    tujuan: Sourced[str]
    sasaran: Sourced[str]
    indikator: Sourced[tuple[Indikator, ...]]
    nilai: Mapping[str, TargetCell]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A TOTAL or Jumlah row by its printed label; `is_grand` where it can only be the table's total."""

    nomor: int
    halaman: int
    nama: str
    pagu: Sourced[Decimal]
    pagu_maju: Sourced[Decimal]
    is_grand: bool = True


@dataclass(frozen=True, slots=True)
class HeadingYear:
    """The year a column heading names: as a calendar year, and as distance from year n ("n-2" is -2).

    Each is None where the heading does not say it, both where it names several years.
    """

    tahun: int | None = None
    label: int | None = None

    def in_calendar(self, tahun_n: int | None) -> int | None:
        """The calendar year: the printed one, else the label counted from year n; None where neither tells it."""
        if self.tahun is not None or self.label is None or tahun_n is None:
            return self.tahun
        return tahun_n + self.label


R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class RowTable(Generic[R_co]):
    """The rows of one logical table, or of one half of it.

    `nomor` is the table's place in the document, from 0. `kolom` maps what a value means ("pagu") to the
    contract name of the column it was read from ("pagu_analisis"); what is missing there the table does not
    print. `judul` holds the header text by contract name, and `tahun` the year that it names. `pengali` is what
    a printed amount was multiplied by ("Rp.000": 1000), and `ketelitian` the worth of the last digit that its amounts
    print, in rupiah (100 for "12,5" under "Rp.000"). `doubts` are reasons why rows may be missing or wrong,
    empty when the table was read whole.
    """

    nomor: int
    jenis_tabel: str
    tabel: str
    rows: tuple[R_co, ...]
    kolom: Mapping[str, str]
    judul: Mapping[str, str]
    sisi: Sisi | None = None
    totals: tuple[TotalRow, ...] = ()
    pengali: int = 1
    ketelitian: Decimal = Decimal(1)
    doubts: tuple[str, ...] = ()
    tahun: Mapping[str, HeadingYear] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether every row of the table is known to be read."""
        return not self.doubts

    def has(self, field: str) -> bool:
        """Whether the table prints a column for `field`."""
        return field in self.kolom


PerformanceTable = RowTable[PerformanceRow]
ObjectiveTable = RowTable[ObjectiveRow]
UncodedRow = PerformanceRow | ObjectiveRow
UncodedTable = RowTable[UncodedRow]
"""A table of service performance, or of goals and objectives: neither prints codes."""


class MentionKind(StrEnum):
    """What a number in a sentence counts."""

    JUMLAH = "jumlah"
    RUPIAH = "rupiah"
    PERSEN = "persen"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the prose: "8 (delapan) Program", "sebesar Rp. 16.818.270.585,-", "tahun 2022 adalah 29 %".

    `form` is the sentence in comparable form. `terbilang` is the value of the number word beside it. `nama`
    is what is counted, or the indicator a percentage belongs to, in comparable form; `ukuran` is "target"
    or "realisasi" where the sentence says so. `years` are the years the sentence names. `butir` counts the
    enumerated items that follow, None where no plain list follows. `frasa` are the words that lead to an amount, from
    the one before it on, in comparable form; `ketelitian` is how far the amount may be rounded: 5 million for
    "Rp16,82 miliar", 0 where all digits are printed.
    """

    kind: MentionKind
    raw: str
    value: Decimal
    kalimat: str
    form: str
    source: SourceRef
    section: str
    nama: str = ""
    terbilang: Decimal | None = None
    terbilang_raw: str = ""
    ukuran: str = ""
    years: tuple[int, ...] = ()
    butir: int | None = None
    frasa: str = ""
    ketelitian: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything a document says in figures, on which regulations it rests, and how it names itself."""

    plans: tuple[RowTable[PlanRow], ...] = ()
    evaluations: tuple[RowTable[EvaluationRow], ...] = ()
    performances: tuple[PerformanceTable, ...] = ()
    objectives: tuple[ObjectiveTable, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dasar_hukum: DasarHukum = field(default_factory=DasarHukum)
    naming: Naming = field(default_factory=Naming)
    kalimat: tuple[Kalimat, ...] = ()
    periode: Periode | None = None
    tahun_disebut: tuple[TahunDisebut, ...] = ()
    gaya_angka: NumberHabits = field(default_factory=NumberHabits)
