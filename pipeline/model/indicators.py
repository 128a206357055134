"""One indicator in all the places where the document prints it, and how each place was joined with the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.model.kode import Kode, Level
from pipeline.model.rows import CodedRow, Indikator, RowTable, Sisi, UncodedRow
from pipeline.model.values import Target, TargetCell, UnitClass, one_line


class Ukuran(StrEnum):
    """What a value of a year measures."""

    TARGET = "target"
    REALISASI = "realisasi"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """What one value of an indicator is: its target, or its realisation, of a calendar year."""

    tahun: int
    ukuran: Ukuran


@dataclass(frozen=True, slots=True)
class YearValue:
    """The value of one period in one place, and the cell it was read from.

    `kolom` is the field of the row ("target_n2"). `target` is None where the cell, or several rows of the same
    indicator, hold values of which none can be told to be the indicator's. `is_cumulative` marks what was
    reached up to the year and not in it.
    """

    kolom: str
    cell: TargetCell
    target: Target | None
    is_cumulative: bool = False

    @property
    def raw(self) -> str:
        """What is printed: the cell, or the one of its items that is meant."""
        if self.target is None or len(self.cell.value or ()) < 2:
            return one_line(self.cell.raw)
        return self.target.raw

    @property
    def is_filled(self) -> bool:
        """Whether something other than nothing or a dash is printed."""
        return self.target is None or self.target.is_filled

    @property
    def number(self) -> Decimal | None:
        """Its number, where one is printed that is known to be the indicator's."""
        return self.target.value if self.target is not None else None


@dataclass(frozen=True, eq=False)
class IndicatorPlace:
    """One indicator in one table: its text, and its values by column, those of known years by period too.

    `item` is what its row is known by: a kode, or without one its rung, the name above it and its own (`by_item`); None
    in tables of indicators alone. `rows` are several where the table repeats the
    indicator. `is_riwayat` marks values whose unit shows that they belong to another indicator than the text
    beside them says.
    """

    table: RowTable[Any]
    rows: tuple[CodedRow | UncodedRow, ...]
    indikator: Indikator
    columns: Mapping[str, YearValue]
    values: Mapping[Period, YearValue]
    item: Kode | tuple[Level, str, str] | None = None
    is_riwayat: bool = False

    @property
    def row(self) -> CodedRow | UncodedRow:
        """Its first row."""
        return self.rows[0]

    @property
    def level(self) -> Level | None:
        """The rung of its row, None in tables of indicators alone."""
        return self.item[0] if isinstance(self.item, tuple) else self.item.level if self.item else None

    @property
    def coded_row(self) -> CodedRow | None:
        """Its row, where that is one of a program, kegiatan or sub kegiatan."""
        return self.row if isinstance(self.row, CodedRow) else None

    @property
    def kelas(self) -> UnitClass:
        """What its text says it measures, else what all its values do; NONE where neither tells."""
        if self.indikator.kelas is not UnitClass.NONE:
            return self.indikator.kelas
        kelas = {value.target.kelas for value in self.columns.values() if value.target and value.target.kelas}
        return next(iter(kelas)) if len(kelas) == 1 else UnitClass.NONE

    def class_of(self, value: YearValue) -> UnitClass:
        """What one of its values measures; a value without unit takes that of the others (E-7)."""
        return (value.target.kelas if value.target else UnitClass.NONE) or self.kelas

    def equal_periods(self, other: IndicatorPlace) -> tuple[Period, ...]:
        """The periods for which both print the same number, of the same class of unit."""
        return tuple(
            period
            for period, value in self.values.items()
            if (lain := other.values.get(period)) is not None
            and value.number is not None
            and value.number == lain.number
            and self.class_of(value) == other.class_of(lain)
        )

    def is_in(self, jenis_tabel: str, sisi: Sisi | None = None) -> bool:
        """Whether it stands in a table of this kind, and in this half of a review."""
        return self.table.jenis_tabel == jenis_tabel and sisi in (None, self.table.sisi)


class LinkBasis(StrEnum):
    """Why two places are taken for the same indicator."""

    RUMUSAN = "rumusan yang sama atau mirip"
    RIWAYAT = "riwayat nilai yang sama"


@dataclass(frozen=True, eq=False)
class Link:
    """Two places that were joined: `score` is the likeness of their texts, 0 to 1.

    `runner_up` is the text of another candidate that was hardly less alike, empty where there was none.
    """

    kiri: IndicatorPlace
    kanan: IndicatorPlace
    basis: LinkBasis
    score: float
    is_sure: bool
    runner_up: str = ""


@dataclass(frozen=True, eq=False)
class IndicatorGroup:
    """One indicator: all its places in the order of the tables of a Renja, and the links that hold them together."""

    places: tuple[IndicatorPlace, ...]
    links: tuple[Link, ...] = ()

    @property
    def coded(self) -> IndicatorPlace | None:
        """Its first place beside a program or kegiatan, None for one of tables of indicators alone (an IKU)."""
        return next((place for place in self.places if place.item is not None), None)

    @property
    def level(self) -> Level | None:
        """The rung of its program or kegiatan."""
        return self.coded.level if self.coded else None

    @property
    def kode(self) -> str:
        """What it is known by in findings: the kode as printed, else that of the same name elsewhere; else empty."""
        if self.coded is None or self.coded.coded_row is None:
            return ""
        lent = self.coded.item.text if isinstance(self.coded.item, Kode) else ""
        return self.coded.coded_row.printed_kode or lent

    @property
    def is_riwayat(self) -> bool:
        """Whether one of its places was joined by its values against its text."""
        return any(place.is_riwayat for place in self.places)

    def at(self, jenis_tabel: str, sisi: Sisi | None = None) -> IndicatorPlace | None:
        """Its first place in a table of this kind."""
        return next((place for place in self.places if place.is_in(jenis_tabel, sisi)), None)

    def doubts(self, places: Iterable[IndicatorPlace]) -> tuple[Link, ...]:
        """The links in doubt without which these places would not all hang together; empty where none is needed."""
        wanted = tuple(places)
        if len({self._sure_part(place) for place in wanted}) < 2:
            return ()
        return tuple(link for link in self.links if not link.is_sure)

    def _sure_part(self, place: IndicatorPlace) -> frozenset[int]:
        """The places (by identity) that hang together with this one by links that are not in doubt."""
        part = {id(place)}
        for _ in self.links:
            for link in self.links:
                ends = {id(link.kiri), id(link.kanan)}
                if link.is_sure and part & ends:
                    part |= ends
        return frozenset(part)


def sections(rows: Sequence[UncodedRow]) -> tuple[str, ...]:
    """For each row of a table without codes the heading it stands under, in comparable form; empty above the first.

    A heading is a text with nothing beside it: "Produksi tanaman pangan" above "Padi (ton)" and "Jagung (ton)".
    """
    heading = ""
    found = []
    for row in rows:
        items = row.indikator.value or ()
        if items and all(cell.is_empty for cell in row.nilai.values()):
            heading = " ".join(item.form for item in items)
        found.append(heading)
    return tuple(found)
