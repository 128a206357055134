"""KOS: cells of the evaluation table (T-C.29) that must be filled."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier, EvaluationNode, EvaluationTable
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.model.kode import PLANNED, Level
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.blanks import empty_columns, filled_rows
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    name_of,
    no_column,
    not_judged,
    on,
    subject_of,
    table_place,
)
from pipeline.rules.shared.tables import evaluation_tables, levelled_evaluations
from pipeline.rules.shared.target_values import has_only_nil, says_something

_RESULTS = ("realisasi_n2", "tingkat_realisasi_n2")
_HISTORY = ("realisasi_sd_n3", "target_n2", *_RESULTS, "target_n1")
"""Columns 5 to 9 of the form."""
_OUTLOOK = ("realisasi_sd_n1", "tingkat_capaian_renstra")
"""Columns 10 and 11 of the form."""


@rule(
    "KOS-03",
    "Target kosong padahal realisasi atau persentase diisi",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Pada {jumlah} baris {tabel} realisasi atau tingkat realisasi diisi tanpa target: {daftar}.",
    saran="Mohon target tahun n-2 diisi sesuai dokumen Renja tahun tersebut.",
    ringkas=Ringkas.PER_TABEL,
)
def result_has_target(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of the evaluation table."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        results = [field for field in _RESULTS if evaluation.table.has(field)]
        if not evaluation.table.has("target_n2") or not results:
            yield no_column(
                evaluation.table, _RESULTS[0] if evaluation.table.has("target_n2") else "target_n2"
            )
            continue
        for node in _rows(evaluation):
            target = node.row.nilai["target_n2"]
            printed = _printed_results(dossier, node)
            comparison = on(evaluation, node, "target_n2", target, butir=f"{subject_of(node)} ({printed})")
            if has_only_nil(target):
                yield not_judged(comparison, Alasan.A20)
            else:
                yield judged(comparison, not _lacks_target(dossier, node))


@rule(
    "KOS-04",
    "Kolom perkiraan realisasi dan tingkat capaian Renstra tidak diisi",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Kolom {kolom} pada {tabel} kosong di {jumlah} dari {dari} baris.",
    saran="Mohon kolom 10 = (5+7+9) dan 11 = (10/4) diisi.",
    needs_all_rows=True,
)
def outlook_is_filled(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per evaluation table, about both columns; a column that is absent is not judged."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        present = [field for field in _OUTLOOK if evaluation.table.has(field)]
        yield from (no_column(evaluation.table, field) for field in _OUTLOOK if field not in present)
        if not present:
            continue
        printed = dossier.headers[evaluation.table.nomor]
        rows = str(len(filled_rows(printed)))
        empty = [column.name for column in empty_columns(printed) if column.name in present]
        comparison = Comparison(
            place=table_place(printed, (empty or present)[0]),
            isian=(
                ("tabel", name_of(evaluation.table)),
                ("kolom", " dan ".join(label_of(field) for field in empty)),
                ("jumlah", rows),
                ("dari", rows),
            ),
        )
        if rows == "0":
            yield not_judged(comparison, Alasan.A15)
        else:
            yield judged(comparison, is_same=not empty)


@rule(
    "KOS-05",
    'Baris sub kegiatan tanpa riwayat dibiarkan kosong, bukan "-"',
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{jumlah} sub kegiatan pada {tabel} kosong seluruh kolom 5-9: {daftar}.",
    saran='Mohon diisi "-" bila sub kegiatan baru, atau dilengkapi datanya.',
    ringkas=Ringkas.PER_TABEL,
)
def history_is_said_to_be_none(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan of the evaluation table."""
    for evaluation in levelled_evaluations(dossier, *_HISTORY):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        for node in evaluation.at(Level.SUB_KEGIATAN):
            yield judged(
                on(evaluation, node, _HISTORY[0], node.row.nilai[_HISTORY[0]]), not _is_blank(node, _HISTORY)
            )


@rule(
    "KOS-06",
    "Sel tunggal kosong pada baris yang terisi",
    tingkat="rendah",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{jumlah} sel kosong pada baris yang terisi di {tabel}: {daftar}.",
    saran='Mohon diisi nilai atau "-".',
    ringkas=Ringkas.PER_TABEL,
)
def history_is_whole(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per cell of columns 5 to 9 of a row with a kode, its continuation rows merged.

    A row that is blank in all of them is KOS-05's, or one of those above the programs, which have no values.
    """
    for evaluation in levelled_evaluations(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        present = tuple(field for field in _HISTORY if evaluation.table.has(field))
        yield from (no_column(evaluation.table, field) for field in _HISTORY if field not in present)
        for node in evaluation.nodes:
            if node.has_kode if evaluation.has_kode else node.level in PLANNED:
                yield from _compare_cells(dossier, evaluation, node, present)


def _compare_cells(
    dossier: Dossier, evaluation: EvaluationTable, node: EvaluationNode, fields: tuple[str, ...]
) -> Iterator[Comparison]:
    is_blank_row = _is_blank(node, fields)
    for field in fields:
        cell = node.row.nilai[field]
        comparison = on(evaluation, node, field, cell, butir=f"{subject_of(node)} {label_of(field)}")
        if is_blank_row:
            yield not_judged(comparison, Alasan.A18 if node.level is Level.SUB_KEGIATAN else Alasan.A15)
        elif field == "target_n2" and _lacks_target(dossier, node):
            yield not_judged(comparison, Alasan.A18)
        else:
            yield judged(comparison, not cell.is_empty)


def _rows(evaluation: EvaluationTable) -> list[EvaluationNode]:
    """The rows that measure something; a line "rata-rata capaian" at the end has neither kode nor indikator."""
    return [node for node in evaluation.nodes if node.has_kode or not node.row.indikator.is_empty]


def _lacks_target(dossier: Dossier, node: EvaluationNode) -> bool:
    """Whether a realisation, or its percentage, is printed beside a blank target (KOS-03)."""
    target = node.row.nilai.get("target_n2")
    return target is not None and target.is_empty and bool(_results(dossier, node))


def _results(dossier: Dossier, node: EvaluationNode) -> list[str]:
    """Which of realisation and percentage is printed; a dash, or "n/a", is none."""
    kata_nihil = dossier.settings.kata_nihil
    return [
        field
        for field in _RESULTS
        if (cell := node.row.nilai.get(field))
        and any(says_something(t, kata_nihil) for t in cell.value or ())
    ]


def _printed_results(dossier: Dossier, node: EvaluationNode) -> str:
    """What is printed of realisation and percentage: 'Realisasi n-2 "2 Laporan", ...'."""
    printed = ((field, one_line(node.row.nilai[field].raw)) for field in _results(dossier, node))
    return ", ".join(f'{label_of(field)} "{raw}"' for field, raw in printed)


def _is_blank(node: EvaluationNode, fields: tuple[str, ...]) -> bool:
    return all(node.row.nilai[field].is_empty for field in fields)
