"""The sample document as the program reads it from its PDF. That each cell is read right is shown in `documents`."""

from __future__ import annotations

from functools import cache

from pipeline.audit import read_document
from pipeline.inputs import InputFile
from pipeline.model.document import Block, Document
from pipeline.model.table import LogicalTable
from tests.conftest import PROJECT
from tests.defaults import SETTINGS

SAMPLE = PROJECT / "raw" / "contoh" / "renja-2024-dinas-kukm-kalbar.pdf"
LABELS = {
    "evaluasi_renja": "Tabel 2.1",
    "kinerja_pelayanan": "Tabel 2.2",
    "review_rkpd": "Tabel 2.4",
    "tujuan_sasaran": "Tabel 3.2",
    "rencana_kerja": "Bab IV",
}


@cache
def sample_document() -> Document:
    """The whole sample."""
    return read_document(InputFile(SAMPLE.name, SAMPLE), SETTINGS)


def sample_table(kind: str) -> LogicalTable:
    """One table of the sample."""
    return next(table for table in sample_document().tables if table.kind == kind)


def sample_blocks() -> tuple[Block, ...]:
    """The prose of the sample."""
    return sample_document().blocks
