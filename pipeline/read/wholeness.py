"""What is left of a damaged file: a second way to open it, by qpdf (through pikepdf), which finds its own way."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pikepdf.settings

_DICTIONARY = re.compile(rb"<<[^<>]*>>")
_COUNT = re.compile(rb"/Count\s+(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file put together again, in memory. `pages` were found of the `declared` ones (0 where it does not say)."""

    content: bytes
    pages: int
    declared: int


def mend(path: Path, password: str, most: int) -> Mended | None:
    """A file that PDFium cannot open, written anew from what can be found in it; None where that is nothing.

    `most` is what `open_with_qpdf` takes.
    """
    try:
        with open_with_qpdf(path, password, most) as pdf:
            pages = len(pdf.pages)
            if pages == 0:
                return None
            out = io.BytesIO()
            pdf.save(out)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, RuntimeError):  # the last from a tree of pages
        return None
    return Mended(out.getvalue(), pages, _declared_pages(path.read_bytes()))


def _declared_pages(content: bytes) -> int:
    """How many pages the file says it has: qpdf puts the number right that it finds in the page tree."""
    nodes = (node for node in _DICTIONARY.findall(content) if b"/Kids" in node)
    return max((int(count) for node in nodes for count in _COUNT.findall(node)), default=0)


def open_with_qpdf(source: Path | bytes, password: str, most: int) -> pikepdf.Pdf:
    """The file, in which qpdf decodes no stream farther than `most` bytes, those that hold its objects neither.

    Raises:
        PdfError: it cannot be opened.
        PasswordError: not with this password.
        OSError: it cannot be read.
    """
    # qpdf's warnings come through the log; what they tell of a page is told by its report.
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    # For all of the process, in which nothing else uses qpdf.
    pikepdf.settings.set_qpdf_limits(flate_max_memory=most, run_length_max_memory=most, png_max_memory=most)
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        return pikepdf.open(file, password=password, suppress_warnings=True, inherit_page_attributes=False)
    except pikepdf.PasswordError:
        # Protections older than AES-256 take a password in letters of one byte each.
        old = password.encode("latin-1", errors="replace")
        return pikepdf.open(file, password=old, suppress_warnings=True, inherit_page_attributes=False)
