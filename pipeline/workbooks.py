"""How much a workbook holds, found out before it is opened: its reader makes room for every cell up to the last one.

A kilobyte can say that there is something in the last of a million rows and 16,384 columns; and its parts are packed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ConfigurationError

MOST_CELLS = 5_000_000
_MOST_BYTES = 150_000_000
_PIECE = 1 << 20

_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW_OF_ODS = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_CELL_OF_ODS = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_REPEATED_ROW = re.compile(rb'number-rows-repeated="(\d+)"')
_REPEATED_CELL = re.compile(rb'number-columns-repeated="(\d+)"')
_WITH_VALUE = re.compile(rb"value-type=|<text:p")
# Records of a binary workbook: a row, and the kinds of cells in it.
_ROW_OF_XLSB = 0
_CELLS_OF_XLSB = range(1, 12)


def hold_workbook(path: Path, content: bytes) -> None:
    """Refuses a workbook with more cells than any list has, or that unpacks to more than any list.

    Raises:
        ConfigurationError: it is such a one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            left = _MOST_BYTES
            for name in packed.namelist():
                part = _read(packed, name, left)
                left -= len(part)
                if left < 0:
                    _refuse(path, f"isinya lebih dari {_MOST_BYTES // 1_000_000} MB setelah dibuka")
                hold_cells(path, _cells_in(name, part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return  # no archive, a protected or a damaged one: its reader says which


def hold_cells(path: Path, cells: int) -> None:
    """Refuses a sheet of too many cells, the empty ones before its last one among them.

    Raises:
        ConfigurationError: they are too many.
    """
    if cells > MOST_CELLS:
        _refuse(path, f"lembarnya lebih dari {MOST_CELLS // 1_000_000} juta sel")


def _refuse(path: Path, reason: str) -> None:
    raise ConfigurationError(
        f"{path}: {reason}. Mohon salin daftarnya ke buku kerja baru, simpan, lalu jalankan lagi."
    )


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    with packed.open(name) as file:
        return file.read(most + 1)


def _cells_in(name: str, part: bytes) -> int:
    if name == "content.xml":
        return _cells_of_ods(part)
    if "worksheets/" not in name:
        return 0
    places = _places_of_xlsb(part) if name.endswith(".bin") else _places_of_xlsx(part)
    rows = columns = 0
    for row, column in places:
        rows, columns = max(rows, row), max(columns, column)
    return rows * columns


def _places_of_xlsx(part: bytes) -> Iterator[tuple[int, int]]:
    """Row and column (1-based) of every cell that says where it is."""
    for found in _CELL.finditer(part):
        column = 0
        for letter in found[1]:
            column = 26 * column + letter - ord("A") + 1
        yield int(found[2]), column


def _places_of_xlsb(part: bytes) -> Iterator[tuple[int, int]]:
    place = row = 0
    while place < len(part):
        kind, place = _number(part, place, 2)
        size, place = _number(part, place, 4)
        first = int.from_bytes(part[place : place + 4], "little")
        if kind == _ROW_OF_XLSB:
            row = first + 1
        elif kind in _CELLS_OF_XLSB:
            yield row, first + 1
        place += size


def _number(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number written in seven bits of each byte, and the place behind it."""
    value = 0
    for step, byte in enumerate(part[place : place + most]):
        value |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            return value, place + step + 1
    return value, place + most


def _cells_of_ods(part: bytes) -> int:
    """Cells of the rows that hold anything, each as often as it is repeated."""
    total = 0
    for row in _ROW_OF_ODS.finditer(part):
        if _WITH_VALUE.search(row[2]):
            cells = sum(_times(_REPEATED_CELL, cell[1]) for cell in _CELL_OF_ODS.finditer(row[2]))
            # Empty cells up to the last column of the sheet stand in every row.
            total += _times(_REPEATED_ROW, row[1]) * min(cells, 1 << 14)
    return total


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1][:9]) if found else 1
