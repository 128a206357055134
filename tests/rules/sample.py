"""The sample document as a perfect reading gives it: tables from CSV, prose from the text."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from pipeline.model.document import Block, Document
from pipeline.model.table import LogicalTable
from tests.rules.builders import Page, make_block, make_document, make_table

FOLDER = Path(__file__).parent.parent / "documents" / "sample"
LABELS = {
    "evaluasi_renja": "Tabel 2.1",
    "kinerja_pelayanan": "Tabel 2.2",
    "review_rkpd": "Tabel 2.4",
    "tujuan_sasaran": "Tabel 3.2",
    "rencana_kerja": "Bab IV",
}
HEADERS = {
    "evaluasi_renja": {
        "target_renstra": "Target Capaian Kinerja Program/Kegiatan/Sub Kegiatan Renstra Tahun 2024",
    }
}
_LINES_PER_PAGE = 12
_SUBBAB = re.compile(r"(\d)\. ?(\d)\.?(?=\s)")
_BAB = re.compile(r"BAB (I{1,3}|IV|V)\b")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}


@cache
def sample_document() -> Document:
    """The whole sample."""
    return make_document([sample_table(kind) for kind in LABELS], sample_blocks())


@cache
def sample_table(kind: str) -> LogicalTable:
    """One table of the sample; the pages are invented, but ascend."""
    with (FOLDER / "tables" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    columns = [name for name in lines[0] if name != "baris_teks"]
    pages = [Page(10 + int(line["baris_teks"]) // _LINES_PER_PAGE) for line in lines]
    rows = [[line[name] for name in columns] for line in lines]
    return make_table(kind, LABELS[kind], columns, rows, headers=HEADERS.get(kind), pages=pages)


@cache
def sample_blocks() -> tuple[Block, ...]:
    """The prose of the sample from the first chapter on, without the tables' lines."""
    blocks: list[Block] = []
    section = ""
    lines = (FOLDER / "renja-2024.txt").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line == "# **BAB I**")
    for line in lines[start:]:
        text = re.sub(r"[#*]+|^\s*-\s(?=\d)|<[^>]+>", "", line).strip()
        if not text or "\t" in line:
            continue
        heading = _SUBBAB.match(text) or _BAB.match(text)
        if line.startswith("#") and heading:
            section = _ROMAN.get(heading[1]) or f"{heading[1]}.{heading[2]}"
            blocks.append(make_block(text, kind="judul", number=section))
        elif not line.startswith("#"):
            blocks.append(make_block(text, section=section))
    return tuple(blocks)
