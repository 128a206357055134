"""Paints with reportlab: content in points, y upward, a `cm` only where the page needs one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.geometry import BBox
from tests.typeset.frame import Matrix, PageFrame
from tests.typeset.painter.base import BLACK, Colour, Face, Painter, Pen


class ReportlabPainter(Painter):
    """Writes uncompressed content, so that a failing case can be read with a pager."""

    name = "reportlab"

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, invariant=1, pageCompression=0)
        self._frame = PageFrame()
        self._form_count = 0

    def begin_page(self, frame: PageFrame) -> None:
        self._frame = frame
        self._canvas.setPageSize((frame.width, frame.height))
        self._canvas.setPageRotation(frame.told_rotate)
        self._canvas.setCropBox(frame.crop_box)
        upward = Matrix(1, 0, 0, -1, 0, frame.height).then(frame.to_user_space)
        if upward != Matrix():
            self._canvas.transform(*upward.values())

    def end_page(self) -> None:
        self._canvas.showPage()
        # reportlab knows only boxes that begin at 0,0: the page object is corrected before it is written.
        self._canvas._doc.Pages.pages[-1].MediaBox = PDFArray(list(self._frame.media_box))

    def line(self, x0: float, y0: float, x1: float, y1: float, pen: Pen) -> None:
        with self._pen(pen):
            self._canvas.line(x0, self._up(y0), x1, self._up(y1))

    def fill_rect(self, box: BBox, colour: Colour = BLACK) -> None:
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(box.x0, self._up(box.bottom), box.width, box.height, stroke=0, fill=1)

    def stroke_rect(self, box: BBox, pen: Pen) -> None:
        with self._pen(pen):
            self._canvas.rect(box.x0, self._up(box.bottom), box.width, box.height, stroke=1, fill=0)

    def text(self, x: float, baseline: float, text: str, face: Face) -> None:
        self._canvas.setFillColorRGB(*face.colour)
        self._canvas.setFont(face.font, face.size)
        mode = 3 if face.is_invisible else None
        if not face.is_upward:
            self._canvas.drawString(x, self._up(baseline), text, mode=mode)
            return
        with self._state():
            self._canvas.translate(x, self._up(baseline))
            self._canvas.rotate(90)
            self._canvas.drawString(0, 0, text, mode=mode)

    @contextmanager
    def clip(self, box: BBox) -> Iterator[None]:
        with self._state():
            path = self._canvas.beginPath()
            path.rect(box.x0, self._up(box.bottom), box.width, box.height)
            self._canvas.clipPath(path, stroke=0, fill=0)
            yield

    @contextmanager
    def transparent(self) -> Iterator[None]:
        with self._state():
            self._canvas.setStrokeAlpha(0)
            self._canvas.setFillAlpha(0)
            yield

    @contextmanager
    def form(self, matrix: Matrix) -> Iterator[None]:
        self._form_count += 1
        name = f"bagian{self._form_count}"
        back = matrix.inverse()
        x0, y0 = back.apply(0, 0)
        x1, y1 = back.apply(self._frame.width, self._frame.height)
        self._canvas.beginForm(name, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        self._canvas.transform(*back.values())
        yield
        self._canvas.endForm(Matrix=PDFArray(list(matrix.values())))
        self._canvas.doForm(name)

    def save(self) -> bytes:
        self._canvas.save()
        return self._buffer.getvalue()

    def _up(self, y: float) -> float:
        return self._frame.height - y

    @contextmanager
    def _state(self) -> Iterator[None]:
        self._canvas.saveState()
        yield
        self._canvas.restoreState()

    @contextmanager
    def _pen(self, pen: Pen) -> Iterator[None]:
        """Set the pen; a dash is taken back afterwards, since reportlab's graphics state keeps it."""
        self._canvas.setLineWidth(pen.width)
        self._canvas.setStrokeColorRGB(*pen.colour)
        if pen.dash:
            self._canvas.setDash(list(pen.dash))
        yield
        if pen.dash:
            self._canvas.setDash([])
