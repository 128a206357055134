"""Small invented lists as files, and what their import gives."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter

from pipeline.kodefikasi.importing import Imported, Request, import_tables
from pipeline.model.kodefikasi import JenisPemda
from pipeline.sheets import read_tables
from tests.defaults import SETTINGS

Row = Sequence[object]

LIST: tuple[tuple[str, ...], ...] = (
    ("kode", "nama", "kinerja", "indikator", "satuan"),
    ("4", "UNSUR PENDUKUNG", "", "", ""),
    ("4.10", "BIDANG CONTOH", "", "", ""),
    ("4.10.02", "PROGRAM CONTOH", "", "", ""),
    ("4.10.02.2.01", "Kegiatan Contoh", "", "", ""),
    ("4.10.02.2.01.0001", "Penyusunan Contoh", "Tersusunnya Contoh", "Jumlah Contoh", "Dokumen"),
    ("4.10.02.2.01.0012", "Pembinaan Contoh", "Terbinanya Contoh", "Jumlah Orang", "Orang"),
)
"""A list of one branch, in the plainest layout."""

BODY = LIST[1:]
CODES = tuple(row[0] for row in BODY)


def write_csv(path: Path, rows: Sequence[Row], separator: str = ",", encoding: str = "utf-8") -> Path:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    """A workbook; `merged` are cells as first row, first column, last row, last column (0-based)."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    return path


def write_ods(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A workbook as LibreOffice saves it, with no more than a reader needs."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = "".join(f' xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    cells = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        for row in rows
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="daftar">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def imported(path: Path, nama: str = "Contoh 2024", pemda: JenisPemda | None = None) -> Imported:
    return import_tables(read_tables(path), Request(nama, pemda), SETTINGS, berkas=path.name)


def texts(found: Imported) -> tuple[tuple[str, ...], ...]:
    """The rows of its only edition."""
    (edisi,) = found.editions
    return tuple((one.kode.text, one.nama, one.kinerja, one.indikator, one.satuan) for one in edisi.entri)
