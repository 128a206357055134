"""Paints with fpdf2: content in 1/300 inch, y downward, under one scaled and mirrored `cm`.

Printer drivers and browsers write so. Stroke widths, dashes and font sizes in the file are therefore not
points: a reader that takes them for points is wrong by a factor of four.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fpdf import FPDF
from fpdf.output import OutputProducer, PDFPage
from fpdf.syntax import Name, PDFArray, PDFContentStream

from pipeline.model.geometry import BBox
from tests.typeset.frame import Matrix, PageFrame
from tests.typeset.painter.base import BLACK, Colour, Face, Painter, Pen

UNITS_PER_POINT = 300 / 72


@dataclass(slots=True)
class _Form:
    """A form XObject still to be written, and the page (1-based) that shows it."""

    page: int
    name: str
    stream: PDFContentStream


class _Document(FPDF):
    """An FPDF whose unit is chosen so that its numbers are 1/300 inch when it is given points."""

    def __init__(self) -> None:
        super().__init__(unit=UNITS_PER_POINT)
        self.set_auto_page_break(False)
        self.set_creation_date(datetime(2025, 1, 1, tzinfo=UTC))
        self.frames: list[PageFrame] = []
        self.forms: list[_Form] = []


class _Output(OutputProducer):
    """Adds what fpdf2 has no option for: page boxes, /Rotate and form XObjects."""

    fpdf: _Document

    def _add_pages(self, _slice: slice = slice(0, None)) -> list[PDFPage]:
        pages = super()._add_pages(_slice)
        for page, frame in zip(pages, self.fpdf.frames, strict=True):
            extra: Any = page
            extra.media_box = _array(frame.media_box)
            if frame.crop_box:
                extra.crop_box = _array(frame.crop_box)
            if frame.told_rotate:
                extra.rotate = frame.told_rotate
        return pages

    def _insert_resources(self, page_objs: list[PDFPage]) -> None:
        super()._insert_resources(page_objs)
        for form in self.fpdf.forms:
            resources: Any = page_objs[form.page - 1].resources
            stream: Any = form.stream
            stream.resources = resources
            self._add_pdf_obj(stream)
            known = (resources.x_object or "<<>>").removesuffix(">>")
            resources.x_object = f"{known} /{form.name} {stream.ref}>>"


class Fpdf2Painter(Painter):
    """Keeps fpdf2's projecting line caps: a rule reaches half its width beyond its ends."""

    name = "fpdf2"

    def __init__(self) -> None:
        self._pdf = _Document()
        self._frame = PageFrame()

    def begin_page(self, frame: PageFrame) -> None:
        self._frame = frame
        self._pdf.frames.append(frame)
        self._pdf.add_page(format=(frame.width, frame.height))
        scale = 1 / UNITS_PER_POINT
        self._pdf._out(f"{Matrix(scale, 0, 0, scale).then(frame.to_user_space).operands()} cm")

    def end_page(self) -> None:
        """Nothing to do: fpdf2 closes a page when the next one begins."""

    def line(self, x0: float, y0: float, x1: float, y1: float, pen: Pen) -> None:
        with self._pen(pen):
            self._pdf.line(x0, self._down(y0), x1, self._down(y1))

    def fill_rect(self, box: BBox, colour: Colour = BLACK) -> None:
        self._pdf.set_fill_color(*_bytes(colour))
        self._pdf.rect(box.x0, self._down(box.top), box.width, -box.height, style="F")

    def stroke_rect(self, box: BBox, pen: Pen) -> None:
        with self._pen(pen):
            self._pdf.rect(box.x0, self._down(box.top), box.width, -box.height, style="D")

    def text(self, x: float, baseline: float, text: str, face: Face) -> None:
        """Written raw, since fpdf2's own `text` cannot turn letters upright again in a mirrored space."""
        self._pdf.set_font("Helvetica", style="B" if face.is_bold else "", size=face.size * UNITS_PER_POINT)
        font: Any = self._pdf.current_font
        select = self._pdf._set_font_for_page(font, self._pdf.font_size_pt, wrap_in_text_object=False)
        turn = (0, -1, -1, 0) if face.is_upward else (1, 0, 0, -1)
        place = Matrix(*turn, x * UNITS_PER_POINT, baseline * UNITS_PER_POINT).operands()
        colour = " ".join(f"{part:.3f}" for part in face.colour)
        mode = "3 Tr " if face.is_invisible else ""
        self._pdf._out(f"q {colour} rg BT {select} {mode}{place} Tm {font.encode_text(text)} ET Q")

    @contextmanager
    def clip(self, box: BBox) -> Iterator[None]:
        numbers = (box.x0, box.top, box.width, box.height)
        corners = " ".join(f"{number * UNITS_PER_POINT:.2f}" for number in numbers)
        with self._pdf.local_context():
            self._pdf._out(f"{corners} re W n")
            yield

    @contextmanager
    def transparent(self) -> Iterator[None]:
        with self._pdf.local_context(fill_opacity=0, stroke_opacity=0):
            yield

    @contextmanager
    def form(self, matrix: Matrix) -> Iterator[None]:
        page: Any = self._pdf.pages[self._pdf.page]
        outside, page.contents = page.contents, bytearray()
        back = matrix.inverse()
        with self._pdf.local_context():
            self._pdf._out(f"{back.operands()} cm")
            yield
        stream: Any = PDFContentStream(bytes(page.contents))
        page.contents = outside
        stream.type, stream.subtype = Name("XObject"), Name("Form")
        stream.matrix = _array(matrix.values())
        x0, y0 = back.apply(0, 0)
        x1, y1 = back.apply(self._frame.width * UNITS_PER_POINT, self._frame.height * UNITS_PER_POINT)
        stream.b_box = _array((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        name = f"Bagian{len(self._pdf.forms) + 1}"
        self._pdf.forms.append(_Form(self._pdf.page, name, stream))
        self._pdf._out(f"/{name} Do")

    def save(self) -> bytes:
        return bytes(self._pdf.output(output_producer_class=_Output))

    def _down(self, y: float) -> float:
        """Undo fpdf2's own turning of the y axis: the `cm` of the page has done it already."""
        return self._pdf.h - y

    @contextmanager
    def _pen(self, pen: Pen) -> Iterator[None]:
        with self._pdf.local_context():
            self._pdf.set_line_width(pen.width)
            self._pdf.set_draw_color(*_bytes(pen.colour))
            if pen.dash:
                self._pdf.set_dash_pattern(*pen.dash)
            if pen.is_butt:
                self._pdf._out("0 J")
            yield


def _bytes(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue


def _array(values: tuple[float, ...]) -> PDFArray:
    return PDFArray([round(value, 6) for value in values])
