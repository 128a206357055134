"""The second reader: pdfplumber, which shares no parser with PDFium. It reads the text of given boxes once more.

Nothing of the first reader is used here, not even what it knows of lines and blanks: where both come to the same text,
it is no fault of one of them.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from itertools import pairwise
from math import hypot
from pathlib import Path

import pdfplumber
from pdfminer.layout import LTChar
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.model.geometry import BBox
from pipeline.model.second_reading import Reread
from pipeline.read.plumber_limits import MOST, hold_pdfminer
from pipeline.read.plumber_page import MIDDLE, UNKNOWN, cropped_box, visible_characters

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


@dataclass(frozen=True, slots=True)
class _Letter:
    """A visible character on the displayed page, in points.

    `x` and `y` are its middle. `start` and `end` are where it begins and ends along its writing direction, `down` is
    the place of its baseline across it; all three grow in reading direction. `turn` counts quarter turns clockwise.
    """

    text: str
    x: float
    y: float
    start: float
    end: float
    down: float
    size: float
    turn: int


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
                    return {number: _read_page(pdf, pages.get(number), boxes[number]) for number in boxes}
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


def _read_page(pdf: PDF, page: PDFPage | None, boxes: Sequence[BBox]) -> tuple[Reread, ...]:
    if page is None:
        return (Reread("", "halaman tidak ditemukan oleh pembaca kedua"),) * len(boxes)
    try:
        left, _, _, top = cropped_box(page)
        letters = _once([_letter(char, left, top) for char in visible_characters(pdf, page)])
    except _DAMAGED:
        return (Reread("", "halaman tidak dapat dibuka oleh pembaca kedua"),) * len(boxes)
    return tuple(_reread(_text([one for one in letters if _is_in(one, box)])) for box in boxes)


def _reread(text: str) -> Reread:
    return Reread(text, "sebagian hurufnya tidak dikenali oleh pembaca kedua" if UNKNOWN in text else "")


def _letter(char: LTChar, left: float, top: float) -> _Letter:
    """A character of pdfminer, where y grows upward; the displayed page has its corner at `left, top` there."""
    a, b, _, _, e, f = char.matrix
    x, y = e - left, top - f
    # The direction of writing with y downward, as one of four.
    turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (3 if b > 0 else 1)
    size = char.width if turn % 2 else char.height
    along, across = _ALONG[turn], _ALONG[(turn + 1) % 4]
    advance = abs(char.adv) * hypot(a, b)
    start, down = x * along[0] + y * along[1], x * across[0] + y * across[1]
    return _Letter(
        char.get_text(),
        x + along[0] * advance / 2 - across[0] * MIDDLE * size,
        y + along[1] * advance / 2 - across[1] * MIDDLE * size,
        start,
        start + advance,
        down,
        size,
        turn,
    )


_ALONG = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Directions of writing by turn, with y downward; the next one is that in which its lines follow each other."""


def _is_in(letter: _Letter, box: BBox) -> bool:
    return box.x0 <= letter.x <= box.x1 and box.top <= letter.y <= box.bottom


def _once(letters: Sequence[_Letter]) -> list[_Letter]:
    """The letters in the order of the content, those that are printed twice at nearly one place once."""
    kept: list[_Letter] = []
    known: dict[tuple[str, int, int], list[_Letter]] = defaultdict(list)
    for letter in letters:
        column, row = round(letter.x / _PATCH), round(letter.y / _PATCH)
        around = [known[letter.text, column + dx, row + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if not any(_is_twice(letter, other) for near in around for other in near):
            known[letter.text, column, row].append(letter)
            kept.append(letter)
    return kept


def _is_twice(letter: _Letter, other: _Letter) -> bool:
    reach = min(_TWICE * letter.size, _PATCH)
    return abs(other.x - letter.x) <= reach and abs(other.y - letter.y) <= reach


def _text(letters: Sequence[_Letter]) -> str:
    """The letters as lines in reading order, a blank between lines and words; upright text comes first."""
    lines: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: (one.turn, one.down)):
        last = lines[-1][0] if lines else letter
        is_next = letter.turn != last.turn or letter.down - last.down > _NEXT_LINE * min(
            letter.size, last.size
        )
        if not lines or is_next:
            lines.append([])
        lines[-1].append(letter)
    return " ".join(_line(sorted(line, key=lambda one: one.start)) for line in lines)


def _line(letters: Sequence[_Letter]) -> str:
    text = letters[0].text
    for previous, letter in pairwise(letters):
        is_apart = letter.start - previous.end > _NEXT_WORD * letter.size
        text += f" {letter.text}" if is_apart else letter.text
    return " ".join(text.split())
