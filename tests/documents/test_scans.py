"""Pages that are images: what is read from them is right or marked, and nobody is told more than is known."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

import pipeline.read.ocr.recogniser as recogniser
from pipeline.audit import audit_document
from pipeline.extract.grid import UNSURE
from pipeline.inputs import InputFile, look_at
from pipeline.job import Job
from pipeline.local import audit_here
from pipeline.model.document import Document, PageKind
from pipeline.model.figures import format_rupiah
from pipeline.model.finding import Kepastian
from pipeline.model.summary import Status
from pipeline.model.table import Cell, Grid
from pipeline.reconcile.findings import READING
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.documents.hostile import one_page, text
from tests.documents.outlines import draw_outlines
from tests.documents.reading import SAMPLE, document_of, shared_file, squeeze
from tests.documents.scanning import Scanner, joined
from tests.told import Told
from tests.typeset import content
from tests.typeset.cases.rules import TITLE
from tests.typeset.flow import Table
from tests.typeset.frame import PageFrame
from tests.typeset.scene import Scene
from tests.typeset.truth import Truth
from tests.typeset.variant import typeset_scene

pytest.importorskip("onnxruntime", reason="letters in pictures are read with onnxruntime")

FROM_IMAGE = "Halaman dibaca dari gambar; nilai dapat salah baca."
COARSE = (
    "Halaman dibaca dari gambar yang kasar (kurang dari 150 titik per inci); semua nilai dapat salah baca. "
    "Mohon minta pindaian yang lebih tajam."
)
UNREAD = "Halaman berupa gambar pindaian tanpa teks dan belum terbaca."
PLAIN = Scanner()
BAD = Scanner(dpi=150, skew=1.0, quality=40)

Read = Callable[[bytes], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(pdf: bytes) -> Document:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf"
        path.write_bytes(pdf)
        return document_of(path)

    return run


def page_of_amounts() -> tuple[bytes, Truth]:
    return typeset_scene(Scene((TITLE, Table(content.list_of_amounts())), frame=PageFrame(595, 300)))


def page_of_kode() -> tuple[bytes, Truth]:
    table = Table(content.indicator_table(1))
    return typeset_scene(Scene((TITLE, table), frame=PageFrame(842, 400)))


def unmarked_errors(found: Sequence[Grid], truth: Truth) -> list[str]:
    """Cells that are wrong and of which the reader does not say that they may be."""
    wrong = []
    for grid, table in zip(found, truth.pages[0].tables, strict=True):
        cells = {(cell.row, cell.column): cell for cell in grid.cells}
        for row, texts in enumerate(table.texts()):
            for column, expected in enumerate(texts):
                cell = cells.get((row, column), Cell(row, column, 1, 1, grid.bbox, ""))
                if squeeze(cell.text) != squeeze(expected) and not cell.doubt:
                    wrong.append(f"({row}, {column}): expected {expected!r}, got {cell.text!r}")
    return wrong


def doubted(found: Sequence[Grid]) -> int:
    return sum(bool(cell.doubt) for grid in found for cell in grid.cells)


# --- right or marked ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scanner", "may_be_doubted"),
    [
        (PLAIN, 1),
        (BAD, 8),
        (Scanner(turn=2, skew=0.5), 1),
        pytest.param(Scanner(turn=1), 1, marks=pytest.mark.penuh),
        pytest.param(Scanner(turn=3), 1, marks=pytest.mark.penuh),
        pytest.param(Scanner(dpi=300, skew=-2.0), 1, marks=pytest.mark.penuh),
    ],
    ids=[
        "200 dpi",
        "150 dpi, askew, JPEG 40",
        "upside down",
        "on its right side",
        "on its left side",
        "300 dpi",
    ],
)
def test_a_scanned_table_is_read_or_marked(read: Read, scanner: Scanner, may_be_doubted: int) -> None:
    pdf, truth = page_of_kode()
    document = read(scanner.pdf(pdf))
    assert unmarked_errors(document.grids, truth) == []
    assert doubted(document.grids) <= may_be_doubted


def test_amounts_of_a_scan_and_where_they_stand(read: Read) -> None:
    """Boxes are those of the displayed page, also where it was scanned upside down."""
    pdf, _ = page_of_amounts()
    upright = read(pdf)
    turned = read(Scanner(turn=2).pdf(pdf))
    for one, other in zip(upright.grids[0].cells, turned.grids[0].cells, strict=True):
        assert other.bbox.x0 == pytest.approx(595 - one.bbox.x1, abs=3)
        assert other.bbox.top == pytest.approx(300 - one.bbox.bottom, abs=3)
        assert (other.row, other.column) == (one.row, one.column)
        assert squeeze(other.text) == squeeze(one.text) or other.doubt
        assert not other.doubt or one.text in ("I", "II")  # the numbers of programs look like 1 and 11
    assert {grid.method for grid in turned.grids} == {"ocr-rapidocr"}


@pytest.mark.parametrize("radius", [4, 8])
def test_a_blot_over_a_cell_is_marked(read: Read, radius: float) -> None:
    """A stamp hides an amount: the cell is not empty, it is illegible."""
    pdf, _ = page_of_amounts()
    (target,) = [cell for cell in read(pdf).grids[0].cells if squeeze(cell.text) == "415.000.000"]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 300), invariant=1)
    canvas.setFillColor(Color(0.2, 0.2, 0.2))
    (picture,) = PLAIN.scan(pdf)
    canvas.drawImage(picture.image, 0, 0, 595, 300)
    middle = (target.bbox.top + target.bbox.bottom) / 2
    canvas.circle(target.bbox.x0 + 30, 300 - middle, radius, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    cells = {(cell.row, cell.column): cell for cell in read(out.getvalue()).grids[0].cells}
    assert cells[target.row, target.column].doubt == UNSURE


@pytest.mark.parametrize(("size", "dpi"), [(5, 200), (4.5, 200), (5, 150)])
def test_points_as_small_as_dust_are_not_lost_without_a_mark(read: Read, size: float, dpi: float) -> None:
    lots = Random(1)
    amounts = [[format_rupiah(Decimal(lots.randrange(10**6, 10**9))) for _ in range(4)] for _ in range(8)]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=1)
    canvas.setFont("Helvetica", size)
    canvas.setLineWidth(0.4)
    canvas.grid([20 + 60 * column for column in range(5)], [20 + 2 * size * row for row in range(9)])
    for row, printed in enumerate(amounts):
        for column, amount in enumerate(printed):
            canvas.drawString(24 + 60 * column, 20 + (2 * (7 - row) + 0.6) * size, amount)
    canvas.showPage()
    canvas.save()
    (grid,) = read(Scanner(dpi=dpi).pdf(out.getvalue())).grids
    cells = [(amounts[cell.row][cell.column], cell) for cell in grid.cells]
    assert len(cells) == 32
    assert [(amount, cell.text) for amount, cell in cells if amount != cell.text and not cell.doubt] == []


@pytest.mark.parametrize(
    ("width", "height", "text", "is_sure"),
    [(7, 1.5, "-", True), (2.4, 2.0, "", False)],
    ids=["a dash", "a dash that is blurred, or a dot"],
)
def test_a_lone_mark_is_told_by_its_shape(
    read: Read, width: float, height: float, text: str, is_sure: bool
) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=1)
    canvas.grid((20, 140, 280), (60, 90, 120))
    canvas.setFont("Helvetica", 10)
    for at in (100, 70):
        canvas.drawString(30, at, "Realisasi anggaran")
    canvas.rect(160, 73, width, height, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    (cell,) = [
        cell for cell in read(PLAIN.pdf(out.getvalue())).grids[0].cells if (cell.row, cell.column) == (1, 1)
    ]
    assert bool(cell.doubt) is not is_sure
    assert not is_sure or cell.text == text


# --- page by page -------------------------------------------------------------------------------------------


def test_a_document_of_text_a_scan_and_a_picture(read: Read) -> None:
    """Only the scan is read from its picture; the text beside it stays certain."""
    pdf, _ = page_of_amounts()
    document = read(joined(one_page(text("Rencana Kerja Dinas Koperasi Tahun 2026")), PLAIN.pdf(pdf)))
    assert [(page.kind, page.method, page.problems, page.is_unread) for page in document.pages] == [
        (PageKind.PROSE, "pdfium", (), False),
        (PageKind.SCAN, "ocr-rapidocr", (FROM_IMAGE,), False),
    ]


def test_a_hidden_layer_of_text_is_not_believed(read: Read) -> None:
    """Somebody else's OCR lies invisibly over the scan; what is seen counts."""
    pdf, _ = page_of_amounts()
    document = read(PLAIN.pdf(pdf, hidden_text="Program Lain 999.999.999 yang tidak tercetak di halaman ini"))
    texts = [cell.text for cell in document.grids[0].cells]
    assert "740.250.000" in texts
    assert not any("999" in text for text in texts)


def test_a_page_whose_text_cannot_be_trusted_is_read_from_its_picture(read: Read) -> None:
    """Some scanning programs put what they recognised under the scan, where others make it invisible."""
    pdf, _ = page_of_amounts()
    document = read(
        PLAIN.pdf(pdf, covered_text="Program Lain 999.999.999 yang tidak tercetak di halaman ini")
    )
    assert [(page.kind, page.problems, page.is_unread) for page in document.pages] == [
        (PageKind.UNTRUSTED, (FROM_IMAGE,), False)
    ]
    texts = [cell.text for cell in document.grids[0].cells]
    assert "740.250.000" in texts
    assert not any("999" in text for text in texts)


def test_letters_that_were_turned_into_curves_are_read_from_the_picture(read: Read) -> None:
    """Design programs export them so: there is no text in the file, and no image either."""
    rows = [("2.17.01", "Program Penunjang"), ("2.17.02", "Program Pelayanan")]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=1)
    canvas.grid((20, 120, 280), (20, 40, 60))
    for row, texts in enumerate(rows):
        for column, words in enumerate(texts):
            draw_outlines(canvas, words, 26 + 100 * column, 46 - 20 * row)
    canvas.showPage()
    canvas.save()
    document = read(out.getvalue())
    (page,) = document.pages
    assert (page.kind, page.problems) == (PageKind.SCAN, (FROM_IMAGE,))
    assert [squeeze(cell.text) for cell in document.grids[0].cells if not cell.doubt] == [
        squeeze(words) for texts in rows for words in texts
    ]


def test_a_coarse_scan_is_in_doubt_in_every_cell(read: Read) -> None:
    """At 100 dots per inch points between figures are lost without a trace, and no letter is certain."""
    pdf, _ = page_of_amounts()
    document = read(Scanner(dpi=100).pdf(pdf))
    assert [page.problems for page in document.pages] == [(COARSE,)]
    assert [cell.text for grid in document.grids for cell in grid.cells if cell.text and not cell.doubt] == []
    assert doubted(document.grids) > 10


def test_a_scan_without_letters_stays_unread(read: Read) -> None:
    blank = one_page("0.9 g 10 10 250 250 re f")
    document = read(PLAIN.pdf(blank))
    assert [(page.method, page.problems, page.is_unread) for page in document.pages] == [
        ("", (UNREAD,), True)
    ]


def test_without_the_recogniser_a_scan_stays_unread(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no onnxruntime for Macs with Intel processors."""
    monkeypatch.setattr(recogniser, "find_spec", lambda _name: None)
    recogniser.load_recogniser.cache_clear()
    document = read(PLAIN.pdf(page_of_amounts()[0]))
    recogniser.load_recogniser.cache_clear()
    assert [(page.problems, page.is_unread) for page in document.pages] == [((UNREAD,), True)]


# --- what is said of it -------------------------------------------------------------------------------------


def test_an_audit_says_that_it_read_pictures(tmp_path: Path) -> None:
    path = tmp_path / "pindai.pdf"
    path.write_bytes(PLAIN.pdf(page_of_kode()[0]))
    store = Store(tmp_path / "output", tmp_path / "interim")
    result = audit_document(Job(InputFile(path.name, path), SETTINGS, store))
    assert result.status in (Status.SEBAGIAN, Status.BUKAN_RENJA)
    assert (result.halaman_pindai, result.halaman_tak_terbaca) == (1, 0)
    pages = (tmp_path / "interim" / path.name / "01_halaman.csv").read_text(encoding="utf-8")
    assert pages.splitlines()[1].startswith("1,pindai,ocr-rapidocr,")


@pytest.mark.penuh
def test_scanned_pages_read_side_by_side_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "pindai.pdf"
    page = PLAIN.pdf(page_of_amounts()[0])
    path.write_bytes(joined(page, page, page))
    results = []
    for jobs in (1, 2):
        store = Store(tmp_path / f"output{jobs}", tmp_path / f"interim{jobs}")
        told = Told()
        job = Job(look_at(InputFile(path.name, path)), SETTINGS, store)
        results.extend(audit_here([job], jobs, told.pages))
        assert told.seen[-1] == (3, 3)
    assert results[0] == results[1]
    assert results[0].halaman_pindai == 3


# --- the sample ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scans() -> Path:
    """Eleven pages of the sample."""
    return shared_file("seed", "pdf", f"{SAMPLE.stem}-pindai.pdf")


@pytest.fixture(scope="module")
def sample_scans(scans: Path) -> tuple[Document, Document]:
    """The sample, and its scans."""
    return document_of(SAMPLE), document_of(scans)


def pairs(printed: Document, scanned: Document) -> list[tuple[str, Cell, Cell]]:
    """Each cell of the scanned pages: the name of its column, as it is, and as it was read."""
    columns = {
        source: column.name
        for table in printed.tables
        for row in table.rows
        for column, entry in zip(table.columns, row.entries, strict=True)
        for source in entry.sources
    }
    page_of = {page.nomor: page.page for page in printed.pages}
    own = {page.page: page_of[page.nomor] for page in scanned.pages}
    truth = {grid.page: grid for grid in printed.grids}
    return [
        (columns.get(known.source_of(cell), ""), cell, read)
        for grid in scanned.grids
        for known in [truth[own[grid.page]]]
        for cell, read in zip(known.cells, grid.cells, strict=True)
    ]


@pytest.mark.penuh
def test_every_cell_of_the_sample_s_scans_is_right_or_marked(
    sample_scans: tuple[Document, Document],
) -> None:
    cells = [(known, read) for _, known, read in pairs(*sample_scans)]
    assert len(cells) > 1700
    assert [(known.row, known.column) for known, _ in cells] == [(read.row, read.column) for _, read in cells]
    wrong = [(known.text, read) for known, read in cells if squeeze(known.text) != squeeze(read.text)]
    assert [(text, read.text) for text, read in wrong if not read.doubt] == []


@pytest.mark.penuh
@pytest.mark.parametrize("column", ["kode", "pagu", "target"])
def test_nearly_every_kode_pagu_and_target_of_the_sample_s_scans_is_certain(
    sample_scans: tuple[Document, Document], column: str
) -> None:
    cells = [read for name, known, read in pairs(*sample_scans) if name.startswith(column) and known.text]
    assert len(cells) > 140
    assert sum(not read.doubt for read in cells) >= 0.99 * len(cells)


@pytest.mark.penuh
def test_nothing_is_certain_that_is_said_of_the_sample_s_scans(scans: Path, tmp_path: Path) -> None:
    """But that they are images."""
    store = Store(tmp_path / "output", tmp_path / "interim")
    findings = audit_document(Job(InputFile(scans.name, scans), SETTINGS, store)).findings
    certain = {finding.aturan for finding in findings if finding.kepastian is Kepastian.PASTI}
    assert all(aturan.startswith(READING) for aturan in certain)
