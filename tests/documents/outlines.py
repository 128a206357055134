"""Letters turned into curves, as design programs export them: shapes that no text can be taken from."""

from __future__ import annotations

from pathlib import Path

import reportlab
from fontTools.pens.reportLabPen import ReportLabPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.graphics.shapes import Path as Shape
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

_FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def draw_outlines(canvas: Canvas, words: str, x: float, y: float, size: float = 10) -> None:
    """Fills the outlines of words that begin at a point."""
    font = TTFont(_FONT)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    shape = Shape(fillColor=black, strokeColor=None)
    pen = ReportLabPen(glyphs, shape)
    for letter in words:
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(TransformPen(pen, (scale, 0, 0, scale, x, y)))
        x += glyph.width * scale
    drawing = Drawing(x, y + size)
    drawing.add(shape)
    renderPDF.draw(drawing, canvas, 0, 0)
