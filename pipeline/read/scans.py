"""Pages without text as PDFium sees them, read from their picture where the means for that are installed."""

from __future__ import annotations

import logging

from pipeline.model.page import PageGeometry
from pipeline.read.pdfium import PdfReader

log = logging.getLogger(__name__)


def read_scan(reader: PdfReader, page: PageGeometry) -> PageGeometry | None:
    """What is printed on a page that is an image; None where no letter can be read or nothing reads letters here.

    Args:
        reader: the open file.
        page: the page as the reader gave it; `number` is that in the file.
    """
    # Heavy, and needed only for scans.
    from pipeline.read.ocr.reader import RESOLUTION, read_picture
    from pipeline.read.ocr.recogniser import OcrUnavailableError, load_recogniser

    try:
        recogniser = load_recogniser()
    except OcrUnavailableError:
        log.warning("halaman %d: pembaca gambar (onnxruntime, rapidocr) tidak terpasang", page.number)
        return None
    found = read_picture(page, reader.picture_of(page.number, RESOLUTION), recogniser)
    return found if found.has_text else None
