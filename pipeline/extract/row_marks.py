"""What tells of rows in the columns of a block without rules between them: keys, figures, the distance of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from pipeline.extract.lines import Line
from pipeline.extract.wraps import wraps
from pipeline.model.geometry import BBox
from pipeline.model.kode import is_legal

# The strip of a line that is ink in every line, as shares of its size above the lower end of its box. Two lines of a
# paragraph that is set as tightly as it goes still leave white between such strips.
_CORE_TOP, _CORE_BOTTOM = 0.8, 0.2
# The white between two lines of a kode cut in two is at most this share of their size.
_WRAPPED = 0.9
# Of a column of keys or figures, so many lines at least are one.
_MOSTLY = 0.6

_KEY = re.compile(r"[\dX]{1,2}(?:\.[\dX]{1,4})*\.?|[IVX]+\.?|[A-Z]|[A-Za-z][.)]")
_TOTAL = re.compile(r"(?:(?:grand|sub|jumlah)[ -]?)?total|jumlah", re.IGNORECASE)
_TOTAL_WORD = re.compile(r"\b(?:total|jumlah)\b", re.IGNORECASE)
_KEY_AND_TEXT = re.compile(r"(?P<kode>\d(?:\.\d{1,4}){1,5})\.?\s+[^\W\d]")
# "6.025.00" and "0.000.000" are two lines of one number.
_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?\(?(?!0)\d{1,3}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)\)?(?:,-)?",
    re.IGNORECASE,
)
_LAST_GROUP = re.compile(r"\d{1,4}\.?")
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_FIGURE = re.compile(rf"{_AMOUNT.pattern}|\d+(?:[.,]\d+)?\s*%?|-", re.IGNORECASE)


# The same texts are asked about again and again: "-", "100%", the lines of one block for each way to divide it.
_remembered = lru_cache(maxsize=4096)


class Span(NamedTuple):
    """From `top` to `bottom`, in points from the top of the page."""

    top: float
    bottom: float


def core(line: Line) -> Span:
    """The part of a line's height that its letters fill."""
    bottom, size = line.bbox.bottom, line.size
    return Span(bottom - _CORE_TOP * size, bottom - _CORE_BOTTOM * size)


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column from top to bottom, and the box they had room in.

    `cores` has the core of each line: every way to divide a block looks at all of them.
    """

    lines: tuple[Line, ...]
    box: BBox
    cores: tuple[Span, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cores", tuple(map(core, self.lines)))

    @property
    def gaps(self) -> Iterator[tuple[Line, Line, float]]:
        """Each two lines that follow each other, and the white between them in points."""
        for (above, upper), (below, lower) in pairwise(zip(self.lines, self.cores, strict=True)):
            yield above, below, lower.top - upper.bottom


def bands_of(columns: Sequence[Column]) -> tuple[Span, ...]:
    """The heights at which any column has letters, from top to bottom, with white over the whole width between them."""
    spans = sorted((span for column in columns for span in column.cores), key=attrgetter("top"))
    bands: list[Span] = []
    for span in spans:
        if bands and span.top < bands[-1].bottom:
            bands[-1] = Span(bands[-1].top, max(bands[-1].bottom, span.bottom))
        else:
            bands.append(span)
    return tuple(bands)


def wrap_gap(columns: Sequence[Column]) -> float | None:
    """The white between two lines of one cell in points, as most wraps have it; None where nothing wraps.

    A wrap is told by its line having no room for the next word. Figures fill their columns without ever wrapping.
    """
    gaps = [
        gap
        for column in columns
        for previous, line, gap in column.gaps
        if _has_words(previous.text) and _has_words(line.text) and wraps(previous, line, column.box)
    ]
    if not gaps:
        return None
    # By accident the last line of a cell fills its column too, so that a gap between rows counts among them.
    gap = median(sorted(gaps)[: (len(gaps) + 1) // 2])
    least = min(gap for column in columns for _, _, gap in column.gaps)
    return gap if len(gaps) > 1 or gap <= least else None


def key_lines(columns: Sequence[Column]) -> tuple[Line, ...]:
    """The lines with the kode or number of a row, one for each height, from top to bottom.

    They stand in the first columns: one column, several that make up one kode, or one with the nama behind them.
    """
    leading = _leading(columns)
    found = [line for column in columns[:leading] for line in _own_keys(column)]
    if not leading and columns:
        found = [line for line in columns[0].lines if _starts_with_kode(line.text)]
    keys: list[Line] = []
    for line in sorted(found, key=lambda line: (line.bbox.bottom, line.bbox.x0)):
        if not keys or core(line).top >= core(keys[-1]).bottom:
            keys.append(line)
    return tuple(keys)


def value_columns(columns: Sequence[Column]) -> tuple[int, ...]:
    """Places of the columns that print figures, one to a row, behind those of the keys."""
    leading = _leading(columns)
    return tuple(
        place
        for place, column in enumerate(columns)
        if place >= leading
        and column.lines
        and sum(is_figure(line.text) for line in column.lines) >= _MOSTLY * len(column.lines)
    )


@_remembered
def is_figure(text: str) -> bool:
    """Whether a line is a figure and nothing else: an amount, a share, a number, a dash for none."""
    return _FIGURE.fullmatch(text.strip()) is not None


@_remembered
def is_amount(text: str) -> bool:
    """Whether a line is an amount of thousands at least, and nothing else."""
    return _AMOUNT.fullmatch(text.strip()) is not None


def has_data(texts: Iterable[str]) -> bool:
    """Whether lines of a row, one by one, show that it belongs to the body of a table: an amount, a share, a kode."""
    return any(is_amount(text) or _SHARE.fullmatch(text.strip()) or is_kode(text) for text in texts)


def says_total(text: str) -> bool:
    """Whether a label names a total: "JUMLAH (BELANJA LANGSUNG)", "Grand Total"."""
    return _TOTAL_WORD.search(text) is not None


@_remembered
def is_kode(text: str) -> bool:
    """Whether a line is a kode of several groups and nothing else."""
    text = text.strip()
    return "." in text and is_legal(text)


def _leading(columns: Sequence[Column]) -> int:
    """How many of the first columns hold keys."""
    count = 0
    for place, column in enumerate(columns):
        texts = [line.text for line in column.lines]
        keys = sum(is_key(text) for text in texts)
        if keys < _MOSTLY * len(texts):
            break
        if keys:
            count = place + 1
    return count if count < len(columns) else 0


@_remembered
def is_key(text: str) -> bool:
    """Whether a line is the kode or number of a row, or the label of a total, and nothing else."""
    text = text.strip()
    return (_KEY.fullmatch(text) or _TOTAL.fullmatch(text)) is not None and not is_amount(text)


def _starts_with_kode(text: str) -> bool:
    found = _KEY_AND_TEXT.match(text.strip())
    return found is not None and is_legal(found["kode"])


def _own_keys(column: Column) -> list[Line]:
    """The lines of a column of keys that begin one; the second line of a kode cut in two does not."""
    keys: list[Line] = []
    text = ""
    for place, line in enumerate(column.lines):
        own = line.text.strip()
        if keys and _continues(text, column.lines[place - 1], line, column.box):
            text += own
        elif is_key(own):
            keys.append(line)
            text = own
    return keys


def _continues(kode: str, previous: Line, line: Line, box: BBox) -> bool:
    """Whether the line is the cut end of the kode above it.

    "2.17.01.1.0" and "2.0011" are one kode, and so are "1.20.5" and "8." where the cell has no room for both. Of a kode
    of six groups the office typed "0001 1". Where each group has a column, "00" and "07" are one group.
    """
    own = line.text.strip()
    if core(line).top - core(previous).bottom > _WRAPPED * line.size or not wraps(previous, line, box):
        return False
    is_end = _LAST_GROUP.fullmatch(own) is not None and not _counts_on(kode, own)
    return is_end or (is_legal(kode + own) and not (is_legal(kode) and is_legal(own))) or own.startswith(".")


def _counts_on(number: str, following: str) -> bool:
    """Whether two numbers are those of two rows: "10" and "11", not the "00" and "07" of a group cut in two."""
    first, second = number.rstrip("."), following.rstrip(".")
    return first.isdigit() and second.isdigit() and 0 < int(first) == int(second) - 1


def _has_words(text: str) -> bool:
    return text[:1].isalpha() or any(letter.isalpha() for letter in text)
