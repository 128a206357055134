"""A list as tables of cells: from CSV and from workbooks, each row with the place where an officer finds it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipeline.errors import ConfigurationError, reason_of
from pipeline.user_files import read_bounded
from pipeline.workbooks import hold_cells, hold_workbook

Value = str | float
"""A cell: its text, or the number that a workbook holds; an empty text where there is nothing."""

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_TEXTS = (".csv", ".txt", ".tsv")
_MEGABYTES = 100  # the longest list of codes known takes 6
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row, and what a message calls it: "baris 12"."""

    label: str
    cells: tuple[Value, ...]

    def cell(self, place: int) -> Value:
        """The cell in a column (0-based), empty where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A sheet, a text file or a printed table.

    `name` is empty for the only table of a file. The first `header_rows` are known to be its header, 0 where that has
    to be found out. A hidden sheet has no rows: whoever hid it did not mean it to be read.
    """

    name: str
    rows: tuple[SourceRow, ...]
    header_rows: int = 0
    is_hidden: bool = False


def read_tables(path: Path, kinds: str = "CSV, TXT, XLSX, XLS, dan ODS") -> tuple[SourceTable, ...]:
    """The tables of a file: the one of a CSV file, or the sheets of a workbook that hold anything.

    Args:
        path: the file.
        kinds: the kinds of files that a message offers in place of an unknown one.

    Raises:
        ConfigurationError: the file cannot be read, is protected or damaged, or of no known kind.
    """
    suffix = path.suffix.lower()
    if suffix not in (*WORKBOOKS, *_TEXTS):
        raise ConfigurationError(
            f'{path}: jenis berkas "{suffix}" tidak dikenal. Yang dapat dibaca: {kinds}.'
        )
    try:
        content = read_bounded(path, _MEGABYTES)
    except OSError as error:
        raise ConfigurationError(
            f"{path}: berkas tidak dapat dibaca ({reason_of(error)}). Periksa namanya."
        ) from error
    if not content:
        raise ConfigurationError(f"{path}: berkas kosong (0 byte). Mohon salin ulang berkas itu.")
    return _workbook(path, content) if suffix in WORKBOOKS else (_text(path, content),)


def _text(path: Path, content: bytes) -> SourceTable:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ConfigurationError(f"{path}: bukan berkas teks. Simpan ulang sebagai CSV UTF-8 dari Excel.")
    try:
        return SourceTable("", tuple(_records(text, _separator(text))))
    except csv.Error as error:
        raise ConfigurationError(
            f"{path}: bukan CSV yang sah ({error}). Simpan ulang sebagai CSV UTF-8 dari Excel."
        ) from error


def _separator(text: str) -> str:
    """The separator that gives the first rows the most cells, the comma in doubt."""
    head = "\n".join(text.splitlines()[:40])
    return max(_SEPARATORS, key=lambda mark: sum(len(row.cells) - 1 for row in _records(head, mark)))


def _records(text: str, separator: str) -> Iterator[SourceRow]:
    """The records, each with the line on which it begins (1-based)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for fields in reader:
        yield SourceRow(f"baris {line}", tuple(field.strip() for field in fields))
        line = reader.line_num + 1


def _workbook(path: Path, content: bytes) -> tuple[SourceTable, ...]:
    hold_workbook(path, content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        known = [one for one in workbook.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        filled = [
            (one, sheet) for one in known if (sheet := workbook.get_sheet_by_name(one.name)).start is not None
        ]
        hidden = [one.name for one, _ in filled if one.visible is not SheetVisibleEnum.Visible]
        sheets = [sheet for one, sheet in filled if one.name not in hidden]
        for sheet in sheets:
            hold_cells(path, (sheet.end[0] + 1) * (sheet.end[1] + 1) if sheet.end else 0)
        grids = [_grid(sheet) for sheet in sheets]
    except PasswordError as error:
        raise ConfigurationError(
            f"{path}: berkas dilindungi kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu jalankan lagi."
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise ConfigurationError(
            f"{path}: berkas rusak atau bukan buku kerja ({error}). Mohon salin ulang atau simpan ulang dari Excel."
        ) from error
    is_only = len(sheets) == 1
    read = (
        SourceTable(
            "" if is_only else sheet.name,
            tuple(
                SourceRow(
                    f"baris {number}" if is_only else f'lembar "{sheet.name}" baris {number}', tuple(cells)
                )
                for number, cells in enumerate(grid, start=1)
            ),
        )
        for sheet, grid in zip(sheets, grids, strict=True)
    )
    return (*read, *(SourceTable(name, (), is_hidden=True) for name in hidden))


def _grid(sheet: CalamineSheet) -> list[list[Value]]:
    """All cells from the top left of the sheet; a cell merged over several rows stands in each of them."""
    grid = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in _merged(sheet):
        for row in range(top + 1, min(bottom + 1, len(grid))):
            grid[row][left] = grid[top][left]
    return grid


def _merged(sheet: CalamineSheet) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The merged ranges; a workbook of a kind that does not tell them has none."""
    return sheet.merged_cell_ranges or ()


def _value(cell: object) -> Value:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
