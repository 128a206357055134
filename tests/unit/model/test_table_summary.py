"""The line that the run writes for a table, known or not."""

from __future__ import annotations

from pipeline.model.paging import Paging, Part
from pipeline.model.table import Column, Entry, LogicalTable, TableRow
from pipeline.model.table_summary import TableSummary, summarise_table


def table(
    *headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = (("x",),), kind: str = ""
) -> LogicalTable:
    columns = tuple(Column(f"k{place}", heading, bool(kind)) for place, heading in enumerate(headings))
    body = tuple(
        TableRow(3 + number, tuple(Entry(text, ()) for text in row)) for number, row in enumerate(rows)
    )
    return LogicalTable(kind, "Tabel 2.3", "Isu\nStrategis", columns, body)


def summary(found: LogicalTable, paging: Paging = Paging()) -> list[TableSummary]:  # noqa: B008  # frozen
    return list(summarise_table(found, paging))


def test_a_known_table() -> None:
    (found,) = summary(table(("Kode",), ("Rencana 2025", "Pagu\nIndikatif"), kind="rencana_kerja"))
    assert found.is_recognised
    assert (found.tabel, found.judul, found.jenis_tabel) == ("Tabel 2.3", "Isu Strategis", "rencana_kerja")
    assert (found.halaman, found.halaman_akhir, found.baris, found.kolom) == (3, 3, 1, 2)
    assert found.kolom_dikenal == ("k0", "k1")
    assert found.judul_kolom == "Kode | Rencana 2025 > Pagu Indikatif"


def test_a_table_of_no_kind_is_reported_with_its_headings() -> None:
    (found,) = summary(table(("Aspek",), (), rows=(("a", "b"), ("c", "d"))))
    assert not found.is_recognised
    assert (found.halaman, found.halaman_akhir, found.kolom_dikenal) == (3, 4, ())
    assert found.judul_kolom == "Aspek | "


def test_where_no_header_was_told_the_first_printed_row_stands_for_it() -> None:
    (found,) = summary(
        table((), (), rows=(("", " "), ("Judul tabel", ""), ("Uraian", "Nilai\nAwal"), ("a", "1")))
    )
    assert found.judul_kolom == "Uraian | Nilai Awal"


def test_long_headings_are_cut() -> None:
    (found,) = summary(table(*(("Indikator Kinerja Utama",) for _ in range(30))))
    assert len(found.judul_kolom) <= 300
    assert found.judul_kolom.endswith("...")


def test_a_table_over_two_files_is_told_by_file() -> None:
    """Page 3 is the last of the first file, page 4 the first of the second."""
    files = Paging((Part("dinas/bab 2.pdf", "bab 2.pdf", "", 3), Part("dinas/bab 3.pdf", "bab 3.pdf", "", 5)))
    first, second = summary(table(("Kode",), rows=(("a",), ("b",)), kind="rencana_kerja"), files)
    assert (first.berkas, first.halaman, first.halaman_akhir, first.baris) == ("dinas/bab 2.pdf", 3, 3, 1)
    assert (second.berkas, second.halaman, second.halaman_akhir, second.baris) == ("dinas/bab 3.pdf", 1, 1, 1)
