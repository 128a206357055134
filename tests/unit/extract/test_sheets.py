"""Pages whose text runs another way are turned before they are read, and boxes come back to the page as displayed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.extract.document import extract, read_contents
from pipeline.extract.sheets import sheets_of, turned
from pipeline.model.document import PageKind
from pipeline.model.geometry import BBox, Frame, along_text
from pipeline.model.page import Characters, PageGeometry, Rules
from tests.unit.extract.builders import characters

TURNS = pytest.mark.parametrize("turn", [1, 2, 3], ids=["downward", "upside down", "upward"])
CAPTION = ("Tabel 4.1 Rencana Kerja", 100.0, 80.0)
TABLE = (("kode", 110.0, 122.0), ("nama", 210.0, 122.0), ("2.17", 110.0, 142.0), ("Program", 210.0, 142.0))
TEXTS = [["kode", "nama"], ["2.17", "Program"]]


def page(
    *texts: tuple[str, float, float], turn: int = 0, width: float = 800, height: float = 600
) -> PageGeometry:
    """A page as displayed: a table of two rows and other texts, all of it turned by so many quarters."""
    rules = Rules(
        np.array([(y, 100.0, 300.0) for y in (110.0, 130.0, 150.0)]),
        np.array([(x, 110.0, 150.0) for x in (100.0, 200.0, 300.0)]),
    )
    upright = PageGeometry(1, width, height, 0, characters(*texts), rules, (BBox(10, 20, 40, 60),), "pdfium")
    return replace(turned(upright, -turn % 4), turn=0)


def with_characters(page: PageGeometry, more: Characters) -> PageGeometry:
    both = [np.concatenate((getattr(page.characters, name), getattr(more, name))) for name in more.__slots__]
    return replace(page, characters=Characters(*both))


def test_an_ordinary_page_is_its_own_sheet() -> None:
    ordinary = page(CAPTION, *TABLE)
    assert sheets_of(ordinary) == (ordinary,)


@TURNS
def test_a_page_is_turned_until_its_text_runs_to_the_right(turn: int) -> None:
    (sheet,) = sheets_of(page(CAPTION, *TABLE, turn=turn))
    upright = page(CAPTION, *TABLE)
    assert (sheet.turn, sheet.width, sheet.height) == (turn, 800, 600)
    for name in ("x0", "top", "x1", "bottom", "baseline", "turn"):
        assert np.allclose(getattr(sheet.characters, name), getattr(upright.characters, name)), name
    assert np.allclose(sheet.rules.horizontal, upright.rules.horizontal)
    assert np.allclose(sheet.rules.vertical, upright.rules.vertical)
    assert sheet.images == upright.images


@TURNS
def test_a_box_of_a_turned_sheet_is_told_on_the_page_as_displayed(turn: int) -> None:
    displayed = page(("2.17", 110.0, 142.0), turn=turn)
    (sheet,) = sheets_of(displayed)
    for place in range(4):
        box = sheet.frame.displayed(_box(sheet.characters, place))
        assert box == pytest.approx(_box(displayed.characters, place))


def _box(letters: Characters, place: int) -> BBox:
    return BBox(*(float(getattr(letters, name)[place]) for name in ("x0", "top", "x1", "bottom")))


@pytest.mark.parametrize("turn", range(4))
def test_boxes_on_the_page_tell_what_stands_below_and_beside(turn: int) -> None:
    frame = Frame(turn, 800, 600)
    kode, nama, below = BBox(100, 110, 200, 130), BBox(200, 110, 300, 130), BBox(100, 130, 200, 150)
    told, beside, under = (along_text(frame.displayed(box), turn) for box in (kode, nama, below))
    assert (beside.x0, beside.top, beside.bottom) == (told.x1, told.top, told.bottom)
    assert (under.top, under.x0, under.x1) == (told.bottom, told.x0, told.x1)


@TURNS
def test_a_page_number_that_is_not_turned_has_a_sheet_of_its_own(turn: int) -> None:
    mixed = with_characters(page(CAPTION, *TABLE, turn=turn), characters(("31", 290.0, 590.0)))
    upright, sheet = sheets_of(mixed)
    assert (upright.turn, upright.characters.text(), len(upright.rules)) == (0, "31", 0)
    assert (sheet.turn, len(sheet.rules)) == (turn, 6)
    assert "31" not in sheet.characters.text()


def test_a_table_under_an_upright_heading_is_read_turned_and_labelled_by_it() -> None:
    mixed = with_characters(page(*TABLE, turn=3), characters(CAPTION, ("31", 290.0, 790.0)))
    contents = read_contents(mixed, PageKind.TABLE)
    found = extract(contents, lambda text: text in ("kode", "nama"))
    (table,) = found.tables
    (grid,) = found.grids
    assert (table.label, table.caption, grid.texts()) == ("Tabel 4.1", "Rencana Kerja", TEXTS)
    (report,) = found.pages
    assert (report.kind, report.is_turned, report.problems) == (PageKind.TABLE, False, ())
    assert (report.in_cells, report.in_prose, report.in_furniture) == (19, 20, 2)
    # It runs up the page: its first column is the lowest, its first row the leftmost.
    assert grid.bbox == BBox(110, 500, 150, 700)
    kode, nama = (entry.sources[0].bbox for entry in table.rows[0].entries)
    assert (kode, nama) == (BBox(130, 600, 150, 700), BBox(130, 500, 150, 600))


def test_a_heading_that_runs_up_its_cell_turns_no_table() -> None:
    """It stays with the table, whose other cells run to the right."""
    upward = characters(("ko", -125.0, 180.0), turn=3)
    mixed = with_characters(page(*TABLE[1:]), upward)
    assert [sheet.turn for sheet in sheets_of(mixed)] == [0]


def test_a_note_in_the_margin_stays_with_its_page() -> None:
    mixed = with_characters(page(CAPTION, *TABLE), characters(("dicetak", -500.0, 790.0), turn=3))
    assert [sheet.turn for sheet in sheets_of(mixed)] == [0]
