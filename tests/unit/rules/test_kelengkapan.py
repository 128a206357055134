from __future__ import annotations

from dataclasses import replace

from pipeline.model.table import Entry, LogicalTable, SourceRef
from tests.rules.builders import make_document, make_table, run_audit

COLUMNS = ["kode", "nama", "pagu", "kelompok_sasaran"]
ROWS = [
    ["2.17.01.1.01.0001", "Sub A", "100", "Pelaku UMKM"],
    ["2.17.01.1.01.0002", "Sub B", "100", ""],
    ["2.17.01.1.01.0003", "Sub C", "100", ""],
]


def merged(table: LogicalTable, down_to: int) -> LogicalTable:
    """The table with its first kelompok sasaran in a cell that reaches down to the end of a row, counted from 0."""
    first, *others = table.rows
    end = table.rows[down_to].entries[0].sources[0].bbox.bottom
    own = first.entries[-1]
    [source] = own.sources
    tall = SourceRef(source.page, source.bbox._replace(bottom=end), source.method)
    entries = (*first.entries[:-1], Entry(own.text, (tall,)))
    return replace(table, rows=(replace(first, entries=entries), *others))


def blank_codes(table: LogicalTable) -> str:
    audit, _ = run_audit(make_document([table]))
    return " ".join(finding.pesan for finding in audit.findings if finding.aturan == "KOS-09")


def test_a_merged_cell_fills_every_row_it_reaches() -> None:
    table = make_table("rencana_kerja", "Bab IV", COLUMNS, ROWS)
    assert "2 dari 3 sub kegiatan" in blank_codes(merged(table, 0))
    assert "1 dari 3 sub kegiatan: 2.17.01.1.01.0003" in blank_codes(merged(table, 1))
    assert blank_codes(merged(table, 2)) == ""
