"""The sample, a whole Renja from Word: rows, labels, pages, prose and identity; then the same from other producers."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from pipeline.model.document import BlockKind, Document, Identity, PageKind
from pipeline.model.geometry import BBox
from pipeline.model.table import Cell, Grid, LogicalTable
from pipeline.normalise.headings import in_contract_order
from tests.defaults import KINDS
from tests.documents.reading import SAMPLE, cell_differences, document_of, shared_file, squeeze

TRUTH = Path(__file__).parent / "sample" / "tables"

# Kind, label and pages of each table. The last one has no number in the document: its chapter stands for it.
TABLES = {
    "evaluasi_renja": ("Tabel 2.1", range(6, 14)),
    "kinerja_pelayanan": ("Tabel 2.2", range(13, 15)),
    "review_rkpd": ("Tabel 2.4", range(17, 24)),
    "tujuan_sasaran": ("Tabel 3.2", range(27, 28)),
    "rencana_kerja": ("Bab IV", range(29, 35)),
}
CAPTIONS = {
    "evaluasi_renja": "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra",
    "kinerja_pelayanan": "Pencapaian Kinerja Pelayanan Dinas Koperasi, Usaha Kecil dan Menengah",
    "review_rkpd": "Review Terhadap Rancangan Awal RKPD Dinas Koperasi, Usaha Kecil dan Menengah",
    "tujuan_sasaran": "Tujuan dan Sasaran RPD Dinas Koperasi, Usaha Kecil dan Menengah",
    "rencana_kerja": "Rumusan Rencana Program dan Kegiatan Dinas Koperasi, Usaha Kecil dan Menengah",
}
NUMBER_ROWS = {
    "evaluasi_renja": ("1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10", "11=(10/9)"),
    "kinerja_pelayanan": tuple("1 2 3 4 5 6 7 8 9 _ 10 11 12 _ 13 14 15 _ 16".replace("_", "").split(" ")),
}
# Page, number, beginning of the text. "4. 3." under Bab III is the document's own slip.
HEADINGS = (
    (2, "1", "BAB I PENDAHULUAN"),
    (2, "1.1", "1. 1. Latar Belakang"),
    (3, "1.2", "1. 2. Landasan Hukum"),
    (4, "1.3", "1. 3. Maksud dan Tujuan"),
    (4, "1.4", "1. 4. Sistematika Penulisan"),
    (5, "2", "BAB II Hasil Evaluasi Renja Perangkat Daerah Tahun Lalu"),
    (5, "2.1", "2. 1. Evaluasi Pelaksanaan Renja Perangkat Daerah Tahun Lalu dan Capaian Renstra"),
    (13, "2.2", "2. 2. Analisis Kinerja Pelayanan Perangkat Daerah"),
    (15, "2.3", "2. 3. Isu-isu Penting Penyelenggaraan Tugas dan Fungsi Perangkat Daerah"),
    (15, "2.4", "2. 4. Review Terhadap Rancangan Awal RKPD"),
    (24, "2.5", "2. 5 Penelaahan Usulan Program dan Kegiatan Masyarakat"),
    (24, "3", "BAB III TUJUAN DAN SASARAN PERANGKAT DAERAH"),
    (24, "3.1", "3. 1. Telaahan terhadap Kebijakan Nasional"),
    (26, "3.2", "3. 2. Tujuan dan sasaran Renja Perangkat Daerah"),
    (28, "4.3", "4. 3. Program dan Kegiatan"),
    (28, "4", "BAB IV RENCANA KERJA DAN PENDANAAN PERANGKAT DAERAH"),
    (35, "5", "BAB V PENUTUP"),
)
IDENTITY = Identity(
    "DINAS KOPERASI USAHA KECIL DAN MENENGAH", "Kalimantan Barat", "provinsi", 2024, is_renja=True
)


@pytest.fixture(scope="module")
def sample() -> Document:
    return document_of(SAMPLE)


def table_of(document: Document, kind: str) -> LogicalTable:
    found = [table for table in document.tables if table.kind == kind]
    assert len(found) == 1, f"expected one {kind}, got {[table.kind for table in document.tables]}"
    return found[0]


def truth_of(kind: str) -> tuple[list[str], list[list[str]]]:
    """Column names and rows, without the line of the text that each row comes from."""
    with (TRUTH / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    assert names[0] == "baris_teks"
    return names[1:], [row[1:] for row in rows]


def check_rows(document: Document, kind: str) -> None:
    names, rows = truth_of(kind)
    table = table_of(document, kind)
    order = in_contract_order(table, KINDS)
    assert [table.columns[place].name for place in order] == names
    assert all(column.is_known for column in table.columns)
    read = [[squeeze(row.entries[place].text) for place in order] for row in table.rows]
    problems = list(cell_differences([[squeeze(text) for text in row] for row in rows], read, kind))
    assert not problems, "\n".join(problems)


# --- tables -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TABLES)
def test_rows_are_those_of_the_truth(sample: Document, kind: str) -> None:
    check_rows(sample, kind)


def test_tables_are_the_five_in_the_order_of_the_document(sample: Document) -> None:
    assert [table.kind for table in sample.tables] == list(TABLES)


@pytest.mark.parametrize("kind", TABLES)
def test_label_title_and_pages(sample: Document, kind: str) -> None:
    table = table_of(sample, kind)
    label, pages = TABLES[kind]
    assert table.label == label
    assert table.pages == tuple(pages)
    assert table.caption.startswith(CAPTIONS[kind])


@pytest.mark.parametrize("kind", TABLES)
def test_row_of_column_numbers(sample: Document, kind: str) -> None:
    """It is kept beside the table and is no row of it, on no page."""
    table = table_of(sample, kind)
    numbers = tuple(str(number) for number in range(1, len(table.columns) + 1))
    assert table.number_row == NUMBER_ROWS.get(kind, numbers)
    assert all(tuple(entry.text for entry in row.entries) != table.number_row for row in table.rows)


@pytest.mark.parametrize("kind", TABLES)
def test_rows_begin_on_the_page_that_prints_them(sample: Document, kind: str) -> None:
    """The first printed line of a row stands on its page, and every box of a row on the page it names."""
    cells = cells_by_place(sample)
    before = 0
    for row in table_of(sample, kind).rows:
        assert row.page >= before, f"{kind}: row on page {row.page} after one on page {before}"
        before = row.page
        for entry in row.entries:
            parts = [cells[source.page, source.bbox].text for source in entry.sources]
            assert squeeze("".join(parts)) == squeeze(entry.text)
        assert min(source.page for entry in row.entries for source in entry.sources) == row.page


def test_nothing_is_doubted_and_nothing_left_over(sample: Document) -> None:
    assert [cell.text for grid in sample.grids for cell in grid.cells if cell.doubt] == []
    assert [(page.page, page.problems) for page in sample.pages if page.problems or page.unowned] == []


# --- a second reader ----------------------------------------------------------------------------------------


def cells_by_place(document: Document) -> dict[tuple[int, BBox], Cell]:
    return {(grid.page, cell.bbox): cell for grid in document.grids for cell in grid.cells}


@cache
def plumbed(page: int) -> pdfplumber.page.Page:
    with pdfplumber.open(SAMPLE) as document:
        found = document.pages[page - 1]
        _ = found.chars
        return found


def test_boxes_hold_the_text_that_another_reader_finds_there(sample: Document) -> None:
    """200 cells spread over all table pages; each letter whose middle lies in the box, by pdfplumber."""
    filled = [(grid, cell) for grid in sample.grids for cell in grid.cells if cell.text]
    chosen = filled[:: len(filled) // 200][:200]
    assert len(chosen) == 200
    assert {grid.page for grid, _ in chosen} == {grid.page for grid in sample.grids}
    problems = []
    for grid, cell in chosen:
        found = letters_in(plumbed(grid.page), cell.bbox)
        if found != Counter(squeeze(cell.text)):
            problems.append(
                f"page {grid.page}, row {cell.row}, column {cell.column}: {cell.text!r}, got {found}"
            )
    assert not problems, "\n".join(problems)


def letters_in(page: pdfplumber.page.Page, box: BBox) -> Counter[str]:
    return Counter(
        letter
        for char in page.chars
        if box.x0 < (char["x0"] + char["x1"]) / 2 < box.x1
        and box.top < (char["top"] + char["bottom"]) / 2 < box.bottom
        for letter in squeeze(char["text"])
    )


def test_edges_are_where_another_reader_finds_rules(sample: Document) -> None:
    """Each row edge of one grid per table has an edge of pdfplumber within a point of it."""
    for kind, (_, pages) in TABLES.items():
        grid = first_grid(sample, kind)
        page = plumbed(pages[0])
        heights = {edge["top"] for edge in page.edges if edge["orientation"] == "h"}
        lost = [edge for edge in grid.row_edges if not any(abs(edge - height) < 1 for height in heights)]
        assert lost == [], kind


def first_grid(document: Document, kind: str) -> Grid:
    return table_of(document, kind).grids[0]


# --- prose, pages, identity ---------------------------------------------------------------------------------


def test_headings(sample: Document) -> None:
    found = [block for block in sample.blocks if block.kind is BlockKind.HEADING]
    assert [(block.page, block.number) for block in found] == [heading[:2] for heading in HEADINGS]
    assert [b.text for b, h in zip(found, HEADINGS, strict=True) if not b.text.startswith(h[2])] == []
    assert all(block.level == block.number.count(".") + 1 for block in found)


def test_prose_knows_its_section(sample: Document) -> None:
    """Each block stands under the last heading before it; before the first chapter under none."""
    section = ""
    for block in sample.blocks:
        if block.kind is BlockKind.HEADING:
            section = block.number
        assert block.section == section, block.text[:60]
    assert sample.blocks[0].section == ""


def test_contents_pages_have_no_headings(sample: Document) -> None:
    """The daftar isi and the list of chapters in 1.4 name headings without being any."""
    entries = [block for block in sample.blocks if block.kind is BlockKind.CONTENTS]
    assert {block.page for block in entries} == {1, 2, 4, 5}
    assert Counter(block.number for block in entries if block.level == 1) == {str(n): 2 for n in range(1, 6)}


def test_a_paragraph_is_joined_over_its_lines(sample: Document) -> None:
    text = next(b.text for b in sample.blocks if b.page == 28 and b.text.startswith("2. Pagu Dinas"))
    assert text == (
        "2. Pagu Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kalimantan Barat Tahun 2024 sebesar "
        "Rp. 16.818.270.585,-."
    )


def test_every_page_is_reported(sample: Document) -> None:
    assert [page.page for page in sample.pages] == list(range(1, 36))
    tables = {page for _, pages in TABLES.values() for page in pages}
    assert {page.page for page in sample.pages if page.kind is PageKind.TABLE} == tables
    assert {page.kind for page in sample.pages if page.page not in tables} == {PageKind.PROSE}
    assert all(page.characters > 100 for page in sample.pages)


def test_the_running_foot_is_kept_with_its_page(sample: Document) -> None:
    assert all(f"Rencana Kerja Tahun 2024 | {page.page}" in page.furniture for page in sample.pages)


def test_identity(sample: Document) -> None:
    assert sample.identity == IDENTITY


# --- the same document from other producers -----------------------------------------------------------------


@pytest.mark.parametrize("kind", TABLES)
def test_rows_of_the_document_printed_from_excel(kind: str) -> None:
    check_rows(document_of(shared_file("seed", "pdf", f"{SAMPLE.stem}-excel.pdf")), kind)


def test_labels_and_identity_of_the_document_printed_from_excel() -> None:
    document = document_of(shared_file("seed", "pdf", f"{SAMPLE.stem}-excel.pdf"))
    assert [(t.kind, t.label) for t in document.tables] == [
        (kind, label) for kind, (label, _) in TABLES.items()
    ]
    assert document.identity == IDENTITY
    assert [(page.page, page.problems) for page in document.pages if page.problems] == []


@pytest.mark.parametrize("kind", TABLES)
def test_rows_of_the_document_whose_tables_run_up_the_page(kind: str) -> None:
    check_rows(document_of(shared_file("seed", "pdf", f"{SAMPLE.stem}-miring.pdf")), kind)


def test_labels_and_places_of_the_document_whose_tables_run_up_the_page() -> None:
    document = document_of(shared_file("seed", "pdf", f"{SAMPLE.stem}-miring.pdf"))
    assert [(t.kind, t.label) for t in document.tables] == [
        (kind, label) for kind, (label, _) in TABLES.items()
    ]
    assert document.identity == IDENTITY
    assert [(page.page, page.problems) for page in document.pages if page.problems] == []
    assert {page.page for page in document.pages if page.is_turned} >= {
        page for table in document.tables for page in table.pages
    }
    plan = document.tables[-1]
    first, last = plan.rows[1].entries[0].sources[0], plan.rows[1].entries[-1].sources[0]
    # The text runs up the page: the last column stands above the first one, at the same distance from the left.
    assert last.bbox.bottom < first.bbox.top
    assert (first.bbox.x0, first.bbox.x1) == (last.bbox.x0, last.bbox.x1)
