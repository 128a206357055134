"""What the second reader costs and how often it agrees: `python -m tests.benchmarks.second_reading PATH...`.

Every document is audited in three ways one after another: evidence of grave findings read again, nothing, all cells.
The first document is audited once beforehand and does not count. Without paths: the sample.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from pipeline import audit
from pipeline.audit import audit_document
from pipeline.inputs import Source, find_inputs
from pipeline.job import Job
from pipeline.model.second_reading import PeriksaGanda
from pipeline.store import Store
from tests.conftest import PROJECT
from tests.defaults import SETTINGS

NOTHING = "nothing"
WAYS = (PeriksaGanda.TEMUAN.value, NOTHING, PeriksaGanda.SEMUA.value)


@dataclass
class Measured:
    """Seconds of the processor, pages opened again and outcomes of the readings of all documents, for one way."""

    seconds: float = 0.0
    pages: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)


def main(paths: Sequence[str]) -> None:
    """Prints a line for each way."""
    sources = find_inputs([Path(path) for path in paths] or [PROJECT / "raw" / "contoh"])
    measured = {way: Measured() for way in WAYS}
    _audit(sources[0], PeriksaGanda.SEMUA.value, Measured())
    for source in sources:
        for way, so_far in measured.items():
            _audit(source, way, so_far)
    print(f"{len(sources)} documents\n{'read again':12}{'seconds':>8}{'ratio':>7}{'pages':>7}  outcomes")
    for way, result in measured.items():
        ratio = result.seconds / measured[NOTHING].seconds
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(result.outcomes.items()))
        print(f"{way:12}{result.seconds:8.2f}{ratio:7.2f}{result.pages:7}  {told}")


def _audit(source: Source, way: str, so_far: Measured) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), Path(folder) / "interim")
        nothing = way == NOTHING
        job = Job(
            source,
            SETTINGS,
            store,
            periksa_ganda=PeriksaGanda.TEMUAN if nothing else PeriksaGanda(way),
        )
        start = time.process_time()
        with patch.object(audit, "evidence_of", lambda *_: ()) if nothing else nullcontext():
            audit_document(job)
        so_far.seconds += time.process_time() - start
        for path in Path(folder).rglob("pembacaan_kedua.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                readings = list(csv.DictReader(file))
            so_far.pages += len({reading["halaman"] for reading in readings})
            so_far.outcomes.update(reading["hasil"] for reading in readings)


if __name__ == "__main__":
    main(sys.argv[1:])
