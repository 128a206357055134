"""RAW: the two halves of the review of the rancangan awal RKPD."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.figures import format_rupiah
from pipeline.model.finding import Alasan, Comparison, Tingkat
from pipeline.model.rows import Indikator, PlanRow
from pipeline.model.text import without_blanks
from pipeline.model.values import Sourced, Target, one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    DIFFERENT,
    cell_place,
    judged,
    no_column,
    no_table,
    not_judged,
    on,
    place,
)
from pipeline.rules.shared.places_of_work import same_places
from pipeline.rules.shared.review_rows import Review, ReviewRow, is_heading, review_of
from pipeline.rules.shared.sums import AmountColumn, grand_total, sum_of
from pipeline.rules.shared.tables import missing_level
from pipeline.rules.shared.target_values import unit_form

_FIELDS = ("nama", "indikator", "lokasi", "target", "pagu")


@rule(
    "RAW-01",
    "Rancangan awal dan hasil analisis kebutuhan sama seluruhnya",
    tingkat="sedang",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="{jumlah} dari {dari} baris Rancangan Awal dan Hasil Analisis Kebutuhan sama; review belum "
    "menunjukkan analisis.",
    saran="Mohon hasil analisis kebutuhan diisi sesuai hasil telaah, atau dijelaskan pada catatan penting "
    "bahwa tidak ada perubahan beserta alasannya.",
)
def halves_are_not_copies(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per review."""
    for review in _reviews(dossier):
        if isinstance(review, Comparison):
            yield review
            continue
        left, right = review.left.table, review.right.table
        both = [row for row in review.rows if row.is_on_both_sides]
        same = [row for row in both if all(_is_printed_alike(row, field) for field in _FIELDS)]
        comparison = Comparison(
            place=place(left, "nama", [row.left.row.nama for row in both[:1] if row.left]),
            tertulis=f"{len(same)} dari {len(both)} baris sama",
            pembanding=place(right, "nama"),
            isian=(("jumlah", str(len(same))), ("dari", str(len(both)))),
        )
        if len(both) < dossier.settings.ranwal_minimal_baris:
            yield not_judged(comparison, Alasan.A15)
            continue
        has_notes = any(row.has_note for row in review.rows)
        share = Decimal(100 * len(same)) / len(both)
        yield judged(comparison, has_notes or share < dossier.settings.ranwal_identik_persen)


@rule(
    "RAW-02",
    "Perbedaan antara rancangan awal dan hasil analisis tanpa catatan",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='{kolom} pada {kode} berubah dari "{tertulis}" menjadi "{seharusnya}" tanpa catatan penting.'
    "{nomor}",
    saran="Mohon alasan perubahan dicantumkan pada kolom catatan penting.",
)
def change_has_note(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and column."""
    for review in _reviews(dossier):
        if isinstance(review, Comparison):
            yield review
            continue
        fields = [
            field for field in _FIELDS if review.left.table.has(field) and review.right.table.has(field)
        ]
        yield from (no_column(review.right.table, field) for field in _FIELDS if field not in fields)
        for row in review.rows:
            yield from (_change(review, row, field) for field in fields)


@rule(
    "RAW-03",
    "Baris hanya ada pada satu sisi",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="{kode} ({nama}) hanya terdapat pada sisi {tertulis}.",
    saran="Mohon dilengkapi, atau dijelaskan pada catatan penting sebagai usulan baru/dihapus.",
)
def row_is_on_both_sides(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row."""
    for review in _reviews(dossier):
        if isinstance(review, Comparison):
            yield review
            continue
        for row in review.rows:
            coded, node = review.filled(row)
            comparison = on(coded, node, "nama", node.row.nama)
            is_apart = not row.is_on_both_sides and is_heading(node)
            if node.row.is_blank or node.row.spans_halves or is_apart:
                yield not_judged(comparison, Alasan.A15)
                continue
            sisi = "" if row.is_on_both_sides else str(coded.table.sisi)
            yield judged(comparison, row.is_on_both_sides).but(tertulis=sisi or comparison.tertulis)


@rule(
    "RAW-04",
    "Total hasil analisis melebihi rancangan awal tanpa catatan",
    tingkat="sedang",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Total hasil analisis {tertulis} melebihi rancangan awal {seharusnya}; selisih {selisih}, tanpa catatan.",
    saran="Mohon kebutuhan tambahan dijelaskan.",
    needs_all_rows=True,
)
def greater_total_has_note(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per review, of the printed totals or else of the sums of all details."""
    if not dossier.reviews:
        yield no_table("review_rkpd")
    for left, right in dossier.reviews:
        lack = next((half.table for half in (left, right) if not half.table.has("pagu")), None)
        yield no_column(lack, "pagu") if lack else _totals(left, right, dossier.settings.toleransi_rupiah)


def _reviews(dossier: Dossier) -> Iterator[Review | Comparison]:
    """Every review of known rungs with two halves; for the others the reason why it is not judged."""
    if not dossier.reviews:
        yield no_table("review_rkpd")
    for left, right in dossier.reviews:
        lack = missing_level(left, "nama") or missing_level(right, "nama")
        yield lack or review_of(left, right)


def _totals(left: PlanTable, right: PlanTable, tolerance: Decimal) -> Comparison:
    """The totals of both halves; a greater right one needs a note on some row."""
    columns = AmountColumn(left), AmountColumn(right)
    before, after = (_total(column) for column in columns)
    cells = [[cell] if (cell := grand_total(column)) else [] for column in columns]
    comparison = Comparison(
        place=place(right.table, "pagu", cells[1]), pembanding=place(left.table, "pagu", cells[0])
    )
    if before is None or after is None:
        return not_judged(comparison, Alasan.A19, kolom="baris TOTAL")
    selisih = after - before
    has_note = any(not row.catatan.is_empty for half in (left, right) for row in half.table.rows)
    is_fine = selisih <= tolerance or has_note
    return judged(comparison, is_fine, format_rupiah(before), selisih=format_rupiah(selisih)).but(
        tertulis=format_rupiah(after),
        selisih=None if is_fine else selisih,
    )


def _total(column: AmountColumn) -> Decimal | None:
    """The printed total of a half, else the sum of its details; None where neither can be told."""
    cell = grand_total(column)
    return cell.value if cell is not None else sum_of(column, column.at(column.detail))


def _change(review: Review, row: ReviewRow, field: str) -> Comparison:
    """One column of one row, left against right."""
    coded, node = review.filled(row)
    comparison = on(coded, node, field, getattr(node.row, field))
    if row.left is None or row.right is None or not row.is_on_both_sides:
        return not_judged(comparison, Alasan.A15)
    left, right = getattr(row.left.row, field), getattr(row.right.row, field)
    is_same, only_numbers = _compare(field, row.left.row, row.right.row)
    nomor = " Yang berbeda hanya nomor butirnya." if only_numbers else ""
    is_fine = is_same or row.has_note or (field == "pagu" and review.has_noted_parts(row))
    result = judged(comparison, is_fine, one_line(right.raw), nomor=nomor).but(
        pembanding=cell_place(review.right, row.right, field, right),
        selisih=_difference(left, right) if field == "pagu" and not is_same else None,
    )
    return result.but(tingkat=Tingkat.RENDAH) if only_numbers and result.beda == DIFFERENT else result


def _compare(field: str, left: PlanRow, right: PlanRow) -> tuple[bool, bool]:
    """Whether two cells agree, and whether they differ in list numbers only."""
    if field == "indikator":
        return _alike(_indikator_parts(left.indikator), _indikator_parts(right.indikator))
    if field == "target":
        return _alike(_target_parts(left), _target_parts(right))
    if field == "lokasi" and left.lokasi.value and right.lokasi.value:
        return same_places([left.lokasi], [right.lokasi]), False
    one, other = getattr(left, field), getattr(right, field)
    return (one.value, one.problem) == (other.value, other.problem) or _text(one) == _text(other), False


def _alike(one: list[tuple[str, Any]], other: list[tuple[str, Any]]) -> tuple[bool, bool]:
    """Whether lists of (mark, content) are equal, and whether only their marks differ."""
    same_content = [content for _, content in one] == [content for _, content in other]
    same_marks = [mark for mark, _ in one] == [mark for mark, _ in other]
    return same_content and same_marks, same_content and not same_marks


def _indikator_parts(cell: Sourced[tuple[Indikator, ...]]) -> list[tuple[str, Any]]:
    return [(item.mark, item.form) for item in cell.value or ()]


def _target_parts(row: PlanRow) -> list[tuple[str, Any]]:
    """The values of a row with the unit each has, be it from its indicator (E-7)."""
    items: tuple[Target, ...] = row.target.value or ()
    names = row.indikator.value or ()
    indikator = [names[i] if len(names) == len(items) else None for i in range(len(items))]
    return [
        (
            item.mark,
            (item.value, unit_form(item, one))
            if item.value is not None
            else without_blanks(item.raw.lower()),
        )
        for item, one in zip(items, indikator, strict=True)
    ]


def _is_printed_alike(row: ReviewRow, field: str) -> bool:
    if row.left is None or row.right is None:
        return False
    return _text(getattr(row.left.row, field)) == _text(getattr(row.right.row, field))


def _text(cell: Sourced[Any]) -> str:
    return without_blanks(cell.raw)


def _difference(left: Sourced[Decimal], right: Sourced[Decimal]) -> Decimal | None:
    return None if left.value is None or right.value is None else left.value - right.value
