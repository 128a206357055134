"""The list of passwords for protected files, which `--sandi` names."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipeline.errors import ConfigurationError, reason_of
from pipeline.inputs import InputFile, InputFolder, Source
from pipeline.user_files import read_bounded

_SEPARATORS = (";", ",")
_SUFFIX = ".pdf"
_HEADINGS = frozenset({"sandi", "kata sandi", "kata_sandi", "password"})

_Key = tuple[str, ...]
_Line = tuple[int, str, str]


def with_passwords(sources: Sequence[Source], path: Path | None) -> tuple[Source, ...]:
    """The documents, each file with the password that the list has for it; as they are where there is no list.

    A line names a file as the reports do, or by the end of that name: the file's own name, with some of its folders or
    none, ".pdf" or not, in any letter case. Of several lines that fit, the one with most folders counts.

    Args:
        sources: the documents.
        path: a CSV file (UTF-8; `;` or `,`) of file names and passwords, with a heading or without.

    Raises:
        ConfigurationError: the list cannot be read, or gives one name two passwords.
    """
    if path is None:
        return tuple(sources)
    passwords = read_passwords(path)
    return tuple(_opened(source, passwords) for source in sources)


def read_passwords(path: Path) -> Mapping[_Key, str]:
    """The passwords of a list by the parts of the file's name, folded.

    Raises:
        ConfigurationError: the list cannot be read, or gives one name two passwords.
    """
    try:
        text = read_bounded(path, 10).decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(
            f"{path}: daftar kata sandi tidak dapat dibaca ({reason_of(error)}). Mohon periksa namanya."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{path}: daftar kata sandi bukan teks UTF-8. Mohon simpan ulang sebagai CSV UTF-8 dari Excel."
        ) from error
    found: dict[_Key, tuple[int, str]] = {}
    for number, name, password in _lines(path, text):
        before, known = found.setdefault(_key(name), (number, password))
        if known != password:
            raise ConfigurationError(
                f'{path}: baris {before} dan {number} memberi "{name}" kata sandi yang berbeda. '
                "Mohon hapus yang salah, atau tulis nama berkas dengan foldernya."
            )
    return {key: password for key, (_, password) in found.items()}


def _lines(path: Path, text: str) -> list[_Line]:
    """Line number (1-based), name and password of every line that is not empty and no heading."""
    readings = [read for separator in _SEPARATORS if (read := _records(text, separator)) is not None]
    if not readings:
        # Without the library's own words: they may quote the line, and with it a password.
        raise ConfigurationError(
            f"{path}: bukan CSV yang sah. Mohon simpan ulang sebagai CSV UTF-8 dari Excel."
        )
    # A password may hold the other separator, and so may a name: what gives most names of PDF files is right.
    records = max(readings, key=lambda read: (sum(_is_pdf(cells[0]) for _, cells in read), _pairs(read)))
    if records and not _is_pdf(records[0][1][0]) and _is_heading(records[0][1]):
        records = records[1:]
    for number, cells in records:
        if len(cells) != 2 or not all(cells):
            raise ConfigurationError(
                f"{path}: baris {number} bukan nama berkas dan kata sandi. Mohon tulis nama berkas, titik koma, "
                "lalu kata sandinya; apit kata sandi yang memuat titik koma dengan tanda petik."
            )
    return [(number, cells[0], cells[1]) for number, cells in records]


def _records(text: str, separator: str) -> list[tuple[int, list[str]]] | None:
    """The lines that are not empty, with their numbers (1-based), without the empty cells a spreadsheet adds.

    None where quotes and separators do not go together.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                records.append((reader.line_num, cells))
    except csv.Error:
        return None
    return records


def _pairs(records: Sequence[tuple[int, list[str]]]) -> int:
    return sum(len(cells) == 2 for _, cells in records)


def _is_pdf(name: str) -> bool:
    return name.casefold().endswith(_SUFFIX)


def _is_heading(cells: Sequence[str]) -> bool:
    return any(cell.casefold() in _HEADINGS for cell in cells)


def _key(name: str) -> _Key:
    """The parts of a name that tell it from others, on whatever system it was written."""
    folded = unicodedata.normalize("NFC", name).casefold().replace("\\", "/").removesuffix(_SUFFIX)
    return tuple(part for part in PurePosixPath(folded).parts if part not in ("/", "."))


def _opened(source: Source, passwords: Mapping[_Key, str]) -> Source:
    if isinstance(source, InputFolder):
        return replace(source, files=tuple(_with_password(file, passwords) for file in source.files))
    return _with_password(source, passwords)


def _with_password(file: InputFile, passwords: Mapping[_Key, str]) -> InputFile:
    parts = _key(file.name)
    ends = (parts[first:] for first in range(len(parts)))
    return replace(file, password=next((passwords[end] for end in ends if end in passwords), ""))
