"""OCR: cells, rows and texts that were not read as they should be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.model.dossier import AnyNode, AnyTable, Dossier, PlanNode, PlanTable
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.model.kode import CHILD_LEVELS, PLANNED, Level
from pipeline.model.rows import MentionKind, Sisi
from pipeline.model.table import LogicalTable, TableRow
from pipeline.model.text import ranges
from pipeline.model.values import Sourced, one_line
from pipeline.rules.declare import BACAAN, rule
from pipeline.rules.shared.chapters import unread_pages
from pipeline.rules.shared.comparing import (
    judged,
    name_of,
    not_judged,
    on,
    place,
    subject_of,
    table_place,
    whole_name_of,
)
from pipeline.rules.shared.lone_items import fuller_table
from pipeline.rules.shared.scopes import counts_whole_plan
from pipeline.rules.shared.shifted_rows import is_adjusted, is_shifted
from pipeline.rules.shared.tables import CODED_KINDS, VALUE_KINDS, missing_column, missing_tables

_LEVELS = {level.label: level for level in PLANNED}
_SHOWN_WORDS = 3


@rule(
    "OCR-02",
    "Sel bergeser kolom atau jumlah sel tidak sama",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=BACAAN,
    pesan="{jumlah} baris pada {tabel} dibaca dengan penyesuaian kolom: {daftar}.",
    saran="Mohon diperiksa pada dokumen asli.",
    ringkas=Ringkas.PER_TABEL,
)
def cells_stand_in_their_columns(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of the five kinds of tables."""
    for jenis_tabel in VALUE_KINDS:
        yield from missing_tables(dossier, jenis_tabel)
        for table in dossier.of_kind(jenis_tabel):
            columns = [column.name for column in table.columns]
            rows = [(n, row) for n, row in enumerate(table.rows, start=1) if _is_filled(row)]
            astray = [number for number, row in rows if _is_astray(columns, row)]
            shown = astray[: dossier.settings.butir_dalam_pesan]
            rest = f"; dan {len(astray) - len(shown)} lainnya" if len(astray) > len(shown) else ""
            told = _by_page(dossier, table, shown) + rest
            yield from (_row(table, row, number not in astray, told) for number, row in rows)


def _is_filled(row: TableRow) -> bool:
    return any(not entry.is_empty for entry in row.entries)


def _is_astray(columns: Sequence[str], row: TableRow) -> bool:
    """Whether the cells of a row had to be moved, or seem to stand beside their columns."""
    return is_adjusted(row) or is_shifted(columns, [entry.text for entry in row.entries])


def _row(table: LogicalTable, row: TableRow, is_in_place: bool, told: str) -> Comparison:
    sources = next((entry.sources[:1] for entry in row.entries if not entry.is_empty), ())
    comparison = Comparison(
        place=replace(table_place(table), sources=sources),
        isian=(("tabel", whole_name_of(table)),),
    )
    return judged(comparison, is_in_place, daftar=told)


def _by_page(dossier: Dossier, table: LogicalTable, numbers: Sequence[int]) -> str:
    """Rows page by page, by kode or by their number in the table: "2.17.01, baris 3-5 (halaman 7)"."""
    codes: dict[int, list[str]] = defaultdict(list)
    others: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        row = table.rows[number - 1]
        first = one_line(row.entries[0].text)
        if "." in first and not first.strip("0123456789."):
            codes[row.page].append(first)
        else:
            others[row.page].append(number)
    pages = sorted({*codes, *others})
    return "; ".join(
        f"{', '.join([*codes[page], *([f'baris {ranges(others[page])}'] if others[page] else [])])} "
        f"(halaman {dossier.paging.told([page])})"
        for page in pages
    )


@rule(
    "OCR-03",
    "Baris diduga hilang saat pembacaan",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BACAAN,
    pesan="{tabel}: {jumlah} dari {dari} baris di bawah {kode} terbaca; penjumlahan tidak dinilai.",
    saran="Mohon halaman terkait diperiksa.",
)
def rows_are_read(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program and kegiatan of each table that has a sister: the review and the plan."""
    yield from missing_tables(dossier, *CODED_KINDS)
    for evaluation in dossier.evaluations:
        # It lists the programs of earlier years too, which no other table has.
        yield not_judged(Comparison(place=place(evaluation.table, "kode")), Alasan.A15)
    for plan in dossier.plans:
        if plan.table.sisi is Sisi.ANALISIS and not plan.table.has("kode"):
            continue  # the halves of a review share their rows
        lack = missing_column(plan)
        if lack is not None:
            yield lack
            continue
        for node in plan.at(*CHILD_LEVELS):
            yield _block(dossier, plan, node)
        if plan.table.sisi is Sisi.RENCANA:
            yield from _counted(dossier, plan)


def _block(dossier: Dossier, plan: PlanTable, node: PlanNode) -> Comparison:
    """The rows below one row against those of the sister table.

    Fewer are a loss of the reading only where a page ends among them and the table is not known to be read whole: else
    the document itself has fewer, as KOD-11 tells.
    """
    comparison = on(plan, node, "kode", node.row.kode)
    others = [other for other in dossier.plans if other.table.nomor != plan.table.nomor]
    kode = node.kode.text if node.kode else ""
    if all(kode not in other.by_kode for other in others):
        return not_judged(comparison, Alasan.A6, pembanding="tabel pasangannya")
    level = CHILD_LEVELS.get(node.level or Level.PROGRAM, Level.SUB_KEGIATAN)
    fuller = fuller_table(dossier, plan, node, level)
    if fuller is None or plan.table.is_complete or not _crosses_pages(plan, node):
        return judged(comparison, is_same=True)
    if not fuller.table.is_complete:
        pages = dossier.headers[fuller.table.nomor].pages
        unread = unread_pages(dossier, pages[0], pages[-1]) if pages else []
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread))
    read = len({child.kode for child in plan.below(node, level)})
    printed = len({child.kode for twin in fuller.by_kode[kode][:1] for child in fuller.below(twin, level)})
    return judged(comparison, is_same=False, jumlah=str(read), dari=str(printed)).but(
        pembanding=place(fuller.table, "kode"),
    )


def _counted(dossier: Dossier, plan: PlanTable) -> Iterator[Comparison]:
    """The rows of each rung against the number that a sentence gives of the whole plan.

    In a table read whole the sentence is wrong or the table is, as NAR-01 tells.
    """
    for mention in dossier.mentions:
        level = _LEVELS.get(mention.nama) if mention.kind is MentionKind.JUMLAH else None
        if level is None or not counts_whole_plan(dossier, mention):
            continue
        read = len({node.kode for node in plan.at(level)})
        where = place(plan.table, "kode", [node.row.kode for node in plan.nodes[:1]])
        is_lost = read < mention.value and not plan.table.is_complete
        yield judged(
            Comparison(place=where, nama=level.label, isian=(("tabel", name_of(plan.table)),)),
            is_same=not is_lost,
            jumlah=str(read),
            dari=str(mention.value),
        ).but(
            pesan="{tabel}: {jumlah} dari {dari} {nama} menurut narasi terbaca; penjumlahan tidak dinilai.",
        )


def _crosses_pages(plan: PlanTable, node: PlanNode) -> bool:
    """Whether a page ends between a row and the first one behind its block."""
    behind = plan.position[node.row.nomor] + len(plan.block(node)) + 1
    rows = plan.nodes[plan.position[node.row.nomor] : behind + 1]
    return len({row.row.halaman for row in rows}) > 1


@rule(
    "OCR-04",
    "Teks sel tampak terpotong",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=BACAAN,
    pesan="Teks tampak terpotong pada {jumlah} sel: {daftar}.",
    saran="Mohon dilengkapi.",
    ringkas=Ringkas.PER_DOKUMEN,
)
def texts_are_whole(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per filled cell of nama and indikator."""
    yield from missing_tables(dossier, *CODED_KINDS)
    for coded in dossier.halves:
        for index, node in enumerate(coded.nodes):
            following = coded.nodes[index + 1] if index + 1 < len(coded.nodes) else None
            for field in ("nama", "indikator"):
                cell: Sourced[Any] = getattr(node.row, field)
                if not cell.is_empty:
                    yield _text(dossier, coded, node, field, following)


def _text(
    dossier: Dossier, coded: AnyTable, node: AnyNode, field: str, following: AnyNode | None
) -> Comparison:
    """Whether a text ends as one does; the rest of one that does not may stand on the next page."""
    cell: Sourced[Any] = getattr(node.row, field)
    text = one_line(cell.raw)
    comparison = on(coded, node, field, cell)
    if not _is_cut(dossier, text):
        return judged(comparison, is_same=True)
    if following is not None and following.row.halaman > node.row.halaman:
        rest: Sourced[Any] = getattr(following.row, field)
        if not rest.is_empty and (not following.has_kode or one_line(rest.raw).startswith(text)):
            return not_judged(comparison, Alasan.A15)
    end = " ".join(text.split()[-_SHOWN_WORDS:])
    return judged(
        comparison, is_same=False, butir=f'{subject_of(node)} pada {name_of(coded.table)} ("... {end}")'
    ).but(
        tertulis=f"... {end}",
    )


def _is_cut(dossier: Dossier, text: str) -> bool:
    settings = dossier.settings
    last = text.split()[-1].lower()
    return last in settings.kata_sambung_akhir or text.endswith(settings.tanda_sambung_akhir)
