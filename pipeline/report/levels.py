"""The rung of every row of the coded kinds, what told it, and the row it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import AnyTable, Dossier
from pipeline.model.jenjang import Bukti
from pipeline.report.csv import INTERNASIONAL, render

LEVEL_COLUMNS = (
    "tabel", "jenis_tabel", "baris", "halaman", "kode", "nama", "jenjang", "bukti", "induk", "alasan",
)  # fmt: skip


def levels_csv(dossier: Dossier) -> bytes:
    """One row for every row of an evaluation, a review (once) and a plan table; `baris` and `induk` count from 1."""
    return render(LEVEL_COLUMNS, (row for coded in dossier.coded for row in _rows(coded)), INTERNASIONAL)


def _rows(coded: AnyTable) -> Iterator[tuple[str | int, ...]]:
    for node in coded.nodes:
        parent = coded.parent(node)
        bukti = Bukti.KODE if node.kode is not None else node.row.jenjang.bukti
        yield (
            coded.table.tabel, coded.table.jenis_tabel, node.row.nomor + 1, node.row.halaman, node.printed, node.nama,
            node.level.label if node.level is not None else "", bukti or "",
            parent.row.nomor + 1 if parent is not None else "", node.row.jenjang.alasan,
        )  # fmt: skip
