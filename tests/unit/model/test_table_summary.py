"""The line that the run writes for a table, known or not."""

from __future__ import annotations

from pipeline.model.table import Column, Entry, LogicalTable, TableRow
from pipeline.model.table_summary import summarise_table


def table(
    *headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = (("x",),), kind: str = ""
) -> LogicalTable:
    columns = tuple(Column(f"k{place}", heading, bool(kind)) for place, heading in enumerate(headings))
    body = tuple(
        TableRow(3 + number, tuple(Entry(text, ()) for text in row)) for number, row in enumerate(rows)
    )
    return LogicalTable(kind, "Tabel 2.3", "Isu\nStrategis", columns, body)


def test_a_known_table() -> None:
    found = summarise_table(table(("Kode",), ("Rencana 2025", "Pagu\nIndikatif"), kind="rencana_kerja"))
    assert found.is_recognised
    assert (found.tabel, found.judul, found.jenis_tabel) == ("Tabel 2.3", "Isu Strategis", "rencana_kerja")
    assert (found.halaman, found.halaman_akhir, found.baris, found.kolom) == (3, 3, 1, 2)
    assert found.kolom_dikenal == ("k0", "k1")
    assert found.judul_kolom == "Kode | Rencana 2025 > Pagu Indikatif"


def test_a_table_of_no_kind_is_reported_with_its_headings() -> None:
    found = summarise_table(table(("Aspek",), (), rows=(("a", "b"), ("c", "d"))))
    assert not found.is_recognised
    assert (found.halaman, found.halaman_akhir, found.kolom_dikenal) == (3, 4, ())
    assert found.judul_kolom == "Aspek | "


def test_where_no_header_was_told_the_first_printed_row_stands_for_it() -> None:
    found = summarise_table(
        table((), (), rows=(("", " "), ("Judul tabel", ""), ("Uraian", "Nilai\nAwal"), ("a", "1")))
    )
    assert found.judul_kolom == "Uraian | Nilai Awal"


def test_long_headings_are_cut() -> None:
    found = summarise_table(table(*(("Indikator Kinerja Utama",) for _ in range(30))))
    assert len(found.judul_kolom) <= 300
    assert found.judul_kolom.endswith("...")
