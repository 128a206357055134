"""What real pages hold besides tables: hidden texts, frames, underlines, tiled fills, doubled letters."""

from __future__ import annotations

import math
from dataclasses import replace

from pipeline.model.geometry import BBox
from tests.typeset.flow import MARGIN, PagePlan
from tests.typeset.frame import Matrix
from tests.typeset.layout import PlacedCell, PlacedLine, PlacedTable
from tests.typeset.painter import Colour, Face, Painter, Pen
from tests.typeset.scene import Extra, Filling, Lettering, Look, TablePainter, paint_table
from tests.typeset.wrap import text_width

SKY: Colour = (0.78, 0.87, 0.96)
HIDDEN_FACE = Face(size=8)


def twice(shift: float = 0.3) -> Lettering:
    """Bold lines in the ordinary face, drawn twice a little apart: bold for those who have no bold font."""

    def draw(painter: Painter, line: PlacedLine) -> None:
        face = replace(line.face, is_bold=False)
        painter.text(line.x, line.baseline, line.text, face)
        if line.face.is_bold:
            painter.text(line.x + shift, line.baseline, line.text, face)

    return draw


def word_by_word(painter: Painter, line: PlacedLine) -> None:
    """Each word set on its own: the file holds no blanks, only distances."""
    x = line.x
    for word in line.text.split(" "):
        painter.text(x, line.baseline, word, line.face)
        x += text_width(f"{word} ", line.face)


def letter_by_letter(painter: Painter, line: PlacedLine) -> None:
    """Each letter set on its own, blanks left out."""
    for k, letter in enumerate(line.text):
        if letter != " ":
            painter.text(line.x + text_width(line.text[:k], line.face), line.baseline, letter, line.face)


def fill_in_tiles(width: float = 13.7, height: float = 5.3, colour: Colour = SKY) -> Filling:
    """The header's colour in many small rectangles whose edges are nobody's columns."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        for cell in table.cells:
            if cell.is_header:
                for tile in _tiles(cell.box, width, height):
                    painter.fill_rect(tile, colour)

    return draw


def _tiles(box: BBox, width: float, height: float) -> list[BBox]:
    lefts = [box.x0 + k * width for k in range(math.ceil(box.width / width))]
    tops = [box.top + k * height for k in range(math.ceil(box.height / height))]
    return [BBox(x, y, x + width, y + height).intersect(box) for y in tops for x in lefts]


def banded_rows(colour: Colour = SKY) -> Filling:
    """Every second row in colour, one rectangle per cell."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        for cell in table.cells:
            if not cell.is_header and cell.row % 2:
                painter.fill_rect(cell.box, colour)

    return draw


def stray_rule() -> Extra:
    """A short rule inside one cell that touches none of its edges."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        for table in plan.tables:
            cell = _roomy_cell(table)
            y = (cell.lines[-1].baseline + cell.box.bottom) / 2 + 2
            painter.line(cell.box.x0 + 12, y, cell.box.x0 + 36, y, Pen())

    return Extra(draw)


def _roomy_cell(table: PlacedTable) -> PlacedCell:
    """The body cell with the most space under its text."""
    cells = [cell for cell in table.cells if cell.lines and not cell.is_header]
    return max(cells, key=lambda cell: cell.box.bottom - cell.lines[-1].baseline)


def invisible_text() -> Extra:
    """Texts in render mode 3 over a cell and beside the table, as an OCR layer leaves them."""
    over, beside = "LAPISAN OCR 777", "TAK TERLIHAT 888"

    def draw(painter: Painter, plan: PagePlan) -> None:
        face = replace(HIDDEN_FACE, is_invisible=True)
        for table in plan.tables:
            cell = _roomy_cell(table)
            painter.text(cell.box.x0 + 4, cell.box.bottom - 4, over, face)
            painter.text(table.box.x0, table.box.bottom + 30, beside, face)

    return Extra(draw, hidden=(over, beside))


def transparent_text() -> Extra:
    """A text of opacity 0 over a cell."""
    text = "TEMBUS PANDANG 999"

    def draw(painter: Painter, plan: PagePlan) -> None:
        with painter.transparent():
            for table in plan.tables:
                cell = _roomy_cell(table)
                painter.text(cell.box.x0 + 4, cell.box.bottom - 4, text, HIDDEN_FACE)

    return Extra(draw, hidden=(text,))


def clipped_away() -> Extra:
    """Texts and rules that a clip path hides: over the table, and under two paths that do not meet."""
    over, never = "TERPOTONG 111", "DUA KLIP 222"

    def draw(painter: Painter, plan: PagePlan) -> None:
        corner = BBox(4, 4, 30, 30)
        for table in plan.tables:
            cell, box = _roomy_cell(table), table.box
            x, y = (box.x0 + box.x1) / 2 + 7, (box.top + box.bottom) / 2 + 3
            with painter.clip(corner):
                painter.text(cell.box.x0 + 4, cell.box.bottom - 4, over, HIDDEN_FACE)
                painter.line(box.x0, y, box.x1, y, Pen())
                painter.line(x, box.top, x, box.bottom, Pen())
            with painter.clip(box), painter.clip(corner):
                painter.text(cell.box.x0 + 40, cell.box.bottom - 4, never, HIDDEN_FACE)
                painter.fill_rect(BBox(box.x0 + 20, box.top, box.x0 + 21, box.bottom))

    return Extra(draw, hidden=(over, never))


def beyond_the_edge() -> Extra:
    """A second table, and rules in line with the first one's, outside the page."""
    text = "DI LUAR KERTAS 333"

    def draw(painter: Painter, plan: PagePlan) -> None:
        width, height = plan.frame.width, plan.frame.height
        for top in (-90, height + 12):
            for k in range(4):
                painter.line(60, top + 20 * k, 500, top + 20 * k, Pen())
                painter.text(66, top + 20 * k + 13, text, HIDDEN_FACE)
            for x in (60, 280, 500):
                painter.line(x, top, x, top + 60, Pen())
        for table in plan.tables:
            for y in table.row_edges:
                painter.line(width + 6, y, width + 200, y, Pen())
            painter.fill_rect(BBox(width + 20, table.box.top, width + 60, table.box.bottom), SKY)

    return Extra(draw, hidden=(text,) * 8)


def page_frame() -> Extra:
    """A decorative double frame around the page."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        for distance, width in ((10, 1.5), (14, 0.5)):
            box = BBox(distance, distance, plan.frame.width - distance, plan.frame.height - distance)
            painter.stroke_rect(box, Pen(width))

    return Extra(draw)


def underlined_notes() -> Extra:
    """A line under each caption, 1.6 pt below its baseline."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        for note in plan.notes:
            y = note.baseline + 1.6
            painter.line(note.x, y, note.x + text_width(note.text, note.face), y, Pen(0.6))

    return Extra(draw)


def footer(text: str = "Rencana Kerja Dinas Koperasi Kabupaten Muara Intan Tahun 2026") -> Extra:
    """A rule across the page with a line of text under it."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        y = plan.frame.height - 32
        painter.line(MARGIN, y, plan.frame.width - MARGIN, y, Pen(0.75))
        painter.text(MARGIN, y + 11, text, HIDDEN_FACE)

    return Extra(draw, outside=(text,))


def total_below(label: str = "JUMLAH TOTAL", amount: str = "18.052.838.475") -> Extra:
    """A total under the table, set in its columns but outside its rules."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        face = Face(size=8, is_bold=True)
        for table in plan.tables:
            baseline = table.box.bottom + 13
            painter.text(table.column_edges[1] + 3.5, baseline, label, face)
            right = table.column_edges[5] - 3.5
            painter.text(right - text_width(amount, face), baseline, amount, face)

    return Extra(draw, row_below=("", label, "", "", amount, ""), height_below=17.8)


def outside_crop() -> Extra:
    """Printer's marks and a job number beside the displayed page, where the /MediaBox still reaches."""
    text = "PESANAN CETAK 444"

    def draw(painter: Painter, plan: PagePlan) -> None:
        painter.text(60, -8, text, HIDDEN_FACE)
        for x in (0.0, plan.frame.width):
            painter.line(x, -20, x, -4, Pen(0.3))
            painter.line(x, plan.frame.height + 4, x, plan.frame.height + 20, Pen(0.3))

    return Extra(draw, hidden=(text,))


def clipped_cells(painter: Painter, table: PlacedTable, look: Look) -> None:
    """Each cell's text under a clip path of that cell, as spreadsheets print."""
    look.filling(painter, table)
    look.rules(painter, table)
    for cell in table.cells:
        with painter.clip(cell.box):
            for line in cell.lines:
                look.letters(painter, line)


def partly_in_form(first_row: int, matrix: Matrix) -> TablePainter:
    """The rows from `first_row` on stand in a form XObject with its own matrix."""

    def draw(painter: Painter, table: PlacedTable, look: Look) -> None:
        paint_table(painter, table.rows(0, first_row), look)
        with painter.form(matrix):
            paint_table(painter, table.rows(first_row, len(table.row_edges) - 1), look)

    return draw
