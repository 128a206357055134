"""KIN: the tables of service performance (T-C.30) and of objectives, each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.indicators import sections
from pipeline.model.rows import (
    Indikator,
    ObjectiveRow,
    PerformanceTable,
    UncodedRow,
    UncodedTable,
)
from pipeline.model.values import TargetCell, one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    name_of,
    no_column,
    not_judged,
    place,
    tell,
)
from pipeline.rules.shared.tables import missing_tables, performance_tables
from pipeline.rules.shared.target_values import Verdict, compare_values, has_value


@rule(
    "KIN-05",
    "Kolom proyeksi hanya menyalin target",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Proyeksi pada {jumlah} dari {dari} baris sama persis dengan target.",
    saran="Mohon proyeksi diisi dengan perkiraan capaian tahun n dan n+1.",
    needs_all_rows=True,
)
def projection_is_no_copy(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table of service performance."""
    for table in performance_tables(dossier):
        if isinstance(table, Comparison):
            yield table
        else:
            yield _compare_copies(dossier, table, "proyeksi", _years(table, "proyeksi"))


@rule(
    "KIN-06",
    "Realisasi sama dengan target di semua baris",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Realisasi {tahun} pada {jumlah} dari {dari} baris sama persis dengan target.",
    saran="Mohon data realisasi dicocokkan dengan laporan kinerja.",
    needs_all_rows=True,
)
def realisation_is_no_copy(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per year of a table of service performance."""
    for table in performance_tables(dossier):
        if isinstance(table, Comparison):
            yield table
            continue
        years = _years(table, "realisasi")
        if not years:
            yield no_column(table, "realisasi")
        for year in years:
            yield tell(_compare_copies(dossier, table, "realisasi", [year]), tahun=year)


@rule(
    "KIN-07",
    "Indikator ganda dalam satu tabel",
    tingkat="sedang",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan='Indikator "{indikator}" muncul {jumlah} kali pada {tabel}.',
    saran="Mohon digabung menjadi satu baris.",
)
def indicator_stands_once(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per distinct indicator of a table without codes."""
    yield from missing_tables(dossier, "kinerja_pelayanan", "tujuan_sasaran")
    for table in dossier.uncoded:
        yield from _compare_repeats(table)


def _years(table: PerformanceTable, group: str) -> list[str]:
    """The years of a group of columns, as the columns are called."""
    return [kolom.partition("_")[2] for kolom in table.kolom if kolom.startswith(f"{group}_")]


def _compare_copies(
    dossier: Dossier, table: PerformanceTable, group: str, years: Sequence[str]
) -> Comparison:
    """How many rows repeat their targets in a group of columns."""
    if not years:
        return no_column(table, group)
    pairs = [
        [
            (row.nilai[f"{group}_{year}"], row.nilai[f"target_{year}"])
            for year in years
            if table.has(f"target_{year}")
        ]
        for row in table.rows
    ]
    filled = [both for row in pairs if (both := [pair for pair in row if all(map(has_value, pair))])]
    equal = sum(all(_is_equal(*pair) for pair in row) for row in filled)
    comparison = Comparison(
        place=place(table, f"{group}_{years[0]}", [row[0][0] for row in filled]),
        tertulis=f"{equal} dari {len(filled)} baris",
        isian=(("tabel", name_of(table)), ("jumlah", str(equal)), ("dari", str(len(filled)))),
    )
    cells = [row.nilai[f"{group}_{year}"] for row in table.rows for year in years]
    if all(cell.is_empty for cell in cells):
        names = ", ".join(label_of(f"{group}_{year}") for year in years)
        return not_judged(comparison, Alasan.A3, kolom=names, kode="mana pun")
    if len(filled) < dossier.settings.pola_minimal_baris_kinerja:
        return not_judged(comparison, Alasan.A15)
    return judged(comparison, equal * 100 < dossier.settings.pola_sama_persen * len(filled))


def _is_equal(one: TargetCell, other: TargetCell) -> bool:
    left, right = one.value or (), other.value or ()
    return len(left) == len(right) and all(
        compare_values(a, b) is Verdict.EQUAL for a, b in zip(left, right, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """One printing of an indicator: its row, and the heading it stands under."""

    row: UncodedRow
    indikator: Indikator
    heading: str


def _compare_repeats(table: UncodedTable) -> Iterator[Comparison]:
    found: dict[tuple[str, str], list[_Occurrence]] = defaultdict(list)
    for row, heading in zip(table.rows, sections(table.rows), strict=True):
        for indikator in row.indikator.value or ():
            if indikator.form:
                found[indikator.form, indikator.satuan].append(_Occurrence(row, indikator, heading))
    for occurrences in found.values():
        first = occurrences[0]
        comparison = Comparison(
            place=place(table, "indikator", [one.row.indikator for one in occurrences]),
            nama=first.indikator.raw,
            tertulis=one_line(first.row.indikator.raw),
            isian=(
                ("tabel", name_of(table)),
                ("indikator", first.indikator.raw),
                ("jumlah", str(len(occurrences))),
            ),
        )
        if len({one.heading for one in occurrences}) > 1 or _are_apart(occurrences):
            yield not_judged(comparison, Alasan.A15)
        else:
            yield judged(comparison, is_same=len(occurrences) == 1)


def _are_apart(occurrences: Sequence[_Occurrence]) -> bool:
    """Whether an indicator serves several tujuan or sasaran with targets of its own for each (per wilayah)."""
    rows = [one.row for one in occurrences]
    purposes = {(row.tujuan.value, row.sasaran.value) for row in rows if isinstance(row, ObjectiveRow)}
    values = {tuple(cell.raw for cell in row.nilai.values()) for row in rows}
    return len(purposes) > 1 and len(values) > 1
