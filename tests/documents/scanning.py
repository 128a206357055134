"""PDFs as scanners make them: pages of another PDF as pictures, askew, turned, blurred and compressed."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture of a page as a JPEG, and its size in pixels."""

    jpeg: bytes
    width: int
    height: int

    @property
    def image(self) -> ImageReader:
        """The picture as a canvas draws it."""
        return ImageReader(io.BytesIO(self.jpeg))


@dataclass(frozen=True, slots=True)
class Scanner:
    """How pages are scanned: dots per inch, degrees clockwise askew, quality of the JPEG, quarter turns clockwise."""

    dpi: float = 200
    skew: float = 0.0
    quality: int = 75
    turn: int = 0

    def scan(self, pdf: bytes, pages: Sequence[int] = ()) -> list[Scan]:
        """Pictures of the pages (1-based; all without any), with the grain of paper."""
        document = pypdfium2.PdfDocument(pdf)
        chosen = pages or range(1, len(document) + 1)
        return [self._picture(document[number - 1], number) for number in chosen]

    def _picture(self, page: pypdfium2.PdfPage, seed: int) -> Scan:
        bitmap = page.render(scale=self.dpi / 72, grayscale=True)
        picture = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)
        middle = (bitmap.width / 2, bitmap.height / 2)
        askew = cv2.warpAffine(
            picture,
            cv2.getRotationMatrix2D(middle, -self.skew, 1.0),
            (bitmap.width, bitmap.height),
            flags=cv2.INTER_CUBIC,
            borderValue=(255,),
        )
        blurred = cv2.GaussianBlur(askew, (0, 0), 0.6)
        grain = np.random.default_rng(seed).normal(0, 6, blurred.shape)
        grainy = np.clip(blurred + grain, 0, 255).astype(np.uint8)
        turned = np.ascontiguousarray(np.rot90(grainy, -self.turn))
        _, jpeg = cv2.imencode(".jpg", turned, (cv2.IMWRITE_JPEG_QUALITY, self.quality))
        return Scan(jpeg.tobytes(), turned.shape[1], turned.shape[0])

    def pdf(
        self, pdf: bytes, pages: Sequence[int] = (), *, hidden_text: str = "", covered_text: str = ""
    ) -> bytes:
        """The scanned pages as a PDF, with invisible text over each of them, or text under it, where some is given."""
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1)
        for picture in self.scan(pdf, pages):
            width, height = picture.width * 72 / self.dpi, picture.height * 72 / self.dpi
            canvas.setPageSize((width, height))
            if covered_text:
                canvas.drawText(_lines(canvas, covered_text, height))
            canvas.drawImage(picture.image, 0, 0, width, height)
            if hidden_text:
                canvas.drawText(_lines(canvas, hidden_text, height, mode=3))
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def in_place(self, pdf: bytes, pages: Collection[int]) -> bytes:
        """The PDF with these of its pages (1-based) scanned and the others as they are."""
        count = len(pypdfium2.PdfDocument(pdf))
        scanned = iter(range(len(pages)))
        scans = self.pdf(pdf, sorted(pages))
        return joined(
            *(
                _pages(scans, next(scanned)) if number in pages else _pages(pdf, number - 1)
                for number in range(1, count + 1)
            )
        )


def _pages(pdf: bytes, place: int) -> bytes:
    """One page (0-based) of a PDF as a PDF."""
    single = pypdfium2.PdfDocument.new()
    single.import_pages(pypdfium2.PdfDocument(pdf), [place])
    out = io.BytesIO()
    single.save(out)
    return out.getvalue()


def _lines(canvas: Canvas, text: str, height: float, mode: int = 0) -> PDFTextObject:
    """The text at the top of the page, as a text object of its own; a text of render mode 3 is invisible."""
    lines = canvas.beginText(72, height - 72)
    lines.setTextRenderMode(mode)
    lines.textLines(text)
    return lines


def joined(*parts: bytes) -> bytes:
    """One PDF with the pages of all."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()
