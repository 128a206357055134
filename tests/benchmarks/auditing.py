"""Whole audits: beside pdfplumber's tables alone, by stage, once more with nothing changed, and by two processes."""

from __future__ import annotations

import io
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline import audit, page_runs
from pipeline.audit import audit_document, read_document
from pipeline.commands.audit import AuditOptions, audit_run
from pipeline.generate.region import Order
from pipeline.inputs import InputFile, find_inputs
from pipeline.job import Job
from pipeline.model.table import LogicalTable
from pipeline.normalise.headings import in_contract_order
from pipeline.read.pdfium import PdfReader
from pipeline.reconcile.ledger import Ledger
from pipeline.report.interim import PrintedLedger
from pipeline.store import Store
from tests.benchmarks.corpora import PROJECT, SAMPLE, read_truth, table_pages
from tests.benchmarks.readers import read_with_pdfplumber
from tests.benchmarks.scoring import Rows, cells_right, printed_cells
from tests.defaults import KINDS, SETTINGS
from tests.region import write_region

LISTS = PROJECT / "raw" / "kodefikasi"
_PASSES = 3

STAGES: dict[str, tuple[tuple[object, str], ...]] = {
    "read pages": ((PdfReader, "read_page"),),
    "find grids and lines": ((page_runs, "read_contents"),),
    "join tables, read prose": ((audit, "extract"), (audit, "read_identity"), (audit, "recognise")),
    "keep and open": ((audit, "read_files"),),
    "parse rows, pair tables": ((audit, "read_rows"), (audit, "assemble")),
    "follow the code list": ((audit, "load_reference"),),
    "compare": ((audit, "compare_each"), (audit, "compare")),
    "judge": ((Ledger, "take_in"), (Ledger, "close"), (audit, "confirm"), (audit, "page_checks")),
    "read again": ((audit, "read_again"),),
    "write interim files": ((PrintedLedger, "take_in"), (audit, "interim_files"), (Store, "write_interim")),
}
"""The stages of an audit, and the functions that are one: time spent in one inside another counts for the inner one."""


@dataclass
class Stopwatch:
    """Seconds by stage, each second counted once."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _open: list[str] = field(default_factory=lambda: ["everything else"])
    _since: float = 0.0

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            with self.at(stage):
                result = function(*args, **kwargs)
            return self._each(stage, result) if isinstance(result, Iterator) else result

        return call

    def _each(self, stage: str, results: Iterator[Any]) -> Iterator[Any]:
        """What is made one by one takes its time when it is asked for."""
        while True:
            with self.at(stage):
                try:
                    result = next(results)
                except StopIteration:
                    return
            yield result

    @contextmanager
    def at(self, stage: str) -> Iterator[None]:
        self._charge()
        self._open.append(stage)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    @contextmanager
    def running(self) -> Iterator[None]:
        self._since = time.process_time()
        with ExitStack() as patches:
            for stage, functions in STAGES.items():
                for owner, name in functions:
                    patches.enter_context(patch.object(owner, name, self.timed(stage, getattr(owner, name))))
            yield
        self._charge()

    def _charge(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now


def print_audits(folder: Path, others: Sequence[Path]) -> None:
    """Prints all figures; `folder` is written into, `others` are folders with PDFs to audit as well."""
    print_joined()
    print(f"\n{'whole audit of':<34}{'seconds':>9}{'pdfplumber':>12}{'ratio':>7}")
    for path in [SAMPLE, *(source.files[0].path for other in others for source in find_inputs([other]))]:
        print_beside_pdfplumber(path, folder)
    print_stages(folder)
    print_runs(folder)


def print_joined() -> None:
    document = read_document(InputFile(SAMPLE.name, SAMPLE), SETTINGS)
    joined = {table.kind: joined_rows(table) for table in document.tables}
    truth = read_truth()
    right = sum(cells_right(rows, joined.get(kind, [])) for kind, rows in truth.items())
    total = sum(map(printed_cells, truth.values()))
    print(f"\nThe sample's tables joined over pages by renja: {right} of {total} cells right.")


def joined_rows(table: LogicalTable) -> Rows:
    """The rows of a table over all its pages, with the columns in the order of the truth."""
    order = in_contract_order(table, KINDS)
    return [[row.entries[place].text for place in order] for row in table.rows]


def print_beside_pdfplumber(path: Path, folder: Path) -> None:
    """From PDF to interim files and findings with nothing kept, beside pdfplumber's tables of the same pages."""
    pages = table_pages(path)
    if not pages:
        return
    seconds: dict[str, float] = {}
    for _ in range(_PASSES):
        for name, call in (
            ("audit", lambda: audit_document(job_of(path, folder))),
            ("tables", lambda: read_with_pdfplumber(path, pages)),
        ):
            start = time.process_time()
            call()
            spent = time.process_time() - start
            seconds[name] = min(seconds.get(name, spent), spent)
    ratio = seconds["tables"] / seconds["audit"]
    print(f"{path.name[:33]:<34}{seconds['audit']:>9.2f}{seconds['tables']:>12.2f}{ratio:>7.1f}", flush=True)


def job_of(path: Path, folder: Path) -> Job:
    """A document that nothing is known of, so that all of it is done."""
    return Job(InputFile(path.name, path), SETTINGS, Store(folder / "output", folder / "interim"), LISTS)


def print_stages(folder: Path) -> None:
    watch = Stopwatch()
    with watch.running():
        audit_document(job_of(SAMPLE, folder))
    total = sum(watch.seconds.values())
    print("\nshare of the sample's audit by stage")
    for stage, seconds in sorted(watch.seconds.items(), key=lambda pair: -pair[1]):
        print(f"{stage:<26}{seconds:>7.2f} s{100 * seconds / total:>6.0f} %")


def print_runs(folder: Path, agencies: int = 12) -> None:
    """A region with one process, with two, and once more with nothing changed."""
    raw = folder / "daerah"
    write_region(Order(opd=agencies, tahun=2026, benih=1), raw)
    shutil.copy(SAMPLE, raw)
    seconds = {jobs: run_of(raw, folder / f"run-{jobs}", jobs) for jobs in (1, 2)}
    again = run_of(raw, folder / "run-1", 1)
    print(f"\na region of {agencies} agencies and the sample, the start of all processes counted")
    print(f"one process               {seconds[1]:>7.2f} s")
    print(f"two processes             {seconds[2]:>7.2f} s, {seconds[1] / seconds[2]:.2f} times as fast")
    print(f"once more, nothing changed{again:>7.2f} s, {seconds[1] / again:.0f} times as fast")


def run_of(raw: Path, folder: Path, jobs: int) -> float:
    """Seconds of a run."""
    options = AuditOptions(
        folder / "output", folder / "interim", LISTS, jobs, "internasional", "tinggi", per_folder=True
    )
    start = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        audit_run([raw], options)
    return time.perf_counter() - start
