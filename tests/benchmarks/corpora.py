"""The documents that are read, with what a perfect reading of them gives, where that is known."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.generate.region import Made, Order
from pipeline.inputs import find_inputs
from pipeline.read.pdfium import open_pdf
from tests.benchmarks.readers import contents_of
from tests.benchmarks.scoring import Rows
from tests.region import edisi, make_region
from tests.typeset.variants import VARIANTS

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "raw" / "contoh" / "renja-2024-dinas-kukm-kalbar.pdf"


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: the pages, and what a perfect reading of them gives.

    `truth` holds, for each table, the pages to look for it on and its rows; empty where no truth is known.
    """

    path: Path
    pages: tuple[int, ...]
    truth: tuple[tuple[tuple[int, ...], Rows], ...] = ()


def sample_jobs() -> list[Job]:
    """The sample document. Its rows may stand on any page: the truth does not say where."""
    pages = table_pages(SAMPLE)
    return [Job(SAMPLE, pages, tuple((pages, rows) for rows in read_truth().values()))]


def read_truth() -> dict[str, Rows]:
    """For each kind of table of the sample its rows, over all pages and without headings."""
    truth: dict[str, Rows] = {}
    for path in sorted((PROJECT / "tests" / "documents" / "sample" / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            truth[path.stem] = [row[1:] for row in list(csv.reader(file))[1:]]  # the first column is no cell
    return truth


def typeset_jobs(folder: Path) -> Iterator[Job]:
    """Every variant of the typesetter, written into the folder."""
    for subject in VARIANTS:
        pdf, truth = subject.typeset()
        path = folder / f"{subject}.pdf"
        path.write_bytes(pdf)
        tables = [((page.number,), table.texts()) for page in truth.pages for table in page.tables]
        yield Job(path, tuple(page.number for page in truth.pages), tuple(tables))


def folder_jobs(folder: Path) -> Iterator[Job]:
    """The table pages of every PDF below a folder that can be opened."""
    for source in find_inputs([folder]):
        try:
            pages = table_pages(source.files[0].path)
        except InputError:
            continue
        if pages:
            yield Job(source.files[0].path, pages)


def table_pages(path: Path) -> tuple[int, ...]:
    """The pages on which this program finds a ruled table."""
    with open_pdf(path) as reader:
        numbers = range(1, reader.page_count + 1)
        return tuple(
            number
            for number in numbers
            if any(sheet.grids.grids for sheet in contents_of(reader.read_page(number)))
        )


def first_pages(jobs: Sequence[Job], limit: int | None) -> Iterator[Job]:
    """Whole documents until there are `limit` pages; the last one is cut."""
    left = limit if limit is not None else sum(len(job.pages) for job in jobs)
    for job in jobs:
        pages = job.pages[:left]
        if not pages:
            return
        truth = tuple((places, rows) for places, rows in job.truth if set(places) <= set(pages))
        yield Job(job.path, pages, truth)
        left -= len(pages)


def region_jobs(folder: Path, agencies: int) -> Iterator[Job]:
    """Documents of a made-up region, written into the folder: those whose columns are printed as the truth has them."""
    for made in make_region(edisi(), Order(opd=agencies, tahun=2026, benih=1)):
        if made.layout.files or not _is_printed_as_known(made):
            continue
        for name, content in made.files().items():
            (folder / name).write_bytes(content)
            pages = table_pages(folder / name)
            yield Job(folder / name, pages, tuple((pages, table.rows) for table in made.truth))


def _is_printed_as_known(made: Made) -> bool:
    """Whether no kode is spread over columns or shares one with a name."""
    forms = made.renja.forms.values()
    return not any(
        form.with_kode or any(name.startswith("kode_") and name[5:].isdigit() for name in form.columns)
        for form in forms
    )
