"""The readers that compete: this program, and what else reads tables from a PDF in Python."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pdfplumber
import tabula
from camelot.core import TableList
from camelot.io import read_pdf

from pipeline.extract.document import PageContent, read_contents
from pipeline.model.page import PageGeometry
from pipeline.read.pdfium import open_pdf
from pipeline.read.triage import triage
from tests.benchmarks.scoring import Rows

Tables = Mapping[int, Sequence[Rows]]
"""For each page (1-based) its tables from top to bottom; None in a place that a merged cell covers."""

Reader = Callable[[Path, Sequence[int]], Tables]


def contents_of(page: PageGeometry) -> tuple[PageContent, ...]:
    return read_contents(page, triage(page))


def read_with_renja(path: Path, pages: Sequence[int]) -> Tables:
    with open_pdf(path) as reader:
        contents = [content for number in pages for content in contents_of(reader.read_page(number))]
    return {content.page: [grid.texts() for grid in content.grids.grids] for content in contents}


def read_with_pdfplumber(path: Path, pages: Sequence[int]) -> Tables:
    with pdfplumber.open(path, pages=list(pages)) as document:
        return {page.page_number: page.extract_tables() for page in document.pages}


def read_with_camelot(path: Path, pages: Sequence[int]) -> Tables:
    return _by_page(read_pdf(str(path), pages=",".join(map(str, pages)), flavor="lattice"))


def read_with_camelot_vector(path: Path, pages: Sequence[int]) -> Tables:
    return _by_page(read_pdf(str(path), pages=",".join(map(str, pages)), flavor="lattice", engine="vector"))


def _by_page(tables: TableList) -> Tables:
    found: dict[int, list[Rows]] = defaultdict(list)
    for table in tables:
        found[int(table.page or 0)].append(table.data)
    return found


def read_with_tabula(path: Path, pages: Sequence[int]) -> Tables:
    """All tables come as if they were of the first page: without the frame of a table tabula does not tell its page."""
    found = tabula.read_pdf(path, pages=list(pages), lattice=True, output_format="json", silent=True)
    rows = [[[cell["text"] for cell in row] for row in table["data"]] for table in found]
    return {pages[0]: rows}


READERS: dict[str, Reader] = {
    "renja": read_with_renja,
    "pdfplumber": read_with_pdfplumber,
    "camelot": read_with_camelot,
    "camelot vector": read_with_camelot_vector,
}
if shutil.which("java"):
    READERS["tabula"] = read_with_tabula
