"""Two producers behind one drawing interface."""

from __future__ import annotations

from tests.typeset.painter.base import BLACK, WHITE, Colour, Face, Painter, Pen
from tests.typeset.painter.fpdf2 import Fpdf2Painter
from tests.typeset.painter.reportlab import ReportlabPainter

PAINTERS: dict[str, type[Painter]] = {painter.name: painter for painter in (ReportlabPainter, Fpdf2Painter)}

__all__ = [
    "BLACK",
    "PAINTERS",
    "WHITE",
    "Colour",
    "Face",
    "Fpdf2Painter",
    "Painter",
    "Pen",
    "ReportlabPainter",
]
