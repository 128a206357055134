"""The everyday reader: PDFium, through pypdfium2. Never use it from several threads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from pipeline.errors import InputError, reason_of
from pipeline.model.geometry import BBox
from pipeline.model.page import PageGeometry
from pipeline.read.ink import rules_of, shades_of
from pipeline.read.limits import hold_file, hold_page_count, hold_rules, hold_size
from pipeline.read.pdfium_calls import handle_of
from pipeline.read.pdfium_characters import read_characters
from pipeline.read.pdfium_objects import read_objects
from pipeline.read.transform import displayed
from pipeline.settings import Batas, load_settings

if TYPE_CHECKING:
    from pipeline.read.contents import Contents

log = logging.getLogger(__name__)

METHOD = "pdfium"
_UNCHECKED = (
    "Susunan berkas menyimpang sehingga keutuhan isinya tidak dapat diperiksa. Mohon minta berkas yang dicetak ulang "
    "dari aslinya."
)
POINTS_PER_INCH = 72.0


class PdfReader:
    """An open PDF. Pages count from 1.

    `note` is an Indonesian sentence on what was wrong with the file, empty where nothing was.
    """

    def __init__(
        self, document: pypdfium2.PdfDocument, note: str, contents: Contents | None, limits: Batas
    ) -> None:
        self._document = document
        self._contents = contents
        self._limits = limits
        self.note = note

    @property
    def page_count(self) -> int:
        """Number of pages of the file."""
        return len(self._document)

    def read_page(self, number: int) -> PageGeometry:
        """Everything visible on page `number` (1-based).

        Raises:
            InputError: the page is damaged.
            LimitError: it is beyond a limit.
        """
        contents = self._contents
        is_damaged = contents is not None and contents.is_damaged(number, is_mended=bool(self.note))
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise InputError(f"Halaman {number} rusak dan tidak dapat dibuka.") from error
        try:
            hold_size(page.get_size(), self._limits)
            read = _read(page, number, is_damaged)
            hold_rules(len(read.rules), self._limits)
            return read
        finally:
            page.close()

    def hold_picture(self, page: PageGeometry, dots_per_inch: float) -> None:
        """Sees to it that a page can be painted.

        Raises:
            LimitError: its picture, or an image on it, would have too many dots.
        """
        dots = page.width * page.height * (dots_per_inch / POINTS_PER_INCH) ** 2
        if self._contents is not None:
            self._contents.hold_picture(page.number, dots)

    def picture_of(self, number: int, dots_per_inch: float) -> NDArray[np.uint8]:
        """Page `number` (1-based) as displayed, in grey: rows of pixels, 0 black to 255 white."""
        page = self._document[number - 1]
        try:
            bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, grayscale=True)
            return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
        finally:
            page.close()


@contextmanager
def open_pdf(path: Path, password: str = "", limits: Batas | None = None) -> Iterator[PdfReader]:
    """Opens a PDF file and closes it again. A damaged one is mended in memory where that can be done.

    Args:
        path: the file.
        password: that opens it, empty for none.
        limits: of the file and its pages, None for those that come with the program.

    Raises:
        InputError: the file is missing, empty, protected by another password, damaged beyond repair, or no PDF.
        LimitError: it is beyond a limit.
    """
    # Some 20 ms, and not needed where all that is asked for is known from before.
    from pipeline.read.contents import MEGABYTE, open_contents

    limits = limits or load_settings().batas
    _check_readable(path, limits)
    with ExitStack() as stack:
        contents = stack.enter_context(open_contents(path, password, limits))
        document, mended, note = _open(path, password, limits.bagian_berkas_mb * MEGABYTE)
        stack.callback(document.close)
        hold_page_count(len(document), limits)
        if mended:
            contents = stack.enter_context(open_contents(mended, password, limits))
        if contents is not None and len(contents) != len(document):
            contents.hold_all()
            contents = None
        if contents is None:
            note = note or _UNCHECKED
        yield PdfReader(document, note, contents, limits)


def _open(path: Path, password: str, most: int) -> tuple[pypdfium2.PdfDocument, bytes, str]:
    """The document, what it was opened from where that is not the file, and what was wrong with the file."""
    try:
        # Given as a path, PDFium reads only what it needs; a 300 MB scan is not loaded whole.
        document = pypdfium2.PdfDocument(path, password or None)
    except pypdfium2.PdfiumError as error:
        from pipeline.read.wholeness import mend

        mended = None if _lacks_password(error) else mend(path, password, most)
        if mended is None:
            raise InputError(_reason(error, password)) from error
        return pypdfium2.PdfDocument(mended.content), mended.content, _told(mended.pages, mended.declared)
    if pdfium.FPDF_DocumentHasValidCrossReferenceTable(document.raw):
        return document, b"", ""
    return document, b"", _told(len(document))


def _check_readable(path: Path, limits: Batas) -> None:
    try:
        hold_file(path.stat(), limits)
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


def _told(pages: int, declared: int = 0) -> str:
    """What an officer is told of a file that was mended; `declared` is how many pages it says it has, 0 for unknown."""
    found = f"{pages} dari {declared} halaman" if declared > pages else f"{pages} halaman"
    return f"Berkas rusak dan dibaca setelah diperbaiki; {found} ditemukan. Mohon minta berkas yang utuh."


def _lacks_password(error: pypdfium2.PdfiumError) -> bool:
    return bool(getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD)


def _reason(error: pypdfium2.PdfiumError, password: str) -> str:
    if _lacks_password(error) and password:
        return (
            "Berkas dilindungi kata sandi dan kata sandi yang diberikan salah. Mohon perbaiki kata sandinya pada "
            "daftar untuk --sandi, atau minta berkas tanpa kata sandi."
        )
    if _lacks_password(error):
        return (
            "Berkas dilindungi kata sandi. Mohon minta berkas tanpa kata sandi, atau tulis nama berkas ini dan kata "
            "sandinya pada daftar untuk --sandi."
        )
    return "Berkas PDF rusak atau terpotong sehingga tidak dapat dibuka. Mohon minta berkas yang utuh."


def _read(page: pypdfium2.PdfPage, number: int, is_damaged: bool) -> PageGeometry:
    rotation = page.get_rotation()
    to_page = displayed(page.get_bbox(), rotation)
    width, height = page.get_size()
    painted = read_objects(handle_of(page.raw), to_page, BBox(0, 0, width, height))
    text_page = page.get_textpage()
    try:
        characters, hidden = read_characters(
            handle_of(text_page.raw), painted.texts, painted.paints, to_page, (width, height)
        )
    finally:
        text_page.close()
    return PageGeometry(
        number,
        width,
        height,
        rotation,
        characters,
        rules_of(painted.inks),
        painted.images,
        METHOD,
        hidden,
        painted.drawings,
        painted.unopened,
        shades_of(painted.inks),
        is_damaged=is_damaged,
        image_resolution=POINTS_PER_INCH
        * sqrt(painted.pixels / max(sum(box.area for box in painted.images), 1.0)),
    )
