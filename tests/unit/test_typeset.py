"""Proves the typesetter, not the program: what `Truth` says is what the PDF shows to two other readers."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import numpy.typing as npt
import pdfplumber
import pypdfium2
import pytest

from pipeline.model.geometry import BBox
from tests.typeset.painter import Face
from tests.typeset.truth import CellTruth, TableTruth, Truth
from tests.typeset.variants import RECIPES, VARIANTS, Variant, variant
from tests.typeset.wrap import LayoutError, join, wrap

SCALE = 2.0

# Hidden things and other coordinates leave no trace at all on the rendered page.
SAME_TO_THE_PIXEL = frozenset(
    {
        "white-rules",
        "transparent-rules",
        "rotate-90",
        "rotate-180",
        "rotate-270",
        "shifted-media-box",
        "crop-box",
        "rotated-crop-box",
        "invisible-text",
        "transparent-text",
        "clipped-away",
        "clipped-cells",
        "beyond-the-edge",
        "rotated-torn-row",
    }
)

# How much ink may stand elsewhere than on the page a recipe looks like, measured: letters that start at other
# fractions of a pixel, rules a little thinner or doubled. Anything not named here stays below 0.06.
LOOSE = {
    "thin-rects": 0.4,
    "two-level-header-thin-rects": 0.4,
    "cell-rects": 0.15,
    "fat-strokes": 0.15,
    "word-by-word": 0.2,
    "letter-by-letter": 0.4,
}

every_variant = pytest.mark.parametrize("subject", VARIANTS, ids=str)


@cache
def typeset(subject: Variant) -> tuple[bytes, Truth]:
    return subject.typeset()


@cache
def render(subject: Variant) -> tuple[npt.NDArray[np.int16], ...]:
    """The pages in grey, 0 black to 255 white, turned as somebody turns them who reads them."""
    pdf, _ = typeset(subject)
    with pypdfium2.PdfDocument(pdf) as document:
        images = [page.render(scale=SCALE, grayscale=True).to_numpy() for page in document]
    quarters = -quarters_to_turn(subject)
    return tuple(np.rot90(image.reshape(image.shape[:2]), quarters).astype(np.int16) for image in images)


def quarters_to_turn(subject: Variant) -> int:
    """By how many quarters clockwise a reader has to turn the displayed pages."""
    frame = subject.recipe.make().frame
    return (frame.rotate - frame.told_rotate) // 90


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_names_are_unique_and_every_recipe_has_a_reason() -> None:
    assert len({v.name for v in VARIANTS}) == len(VARIANTS) == 2 * len(RECIPES)
    assert all(recipe.reason.endswith(".") for recipe in RECIPES)
    names = {recipe.name for recipe in RECIPES}
    assert {recipe.looks_like for recipe in RECIPES} - {""} <= names
    assert names >= SAME_TO_THE_PIXEL | LOOSE.keys()


@every_variant
def test_same_call_gives_same_bytes(subject: Variant) -> None:
    assert subject.typeset() == typeset(subject)


@every_variant
def test_cells_cover_the_grid_once_and_lie_inside_the_table(subject: Variant) -> None:
    for table in typeset(subject)[1].tables:
        places = [place for cell in table.cells for place in _places(cell)]
        assert sorted(places) == [(r, k) for r in range(table.row_count) for k in range(table.column_count)]
        assert all(table.box.contains(cell.box, 1e-6) for cell in table.cells)
        assert sum(cell.box.area for cell in table.cells) == pytest.approx(table.box.area)
        assert [len(row) for row in table.texts()] == [table.column_count] * table.row_count


def _places(cell: CellTruth) -> list[tuple[int, int]]:
    rows = range(cell.row, cell.row + cell.row_span)
    return [(r, k) for r in rows for k in range(cell.column, cell.column + cell.column_span)]


@every_variant
def test_pages_of_a_logical_table_hold_all_its_text_in_order(subject: Variant) -> None:
    _, truth = typeset(subject)
    for number, logical in enumerate(truth.logical):
        assert len(logical.row_pages) == len(logical.rows)
        assert list(logical.row_pages) == sorted(logical.row_pages)
        parts = [table for table in truth.tables if table.logical == number]
        assert len(parts) == len(logical.pages)
        width = len(logical.rows[0])
        body = [
            row + [""] * (width - len(row)) for table in parts for row in table.texts()[table.header_rows :]
        ]
        for printed, written in zip(zip(*body, strict=True), zip(*logical.rows, strict=True), strict=True):
            assert squeeze("".join(printed)) == squeeze("".join(written))


@every_variant
def test_untorn_tables_are_true_to_the_letter(subject: Variant) -> None:
    _, truth = typeset(subject)
    for number, logical in enumerate(truth.logical):
        parts = [table for table in truth.tables if table.logical == number]
        rows = [tuple(row) for table in parts for row in table.texts()[table.header_rows :]]
        if len(rows) == len(logical.rows) and {len(row) for row in rows} == {len(logical.rows[0])}:
            assert tuple(rows) == logical.rows
        number_row = (logical.number_row,) if logical.number_row else ()
        head = parts[0].texts()[: parts[0].header_rows]
        assert tuple(tuple(row) for row in head) == (*logical.header, *number_row)


@every_variant
def test_pdfium_opens_pages_of_the_stated_size(subject: Variant) -> None:
    pdf, truth = typeset(subject)
    with pypdfium2.PdfDocument(pdf) as document:
        turns = -1 if quarters_to_turn(subject) % 2 else 1
        sizes = [page.get_size()[::turns] for page in document]
    assert sizes == [(page.width, page.height) for page in truth.pages]


@every_variant
def test_pdfium_finds_every_printed_line(subject: Variant) -> None:
    pdf, truth = typeset(subject)
    with pypdfium2.PdfDocument(pdf) as document:
        for page, expected in zip(document, truth.pages, strict=True):
            found = squeeze(page.get_textpage().get_text_bounded())
            lines = [line for table in expected.tables for cell in table.cells for line in cell.lines]
            missing = [line for line in (*lines, *expected.outside) if squeeze(line) not in found]
            assert missing == []


@pytest.mark.parametrize("subject", [v for v in VARIANTS if v.recipe.is_plain], ids=str)
def test_pdfium_finds_each_cell_text_inside_its_box(subject: Variant) -> None:
    pdf, truth = typeset(subject)
    with pypdfium2.PdfDocument(pdf) as document:
        for page, expected in zip(document, truth.pages, strict=True):
            text = page.get_textpage()
            for cell in (cell for table in expected.tables for cell in table.cells):
                box, height = cell.box, expected.height
                found = text.get_text_bounded(box.x0, height - box.bottom, box.x1, height - box.top)
                assert squeeze(found) == squeeze(cell.text)


@pytest.mark.parametrize("subject", [v for v in VARIANTS if v.recipe.name != "total-below"], ids=str)
def test_rules_are_where_the_boxes_end(subject: Variant) -> None:
    """Half of each edge at least is ink: dashes leave gaps."""
    _, truth = typeset(subject)
    for image, page in zip(render(subject), truth.pages, strict=True):
        for table in page.tables:
            thin = [(cell, side) for cell in table.cells for side in _ruled_sides(table, cell)]
            pale = [(cell.row, cell.column, side) for cell, side in thin if _ink(image, cell.box, side) < 0.5]
            assert pale == []


def _ruled_sides(table: TableTruth, cell: CellTruth) -> list[str]:
    names = {"left": "x0", "right": "x1", "top": "top", "bottom": "bottom"}
    is_outer = {side: getattr(cell.box, name) == getattr(table.box, name) for side, name in names.items()}
    return [side for side in names if not (is_outer[side] and side in table.open_sides)]


def _ink(image: npt.NDArray[np.int16], box: BBox, side: str) -> float:
    """The share of an edge's length that is not white, its ends left out."""
    is_upright = side in ("left", "right")
    place = {"left": box.x0, "right": box.x1, "top": box.top, "bottom": box.bottom}[side]
    start, end = (box.top, box.bottom) if is_upright else (box.x0, box.x1)
    lane = image.T if is_upright else image
    middle = round(place * SCALE)
    strip = lane[max(0, middle - 1) : middle + 2, round((start + 1) * SCALE) : round((end - 1) * SCALE)]
    return float((strip.min(axis=0) < 235).mean())


@pytest.mark.parametrize("subject", [v for v in VARIANTS if v.recipe.looks_like], ids=str)
def test_page_looks_like_the_plain_one(subject: Variant) -> None:
    other = variant(subject.recipe.looks_like, subject.producer)
    assert len(render(subject)) == len(render(other))
    for page, expected in zip(render(subject), render(other), strict=True):
        difference = np.abs(page - expected)
        if subject.recipe.name in SAME_TO_THE_PIXEL:
            assert difference.max() == 0
        assert difference.sum() < LOOSE.get(subject.recipe.name, 0.06) * (255 - expected).sum()


@pytest.mark.parametrize("name", [recipe.name for recipe in RECIPES])
def test_both_producers_print_the_same(name: str) -> None:
    one, other = variant(name, "reportlab"), variant(name, "fpdf2")
    assert typeset(one)[1] == typeset(other)[1]
    for page, expected in zip(render(one), render(other), strict=True):
        assert np.abs(page - expected).sum() < 0.2 * (255 - expected).sum()


@pytest.mark.parametrize("subject", [v for v in VARIANTS if v.recipe.is_plain], ids=str)
def test_pdfplumber_sees_the_same_cells_on_plain_pages(subject: Variant) -> None:
    pdf, truth = typeset(subject)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page, expected in zip(document.pages, truth.pages, strict=True):
            found = [
                [[squeeze(text or "") for text in row] for row in table] for table in page.extract_tables()
            ]
            assert found == [[[squeeze(text) for text in row] for row in t.texts()] for t in expected.tables]


def test_hidden_texts_are_in_the_file() -> None:
    """Otherwise the variants that hide something would test nothing."""
    hiding = [v for v in VARIANTS if any(page.hidden for page in typeset(v)[1].pages)]
    assert len({v.recipe.name for v in hiding}) >= 8
    for subject in (v for v in hiding if v.producer == "reportlab"):
        pdf, truth = typeset(subject)
        for text in (text for page in truth.pages for text in page.hidden):
            assert text.encode() in pdf


def test_wrapping_cuts_numbers_anywhere_and_words_at_hyphens_only() -> None:
    face = Face(size=8)
    assert [line.text for line in wrap("16.818.270.585", 42, face)] == ["16.818.270", ".585"]
    assert [line.text for line in wrap("Undang-Undang", 40, face)] == ["Undang-", "Undang"]
    assert [line.text for line in wrap("1. satu\n2. dua", 90, face)] == ["1. satu", "2. dua"]
    for text in ("16.818.270.585", "Undang-Undang", "1. satu dua tiga\n2. dua", ""):
        assert join(wrap(text, 40, face)) == text
    with pytest.raises(LayoutError, match=r"'Penyelenggaraan' does not fit in 20\.0 pt"):
        wrap("Penyelenggaraan", 20, face)
