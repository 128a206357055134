"""Rows that a page break tore in two: told by what the cells above had room for, and made one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.lines import Line
from pipeline.extract.wraps import joint, wraps
from pipeline.model.kode import is_legal
from pipeline.model.table import Cell, Entry

TWO_ROWS = "mungkin dua baris yang terpisah halaman"

# A line takes at most this many times its size.
_LEADING = 1.2
# Word moves up to three lines of a paragraph together, so that many may leave their page with room for two.
_LINES_MOVED = 2.5
# Below a torn text the cells of real files have half a line of room; with almost a line, both was seen.
_DOUBTFUL_ROOM = 0.75

_KEY = re.compile(r"[\dX]{1,2}(?:\s*\.\s*[\dX]{1,4})*\.?|[IVX]+\.?|[A-Za-z][.)]")
# "2.17.01.1.02 Administrasi Keuangan": kode and nama in one column.
_KEY_AND_TEXT = re.compile(r"(?P<kode>\d(?:\.\d{1,4}){1,5})\.?\s+[^\W\d]")
_TOTAL = re.compile(r"(?:(?:grand|sub|jumlah)[ -]?)?total|jumlah", re.IGNORECASE)
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)](?=\s|$)|[-•·]")


@dataclass(slots=True)
class Row:
    """A row under construction; `first` and `last` hold the outermost lines of each filled column.

    Of a row that was torn, these are the lines of its last part.
    """

    page: int
    entries: list[Entry]
    first: dict[int, Line]
    last: dict[int, tuple[Line, Cell]]


def is_rest_of(above: Row, row: Row, *, open_bottom: bool) -> bool:
    """Whether the first row of a page is the rest of a row that the page break tore.

    The rest of a row shows no key (kode or number) of its own, alone in its cell or before the nama, and is no total.
    It is a row in its own right all the same (a second indicator under one kode) when the row above had room for one
    of its texts: then it is no wrap. An undrawn lower border tells less: Excel draws it as the upper border of the next
    row, on the next page.

    Args:
        above: the last row of the page before.
        row: the first row of the page.
        open_bottom: whether the lower border of `above` is not drawn.
    """
    if _room(above, row) >= 1 or _begins_like(above, row) or _is_total(row):
        return False
    keys = [
        column
        for column in range(min(2, len(row.entries)))
        if _KEY.fullmatch(row.entries[column].text.strip())
    ]
    if open_bottom and not keys:
        return True
    return all(_continues_key(above, row, column) for column in keys) and _all_wrap(above, row, keys)


def _begins_like(above: Row, row: Row) -> bool:
    """Whether both rows begin with a kode and its nama in one cell: each is a row of its own."""
    pairs = zip(above.entries[:2], row.entries[:2], strict=True)
    return any(_has_kode_and_nama(upper.text) and _has_kode_and_nama(lower.text) for upper, lower in pairs)


def _has_kode_and_nama(text: str) -> bool:
    found = _KEY_AND_TEXT.match(text.strip())
    return found is not None and is_legal(found["kode"])


def _is_total(row: Row) -> bool:
    """Whether the row is labelled TOTAL or Jumlah, with an amount behind it."""
    texts = [entry.text.strip() for entry in row.entries]
    label = next((place for place, text in enumerate(texts) if text), None)
    if label is None or _TOTAL.fullmatch(texts[label]) is None:
        return False
    return any(any(letter.isdigit() for letter in text) for text in texts[label + 1 :])


def _all_wrap(above: Row, row: Row, settled: Sequence[int]) -> bool:
    """Whether every text of the row can go on the text above it; `settled` columns are known to."""
    for column, line in row.first.items():
        before = above.last.get(column)
        if column in settled or before is None or _ITEM.match(line.text):
            continue
        if not wraps(before[0], line, before[1].bbox):
            return False
    return True


def _room(above: Row, row: Row) -> float:
    """How much room the row above had for a text of the row, as a share of what it needs; the greatest of all columns.

    A row is torn where its cells are full. Only what stands at the top of its cell tells: in the middle or at the
    bottom, room is left anyway.
    """
    return max((_room_in(above, row, column) for column in row.first), default=0.0)


def _room_in(above: Row, row: Row, column: int) -> float:
    first, (last, cell) = row.first[column], row.last[column]
    height = _height_of_lines(above, row, first.size)
    needed = height if last is first else _LINES_MOVED * height
    if column in above.last:
        line, upper = above.last[column]
        is_at_top = above.first[column].bbox.top - upper.bbox.top < height / 2
        room = upper.bbox.bottom - line.bbox.bottom
    else:
        is_at_top = (
            first.bbox.top - cell.bbox.top < height / 2 and cell.bbox.bottom - last.bbox.bottom >= height
        )
        empty = above.entries[column].sources
        room = empty[-1].bbox.height if empty else 0.0
    return room / needed if is_at_top else 0.0


def _height_of_lines(above: Row, row: Row, size: float) -> float:
    """The greatest distance from line to line in the two rows, in points: some offices print with double spacing."""
    distances = [
        (last.bbox.bottom - part.first[column].bbox.bottom) / (len(cell.lines) - 1)
        for part in (above, row)
        for column, (last, cell) in part.last.items()
        if len(cell.lines) > 1
    ]
    return max([_LEADING * size, *distances])


def _continues_key(above: Row, row: Row, column: int) -> bool:
    """Whether what looks like a key is the cut end of the key above.

    "2.17.01.1.0" and "2.0011" are one kode. So are "2.17.01.1.05.0001" and "1" where the office typed "0001 1": the 1
    did not fit behind it. But "2.17.01" and "2.17.02" are two.
    """
    before = above.last.get(column)
    if before is None:
        return False
    upper, lower = (text.replace(" ", "") for text in (above.entries[column].text, row.entries[column].text))
    is_whole = is_legal(upper) and is_legal(lower)
    if is_legal(upper + lower):
        return not is_whole
    return lower.isdigit() and wraps(before[0], row.first[column], before[1].bbox)


def glue(above: Row, rest: Row) -> None:
    """Adds the rest of a torn row to the row above, in place; in doubt where it may be a row of its own."""
    doubt = TWO_ROWS if _room(above, rest) >= _DOUBTFUL_ROOM else ""
    for column, (entry, more) in enumerate(zip(above.entries, rest.entries, strict=True)):
        if more.is_empty:
            continue
        above.entries[column] = Entry(
            _joined(above, rest, column),
            entry.sources + more.sources,
            more.bold if entry.is_empty else entry.bold and more.bold,
            entry.doubt or more.doubt or doubt,
            more.indent if entry.is_empty else entry.indent,
            more.fill if entry.is_empty else entry.fill,
        )
    above.first.update(rest.first)
    above.last.update(rest.last)


def _joined(above: Row, rest: Row, column: int) -> str:
    """The two halves of a torn cell as one text."""
    upper, lower = above.entries[column].text, rest.entries[column].text
    if not upper:
        return lower
    if _ITEM.match(lower) and _ITEM.match(upper):
        return upper + "\n" + lower
    line, cell = above.last[column]
    return upper + joint(line, rest.first[column], cell.bbox, prints_blanks=False) + lower
