"""Ways to read a file in these tests, and to compare what was read with what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from pipeline.audit import read_document
from pipeline.errors import InputError
from pipeline.extract.document import Extraction, PageContent, extract, read_contents
from pipeline.inputs import InputFile
from pipeline.model.document import Document
from pipeline.model.page import PageGeometry
from pipeline.normalise.headings import is_heading_text
from pipeline.read.pdfium import open_pdf
from pipeline.read.triage import triage
from tests.conftest import PROJECT, shared_folder
from tests.defaults import SETTINGS

SAMPLE = PROJECT / "raw" / "contoh" / "renja-2024-dinas-kukm-kalbar.pdf"
NO_SHARED = "the folder of shared files is not here: set RENJA_SHARED to it"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A file after each stage. Pages that could not be opened are in none of them."""

    geometry: tuple[PageGeometry, ...]
    contents: tuple[PageContent, ...]
    extraction: Extraction


def read_stages(path: Path) -> Reading:
    """The stages that `read_document` goes through, each kept. Pages that are images stay unread."""
    geometry: list[PageGeometry] = []
    with open_pdf(path) as reader:
        for number in range(1, reader.page_count + 1):
            try:
                geometry.append(reader.read_page(number))
            except InputError:
                continue
    contents = tuple(content for page in geometry for content in read_contents(page, triage(page)))
    return Reading(tuple(geometry), contents, extract(contents, is_heading_text))


@cache
def document_of(path: Path) -> Document:
    """The file as a document; read once for all tests of a run."""
    return read_document(InputFile(path.name, path), SETTINGS)


def shared_file(*parts: str) -> Path:
    """A file of the shared folder; the test is skipped where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip(NO_SHARED)
    path = folder.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not in the folder of shared files")
    return path


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def cell_differences(
    expected: Sequence[Sequence[str]], found: Sequence[Sequence[str]], where: str
) -> Iterator[str]:
    """A line for each cell that differs, rows and columns counted from 0."""
    if [len(row) for row in expected] != [len(row) for row in found]:
        yield f"{where}: expected {_shape(expected)}, got {_shape(found)}"
    for number, (row, other) in enumerate(zip(expected, found, strict=False)):
        for column, (text, read) in enumerate(zip(row, other, strict=False)):
            if text != read:
                yield f"{where}, row {number}, column {column}: expected {text!r}, got {read!r}"


def _shape(rows: Sequence[Sequence[str]]) -> str:
    widths = sorted({len(row) for row in rows})
    return f"{len(rows)} rows of {' or '.join(map(str, widths))} columns"
