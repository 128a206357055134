"""How long all rules take beside reading: `python -m tests.benchmarks.rules`.

The document has 494 rows. The sample, 275 rows on 35 pages, would have as many on 63.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.audit import read_document
from pipeline.generate.form import Row
from pipeline.generate.renja import TOTAL, Renja
from pipeline.inputs import InputFile
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import judge
from pipeline.rules.engine import catalogue, compare
from tests.defaults import SETTINGS
from tests.planted.mended import mended_renja
from tests.planted.typesetting import typeset_renja

PASSES = 5

T = TypeVar("T")


def main() -> None:
    """Prints the best of some passes for each step."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "renja.pdf"
        path.write_bytes(typeset_renja(with_programs_twice(mended_renja())))
        reading, document = best_of(lambda: read_document(InputFile(path.name, path), SETTINGS))
    joining, dossier = best_of(lambda: assemble(document, read_rows(document, SETTINGS), SETTINGS))
    comparing, (comparisons, failures) = best_of(lambda: compare(dossier))
    judging, audit = best_of(lambda: judge(dossier, comparisons, failures, catalogue(SETTINGS)))
    rows = sum(len(table.rows) for table in document.tables)
    print(
        f"{len(document.pages)} pages, {rows} rows: reading {reading:.2f} s, "
        f"rows and joins {joining:.2f} s; {len(audit.coverage)} rules make {len(comparisons)} comparisons in "
        f"{comparing:.2f} s, which become findings and coverage in {judging:.2f} s."
    )


def with_programs_twice(renja: Renja) -> Renja:
    """Every program a second time under another kode: twice the rows, on twice the pages."""
    tables = {
        kind: (*rows, *(_other(row) for row in rows if _is_below_bidang(row)))
        for kind, rows in renja.tables.items()
    }
    return replace(renja, tables=tables)


def _is_below_bidang(row: Row) -> bool:
    kode = row.get("kode", "")
    return kode != TOTAL and kode.count(".") >= 2


def _other(row: Row) -> Row:
    """The row with the number of its program raised by twenty: 2.17.01 becomes 2.17.21."""
    return {**row, "kode": re.sub(r"^(\d\.\d\d\.)0(\d)", r"\g<1>2\2", row["kode"])}


def best_of(call: Callable[[], T]) -> tuple[float, T]:
    """The seconds of the quickest pass, and what the last one gave."""
    seconds = []
    for _ in range(PASSES):
        start = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - start)
    return min(seconds), result


if __name__ == "__main__":
    main()
