"""Reads the same pages with this program and with others, in one process, and measures whole audits: two tables.

    python -m tests.benchmarks.reading                      the sample, typeset variants, a made-up region
    python -m tests.benchmarks.reading --pages 20 FOLDER    also the PDFs of a folder, for speed only

Only pages with ruled tables are read. Each reader reads a document several times, in turns with the others, so
that whatever else the machine does hits all of them. The first time does not count, the best of the others does.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.auditing import print_audits
from tests.benchmarks.corpora import Job, first_pages, folder_jobs, region_jobs, sample_jobs, typeset_jobs
from tests.benchmarks.readers import READERS, Reader, Tables
from tests.benchmarks.scoring import Rows, cells_right, printed_cells

T = TypeVar("T")
_AGENCIES = 12


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
        sets = {
            "sample": sample_jobs(),
            "typeset": list(typeset_jobs(Path(folder))),
            "region": list(region_jobs(Path(folder), _AGENCIES)),
        }
        sets |= {f"{path.name}/": list(folder_jobs(path)) for path in options.folders}
        print(
            f"{'pages of':<18}{'reader':<20}{'pages':>6}{'seconds':>9}{'pages/s':>9}{'ratio':>7}  cells right"
        )
        for name, jobs in sets.items():
            chosen = list(first_pages(jobs, options.pages))
            print_scores(name, chosen, compete(chosen, options.passes))
        print_audits(Path(folder), options.folders)


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


if __name__ == "__main__":
    main()
