"""The list of agencies that are expected to hand in a Renja: from a text file, CSV or a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.model.opd import Expected
from pipeline.model.text import collapse_space, split_mark, squash
from pipeline.reconcile.opd_names import opd_name
from pipeline.settings import Settings
from pipeline.sheets import SourceRow, SourceTable, Value, read_tables

_HEADER_ROWS = 10  # a title and an address may stand above the heading
_ALIAS_MARKS = re.compile(r"[;/,\n]")


def read_expected(path: Path, settings: Settings) -> tuple[Expected, ...]:
    """The agencies of a list in its order, each once.

    A heading tells the column of the names, and those of aliases. Without one, a file of one column has a name in each
    row; of several, the one with most names of agencies is taken. A text file has one name in each line, its commas
    among it.

    Raises:
        ConfigurationError: the file cannot be read, or names no agency.
    """
    tables = [table for table in read_tables(path) if table.rows]
    headed = [(table, place) for table in tables if (place := _header_row(table, settings)) is not None]
    if headed:
        listed = [one for table, place in headed for one in _below_header(table, place, settings)]
    else:
        listed = _without_header(tables[0], settings, is_text=path.suffix.lower() == ".txt") if tables else []
    found: dict[str, Expected] = {}
    for label, expected in listed:
        key = opd_name(expected.nama, settings).key
        if not key:
            raise ConfigurationError(
                f'{path}, {label}: "{expected.nama}" bukan nama perangkat daerah. '
                'Mohon beri judul kolom "Nama" di atas nama-namanya.'
            )
        before = found.get(key, expected)
        found[key] = Expected(before.nama, tuple(dict.fromkeys((*before.alias, *expected.alias))))
    if not found:
        raise ConfigurationError(
            f"{path}: tidak ada nama perangkat daerah di dalamnya. Mohon tulis satu nama pada setiap baris."
        )
    return tuple(found.values())


def _header_row(table: SourceTable, settings: Settings) -> int | None:
    """The place of the row that names a column of names; None where none does."""
    rows = enumerate(table.rows[:_HEADER_ROWS])
    return next((place for place, row in rows if _columns(row, settings, "nama")), None)


def _columns(row: SourceRow, settings: Settings, name: str) -> list[int]:
    """The columns that a heading calls so."""
    known = {squash(text) for text in settings.judul_daftar_opd.get(name, ())}
    return [place for place, cell in enumerate(row.cells) if squash(_text(cell)) in known]


def _below_header(table: SourceTable, place: int, settings: Settings) -> list[tuple[str, Expected]]:
    """The agencies below a heading, each with the label of its row."""
    header = table.rows[place]
    column = _columns(header, settings, "nama")[0]
    others = _columns(header, settings, "alias")
    found = []
    for row in table.rows[place + 1 :]:
        alias = (part.strip() for other in others for part in _ALIAS_MARKS.split(_text(row.cell(other))))
        if nama := _name(row.cell(column)):
            found.append((row.label, Expected(nama, tuple(filter(None, alias)))))
    return found


def _without_header(table: SourceTable, settings: Settings, *, is_text: bool) -> list[tuple[str, Expected]]:
    """The agencies of a list without heading, each with the label of its row.

    Rows of different lengths are names whose commas were taken for separators.
    """
    filled = [row for row in table.rows if any(row.cells)]
    if is_text or len({len(row.cells) for row in filled}) > 1:
        names = [(row.label, _name(", ".join(filter(None, map(_text, row.cells))))) for row in filled]
    else:
        column = _column_of_names(filled, settings)
        names = [(row.label, _name(row.cell(column))) for row in filled]
    return [(label, Expected(nama)) for label, nama in names if nama]


def _column_of_names(rows: Sequence[SourceRow], settings: Settings) -> int:
    """The column in which most cells begin like the name of an agency, the first of equals."""
    known = {squash(text) for text in settings.kata_perangkat_daerah}

    def names_in(column: int) -> int:
        texts = [squash(_name(row.cell(column))) for row in rows]
        return sum(text.startswith(tuple(known)) for text in texts)

    return max(range(max(len(row.cells) for row in rows)), key=names_in)


def _name(cell: Value) -> str:
    """A name without the number before it: "1. Dinas Sosial"."""
    return collapse_space(split_mark(_text(cell))[1])


def _text(cell: Value) -> str:
    return cell if isinstance(cell, str) else f"{cell:g}"
