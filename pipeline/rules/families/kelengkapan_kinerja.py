"""KOS: columns and cells of the service performance table (T-C.30) that must be filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Ringkas, Tingkat
from pipeline.model.rows import PerformanceTable
from pipeline.model.table import Column, LogicalTable
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.blanks import empty_columns, filled_rows
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    name_of,
    no_column,
    not_judged,
    on_row,
    table_place,
)
from pipeline.rules.shared.tables import performance_tables
from pipeline.rules.shared.target_values import says_something

_LABELS = ("no", "indikator")
_NOT_KNOWN_YET = (-1, 0)
"""Years, counted from n, whose realisation nobody can know while the plan is written."""


@rule(
    "KOS-07",
    "Seluruh kolom kosong pada T-C.30",
    tingkat="info",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Kolom {daftar} pada {tabel} kosong di seluruh {dari} baris.{maklum}",
    saran='Mohon diisi, atau diberi "-" dengan keterangan.',
    ringkas=Ringkas.PER_TABEL,
    needs_all_rows=True,
)
def no_column_is_blank(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per column of a performance table, those that name the rows apart."""
    for performance in performance_tables(dossier):
        if isinstance(performance, Comparison):
            yield performance
        else:
            yield from _compare_columns(_Columns.of(dossier, performance))


@rule(
    "KOS-08",
    "Target tahun rencana kosong pada T-C.30",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="Target {tahun} kosong pada {jumlah} indikator {tabel}: {daftar}.",
    saran="Mohon diisi, atau dijelaskan bila indikator dihapus.",
    ringkas=Ringkas.PER_TABEL,
)
def planned_year_has_target(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per indicator of a performance table."""
    for performance in performance_tables(dossier):
        if isinstance(performance, Comparison):
            yield performance
            continue
        field = _target_of_year_n(dossier, performance)
        if isinstance(field, Comparison):
            yield field
            continue
        is_blank_column = all(row.nilai[field].is_empty for row in performance.rows)
        for row in performance.rows:
            butir = f'"{one_line(row.indikator.raw)}"'
            comparison = on_row(performance, row, field, row.nilai[field], butir=butir)
            is_other_year_filled = any(
                says_something(target, dossier.settings.kata_nihil)
                for name, cell in row.nilai.items()
                if name != field
                for target in cell.value or ()
            )
            if is_blank_column:
                yield not_judged(comparison, Alasan.A18)
            elif row.nilai[field].is_empty and not is_other_year_filled:
                yield not_judged(comparison, Alasan.A15)
            else:
                yield judged(comparison, not row.nilai[field].is_empty)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one performance table that must be filled, and which of them are blank in every row."""

    performance: PerformanceTable
    printed: LogicalTable
    tahun: int | None
    blank: tuple[Column, ...]

    @classmethod
    def of(cls, dossier: Dossier, performance: PerformanceTable) -> _Columns:
        printed = dossier.headers[performance.nomor]
        return cls(performance, printed, dossier.tahun, empty_columns(printed))

    @property
    def needed(self) -> tuple[Column, ...]:
        return tuple(column for column in self.printed.columns if column.name not in _LABELS)

    def tingkat(self, column: Column) -> Tingkat | None:
        """What is grave: the targets of the years after n, and the analysis itself."""
        is_later_target = column.name.startswith("target_") and self._distance(column) in (1, 2)
        return Tingkat.SEDANG if is_later_target or column.name == "catatan" else None

    @property
    def unknown_yet(self) -> tuple[str, ...]:
        """Blank columns that could not be filled: realisation of the years n-1 and n."""
        return tuple(
            label_of(column.name)
            for column in self.blank
            if column.name.startswith("realisasi_") and self._distance(column) in _NOT_KNOWN_YET
        )

    def _distance(self, column: Column) -> int | None:
        return _distance(self.performance, column.name, self.tahun)


def _compare_columns(columns: _Columns) -> Iterator[Comparison]:
    rows = len(filled_rows(columns.printed))
    names = " dan ".join(columns.unknown_yet)
    maklum = f" {names} memang belum dapat diketahui saat Renja disusun." if names else ""
    for column in columns.needed:
        tingkat = columns.tingkat(column)
        comparison = Comparison(
            place=table_place(columns.printed, column.name),
            tingkat=tingkat,
            isian=(
                ("tabel", name_of(columns.performance)),
                ("dari", str(rows)),
                ("butir", label_of(column.name) if column.is_known else one_line(" ".join(column.header))),
                ("maklum", "" if tingkat else maklum),
            ),
        )
        if rows:
            yield judged(comparison, column not in columns.blank)
        else:
            yield not_judged(comparison, Alasan.A15)


def _target_of_year_n(dossier: Dossier, performance: PerformanceTable) -> str | Comparison:
    """The field that holds the target of year n, or the reason why there is none."""
    targets = [field for field in performance.kolom if field.startswith("target_")]
    distances = {_distance(performance, field, dossier.tahun): field for field in targets}
    if 0 in distances:
        return distances[0]
    if dossier.tahun is None:
        return not_judged(no_column(performance, "target"), Alasan.A14)
    return no_column(performance, f"target_{dossier.tahun}")


def _distance(performance: PerformanceTable, field: str, tahun: int | None) -> int | None:
    """How many years after year n a column speaks of, by its printed year or else its label."""
    year = performance.tahun.get(field)
    if year is None:
        return None
    return year.label if year.tahun is None or tahun is None else year.tahun - tahun
