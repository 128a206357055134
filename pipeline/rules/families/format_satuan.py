"""FMT: units that are not printed: the sign of a percentage, the unit of money of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.figures import format_number
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.rows import Indikator, Sisi
from pipeline.model.values import Target, TargetKind, UnitClass
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, name_of, not_judged, place
from pipeline.rules.shared.rupiah_units import hidden_factor, pairs_by_tables
from pipeline.rules.shared.tables import VALUE_KINDS, missing_tables, plans_with
from pipeline.rules.shared.value_cells import PERCENTAGES, ValueCell, value_cells

_UNIT_NAMES = {1: "rupiah", 10**3: "ribuan rupiah", 10**6: "jutaan rupiah", 10**9: "miliaran rupiah"}

_ColumnKey = tuple[int, Sisi | None, str]


@rule(
    "FMT-01",
    "Tanda persen hilang",
    tingkat="rendah",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan='Nilai {kolom} pada {kode} tertulis "{tertulis}" tanpa tanda persen.',
    saran="Mohon tanda persen dilengkapi.",
)
def percentages_have_their_sign(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per cell that holds percentages.

    A table that leaves the sign to its headings or indicators throughout is one form (not judged); a single bare number
    beside values with the sign is a lapse.
    """
    yield from missing_tables(dossier, *VALUE_KINDS)
    cells = tuple(cell for cell in value_cells(dossier) if _is_percentage(cell))
    signed = Counter(_column(cell) for cell in cells if cell.only is not None and cell.only.is_persen)
    bare = Counter(_column(cell) for cell in cells if _is_bare(cell))
    for cell in cells:
        column = _column(cell)
        yield _has_sign(cell, is_column_signed=signed[column] > bare[column])


@rule(
    "FMT-05",
    "Satuan rupiah pada judul kolom tidak sama antartabel",
    tingkat="sedang",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{tabel} memakai satuan {tertulis}, {pembanding} {seharusnya}.",
    saran="Mohon satuan rupiah diseragamkan dan dicantumkan.",
)
def tables_use_one_unit_of_money(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per review and plan table, by their headings and by the amounts of the kode they share."""
    tables: list[PlanTable] = []
    for plan in plans_with(dossier, (Sisi.ANALISIS, Sisi.RENCANA), "pagu"):
        if isinstance(plan, Comparison):
            yield plan
        else:
            tables.append(plan)
    shared = {
        (pairs[0].tabel_kiri.table.nomor, pairs[0].tabel_kanan.table.nomor): pairs
        for pairs in pairs_by_tables(dossier)
    }
    reviews = [plan for plan in tables if plan.table.sisi is Sisi.ANALISIS]
    for review, rencana in product(reviews, [plan for plan in tables if plan.table.sisi is Sisi.RENCANA]):
        pairs = shared.get((review.table.nomor, rencana.table.nomor), ())
        factor = hidden_factor(dossier.settings, pairs)
        yield _compare_units(review, rencana, factor, has_shared=bool(pairs))


def _is_percentage(cell: ValueCell) -> bool:
    """Whether any of its numbers or letters is a percentage (E-7)."""
    return any(
        _is_share(cell, item, indikator)
        for indikator, item in cell.pairs
        if item.kind is not TargetKind.NIL and item.raw
    )


def _is_share(cell: ValueCell, item: Target, indikator: Indikator | None) -> bool:
    """Whether a value is a percentage by its column, indicator and row; its own sign counts where these are silent."""
    kelas = cell.class_of(replace(item, kelas=UnitClass.NONE), indikator)
    return kelas is UnitClass.PERSEN or (kelas is UnitClass.NONE and item.is_persen)


def _is_bare(cell: ValueCell) -> bool:
    return cell.only is not None and cell.only.kind is TargetKind.NUMBER and not cell.only.satuan


def _column(cell: ValueCell) -> _ColumnKey:
    return cell.table.nomor, cell.table.sisi, cell.field


def _has_sign(cell: ValueCell, *, is_column_signed: bool) -> Comparison:
    comparison = cell.comparison
    item = cell.only
    if item is None:
        return not_judged(comparison, Alasan.A15)
    if any(other.kind is TargetKind.GRADE for values in cell.row.values() for other in values.value or ()):
        return not_judged(comparison, Alasan.A12)
    if item.kind is TargetKind.TEXT:
        return not_judged(comparison, Alasan.A4, tertulis=comparison.tertulis)
    if item.is_persen:
        return judged(comparison, is_same=True)
    if item.satuan:
        return not_judged(comparison, Alasan.A7)
    if not is_column_signed and not _is_row_signed(cell):
        return not_judged(comparison, Alasan.A15)
    # Where only the other values of the row tell what it is, it may be a count after all.
    is_guess = cell.field not in PERCENTAGES and not any(i.kelas is UnitClass.PERSEN for i in cell.indikator)
    return judged(comparison, is_same=False, seharusnya=f"{item.raw} %").but(
        kepastian=Kepastian.PERLU_KONFIRMASI if is_guess else None,
    )


def _is_row_signed(cell: ValueCell) -> bool:
    """Whether at least as many values of the row have the sign as are bare, this one included."""
    if cell.field in PERCENTAGES:
        return False
    signed = sum(sibling.is_persen for sibling in cell.siblings)
    bare = sum(s.kind is TargetKind.NUMBER and not s.satuan for s in cell.siblings)
    return signed >= bare + 1


def _compare_units(
    review: PlanTable, rencana: PlanTable, factor: Decimal | None, *, has_shared: bool
) -> Comparison:
    kiri, kanan = review.table, rencana.table
    units = [_UNIT_NAMES.get(table.pengali, format_number(Decimal(table.pengali))) for table in (kiri, kanan)]
    comparison = Comparison(
        place=place(kiri, "pagu", [node.row.pagu for node in review.nodes[:1]]),
        pembanding=place(kanan, "pagu", [node.row.pagu for node in rencana.nodes[:1]]),
        tertulis=units[0],
        isian=(("tabel", name_of(kiri)), ("pembanding", name_of(kanan))),
    )
    is_same = kiri.pengali == kanan.pengali
    if factor is None:
        if is_same and not has_shared:
            return not_judged(comparison, Alasan.A6, kode="pagu")
        # The form of T-C.31 itself may be printed in thousands: units that are told and kept to mislead nobody.
        return judged(comparison, is_same, units[1]).but(tingkat=None if is_same else Tingkat.INFO)
    told = f"sama-sama menyatakan {units[0]}" if is_same else f"menyatakan {units[0]} dan {units[1]}"
    pesan = (
        f"Judul kolom {{tabel}} dan {{pembanding}} {told}, tetapi hampir semua nilainya berbeda "
        f"{format_number(factor)} kali lipat."
    )
    return judged(comparison, is_same=False, seharusnya=units[1]).but(pesan=pesan)
