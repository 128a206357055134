"""The second reader: pdfplumber, which shares no parser with PDFium. It reads the text of given boxes once more.

Nothing of the first reader is used here, not even what it knows of lines and blanks: where both come to the same text,
it is no fault of one of them.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedReader, BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pdfplumber
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.model.geometry import BBox
from pipeline.model.second_reading import Reread
from pipeline.read.plumber_boxes import cropped_box
from pipeline.read.plumber_fonts import UNKNOWN, Fonts
from pipeline.read.plumber_letters import Letter, seen_letters
from pipeline.read.plumber_limits import MOST, hold_pdfminer
from pipeline.read.plumber_page import written_on

# A page that cannot be read comes back as such; what else they find odd about a file helps no officer.
for _library in ("pdfminer", "pdfplumber", "pikepdf"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

hold_pdfminer()

# What pdfminer raises on damaged files: it trusts them, so a wrong type or a missing key comes out as it is.
_DAMAGED = (
    PSException, PdfminerException, MalformedPDFException, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, AssertionError, RuntimeError, OSError, struct.error, zlib.error,
)  # fmt: skip
# Baselines farther apart than this share of the font size are two lines.
_NEXT_LINE = 0.5
# Letters farther apart than this share of the font size are two words.
_NEXT_WORD = 0.2
# The same letter twice nearer than this share of the font size is one, printed twice to look bold.
_TWICE = 0.1
# Letters are looked up by the patch of the page that they stand on, this wide (points).
_PATCH = 4.0


def read_boxes(
    path: Path, boxes: Mapping[int, Sequence[BBox]], password: str = ""
) -> dict[int, tuple[Reread, ...]]:
    """The texts in boxes of a PDF file: by page, one for each box, lines joined by blanks, empty where nothing is seen.

    A letter is in every box that holds its middle. What cannot be read comes as a `Reread` that says why. The file and
    each page are opened once; one page is in memory at a time. A file in which pdfminer does not find the pages is put
    in order first: of files damaged at random that PDFium opens, it reads one in seven only so.

    Args:
        path: of the file.
        boxes: by page (1-based), in points from the top left of the displayed page.
        password: that opens the file, empty for none.
    """
    for content_of in (_as_it_is, _in_order):
        try:
            with content_of(path, password) as stream:
                pdf = pdfplumber.open(stream, password=password)
                numbered = enumerate(PDFPage.create_pages(pdf.doc), start=1)
                pages = {number: page for number, page in numbered if number in boxes}
                if len(pages) == len(boxes) or content_of is _in_order:
                    fonts = Fonts(pdf.rsrcmgr)
                    return {number: _read_page(pages.get(number), boxes[number], fonts) for number in boxes}
        except _DAMAGED:
            continue
    closed = Reread("", "berkas tidak dapat dibuka oleh pembaca kedua")
    return {number: (closed,) * len(wanted) for number, wanted in boxes.items()}


def _as_it_is(path: Path, _password: str) -> BufferedReader | BytesIO:
    return path.open("rb")


def _in_order(path: Path, password: str) -> BufferedReader | BytesIO:
    """The file as pikepdf writes it anew, its objects found one by one where its own table of them is wrong.

    Raises:
        ValueError: not even so.
    """
    import pikepdf

    from pipeline.read.wholeness import open_with_qpdf

    content = BytesIO()
    try:
        with open_with_qpdf(path, password, MOST) as pdf:
            pdf.save(content)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ValueError(str(error)) from error
    content.seek(0)
    return content


def _read_page(page: PDFPage | None, boxes: Sequence[BBox], fonts: Fonts) -> tuple[Reread, ...]:
    if page is None:
        return (Reread("", "halaman tidak ditemukan oleh pembaca kedua"),) * len(boxes)
    try:
        left, _, _, top = cropped_box(page)
        # Of a letter printed twice both prints count, and with two patches around a box both are there.
        letters = _once(seen_letters(written_on(page, fonts), left, top, boxes, 2 * _PATCH))
    except _DAMAGED:
        return (Reread("", "halaman tidak dapat dibuka oleh pembaca kedua"),) * len(boxes)
    return tuple(_reread(_text(inside)) for inside in _in_boxes(letters, boxes))


def _reread(text: str) -> Reread:
    return Reread(text, "sebagian hurufnya tidak dikenali oleh pembaca kedua" if UNKNOWN in text else "")


def _in_boxes(letters: Sequence[Letter], boxes: Sequence[BBox]) -> Iterator[list[Letter]]:
    """The letters with their middle in each box, in their order."""
    xs, ys = np.array([one.x for one in letters]), np.array([one.y for one in letters])
    for box in boxes:
        is_inside = (box.x0 <= xs) & (xs <= box.x1) & (box.top <= ys) & (ys <= box.bottom)
        yield [letters[place] for place in np.flatnonzero(is_inside).tolist()]


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """The letters in the order of the content, those that are printed twice at nearly one place once."""
    kept: list[Letter] = []
    known: dict[tuple[str, int, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        text, x, y, reach = letter.text, letter.x, letter.y, min(_TWICE * letter.size, _PATCH)
        columns = range(round((x - reach) / _PATCH), round((x + reach) / _PATCH) + 1)
        rows = range(round((y - reach) / _PATCH), round((y + reach) / _PATCH) + 1)
        near = [other for column in columns for row in rows for other in known.get((text, column, row), ())]
        if not any(abs(other.x - x) <= reach and abs(other.y - y) <= reach for other in near):
            known[text, round(x / _PATCH), round(y / _PATCH)].append(letter)
            kept.append(letter)
    return kept


def _text(letters: Sequence[Letter]) -> str:
    """The letters as lines in reading order, a blank between lines and words; upright text comes first."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: (one.turn, one.down)):
        last = lines[-1][0] if lines else letter
        is_next = letter.turn != last.turn or letter.down - last.down > _NEXT_LINE * min(
            letter.size, last.size
        )
        if not lines or is_next:
            lines.append([])
        lines[-1].append(letter)
    return " ".join(_line(sorted(line, key=lambda one: one.start)) for line in lines)


def _line(letters: Sequence[Letter]) -> str:
    text = letters[0].text
    for previous, letter in pairwise(letters):
        is_apart = letter.start - previous.end > _NEXT_WORD * letter.size
        text += f" {letter.text}" if is_apart else letter.text
    return " ".join(text.split())
