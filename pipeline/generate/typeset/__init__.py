"""Producers of PDF files, each with its own way to break lines, rows and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.generate.renja import Renja
from pipeline.generate.typeset.look import Look, Orientation

__all__ = ["Look", "Orientation", "producers"]


def producers() -> Mapping[str, Callable[[Renja, Look], bytes]]:
    """What sets a document with a look as a PDF, by the name of the library that does it."""
    from pipeline.generate.typeset import fpdf2, reportlab, typst

    return {"reportlab": reportlab.typeset, "fpdf2": fpdf2.typeset, "typst": typst.typeset}
