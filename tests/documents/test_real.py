"""What holds of every real file, whatever it prints: nothing lost, nothing in two places, nothing off the page.

The default run reads five files. All of them take some ten minutes, most of it for two that are scans::

    pytest tests/documents/test_real.py -m "penuh or not penuh"
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from pipeline.audit import audit_document
from pipeline.extract.identity import read_identity
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.document import PageKind, Perihal
from pipeline.model.geometry import BBox
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.text import squash
from pipeline.settings import load_settings
from pipeline.store import Store
from tests.conftest import shared_folder
from tests.defaults import KINDS, SETTINGS
from tests.documents.catalogue import CATALOGUE, SHORT, Known
from tests.documents.identities import IDENTITIES
from tests.documents.reading import NO_SHARED, Reading, read_stages, shared_file, squeeze

# PDFium keeps coordinates as 32-bit floats: on a page of 1,000 pt they are good to a ten-thousandth.
ROUNDING = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A real file, read stage by stage and audited as a whole."""

    name: str
    known: Known
    reading: Reading
    result: DocumentResult


def _parameters() -> list[object]:
    long = sorted(CATALOGUE.keys() - set(SHORT))
    return [*SHORT, *(pytest.param(name, marks=pytest.mark.penuh) for name in long)]


@pytest.fixture(scope="module", params=_parameters())
def subject(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    name = str(request.param)
    path = shared_file("real", name)
    folder = tmp_path_factory.mktemp("real")
    job = Job(InputFile(name, path), load_settings(), Store(folder / "output", folder / "interim"))
    return Subject(name, CATALOGUE[name], read_stages(path), audit_document(job))


# --- the catalogue ------------------------------------------------------------------------------------------


def test_catalogue_names_every_file_there_is() -> None:
    folder = shared_folder()
    if folder is None or not (folder / "real").is_dir():
        pytest.skip(NO_SHARED)
    there = {path.relative_to(folder / "real").as_posix() for path in (folder / "real").rglob("*.pdf")}
    assert there == CATALOGUE.keys()
    assert set(SHORT) <= CATALOGUE.keys()


def test_every_page_is_reported_and_scans_are_told_from_texts(subject: Subject) -> None:
    pages = subject.reading.extraction.pages
    assert [page.page for page in pages] == list(range(1, subject.known.pages + 1))
    assert {page.page for page in pages if page.kind is PageKind.SCAN} == subject.known.scanned
    assert {page.page for page in pages if page.kind is PageKind.UNTRUSTED} == subject.known.untrusted
    assert all(page.problems for page in pages if page.is_unread or page.unowned)


def test_only_known_pages_are_in_doubt(subject: Subject) -> None:
    grids = subject.reading.extraction.grids
    doubted = {grid.page for grid in grids if any(cell.doubt for cell in grid.cells)}
    left_over = {page.page for page in subject.reading.extraction.pages if page.unowned}
    assert doubted <= subject.known.doubted.keys()
    assert left_over <= subject.known.left_over.keys()


def test_audit_ends_with_a_status_and_a_sentence(subject: Subject) -> None:
    result, known = subject.result, subject.known
    assert result.crashed == ()
    assert len(result.sha256) == 64
    assert "Traceback" not in result.pesan
    assert "Kesalahan program" not in result.pesan
    assert result.status is not Status.GAGAL
    assert (result.status is not Status.BUKAN_RENJA) is known.is_renja
    assert result.halaman == known.pages
    assert result.halaman_pindai == len(known.scanned)
    assert result.status is not Status.TERBACA or not known.scanned


# --- whose it is --------------------------------------------------------------------------------------------


def test_the_truth_about_identities_is_told_of_every_file() -> None:
    assert IDENTITIES.keys() == CATALOGUE.keys()


def test_a_file_says_whose_plan_of_which_year_it_is(subject: Subject) -> None:
    stated, found = IDENTITIES[subject.name], read_identity(subject.reading.extraction, SETTINGS)
    assert squash(found.opd) in {squash(name) for name in stated.opd or ("",)}
    assert (found.daerah, found.jenis_pemda) == (stated.daerah, stated.jenis_pemda)
    assert (found.tahun, found.dokumen_lain) == (stated.tahun, stated.lain)


def test_what_is_believed_is_printed_where_the_evidence_says(subject: Subject) -> None:
    found = read_identity(subject.reading.extraction, SETTINGS)
    followed = {bukti.perihal for bukti in found.bukti if found.follows(bukti)}
    told = ((Perihal.OPD, found.opd), (Perihal.DAERAH, found.daerah), (Perihal.TAHUN, found.tahun))
    assert {perihal for perihal, value in told if value} <= followed
    for bukti in found.bukti:
        assert 1 <= bukti.source.page <= subject.known.pages
        assert bukti.suara > 0
        assert bukti.teks


# --- nothing is lost ----------------------------------------------------------------------------------------


def test_every_letter_is_in_one_cell_or_one_line_outside(subject: Subject) -> None:
    """Counted letter by letter, not only by number."""
    for geometry, content in zip(subject.reading.geometry, subject.reading.contents, strict=True):
        if content.kind is PageKind.UNTRUSTED:
            continue
        owned: Counter[str] = Counter()
        for lines in content.grids.lines:
            for own in lines.values():
                owned.update(squeeze("".join(line.text for line in own)))
        outside = Counter(squeeze("".join(line.text for line in content.lines)))
        assert owned + outside == Counter(squeeze(geometry.characters.text())), f"page {content.page}"
        assert content.characters == len(geometry.characters)


def test_every_letter_outside_cells_is_prose_or_furniture(subject: Subject) -> None:
    """Text that is left over is counted among prose as well: it is shown, and it is doubted."""
    found = subject.reading.extraction
    lines = Counter(squeeze("".join(line.text for page in subject.reading.contents for line in page.lines)))
    prose = Counter(squeeze("".join(block.text for block in found.blocks)))
    assert prose + Counter(squeeze("".join(found.furniture))) == lines
    for page, content in zip(found.pages, subject.reading.contents, strict=True):
        owners = (page.in_cells, page.in_prose, page.in_furniture, page.unowned)
        assert min(owners) >= 0, f"page {page.page}: {owners}"
        assert sum(owners) == page.characters == content.characters
        assert page.in_cells == content.grids.in_cells


def test_every_cell_text_is_its_lines_joined(subject: Subject) -> None:
    for content in subject.reading.contents:
        for grid, lines in zip(content.grids.grids, content.grids.lines, strict=True):
            for place, cell in enumerate(grid.cells):
                printed = "".join(line.text for line in lines[place])
                assert Counter(squeeze(cell.text)) == Counter(squeeze(printed))


def test_logical_tables_hold_what_their_grids_hold(subject: Subject) -> None:
    """A row begins on a page of its table, every text comes from cells, and no cell is used in two rows."""
    for table in subject.reading.extraction.tables:
        pages = [row.page for row in table.rows]
        assert pages == sorted(pages)
        cells = {(grid.page, cell.bbox): cell for grid in table.grids for cell in grid.cells}
        used: Counter[tuple[int, BBox]] = Counter()
        for row in table.rows:
            assert len(row.entries) == len(table.columns)
            for entry in row.entries:
                places = [(source.page, source.bbox) for source in entry.sources]
                used.update(place for place in places if cells[place].text)
                assert squeeze("".join(cells[place].text for place in places)) == squeeze(entry.text)
        assert [place for place, count in used.items() if count > 1] == []


# --- nothing is off the page or on top of something else ----------------------------------------------------


def test_boxes_lie_on_the_page(subject: Subject) -> None:
    for geometry, content in zip(subject.reading.geometry, subject.reading.contents, strict=True):
        paper = BBox(0, 0, geometry.width, geometry.height)
        for grid in content.grids.grids:
            assert paper.contains(grid.bbox, ROUNDING), f"page {grid.page}: {grid.bbox}"
            assert all(grid.bbox.contains(cell.bbox, ROUNDING) for cell in grid.cells)
        middles = [_middle(line.bbox) for line in content.lines]
        assert all(paper.contains(BBox(x, y, x, y)) for x, y in middles)


def test_cells_of_a_grid_do_not_overlap(subject: Subject) -> None:
    for grid in subject.reading.extraction.grids:
        squares = Counter(
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        )
        assert max(squares.values()) == 1, f"page {grid.page}"
        assert all(row < grid.row_count and column < grid.column_count for row, column in squares)


def test_text_of_a_cell_stands_in_its_box(subject: Subject) -> None:
    """The middle of each printed line; a text that runs over a rule is doubted and may stick out."""
    for content in subject.reading.contents:
        for grid, lines in zip(content.grids.grids, content.grids.lines, strict=True):
            for place, cell in enumerate(grid.cells):
                if cell.doubt:
                    continue
                points = [_middle(line.bbox) for line in lines[place]]
                assert all(cell.bbox.contains(BBox(x, y, x, y), ROUNDING) for x, y in points), (
                    f"page {grid.page}, row {cell.row}, column {cell.column}"
                )


def _middle(box: BBox) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def test_edges_ascend_and_no_row_or_column_is_a_hair(subject: Subject) -> None:
    """An edge drawn twice makes no column of its own."""
    for grid in subject.reading.extraction.grids:
        for edges in (grid.row_edges, grid.column_edges):
            steps = [later - earlier for earlier, later in pairwise(edges)]
            assert min(steps) > 2, f"page {grid.page}: {min(steps):.2f} pt"


def test_kinds_are_names_of_the_contract(subject: Subject) -> None:
    names = {kind.name for kind in KINDS}
    assert names == {
        "evaluasi_renja", "kinerja_pelayanan", "review_rkpd", "usulan_masyarakat", "tujuan_sasaran", "rencana_kerja",
    }  # fmt: skip
    assert {finding.place.jenis_tabel for finding in subject.result.findings} <= names | {
        "narasi",
        "dokumen",
        "",
    }


def test_results_name_the_document_by_its_path_below_the_raw_folder(subject: Subject) -> None:
    assert subject.result.dokumen == subject.name
    assert all(finding.dokumen == subject.name for finding in subject.result.findings)
