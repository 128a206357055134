from __future__ import annotations

from dataclasses import replace

from pipeline.model.geometry import BBox
from pipeline.model.table import Cell, Entry, Grid, LogicalTable, SourceRef, TableRow
from pipeline.rules.families.format_angka import is_on_one_line
from tests.rules.builders import make_document, make_table, run_audit

BOX = BBox(100, 10, 150, 30)
SOURCE = SourceRef(1, BOX, "pdfium")


def table(amount: str, *lines: str) -> LogicalTable:
    """A plan of one sub kegiatan whose amount is printed on these lines."""
    bare = make_table(
        "rencana_kerja", "Bab IV", ["kode", "nama", "pagu"], [["2.17.01.1.01.0001", "Sub A", amount]]
    )
    kode, nama, _ = bare.rows[0].entries
    cell = Cell(0, 2, 1, 1, BOX, amount, lines)
    grid = Grid(1, BOX, (10, 30), (0, 50, 100, 150), (cell,), "pdfium")
    row = TableRow(1, (kode, nama, Entry(amount, (SOURCE,))))
    return replace(bare, rows=(row,), grids=(grid,))


def test_a_text_on_one_line_of_its_cell() -> None:
    printed = table("171. 497.000", "171.  497.000")
    assert is_on_one_line(printed, [SOURCE], "171. 497.000")
    assert not is_on_one_line(printed, [SOURCE], "171. 497.000.000")


def test_a_text_over_several_lines() -> None:
    assert not is_on_one_line(table("6.025.00 0.000", "6.025.00", "0.000"), [SOURCE], "6.025.00 0.000")


def test_a_text_whose_lines_are_not_known_is_as_it_is_read() -> None:
    assert is_on_one_line(replace(table("1. 000"), grids=()), [SOURCE], "1. 000")


def test_a_number_torn_by_its_column_has_no_stray_blank() -> None:
    def stray(*lines: str) -> int:
        audit, _ = run_audit(make_document([table(" ".join(lines), *lines)]))
        return sum(finding.aturan == "FMT-02" for finding in audit.findings)

    assert stray("6.025.00 0.000") == 1
    assert stray("6.025.00", "0.000") == 0
