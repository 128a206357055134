"""Extracted tables and grids as files: names, order, text exactly as printed."""

from __future__ import annotations

from pipeline.model.geometry import BBox
from pipeline.model.table import Cell, Column, Entry, Grid, LogicalTable, SourceRef, TableRow
from pipeline.report.tables import grid_files, table_files


def table(kind: str, *rows: tuple[int, tuple[str, ...]]) -> LogicalTable:
    columns = tuple(Column(name, (name,), is_known=True) for name in ("nama", "kode"))
    made = tuple(
        TableRow(page, tuple(Entry(text, (SourceRef(page, BBox(0, 0, 1, 1), "pdfium"),)) for text in texts))
        for page, texts in rows
    )
    return LogicalTable(kind, "Tabel 2.1", "", columns, made)


def backwards(found: LogicalTable) -> tuple[int, ...]:
    return tuple(reversed(range(len(found.columns))))


def test_a_table_is_written_in_the_order_that_is_asked_for() -> None:
    files = table_files([table("rencana_kerja", (7, ("-", "2.17")), (8, ("a\nb", "=1")))], backwards)
    assert files == {"rencana_kerja.csv": b'halaman,kode,nama\n7,2.17,-\n8,=1,"a\nb"\n'}


def test_a_second_table_of_a_kind_has_a_number_and_an_unknown_one_no_file() -> None:
    kinds = ["rencana_kerja", "", "tujuan_sasaran", "rencana_kerja", "rencana_kerja"]
    assert list(table_files([table(kind) for kind in kinds], backwards)) == [
        "rencana_kerja.csv",
        "tujuan_sasaran.csv",
        "rencana_kerja-2.csv",
        "rencana_kerja-3.csv",
    ]


def test_grids_are_numbered_on_each_page_and_merged_cells_print_once() -> None:
    box = BBox(0, 0, 10, 10)
    cells = (Cell(0, 0, 1, 2, box, "judul"), Cell(1, 0, 1, 1, box, "a"), Cell(1, 1, 1, 1, box, "b, c"))
    grids = [Grid(page, box, (0, 5, 10), (0, 5, 10), cells, "pdfium") for page in (9, 9, 112)]
    files = grid_files(grids)
    assert list(files) == ["grid/p009-1.csv", "grid/p009-2.csv", "grid/p112-1.csv"]
    assert files["grid/p009-1.csv"] == b'judul,\na,"b, c"\n'


def test_a_formula_in_a_printed_table_does_not_run() -> None:
    files = table_files([table("rencana_kerja", (7, ('=HYPERLINK("x")', "2.17")))], backwards)
    assert files["rencana_kerja.csv"].splitlines()[1] == b'7,2.17,"\'=HYPERLINK(""x"")"'
