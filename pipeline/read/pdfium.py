"""The everyday reader: PDFium, through pypdfium2. Never use it from several threads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import InputError, reason_of
from pipeline.model.geometry import BBox
from pipeline.model.page import PageGeometry
from pipeline.read.ink import rules_of, shades_of
from pipeline.read.pdfium_calls import address_of
from pipeline.read.pdfium_characters import read_characters
from pipeline.read.pdfium_objects import read_objects
from pipeline.read.transform import displayed

log = logging.getLogger(__name__)

METHOD = "pdfium"


class PdfReader:
    """An open PDF. Pages count from 1."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    @property
    def page_count(self) -> int:
        """Number of pages of the file."""
        return len(self._document)

    def read_page(self, number: int) -> PageGeometry:
        """Everything visible on page `number` (1-based).

        Raises:
            InputError: the page is damaged.
        """
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise InputError(f"Halaman {number} rusak dan tidak dapat dibuka.") from error
        try:
            return _read(page, number)
        finally:
            page.close()


@contextmanager
def open_pdf(path: Path) -> Iterator[PdfReader]:
    """Opens a PDF file and closes it again.

    Raises:
        InputError: the file is missing, empty, protected by a password, damaged, or no PDF.
    """
    _check_readable(path)
    try:
        # Given as a path, PDFium reads only what it needs; a 300 MB scan is not loaded whole.
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise InputError(_reason(error)) from error
    try:
        yield PdfReader(document)
    finally:
        document.close()


def _check_readable(path: Path) -> None:
    try:
        if path.stat().st_size == 0:
            raise InputError("Berkas kosong (0 byte). Mohon salin ulang berkas PDF-nya.")
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise InputError(
            f"Berkas tidak dapat dibuka ({reason_of(error)}). Mohon periksa berkas dan izinnya."
        ) from error
    if b"%PDF-" not in head:
        raise InputError("Berkas ini bukan PDF walaupun namanya demikian. Mohon kirim berkas PDF yang asli.")


def _reason(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "Berkas dilindungi kata sandi. Mohon minta berkas tanpa kata sandi."
    return "Berkas PDF rusak atau terpotong sehingga tidak dapat dibuka. Mohon minta berkas yang utuh."


def _read(page: pypdfium2.PdfPage, number: int) -> PageGeometry:
    rotation = page.get_rotation()
    to_page = displayed(page.get_bbox(), rotation)
    width, height = page.get_size()
    painted = read_objects(address_of(page.raw), to_page, BBox(0, 0, width, height))
    text_page = page.get_textpage()
    try:
        characters, hidden = read_characters(address_of(text_page.raw), painted.texts, to_page)
    finally:
        text_page.close()
    return PageGeometry(
        number,
        width,
        height,
        rotation,
        characters,
        rules_of(painted.inks),
        tuple(painted.images),
        METHOD,
        hidden,
        painted.drawings,
        painted.unopened,
        shades_of(painted.inks),
    )
