"""Pages of real documents that defeat a plain reader of tables (`hard_pages.yml`) are read right, or marked.

Pages that are pictures take seconds each::

    pytest tests/documents/test_hard_pages.py -m "penuh or not penuh"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extract.document import PageContent, extract, read_contents
from pipeline.normalise.headings import is_heading_text
from pipeline.read.pdfium import open_pdf
from pipeline.read.scans import read_scan
from pipeline.read.triage import triage
from tests.documents.reading import shared_file


@dataclass(frozen=True, slots=True)
class HardPage:
    """A page (1-based) of a file below `real`, and what is asked of it; no `rows` where it has to be marked."""

    file: str
    page: int
    trouble: str
    rows: tuple[int, ...]
    is_picture: bool


def _hard_pages() -> Iterator[HardPage]:
    text = Path(__file__).with_name("hard_pages.yml").read_text(encoding="utf-8")
    for file, entries in yaml.safe_load(text).items():
        for entry in entries:
            assert ("baris" in entry) != ("ditandai" in entry), entry
            rows = tuple(entry.get("baris", ()))
            yield HardPage(file, entry["halaman"], entry["kesulitan"], rows, entry.get("gambar", False))


HARD_PAGES = tuple(_hard_pages())


def _cases() -> Iterator[Any]:
    for hard in HARD_PAGES:
        marks = [pytest.mark.penuh] if hard.is_picture else []
        yield pytest.param(hard, id=f"{hard.file}-{hard.page}", marks=marks)


def test_there_are_enough_pages_of_enough_kinds() -> None:
    assert len(HARD_PAGES) >= 20
    assert len({hard.trouble for hard in HARD_PAGES}) >= 15


@pytest.mark.parametrize("hard", list(_cases()))
def test_a_hard_page_is_read_right_or_marked(hard: HardPage) -> None:
    contents = _read(shared_file("real", *hard.file.split("/")), hard)
    grids = [grid for content in contents for grid in content.grids.grids]
    doubts = [cell.doubt for grid in grids for cell in grid.cells if cell.doubt]
    if hard.rows:
        assert tuple(grid.row_count for grid in grids) == hard.rows
        # A letter of a picture may be unsure; what stands in which row is not.
        assert hard.is_picture or not doubts
    else:
        (report,) = extract(contents, is_heading_text).pages
        assert report.problems or doubts


def _read(path: Path, hard: HardPage) -> tuple[PageContent, ...]:
    with open_pdf(path) as reader:
        page = reader.read_page(hard.page)
        found = read_scan(reader, page) if hard.is_picture else None
        return read_contents(found or page, triage(page))
