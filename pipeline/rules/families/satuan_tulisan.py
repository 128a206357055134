"""SAT: how units are written: one spelling in a table, one unit in the years of a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.model.dossier import AnyTable, Dossier, EvaluationNode, EvaluationTable
from pipeline.model.finding import Alasan, Comparison, Place, Ringkas
from pipeline.model.items import align
from pipeline.model.rows import Indikator
from pipeline.model.text import collapse_space
from pipeline.model.values import Target, TargetKind, one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, no_column, not_judged, on, subject_of, tell, whole_name_of
from pipeline.rules.shared.row_items import names_item
from pipeline.rules.shared.tables import CODED_KINDS, missing_tables, named_evaluations
from pipeline.rules.shared.target_values import unit_of
from pipeline.rules.shared.unit_names import UnitNames
from pipeline.rules.shared.value_cells import ValueCell, value_cells

_YEARS = ("target_renstra", "realisasi_sd_n3", "target_n2", "realisasi_n2", "target_n1")
"""The targets and realisations of the evaluation table whose units must agree."""

_Units = Mapping[str, str]
"""Printed units by the form in which they are compared; none where only bare numbers are printed."""


@rule(
    "SAT-03",
    "Penulisan satuan tidak seragam",
    tingkat="info",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{jumlah} satuan ditulis tidak seragam pada {tabel}: {daftar}.",
    saran="Mohon penulisan satuan diseragamkan.",
    ringkas=Ringkas.PER_TABEL,
)
def units_are_spelt_alike(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per unit and printed table; both halves of a review are one table."""
    yield from missing_tables(dossier, *CODED_KINDS)
    cells = [cell for cell in value_cells(dossier) if cell.table.jenis_tabel in CODED_KINDS]
    for nomor, coded in {coded.table.nomor: coded for coded in dossier.coded}.items():
        own = [cell for cell in cells if cell.table.nomor == nomor]
        units = _prints_by_unit(own)
        if not units:
            yield not_judged(_about_table(coded, ()), Alasan.A15)
        for prints in units.values():
            yield _spelt(coded, prints)


@rule(
    "SAT-05",
    "Satuan berganti antartahun dalam satu baris",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Pada {jumlah} baris {tabel} satuan berganti antartahun sehingga capaian tidak dapat dijumlahkan: {daftar}.",
    saran="Mohon satuan diseragamkan atau indikator lama diberi keterangan.",
    ringkas=Ringkas.PER_TABEL,
)
def unit_is_the_same_every_year(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of the evaluation table."""
    names = UnitNames.of(dossier.settings)
    for evaluation in named_evaluations(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        fields = [field for field in _YEARS if evaluation.table.has(field)]
        yield from (no_column(evaluation.table, field) for field in _YEARS if field not in fields)
        for node in evaluation.nodes if fields else ():
            if names_item(evaluation, node):
                yield _years(evaluation, node, fields, names)


@dataclass(frozen=True, slots=True)
class _Print:
    """One printed unit; `spelling` is without blanks and dots, which a narrow column adds and swallows."""

    satuan: str
    spelling: str
    raw: str
    cell: ValueCell


def _prints_by_unit(cells: Iterable[ValueCell]) -> Mapping[str, list[_Print]]:
    """The printed units of some cells by their canonical name."""
    units: dict[str, list[_Print]] = defaultdict(list)
    for cell in cells:
        for item in cell.items:
            if item.satuan:
                raw = collapse_space(item.satuan_raw)
                spelling = raw.replace(" ", "").replace(".", "")
                units[item.satuan.replace(" ", "")].append(_Print(item.satuan, spelling, raw, cell))
    return units


def _about_table(coded: AnyTable, cells: Sequence[ValueCell]) -> Comparison:
    """A comparison about cells of several columns."""
    table = coded.table
    sources = tuple(source for cell in cells for source in cell.cell.sources)
    where = Place(table.tabel, table.jenis_tabel, sources=sources)
    return Comparison(where, isian=(("tabel", whole_name_of(table)),))


def _spelt(coded: AnyTable, prints: Sequence[_Print]) -> Comparison:
    """The spellings of one unit, the usual one first."""
    satuan = Counter(one.satuan for one in prints).most_common(1)[0][0]
    counts = Counter(one.spelling for one in prints).most_common()
    raw = {one.spelling: one.raw for one in reversed(prints)}
    usual, rare = raw[counts[0][0]], raw[counts[-1][0]]
    odd = [one.cell for one in prints if one.spelling != counts[0][0]]
    described = ", ".join(f'"{raw[spelling]}" {count} kali' for spelling, count in counts)
    comparison = tell(_about_table(coded, odd or [prints[0].cell]), butir=f"{satuan} ({described})")
    return judged(comparison, len(counts) == 1, usual).but(tertulis=rare)


def _years(
    evaluation: EvaluationTable, node: EvaluationNode, fields: Sequence[str], names: UnitNames
) -> Comparison:
    """The units of one row, indicator by indicator; a value without unit takes that of the others (E-7)."""
    row = node.row
    filled = [field for field in fields if not row.nilai[field].is_empty]
    field = (*filled, *fields)[0]
    comparison = on(evaluation, node, field, row.nilai[field]).but(
        tertulis=" / ".join(one_line(row.nilai[field].raw) for field in filled),
    )
    series: dict[int, list[_Units]] = defaultdict(list)
    unread: list[tuple[Alasan, str]] = []
    for field in filled:
        cell = row.nilai[field]
        units = _units_in(cell.value or (), row.indikator.value or (), names)
        if isinstance(units, Alasan):
            unread.append((units, one_line(cell.raw)))
        else:
            for place, own in units.items():
                series[place].append(own)
    changing = [own for own in series.values() if _changes(own)]
    if changing:
        shown = dict.fromkeys(name for own in changing for units in own for name in units.values())
        return judged(comparison, is_same=False, butir=f"{subject_of(node)} ({', '.join(shown)})")
    if unread:
        return not_judged(comparison, unread[0][0], tertulis=unread[0][1])
    if all(len(own) < 2 for own in series.values()):
        has_nil = any(
            item.kind is TargetKind.NIL for field in filled for item in row.nilai[field].value or ()
        )
        alasan = Alasan.A20 if has_nil else Alasan.A3
        return not_judged(comparison, alasan, kolom="target atau realisasi", kode=subject_of(node))
    every = [units for own in series.values() for units in own]
    # Two quantities a year, of which another year may leave one out: which of them is the indicator's?
    if any(len(units) > 1 for units in every):
        return not_judged(comparison, Alasan.A8)
    return judged(comparison, is_same=True) if any(every) else not_judged(comparison, Alasan.A7)


def _changes(years: Sequence[_Units]) -> bool:
    """Whether two years have no unit in common."""
    known = [set(units) for units in years if units]
    return any(not one & other for one, other in combinations(known, 2))


def _units_in(
    items: Sequence[Target], indikator: Sequence[Indikator], names: UnitNames
) -> Mapping[int, _Units] | Alasan:
    """The units of the numbers of one cell by the place of their indicator in the row; or why that cannot be told.

    All numbers of a cell belong to a single indicator: "9 Jenis 27906 Lembar" are two units of it.
    """
    if any(item.kind is TargetKind.GRADE for item in items):
        return Alasan.A12
    if any(item.kind is TargetKind.TEXT and item.raw for item in items):
        return Alasan.A4
    if len(indikator) > 1:
        aligned = align(indikator, items)
        if aligned is None:
            return Alasan.A8
        numbers = [(place, owner, item) for place, (owner, item) in enumerate(aligned)]
    else:
        numbers = [(0, next(iter(indikator), None), item) for item in items]
    units: dict[int, dict[str, str]] = defaultdict(dict)
    for place, owner, item in numbers:
        if item.kind is TargetKind.NUMBER:
            satuan = unit_of(item, owner)
            units[place].update({names.plain(satuan): satuan} if satuan else {})
    return units
