"""Pages without text as PDFium sees them, read from their picture where the means for that are installed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.model.geometry import BBox, Frame
from pipeline.model.page import Characters, PageGeometry
from pipeline.read.pdfium import POINTS_PER_INCH, PdfReader
from pipeline.read.triage import RESOLUTION, is_coarse

log = logging.getLogger(__name__)


def hold_scan(reader: PdfReader, page: PageGeometry) -> None:
    """Sees to it that a page can be painted to be read.

    Raises:
        LimitError: its picture, or an image on it, is too large.
    """
    reader.hold_picture(page, RESOLUTION)


def read_scan(reader: PdfReader, page: PageGeometry) -> PageGeometry | None:
    """What is printed on a page that is an image; None where no letter can be read or nothing reads letters here.

    No letter of a coarse image is certain.

    Args:
        reader: the open file.
        page: the page as the reader gave it; `number` is that in the file.
    """
    # Heavy, and needed only for scans.
    from pipeline.read.ocr.reader import read_picture
    from pipeline.read.ocr.recogniser import OcrUnavailableError, load_recogniser

    try:
        recogniser = load_recogniser()
    except OcrUnavailableError:
        log.warning("halaman %d: pembaca gambar (onnxruntime, rapidocr) tidak terpasang", page.number)
        return None
    found = read_picture(page, reader.picture_of(page.number, RESOLUTION), recogniser)
    if not found.has_text:
        return None
    if not is_coarse(page):
        return found
    letters = replace(found.characters, confidence=np.zeros(len(found.characters)))
    return replace(found, characters=letters, is_coarse=True)


def read_scan_again(
    reader: PdfReader, number: int, turn: int, boxes: Sequence[BBox]
) -> tuple[Characters, ...]:
    """The letters in boxes of a page that was read from its picture, from a sharper one.

    Those of each box count along its text from its own top left corner.

    Args:
        reader: the open file.
        number: of the page (1-based).
        turn: how its text runs (`Frame`).
        boxes: in points, on the displayed page.
    """
    from pipeline.read.ocr.reader import SHARP_RESOLUTION, read_cells
    from pipeline.read.ocr.recogniser import load_recogniser

    picture = reader.picture_of(number, SHARP_RESOLUTION)
    height, width = (side * POINTS_PER_INCH / SHARP_RESOLUTION for side in picture.shape)
    frame = Frame(turn, *((height, width) if turn % 2 else (width, height)))
    return read_cells(picture, turn, [frame.turned(box) for box in boxes], load_recogniser())
