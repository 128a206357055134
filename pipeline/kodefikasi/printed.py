"""The appendix of a regulation as tables of cells: what a list on paper has in common with one in a workbook."""

from __future__ import annotations

import re

from pipeline.errors import ConfigurationError
from pipeline.model.document import Document
from pipeline.model.table import LogicalTable
from pipeline.model.text import ranges
from pipeline.sheets import SourceRow, SourceTable

_KODE_CELL = re.compile(r"[\dX.\s]+", re.ASCII | re.IGNORECASE)
_GROUP = re.compile(r"(?!00)\d\d")


def document_tables(document: Document) -> tuple[SourceTable, ...]:
    """The tables of a document, each row with its page and its place on that page ("halaman 12, baris 3").

    Raises:
        ConfigurationError: a page, or a part of one, could not be read: its codes would be missing.
    """
    unread = [page.page for page in document.pages if page.is_unread or page.from_image]
    if unread:
        raise ConfigurationError(
            f"{document.name}: halaman {ranges(unread)} tidak terbaca dengan pasti (gambar pindaian atau rusak), "
            "sehingga tidak ada yang disimpan. Mohon gunakan berkas PDF asli yang bukan pindaian."
        )
    stray = [page.page for page in document.pages if page.unowned]
    if stray:
        raise ConfigurationError(
            f"{document.name}: halaman {ranges(stray)} memuat teks mirip tabel di luar garis tabel, sehingga tidak ada "
            "yang disimpan. Mohon gunakan daftar dalam bentuk Excel."
        )
    if not document.tables:
        raise ConfigurationError(
            f"{document.name}: tidak ada tabel bergaris di dalamnya. Mohon gunakan lampiran yang memuat tabel kode."
        )
    _refuse_doubtful(document)
    return tuple(_table(table) for table in document.tables)


def _refuse_doubtful(document: Document) -> None:
    doubts = [
        (row.page, entry.doubt)
        for table in document.tables
        for row in table.rows
        for entry in row.entries
        if entry.doubt
    ]
    if doubts:
        pages = ranges(sorted({page for page, _ in doubts}))
        raise ConfigurationError(
            f"{document.name}: ada sel yang meragukan pada halaman {pages} ({doubts[0][1]}), sehingga tidak ada yang "
            "disimpan. Mohon gunakan daftar dalam bentuk Excel."
        )


def _table(table: LogicalTable) -> SourceTable:
    """The header's rows, then the body's."""
    depth = max((len(column.header) for column in table.columns), default=0)
    pages = table.pages
    header = [
        SourceRow(
            f"halaman {pages[0]}, judul kolom",
            tuple(column.header[level] if level < len(column.header) else "" for column in table.columns),
        )
        for level in range(depth)
    ]
    body = []
    page, place = 0, 0
    for row in table.rows:
        place = place + 1 if row.page == page else 1
        page = row.page
        cells = tuple(_unwrapped(entry.text) for entry in row.entries)
        body.append(SourceRow(f"halaman {page}, baris {place}", cells))
    return SourceTable(f"Tabel pada halaman {ranges(pages)}", (*header, *body), max(depth, 1))


def _unwrapped(text: str) -> str:
    """A cell of a kode without the blanks that its wraps left: "00 02" in a narrow column is 0002.

    "01 02" stays as it is: it may be two rows whose rule is missing, and is then refused.
    """
    pieces = text.split()
    if _KODE_CELL.fullmatch(text) is None or all(map(_GROUP.fullmatch, pieces)):
        return text
    return "".join(pieces)
