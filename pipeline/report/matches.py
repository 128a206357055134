"""What every row of a document was matched with in the official list, how, and what came second."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.padanan import Calon
from pipeline.report.csv import INTERNASIONAL, checked_csv
from schemas.matches import MATCHES


def matches_csv(dossier: Dossier) -> bytes:
    """`matches.csv`; without a list its heading alone.

    Raises:
        InternalError: a row breaks the schema.
    """
    return checked_csv("matches.csv", MATCHES, tuple(_rows(dossier)), INTERNASIONAL)


def _rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """The lines: each row of the coded tables, of a review both halves; none without a list.

    `kode_padanan` is empty where nothing is certain; the candidates stand there all the same. Scores are percent.
    """
    if dossier.nomenklatur is None:
        return
    for coded in dossier.halves:
        for node in coded.nodes:
            found = dossier.nomenklatur.of(coded.table, node.row)
            if found is not None:
                item = (str(found.butir.kode), found.butir.nama) if found.butir else ("", "")
                yield (
                    coded.table.tabel, coded.table.jenis_tabel, dossier.paging.label(node.row.halaman),
                    node.printed, node.nama,
                    found.cara.value, *item, *_calon(found.pertama), *_calon(found.kedua), found.catatan,
                )  # fmt: skip


def _calon(calon: Calon | None) -> tuple[str, str]:
    if calon is None:
        return "", ""
    return f"{calon.entri.kode} {calon.entri.nama} [{calon.edisi}]", f"{calon.skor:.1f}"
