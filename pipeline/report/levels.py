"""The rung of every row of the coded kinds, what told it, and the row it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.jenjang import Bukti

LEVEL_COLUMNS = (
    "tabel", "jenis_tabel", "baris", "halaman", "kode", "nama", "jenjang", "bukti", "induk", "alasan",
)  # fmt: skip


def level_rows(dossier: Dossier) -> Iterator[tuple[str | int, ...]]:
    """One line for every row of an evaluation, a review (once) and a plan table; `baris` and `induk` count from 1."""
    for coded in dossier.coded:
        for node in coded.nodes:
            parent = coded.parent(node)
            bukti = Bukti.KODE if node.kode is not None else node.row.jenjang.bukti
            yield (
                coded.table.tabel, coded.table.jenis_tabel, node.row.nomor + 1,
                dossier.paging.label(node.row.halaman), node.printed,
                node.nama, node.level.label if node.level is not None else "", bukti or "",
                parent.row.nomor + 1 if parent is not None else "", node.row.jenjang.alasan,
            )  # fmt: skip
