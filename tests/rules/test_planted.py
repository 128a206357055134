"""One error planted into the sample at a time: it is found, and nothing else grave is said.

The sample has faults of its own; what counts is what comes on top of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from pipeline.model.document import Document
from pipeline.model.finding import Finding, Tingkat
from pipeline.model.table import LogicalTable, TableRow
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document

Change = Callable[[Document], Document]
GRAVE = (Tingkat.KRITIS, Tingkat.TINGGI)


@dataclass(frozen=True)
class Planted:
    """An error, the findings it must bring as (rule, kode), and those it may bring besides."""

    change: Change
    found: frozenset[tuple[str, str]]
    allowed: frozenset[tuple[str, str]] = frozenset()


def cell(kind: str, kode: str, column: str, text: str) -> Change:
    """Another text in one cell."""

    def change(table: LogicalTable) -> LogicalTable:
        index = table.index_of(column)
        assert index is not None
        rows = list(table.rows)
        place = row_of(table, kode)
        entries = list(rows[place].entries)
        assert entries[index].text != text
        entries[index] = replace(entries[index], text=text)
        rows[place] = replace(rows[place], entries=tuple(entries))
        return replace(table, rows=tuple(rows))

    return on_table(kind, change)


def rows(kind: str, change: Callable[[LogicalTable, list[TableRow]], list[TableRow]]) -> Change:
    """Other rows in one table."""
    return on_table(kind, lambda table: replace(table, rows=tuple(change(table, list(table.rows)))))


def without(kind: str, kode: str) -> Change:
    """A row is missing."""
    return rows(
        kind, lambda table, all_rows: all_rows[: row_of(table, kode)] + all_rows[row_of(table, kode) + 1 :]
    )


def twice(kind: str, kode: str) -> Change:
    """A row is printed twice."""
    return rows(
        kind, lambda table, all_rows: all_rows[: row_of(table, kode) + 1] + all_rows[row_of(table, kode) :]
    )


def moved(kind: str, kode: str, behind: str) -> Change:
    """A row stands in another place."""

    def change(table: LogicalTable, all_rows: list[TableRow]) -> list[TableRow]:
        row = all_rows[row_of(table, kode)]
        target = all_rows[row_of(table, behind)]
        rest = [other for other in all_rows if other is not row]
        place = rest.index(target) + 1
        return [*rest[:place], row, *rest[place:]]

    return rows(kind, change)


def prose(old: str, new: str) -> Change:
    """Another text in the prose."""

    def change(document: Document) -> Document:
        assert any(old in block.text for block in document.blocks)
        blocks = (replace(block, text=block.text.replace(old, new)) for block in document.blocks)
        return replace(document, blocks=tuple(blocks))

    return change


def on_table(kind: str, change: Callable[[LogicalTable], LogicalTable]) -> Change:
    def changed(document: Document) -> Document:
        tables = (change(table) if table.kind == kind else table for table in document.tables)
        return replace(document, tables=tuple(tables))

    return changed


def row_of(table: LogicalTable, kode: str) -> int:
    index = table.index_of("kode")
    assert index is not None
    return next(i for i, row in enumerate(table.rows) if row.entries[index].text == kode)


SUB, SUB_2 = "2.17.02.1.01.0002", "2.17.08.1.01.0002"
PLANTED = {
    "pagu of a sub kegiatan": Planted(
        cell("rencana_kerja", SUB, "pagu", "155.530.000"),
        frozenset({("PGU-01", "2.17.02.1.01"), ("PGU-02", "2.17.02"), ("PGU-05", SUB)}),
    ),
    "pagu of a sub kegiatan in the left half": Planted(
        cell("review_rkpd", SUB, "pagu", "155.530.000"),
        frozenset({("PGU-01", "2.17.02.1.01"), ("PGU-02", "2.17.02"), ("RAW-02", SUB)}),
    ),
    "pagu of a kegiatan": Planted(
        cell("rencana_kerja", "2.17.02.1.01", "pagu", "155.530.000"),
        frozenset({("PGU-01", "2.17.02.1.01"), ("PGU-03", "2.17.02"), ("PGU-05", "2.17.02.1.01")}),
    ),
    "pagu of a program": Planted(
        cell("rencana_kerja", "2.17.02", "pagu", "372.000.000"),
        frozenset({("PGU-02", "2.17.02"), ("PGU-03", "2.17.02"), ("PGU-04", "2.17"), ("PGU-05", "2.17.02")}),
    ),
    "total": Planted(
        cell("review_rkpd", "TOTAL", "pagu_analisis", "16.818.270.858"), frozenset({("PGU-04", "")})
    ),
    "pagu is blank": Planted(cell("rencana_kerja", SUB, "pagu", ""), frozenset({("PGU-08", SUB)})),
    "pagu cannot be read": Planted(cell("rencana_kerja", SUB, "pagu", "155.5o3.oxo"), frozenset()),
    "target": Planted(
        cell("rencana_kerja", SUB_2, "target_sub_kegiatan", "105 orang"), frozenset({("TGT-01", SUB_2)})
    ),
    "target of the Renstra": Planted(
        cell("evaluasi_renja", SUB_2, "target_renstra", "105 Orang"), frozenset({("TGT-02", SUB_2)})
    ),
    "target is blank": Planted(
        cell("rencana_kerja", SUB_2, "target_sub_kegiatan", ""), frozenset({("KOS-01", SUB_2)})
    ),
    "unit": Planted(
        cell("rencana_kerja", SUB_2, "target_sub_kegiatan", "150 dokumen"), frozenset({("SAT-01", SUB_2)})
    ),
    "lokasi": Planted(cell("rencana_kerja", SUB, "lokasi", "Singkawang"), frozenset({("LOK-01", SUB)})),
    "lokasi is blank": Planted(cell("rencana_kerja", SUB, "lokasi", ""), frozenset({("KOS-02", SUB)})),
    "nama": Planted(
        cell("rencana_kerja", SUB_2, "nama", "Pemberian Bantuan Hukum bagi Pelaku UMKM"),
        frozenset({("NAM-01", SUB_2)}),
    ),
    "percentage": Planted(
        cell("evaluasi_renja", "2.17.02", "tingkat_realisasi_n2", "131 %"), frozenset({("CAP-01", "2.17.02")})
    ),
    "kode in another sub kegiatan": Planted(
        cell("rencana_kerja", SUB_2, "kode", "2.17.08.1.01.0003"),
        frozenset({("KOD-11", "2.17.08.1.01.0003"), ("KOD-11", SUB_2)}),
    ),
    "kode of another kegiatan": Planted(
        cell("rencana_kerja", SUB_2, "kode", "2.17.07.1.01.0012"),
        frozenset({("KOD-11", "2.17.07.1.01.0012"), ("KOD-11", SUB_2), ("KOD-10", "2.17.07.1.01.0012")}),
    ),
    "kode of three digits": Planted(
        cell("rencana_kerja", SUB_2, "kode", "2.17.08.1.01.002"), frozenset({("KOD-02", "2.17.08.1.01.002")})
    ),
    "kode without kewenangan": Planted(
        cell("rencana_kerja", "2.17.08.1.01", "kode", "2.17.08.01"), frozenset({("KOD-01", "2.17.08.01")})
    ),
    "sub kegiatan is missing": Planted(
        without("rencana_kerja", SUB_2), frozenset({("KOD-11", SUB_2), ("NAR-01", "")})
    ),
    "kegiatan is missing": Planted(
        without("rencana_kerja", "2.17.08.1.01"),
        frozenset({("KOD-11", "2.17.08.1.01"), ("KOD-10", "2.17.08.1.01.0001"), ("NAR-01", "")}),
    ),
    "program is missing": Planted(
        without("rencana_kerja", "2.17.08"),
        frozenset({("KOD-11", "2.17.08"), ("KOD-10", "2.17.08.1.01"), ("NAR-01", "")}),
    ),
    "sub kegiatan is missing in the review": Planted(
        without("review_rkpd", SUB_2), frozenset({("KOD-11", SUB_2)})
    ),
    "sub kegiatan twice": Planted(twice("rencana_kerja", SUB_2), frozenset({("KOD-07", SUB_2)})),
    "sub kegiatan twice in the review": Planted(twice("review_rkpd", SUB_2), frozenset({("KOD-07", SUB_2)})),
    "row in another place": Planted(
        moved("rencana_kerja", SUB_2, "2.17.02.1.02.0003"), frozenset({("KOD-10", SUB_2)})
    ),
    "rows in another order": Planted(
        moved("rencana_kerja", SUB_2, "2.17.08.1.01.0005"), frozenset({("KOD-10", SUB_2)})
    ),
    "number of sub kegiatan in the prose": Planted(
        prose("54 (Lima puluh empat) Sub", "56 (Lima puluh enam) Sub"), frozenset({("NAR-01", "")})
    ),
    "number word in the prose": Planted(
        prose("16 (enam belas) Kegiatan", "16 (enam puluh) Kegiatan"), frozenset({("NAR-01", "")})
    ),
    "pagu in the prose": Planted(
        prose(
            "Tahun 2024 sebesar Rp. 16.818.270.585,- dengan", "Tahun 2024 sebesar Rp. 16.881.270.585,- dengan"
        ),
        frozenset({("PGU-06", "")}),
    ),
    "percentage in the prose": Planted(
        prose("tahun 2022 adalah 29,79 %", "tahun 2022 adalah 27,79 %"), frozenset({("NAR-01", "")})
    ),
}


def keys(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.aturan, finding.kode) for finding in findings}


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {finding.id_temuan for finding in run_audit(sample_document())[0].findings}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_error(name: str, known: set[str]) -> None:
    planted = PLANTED[name]
    audit, _ = run_audit(planted.change(sample_document()))
    fresh = tuple(finding for finding in audit.findings if finding.id_temuan not in known)
    assert planted.found <= keys(fresh)
    grave = keys(tuple(finding for finding in fresh if finding.tingkat in GRAVE))
    assert grave <= planted.found | planted.allowed
    assert not [line for line in audit.coverage if "tidak dapat dijalankan" in line.alasan]
