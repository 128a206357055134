"""Damaged and hidden text: what is printed is read, or what is read is marked, or the page is reported as unread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.audit import audit_document
from pipeline.extract.grid import LETTERS
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.document import PageKind
from pipeline.model.page import Doubt
from pipeline.model.summary import Status
from pipeline.settings import load_settings
from pipeline.store import Store
from tests.documents.damaged_text import (
    FONT,
    HEIGHT,
    LEFT,
    ROWS,
    TEXTS,
    TOP,
    WIDTH,
    box,
    cells,
    font_with,
    frame,
    image,
    nameless_font,
    page,
    place,
    shifted,
    show,
)
from tests.documents.hostile import PAGE, assemble, catalog, stream, text
from tests.documents.reading import Reading, read_stages

Read = Callable[[bytes], Reading]

EVERY_CELL = [(row, column) for row in range(len(ROWS)) for column in range(3)]
PAGU = [(row, 2) for row in range(1, len(ROWS))]
WITH_IMAGE = "/Font << /F 5 0 R >> /XObject << /I 6 0 R >>"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(data: bytes) -> Reading:
        path = tmp_path / "halaman.pdf"
        path.write_bytes(data)
        return read_stages(path)

    return run


def texts(reading: Reading) -> list[list[str]]:
    """The one table of the page."""
    (grid,) = reading.extraction.grids
    return grid.texts()


def doubts(reading: Reading) -> dict[tuple[int, int], str]:
    """The cells that may be wrong, by row and column, and why."""
    return {
        (cell.row, cell.column): cell.doubt
        for grid in reading.extraction.grids
        for cell in grid.cells
        if cell.doubt
    }


def in_font(where: list[tuple[int, int]]) -> str:
    """The table with the cells `where` in the font /G."""
    return cells(dict.fromkeys(where, "G"))


def changed(row: int, column: int, wanted: str) -> list[list[str]]:
    """The table with another text in one cell."""
    rows = [list(texts) for texts in TEXTS]
    rows[row][column] = wanted
    return rows


# --- fonts that do not tell their letters --------------------------------------------------------------------


@pytest.mark.parametrize(
    "fonts",
    [
        [nameless_font()],
        font_with(shifted(3)),
        font_with(shifted(-29)),
        font_with(dict.fromkeys("aeinr", "\ue123")),
    ],
    ids=["no-table", "shifted", "shifted-out-of-letters", "private-letters"],
)
def test_a_page_in_a_font_without_its_letters_is_not_read(read: Read, fonts: list[str]) -> None:
    reading = read(page(in_font(EVERY_CELL), *fonts))
    (report,) = reading.extraction.pages
    assert (report.kind, report.characters) == (PageKind.UNTRUSTED, 0)
    assert report.is_unread
    assert report.problems[0].startswith("Teks halaman ini tidak dapat dipercaya")
    assert not reading.extraction.grids


def test_figures_in_a_font_without_its_letters_are_marked_and_the_rest_is_read(read: Read) -> None:
    reading = read(page(in_font(PAGU), nameless_font()))
    assert doubts(reading) == dict.fromkeys(PAGU, LETTERS[Doubt.UNMAPPED])
    assert [row[:2] for row in texts(reading)] == [row[:2] for row in TEXTS]
    (problem,) = reading.extraction.pages[0].problems
    assert problem.startswith("Untuk 27 huruf pada halaman ini berkas tidak menyimpan huruf yang tercetak")


def test_one_figure_that_its_font_does_not_know_is_marked(read: Read) -> None:
    """The table of letters was made for a subset, and the subset grew: only "5" and "7" are lacking."""
    reading = read(page(in_font(PAGU), nameless_font("5", "7")))
    assert doubts(reading) == dict.fromkeys(PAGU, LETTERS[Doubt.UNMAPPED])


def test_a_figure_whose_letter_is_said_to_be_nothing_is_not_lost(read: Read) -> None:
    """Its code is 0, with which texts end; "48.500" must not become "4 .500", or two numbers."""
    reading = read(page(in_font(PAGU), *font_with({**shifted(0), "8": "\x00"})))
    assert doubts(reading) == {(3, 2): LETTERS[Doubt.UNMAPPED]}
    assert texts(reading) == changed(3, 2, "4\ufffd.500")


def test_a_shifted_font_of_some_rows_marks_these_rows(read: Read) -> None:
    """The other rows carry the page: it is read, and none of the marked cells is believed."""
    prose = "".join(text("Rencana kerja perangkat daerah memuat program", 20, 130 - 12 * k) for k in range(5))
    reading = read(page(in_font([(row, 1) for row in range(5)]) + prose, *font_with(shifted(3))))
    assert reading.extraction.pages[0].kind is PageKind.TABLE
    assert doubts(reading) == {(row, 1): LETTERS[Doubt.FOREIGN] for row in range(5)}


def test_an_honest_table_of_letters_raises_no_doubt(read: Read) -> None:
    reading = read(page(in_font(EVERY_CELL), *font_with(shifted(0))))
    assert texts(reading) == TEXTS
    assert not doubts(reading)
    assert not reading.extraction.pages[0].problems


def test_foreign_words_and_abbreviations_raise_no_doubt(read: Read) -> None:
    words = (
        ("Society", "Output Outcome", "Input"),
        ("RPJMD RKPD", "Workshop", "TPPS"),
        ("Strengths", "Threats", "SWOT"),
    )
    reading = read(page(cells(rows=words)))
    assert not doubts(reading)
    assert not reading.extraction.pages[0].problems


def test_a_private_letter_in_a_word_marks_its_cell(read: Read) -> None:
    """A ligature that the producer kept to itself: "Efisien" with one shape for "fi"."""
    rows = changed(2, 1, "E#sien")
    reading = read(page(cells({(2, 1): "G"}, rows), *font_with({**shifted(0), "#": "\ue0f1"})))
    assert doubts(reading) == {(2, 1): LETTERS[Doubt.UNMAPPED]}


def test_bullets_have_private_codes_and_raise_no_doubt(read: Read) -> None:
    bullets = "".join(show("x", row, 1, "G") for row in range(1, 5))
    marked = [(row[0], f"   {row[1]}", row[2]) if number else row for number, row in enumerate(ROWS)]
    reading = read(page(cells(rows=marked) + bullets, *font_with({"x": "\uf0b7"})))
    assert not doubts(reading)
    assert not reading.extraction.pages[0].problems


# --- signs that are not what they look like ------------------------------------------------------------------


_NO_WIDTH = ("\u200b", "\ufeff", "\u2060")


@pytest.mark.parametrize(
    ("printed", "meanings", "expected"),
    [
        ("E#sien", {"#": "\ufb01"}, "Efisien"),
        ("E#sien", {"#": "fi"}, "Efisien"),
        ("Re#eksi", {"#": "\ufb02"}, "Refleksi"),
        ("Sta#", {"#": "ff"}, "Staff"),
        ("O#ce", {"#": "\ufb03"}, "Office"),
        ("Pela#yanan", {"#": "\u200b"}, "Pelayanan"),
        ("Pela#yanan", {"#": "\ufeff"}, "Pelayanan"),
        ("Pela#yanan", {"#": "\u2060"}, "Pelayanan"),
        ("Dokumen#akhir", {"#": "\u00a0"}, "Dokumen akhir"),
        ("Caf#'", {"#": "e", "'": "\u0301"}, "Caf\u00e9"),
        ("Multi#sektor", {"#": "\u00ad"}, "Multi-sektor"),
        ("Multi#sektor", {"#": "\u2011"}, "Multi-sektor"),
    ],
    ids=[
        "fi", "fi-as-two", "fl", "ff-as-two", "ffi", "zero-width", "byte-order-mark", "word-joiner", "no-break-space",
        "accent", "soft-hyphen", "no-break-hyphen",
    ],
)  # fmt: skip
def test_signs_are_read_as_letters(read: Read, printed: str, meanings: dict[str, str], expected: str) -> None:
    rows = changed(2, 1, printed)
    # Such a sign takes no room; the font says so of its shape.
    is_blank = next(iter(meanings.values())) in _NO_WIDTH
    widths = " ".join("0" if code == ord("#") else "500" for code in range(32, 123))
    entries = f"/FirstChar 32 /LastChar 122 /Widths [{widths}]" if is_blank else ""
    reading = read(page(cells({(2, 1): "G"}, rows), *font_with({**shifted(0), **meanings}, entries)))
    assert texts(reading) == changed(2, 1, expected)
    assert not doubts(reading)


@pytest.mark.parametrize("hyphen", ["\u00ad", "-"])
def test_a_soft_hyphen_at_the_end_of_a_line_is_one_like_any_other(read: Read, hyphen: str) -> None:
    x, y = place(1, 1)
    word = f"BT /G 8 Tf {x} {y + 6} Td (Pemberdayaan masya#) Tj 0 -9 Td (rakat) Tj ET\n"
    reading = read(page(cells(rows=changed(1, 1, "")) + word, *font_with({**shifted(0), "#": hyphen})))
    assert texts(reading) == changed(1, 1, "Pemberdayaan masya-rakat")


# --- text that nobody sees ------------------------------------------------------------------------------------

HIDDEN = "9.999"
_SHADED = f"0.8 0.9 1 rg {box(3, 2)} re f 0 g\n"

INVISIBLE = {
    "white": f"1 g {show(HIDDEN, 3, 2)} 0 g\n",
    "nearly-white": f"0.98 g {show(HIDDEN, 3, 2)} 0 g\n",
    "colour-of-the-shading": f"{_SHADED} 0.8 0.9 1 rg {show(HIDDEN, 3, 2)} 0 g\n",
    "covered-by-a-white-shape": f"{show(HIDDEN, 3, 2)} 1 g {box(3, 2)} re f 0 g\n",
    "covered-by-a-shading": f"{show(HIDDEN, 3, 2)} {_SHADED}",
    "no-ink": show(HIDDEN, 3, 2, before="3 Tr").replace("ET", "0 Tr ET"),
    "clipped": f"q 0 0 10 10 re W n {show(HIDDEN, 3, 2)} Q\n",
}


@pytest.mark.parametrize("name", INVISIBLE)
def test_hidden_text_enters_no_cell(read: Read, name: str) -> None:
    """Below the amount that is seen, in the same cell, or in place of it."""
    for printed in ("", "48.500"):
        shown = show(printed, 3, 2) if printed else ""
        reading = read(page(cells(rows=changed(3, 2, "")) + INVISIBLE[name] + shown))
        assert texts(reading) == changed(3, 2, printed)
        assert not doubts(reading)
        assert reading.geometry[0].hidden == len(HIDDEN)


_HEAD = "".join(show(title, 0, column) for column, title in enumerate(ROWS[0]))
_REST = "".join(
    show(words, row, column) for row, line in enumerate(ROWS) if row for column, words in enumerate(line)
)
_BAR = f"{LEFT} {TOP - HEIGHT} {3 * WIDTH} {HEIGHT} re"

_GRADIENT = (
    "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 300 0] /Extend [true true] "
    "/Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0.3] /C1 [0 0 0.6] /N 1 >> >>"
)

VISIBLE = {
    "white-on-a-dark-shading": f"0 0 0.5 rg {_BAR} f 1 g {_HEAD} 0 g {_REST}",
    "white-on-a-dark-curve": f"0 g {LEFT} {TOP} m {LEFT + 255} {TOP} l {LEFT + 255} {TOP - HEIGHT} l {LEFT + 100} "
    f"{TOP - HEIGHT} {LEFT + 50} {TOP - HEIGHT} {LEFT} {TOP - HEIGHT} c h f 1 g {_HEAD} 0 g {_REST}",
    "white-on-an-image": f"q {3 * WIDTH} 0 0 {HEIGHT} {LEFT} {TOP - HEIGHT} cm /I Do Q 1 g {_HEAD} 0 g {_REST}",
    "white-with-a-black-outline": f"1 g 0.3 w {_HEAD.replace('Td', 'Td 2 Tr')} 0 g 0 Tr {_REST}",
    "under-a-marker-pen": f"{_HEAD}{_REST} q /T gs 1 1 0 rg {_BAR} f Q",
    "inside-a-frame-painted-as-a-ring": f"{_HEAD}{_REST} {_BAR} {LEFT + 2} {TOP - HEIGHT + 2} {3 * WIDTH - 4} "
    f"{HEIGHT - 4} re f*",
    "inside-a-frame-painted-through-a-clip": f"{_HEAD}{_REST} q {_BAR} {LEFT + 2} {TOP - HEIGHT + 2} {3 * WIDTH - 4} "
    f"{HEIGHT - 4} re W* n {_BAR} f Q",
    "printed-again-over-what-covers-it": f"{_HEAD}{_REST} 0.9 g {_BAR} f 0 g {_HEAD}",
    "white-on-a-gradient": f"q {_BAR} W n /S sh Q 1 g {_HEAD} 0 g {_REST}",
}


@pytest.mark.parametrize("name", VISIBLE)
def test_text_that_is_seen_is_not_taken_for_hidden(read: Read, name: str) -> None:
    resources = f"{WITH_IMAGE} /ExtGState << /T << /ca 0.4 >> >> /Shading << /S {_GRADIENT} >>"
    reading = read(page(frame() + VISIBLE[name], image(), resources=resources))
    assert texts(reading) == TEXTS
    assert not doubts(reading)


@pytest.mark.parametrize(
    "shape",
    ["20 20 m 20 140 l 140 20 l h f", "q 0.7 0.7 -0.7 0.7 80 20 cm 0 0 85 85 re f Q"],
    ids=["triangle", "turned-square"],
)
def test_text_beside_a_shape_is_not_covered_by_the_box_around_it(read: Read, shape: str) -> None:
    reading = read(page(text("Koperasi", 100, 125) + f"0.9 g {shape} 0 g\n"))
    assert [block.text for block in reading.extraction.blocks] == ["Koperasi"]


# --- marks and stamps ------------------------------------------------------------------------------------------

WATERMARKS = {
    "slanted": "0.85 g BT /F 60 Tf 0.7 0.7 -0.7 0.7 60 100 Tm (DRAFT) Tj ET 0 g\n",
    "slanted-and-black": "BT /F 60 Tf 0.8 0.6 -0.6 0.8 60 120 Tm (DRAFT) Tj ET\n",
    "letter-by-letter": "".join(
        f"0.85 g BT /F 60 Tf 0.7 0.7 -0.7 0.7 {50 + 30 * k} {120 + 30 * k} Tm ({letter}) Tj ET 0 g\n"
        for k, letter in enumerate("DRAFT")
    ),
    "upright": "0.85 g BT /F 70 Tf 30 190 Td (DRAFT) Tj ET 0 g\n",
    "upward": "0.85 g BT /F 70 Tf 0 1 -1 0 160 160 Tm (DRAFT) Tj ET 0 g\n",
}


@pytest.mark.parametrize("is_behind", [True, False], ids=["behind", "in-front"])
@pytest.mark.parametrize("name", WATERMARKS)
def test_a_mark_across_the_page_enters_no_cell(read: Read, name: str, is_behind: bool) -> None:
    mark = WATERMARKS[name]
    reading = read(page(mark + cells() if is_behind else cells() + mark))
    assert texts(reading) == TEXTS
    assert not doubts(reading)
    assert reading.geometry[0].hidden == len("DRAFT")


def test_a_slanted_mark_is_one_where_there_is_no_text_too(read: Read) -> None:
    mark = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 120 20 Tm (DRAFT) Tj ET\n"
    reading = read(page(cells() + mark))
    assert texts(reading) == TEXTS
    assert not reading.extraction.blocks


def test_a_large_title_is_no_mark(read: Read) -> None:
    title = "BT /F 36 Tf 20 120 Td (RENJA) Tj ET\n"
    reading = read(page(cells() + title))
    assert [block.text for block in reading.extraction.blocks] == ["RENJA"]


def test_small_slanted_text_is_marked_where_it_stands(read: Read) -> None:
    x, y = place(2, 1)
    slanted = f"BT /F 9 Tf 0.9 0.3 -0.3 0.9 {x} {y - 4} Tm (revisi) Tj ET\n"
    reading = read(page(cells(rows=changed(2, 1, "")) + slanted))
    assert doubts(reading) == {(2, 1): LETTERS[Doubt.SLANTED]}


def test_a_stamp_over_a_cell_makes_it_doubtful(read: Read) -> None:
    left, bottom, width, height = (float(part) for part in box(3, 2).split())
    stamp = f"q {width} 0 0 {height} {left} {bottom} cm /I Do Q\n"
    over, behind = (
        page(content, image(), resources=WITH_IMAGE) for content in (cells() + stamp, stamp + cells())
    )
    assert doubts(read(over)) == {(3, 2): LETTERS[Doubt.COVERED]}
    assert texts(read(over)) == TEXTS
    assert not doubts(read(behind))


def test_text_under_the_image_of_its_page_is_not_believed(read: Read) -> None:
    """What a scanning program recognised, put under the scan: the text of another page, or of a bad recognition."""
    scan = "q 300 0 0 300 0 0 cm /I Do Q\n"
    under, over = (
        page(content, image(), resources=WITH_IMAGE) for content in (cells() + scan, scan + cells())
    )
    assert read(under).extraction.pages[0].kind is PageKind.UNTRUSTED
    assert texts(read(over)) == TEXTS


# --- what the reports say ---------------------------------------------------------------------------------------


def test_a_document_with_such_a_page_is_read_in_part_and_says_so(tmp_path: Path) -> None:
    good = "".join(text("Rencana Kerja Dinas Koperasi Tahun 2026", 20, 280 - 12 * k) for k in range(4))
    resources = "/Resources << /Font << /F 5 0 R /G 8 0 R >> >>"
    pages = [f"<< {PAGE} /Contents {content} 0 R {resources} >>" for content in (6, 7)]
    objects = [*catalog(3, 4), *pages, FONT, stream(good), stream(in_font(EVERY_CELL)), nameless_font()]
    path = tmp_path / "renja.pdf"
    path.write_bytes(assemble(objects))
    store = Store(tmp_path / "output", tmp_path / "interim")
    result = audit_document(Job(InputFile("renja.pdf", path), load_settings(), store))
    assert (result.status, result.halaman_tak_terbaca) == (Status.SEBAGIAN, 1)
    assert result.pesan == (
        "Teks halaman 2 tidak dapat dipercaya: yang tersimpan bukan yang tercetak. "
        "Mohon minta berkas yang dicetak ulang ke PDF dari aslinya."
    )
    (told,) = (finding for finding in result.findings if finding.aturan == "OCR-01")
    assert told.pesan.startswith("Halaman 2 tidak terbaca dengan baik")
    (gap,) = (finding for finding in result.findings if finding.aturan == "STR-10")
    assert gap.pesan == "Halaman 2 menyimpan teks yang bukan teks tercetaknya."


def test_a_document_of_such_pages_alone_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "renja.pdf"
    path.write_bytes(page(in_font(EVERY_CELL), nameless_font()))
    store = Store(tmp_path / "output", tmp_path / "interim")
    result = audit_document(Job(InputFile("renja.pdf", path), load_settings(), store))
    assert result.status is Status.GAGAL
    assert "Teks halaman 1 tidak dapat dipercaya" in result.pesan
