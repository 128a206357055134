"""What the run says of each table: the lines of `tabel.csv`, so that a table nobody knows is reported all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.paging import Paging
from pipeline.model.table import LogicalTable
from pipeline.model.text import collapse_space

# As much of the headings as tells an officer which table it is; forms of 19 columns print 1,200 letters.
_LENGTH = 300
_CUT = "..."


@dataclass(frozen=True, slots=True)
class TableSummary:
    """One table of a document, known or not, as far as it stands in one file.

    `berkas` is the path of that file, empty for a document of a single one. `halaman` and `halaman_akhir` are the first
    and last page of the table there (1-based), `baris` its rows, `tabel` its label, `judul` its printed title.
    `jenis_tabel` is empty where its headings are not known. `kolom` counts its columns, `kolom_dikenal` are the names
    of those that are known; `judul_kolom` are the headings as printed, or, where no header could be told from the rows,
    what its first row of several cells prints.
    """

    halaman: int
    halaman_akhir: int
    tabel: str
    judul: str
    jenis_tabel: str
    baris: int
    kolom: int
    kolom_dikenal: tuple[str, ...]
    judul_kolom: str
    berkas: str = ""

    @property
    def is_recognised(self) -> bool:
        """Whether it is known for one of the contract's kinds."""
        return bool(self.jenis_tabel)


def summarise_table(table: LogicalTable, paging: Paging) -> Iterator[TableSummary]:
    """The lines of `tabel.csv` for a table: one for each file that it stands in, in order."""
    known = tuple(column.name for column in table.columns if column.is_known)
    for berkas, group in groupby((_placed(page, paging) for page in table.pages), key=lambda one: one[0]):
        pages = [page for _, page in group]
        yield TableSummary(
            halaman=pages[0],
            halaman_akhir=pages[-1],
            tabel=table.label,
            judul=collapse_space(table.caption),
            jenis_tabel=table.kind,
            baris=sum(_placed(row.page, paging)[0] == berkas for row in table.rows),
            kolom=len(table.columns),
            kolom_dikenal=known,
            judul_kolom=_shortened(" | ".join(_headings(table))),
            berkas=berkas,
        )


def _placed(page: int, paging: Paging) -> tuple[str, int]:
    """The file of a page of the document and the page in it; no file where there is one only."""
    if not paging.is_split:
        return "", page
    part, number = paging.in_file(page)
    return part.name, number


def _headings(table: LogicalTable) -> list[str]:
    """For each column its heading, "group > column" where there are levels; else the texts of the first printed row."""
    if any(column.header for column in table.columns):
        return [" > ".join(map(collapse_space, column.header)) for column in table.columns]
    printed = [
        [collapse_space(entry.text) for entry in row.entries if not entry.is_empty] for row in table.rows
    ]
    # A title merged over all columns is no row of headings yet.
    return next((texts for texts in printed if len(texts) > 1), next(filter(None, printed), []))


def _shortened(text: str) -> str:
    return text if len(text) <= _LENGTH else text[: _LENGTH - len(_CUT)].rstrip() + _CUT
