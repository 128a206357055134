"""What every row of a document was matched with in the official list, how, and what came second."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.padanan import Calon

COLUMNS = (
    "tabel", "jenis_tabel", "halaman", "kode", "nama", "cara", "kode_padanan", "nama_padanan", "calon_1", "skor_1",
    "calon_2", "skor_2", "catatan",
)  # fmt: skip


def match_rows(dossier: Dossier) -> Iterator[tuple[str | int, ...]]:
    """The lines of `matches.csv`: each row of the coded tables, of a review both halves; none without a list.

    `kode_padanan` is empty where nothing is certain; the candidates stand there all the same. Scores are percent.
    """
    nomenklatur = dossier.nomenklatur
    for coded in dossier.halves if nomenklatur else ():
        for node in coded.nodes:
            found = (
                nomenklatur.padanan.get((coded.table.nomor, coded.table.sisi, node.row.nomor))
                if nomenklatur
                else None
            )
            if found is None:
                continue
            butir = found.butir
            yield (
                coded.table.tabel, coded.table.jenis_tabel, node.row.halaman, node.printed, node.nama, found.cara.value,
                str(butir.kode) if butir else "", butir.nama if butir else "",
                *_calon(found.pertama), *_calon(found.kedua), found.catatan,
            )  # fmt: skip


def _calon(calon: Calon | None) -> tuple[str, str]:
    if calon is None:
        return "", ""
    return f"{calon.entri.kode} {calon.entri.nama} [{calon.edisi}]", f"{calon.skor:.1f}"
