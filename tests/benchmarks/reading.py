"""Reads the same pages with this program, pdfplumber and camelot, in one process, and prints one table.

    python -m tests.benchmarks.reading                      the sample and the typeset variants
    python -m tests.benchmarks.reading --pages 20 FOLDER    also the PDFs of a folder, for speed only

Only pages with ruled tables are read. Each reader reads a document several times, in turns with the others, so
that whatever else the machine does hits all of them. The first time does not count, the best of the others does.
"""

from __future__ import annotations

import argparse
import csv
import io
import logging
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import pdfplumber
from camelot.core import TableList
from camelot.io import read_pdf

from pipeline.audit import read_document
from pipeline.commands.audit import AuditOptions, audit_run
from pipeline.errors import InputError
from pipeline.extract.document import PageContent, read_contents
from pipeline.inputs import InputFile, find_inputs
from pipeline.model.page import PageGeometry
from pipeline.model.table import LogicalTable
from pipeline.normalise.headings import in_contract_order
from pipeline.read.pdfium import open_pdf
from pipeline.read.triage import triage
from tests.benchmarks.scoring import Rows, cells_right, printed_cells
from tests.defaults import KINDS, SETTINGS
from tests.typeset.variants import VARIANTS

Tables = Mapping[int, Sequence[Rows]]
"""For each page (1-based) its tables from top to bottom; None in a place that a merged cell covers."""

Reader = Callable[[Path, Sequence[int]], Tables]

T = TypeVar("T")

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


@dataclass(slots=True)
class Score:
    """What one reader did with one set of documents."""

    seconds: float = 0.0
    pages: int = 0
    right: int = 0
    broken: int = 0

    def add(self, job: Job, seconds: float, tables: Tables | None) -> None:
        """Counts a document in; the time counts even where the reader broke."""
        self.seconds += seconds
        self.pages += len(job.pages)
        self.broken += tables is None
        for places, rows in job.truth:
            found = [table for page in places for table in (tables or {}).get(page, ())]
            self.right += best_match(rows, found, spans_pages=len(places) > 1)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, help="at most so many pages of each set")
    parser.add_argument("--passes", type=int, default=2, help="times to read each document (default: 2)")
    parser.add_argument("folders", nargs="*", type=Path, help="folders with PDFs to read as well")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        sets = {"sample": sample_jobs(), "typeset": list(typeset_jobs(Path(folder)))}
        sets |= {f"{path.name}/": list(folder_jobs(path)) for path in options.folders}
        print(
            f"{'pages of':<18}{'reader':<20}{'pages':>6}{'seconds':>9}{'pages/s':>9}{'ratio':>7}  cells right"
        )
        for name, jobs in sets.items():
            chosen = list(first_pages(jobs, options.pages))
            print_scores(name, chosen, compete(chosen, options.passes))
        print_whole_document(Path(folder), options.passes)


# --- The documents.


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


# --- The readers.


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


READERS: dict[str, Reader] = {
    "renja": read_with_renja,
    "pdfplumber": read_with_pdfplumber,
    "camelot": read_with_camelot,
    "camelot vector": read_with_camelot_vector,
}


# --- The competition.


def compete(jobs: Sequence[Job], passes: int) -> dict[str, Score]:
    """The scores of all readers on all jobs."""
    scores = {name: Score() for name in READERS}
    for job in jobs:
        calls = {name: partial(attempt, read, job) for name, read in READERS.items()}
        for name, (seconds, tables) in best_of(calls, passes).items():
            scores[name].add(job, seconds, tables)
    return scores


def best_of(calls: Mapping[str, Callable[[], T]], passes: int) -> dict[str, tuple[float, T]]:
    """The least seconds of each call, made in turns, and its result; the first pass does not count."""
    best: dict[str, tuple[float, T]] = {}
    for number in range(passes + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            result = call()
            seconds = time.perf_counter() - start
            if number:
                best[name] = (min(seconds, best[name][0]) if name in best else seconds, result)
    return best


def attempt(read: Reader, job: Job) -> Tables | None:
    """The tables of a document, or None where the reader breaks."""
    try:
        return read(job.path, job.pages)
    except Exception:  # whatever another reader raises is part of what it is measured for
        return None


def best_match(truth: Rows, tables: Sequence[Rows], *, spans_pages: bool) -> int:
    """Printed cells read right: of all tables together where the truth runs over pages, else of the best one."""
    if spans_pages:
        return cells_right(truth, [row for table in tables for row in table])
    return max((cells_right(truth, table) for table in tables), default=0)


# --- The report.


def print_scores(name: str, jobs: Sequence[Job], scores: Mapping[str, Score]) -> None:
    total = sum(printed_cells(rows) for job in jobs for _, rows in job.truth)
    own = scores["renja"]
    for reader, score in scores.items():
        cells = f"{score.right:>6} of {total} {100 * score.right / total:>6.1f} %" if total else "     -"
        broken = f"  broke on {score.broken} documents" if score.broken else ""
        print(
            f"{name:<18}{reader:<20}{score.pages:>6}{score.seconds:>9.2f}{score.pages / score.seconds:>9.1f}"
            f"{score.seconds / own.seconds:>7.1f}  {cells}{broken}",
            flush=True,
        )


def joined_rows(table: LogicalTable) -> Rows:
    """The rows of a table over all its pages, with the columns in the order of the truth."""
    order = in_contract_order(table, KINDS)
    return [[row.entries[place].text for place in order] for row in table.rows]


def print_whole_document(folder: Path, passes: int) -> None:
    """The sample from PDF to reports, beside the time that pdfplumber needs for its tables alone."""
    document = read_document(InputFile(SAMPLE.name, SAMPLE), SETTINGS)
    joined = {table.kind: joined_rows(table) for table in document.tables}
    truth = read_truth()
    right = sum(cells_right(rows, joined.get(kind, [])) for kind, rows in truth.items())
    total = sum(map(printed_cells, truth.values()))
    print(f"\nThe sample's tables joined over pages by renja: {right} of {total} cells right.")
    pages = table_pages(SAMPLE)
    options = AuditOptions(folder / "output", folder / "interim", None, 1, "internasional", "tinggi")
    calls: dict[str, Callable[[], object]] = {
        "audit": partial(audit_run, [SAMPLE], options),
        "tables": partial(read_with_pdfplumber, SAMPLE, pages),
    }
    with redirect_stdout(io.StringIO()):
        seconds = {name: best for name, (best, _) in best_of(calls, passes + 1).items()}
    print(
        f"Its whole audit, from PDF to reports: {seconds['audit']:.2f} s. pdfplumber needs "
        f"{seconds['tables']:.2f} s for the tables alone, {seconds['tables'] / seconds['audit']:.1f} times as long."
    )


if __name__ == "__main__":
    main()
