"""Characters to printed lines: which characters stand on one line, and where the blanks between words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Characters, Floats, Ints, order_of

# Two baselines closer than this share of the font size are one line; a superscript is off by about 0.35.
SAME_LINE = 0.4
# A gap of this share of the font size is a blank even where none is printed (one text object per word).
GAP_IS_BLANK = 0.15
# A printed blank narrower than this cannot be seen: "5 00.000" typeset with a blank of no width.
BLANK_IS_SEEN = 0.05
# A gap of this many font sizes is no blank between words but the space between columns (or a tab).
GAP_IS_COLUMN = 1.5


class Line(NamedTuple):
    """One printed line in reading direction, upright or turned.

    `bbox` is on the displayed page. `start` and `end` are where the text begins and ends along its direction, so that
    `end - start` is its length; `first_word` is the length of its first word. `blank_at_end` says that a blank is
    printed after its last word: most producers print one where a line was wrapped between two words. `pieces` counts
    the parts that wide gaps divide it into: prose has one, a row of a table without rules several.
    """

    text: str
    bbox: BBox
    start: float
    end: float
    first_word: float
    size: float
    bold: bool
    turn: int
    blank_at_end: bool
    pieces: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """Characters in reading order, group by group and line by line.

    `group` and `line` number the group and the line of each; `start` and `end` are where it begins and ends along its
    line, and `blank` tells whether a blank follows it there.
    """

    marks: Characters
    group: Ints
    line: Ints
    start: Floats
    end: Floats
    blank: Bools

    def of_group(self, number: int) -> Printed:
        """Those of one group."""
        part = slice(*np.searchsorted(self.group, (number, number + 1)).tolist())
        return Printed(
            self.marks.take(np.arange(part.start, part.stop)),
            self.group[part],
            self.line[part],
            self.start[part],
            self.end[part],
            self.blank[part],
        )


def set_in_lines(characters: Characters, groups: Ints) -> Printed:
    """The characters in lines.

    Args:
        characters: the characters of a page.
        groups: for each character the number of its group (a cell, or the prose of a page); negative ones are left out.
    """
    chosen = np.flatnonzero(groups >= 0)
    marks, group = characters.take(chosen), groups[chosen]
    start, end, across = _along(marks)
    by_start = order_of(start)
    line = _line_numbers(group, marks, across, by_start)
    order = by_start.take(order_of(line.take(by_start)))
    marks, group, line, start, end = marks.take(order), group[order], line[order], start[order], end[order]
    return Printed(marks, group, line, start, end, _blanks(marks, line, start, end))


def lines_by_group(characters: Characters, groups: Ints) -> dict[int, list[Line]]:
    """The lines of each group, in reading order; see `set_in_lines`."""
    return lines_of(set_in_lines(characters, groups))


def lines_of(printed: Printed) -> dict[int, list[Line]]:
    """The lines of each group, in reading order."""
    firsts = np.flatnonzero(np.diff(printed.line, prepend=-1))
    found: dict[int, list[Line]] = {}
    for number, line in zip(printed.group[firsts].tolist(), _lines(printed, firsts), strict=True):
        found.setdefault(number, []).append(line)
    return found


def words_of(printed: Printed) -> tuple[Line, ...]:
    """The words as lines of their own, in reading order."""
    if not len(printed.marks):
        return ()
    begins = np.concatenate(([True], printed.blank[:-1] | (np.diff(printed.line) != 0)))
    if (begins[1:] | (np.diff(printed.marks.baseline) == 0)).all():
        alone = replace(printed, blank=np.zeros(len(begins), dtype=np.bool_))
        return tuple(_lines(alone, np.flatnonzero(begins)))
    # A letter that stands off the line may belong to it by others between, and not by those of its own word.
    numbers = np.cumsum(begins) - 1
    return tuple(word for words in lines_by_group(printed.marks, numbers).values() for word in words)


def _along(marks: Characters) -> tuple[Floats, Floats, Floats]:
    """Where each character starts and ends along its writing direction, and how far down the page its line is.

    All three grow in reading direction, whichever way the text is turned.
    """
    turn = marks.turn
    if not turn.any():
        return marks.x0, marks.x1, marks.baseline
    start = np.select([turn == 0, turn == 1, turn == 2], [marks.x0, marks.top, -marks.x1], -marks.bottom)
    end = np.select([turn == 0, turn == 1, turn == 2], [marks.x1, marks.bottom, -marks.x0], -marks.top)
    across = np.select(
        [turn == 0, turn == 1, turn == 2], [marks.baseline, -marks.baseline, -marks.baseline], marks.baseline
    )
    return start, end, across


def _line_numbers(group: Ints, marks: Characters, across: Floats, by_start: Ints) -> Ints:
    """A number for each character's line, ascending by group, writing direction, line and page."""
    keys = (across.take(by_start), marks.turn.take(by_start), group.take(by_start))
    order = by_start.take(order_of(*keys))
    size, own, turn = marks.size.take(order), group.take(order), marks.turn.take(order)
    is_apart = np.diff(across.take(order)) > SAME_LINE * np.minimum(size[1:], size[:-1])
    breaks = (own[1:] != own[:-1]) | (turn[1:] != turn[:-1]) | is_apart
    numbers = np.zeros(len(order), dtype=np.int64)
    numbers[order[1:]] = np.cumsum(breaks)
    return numbers


def _blanks(marks: Characters, line: Ints, start: Floats, end: Floats) -> Bools:
    """For each character, whether a blank follows it on its line."""
    gap = np.zeros(len(line))
    gap[:-1] = start[1:] - end[:-1]
    size = np.maximum(marks.size, 1.0)
    blank = (gap > GAP_IS_BLANK * size) | (marks.space_after & (gap > BLANK_IS_SEEN * size))
    blank[:-1] &= line[1:] == line[:-1]
    blank[-1:] = False
    return blank


def _lines(printed: Printed, firsts: Ints) -> Iterator[Line]:
    """The lines that begin at the places `firsts`."""
    marks, start, end, blank = printed.marks, printed.start, printed.end, printed.blank
    if not len(marks):
        return iter(())
    counts = np.diff(firsts, append=len(marks))
    lasts = firsts + counts - 1
    boxes = np.column_stack(
        (
            np.minimum.reduceat(marks.x0, firsts),
            np.minimum.reduceat(marks.top, firsts),
            np.maximum.reduceat(marks.x1, firsts),
            np.maximum.reduceat(marks.bottom, firsts),
        )
    )
    is_column_gap = np.zeros(len(marks), dtype=np.int64)
    is_column_gap[:-1] = blank[:-1] & (start[1:] - end[:-1] > GAP_IS_COLUMN * marks.size[:-1])
    places = np.arange(len(marks))
    word_end = np.minimum.reduceat(np.where(blank, places, len(marks)), firsts)
    word_end = np.minimum(word_end, lasts)
    return map(
        Line,
        _texts(marks.code, blank, firsts, lasts),
        map(BBox._make, boxes.tolist()),
        start[firsts].tolist(),
        np.maximum.reduceat(end, firsts).tolist(),
        (end[word_end] - start[firsts]).tolist(),
        (np.add.reduceat(marks.size, firsts) / counts).tolist(),
        (np.add.reduceat(marks.bold.astype(np.int64), firsts) * 2 > counts).tolist(),
        marks.turn[firsts].tolist(),
        marks.space_after[lasts].tolist(),
        (1 + np.add.reduceat(is_column_gap, firsts)).tolist(),
    )


def _texts(codes: Ints, blank: Bools, firsts: Ints, lasts: Ints) -> list[str]:
    """The text from each first to each last character; all are put into one string, which is then cut."""
    place = np.arange(len(codes)) + np.cumsum(blank) - blank
    letters = np.full(int(place[-1]) + 1, ord(" "), dtype="<u4")
    letters[place] = codes
    text = letters.tobytes().decode("utf-32-le", errors="surrogatepass")
    return [
        text[first : last + 1]
        for first, last in zip(place[firsts].tolist(), place[lasts].tolist(), strict=True)
    ]
