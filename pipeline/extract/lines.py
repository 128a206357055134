"""Characters to printed lines: which characters stand on one line, and where the blanks between words are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Characters, Floats, Ints

# Two baselines closer than this share of the font size are one line; a superscript is off by about 0.35.
SAME_LINE = 0.4
# A gap of this share of the font size is a blank even where none is printed (one text object per word).
GAP_IS_BLANK = 0.15
# A printed blank narrower than this cannot be seen: "5 00.000" typeset with a blank of no width.
BLANK_IS_SEEN = 0.05
# A gap of this many font sizes is no blank between words but the space between columns (or a tab).
GAP_IS_COLUMN = 1.5


@dataclass(frozen=True, slots=True)
class Line:
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


def lines_by_group(characters: Characters, groups: Ints) -> dict[int, list[Line]]:
    """The lines of each group (a cell, or the prose of a page), in reading order.

    Args:
        characters: the characters of a page.
        groups: for each character the number of its group; negative ones are left out.
    """
    chosen = np.flatnonzero(groups >= 0)
    if not chosen.size:
        return {}
    marks, group = characters.take(chosen), groups[chosen]
    start, end, across = _along(marks)
    line = _line_numbers(group, marks, across, start)
    order = np.lexsort((start, line))
    marks, group, line = marks.take(order), group[order], line[order]
    start, end = start[order], end[order]
    blank = _blanks(marks, line, start, end)
    firsts = np.concatenate(([0], np.flatnonzero(np.diff(line)) + 1))
    found: dict[int, list[Line]] = {}
    for number, printed in zip(group[firsts].tolist(), _lines(marks, start, end, blank, firsts), strict=True):
        found.setdefault(number, []).append(printed)
    return found


def words_of(characters: Characters) -> tuple[Line, ...]:
    """The words of a page as lines of their own, in the reading order of `lines_by_group`."""
    if not len(characters):
        return ()
    start, end, across = _along(characters)
    line = _line_numbers(np.zeros(len(characters), dtype=np.int64), characters, across, start)
    order = np.lexsort((start, line))
    blank = _blanks(characters.take(order), line[order], start[order], end[order])
    begins = np.concatenate(([True], blank[:-1] | (np.diff(line[order]) != 0)))
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.cumsum(begins) - 1
    return tuple(word for _, words in sorted(lines_by_group(characters, numbers).items()) for word in words)


def _along(marks: Characters) -> tuple[Floats, Floats, Floats]:
    """Where each character starts and ends along its writing direction, and how far down the page its line is.

    All three grow in reading direction, whichever way the text is turned.
    """
    turn = marks.turn
    start = np.select([turn == 0, turn == 1, turn == 2], [marks.x0, marks.top, -marks.x1], -marks.bottom)
    end = np.select([turn == 0, turn == 1, turn == 2], [marks.x1, marks.bottom, -marks.x0], -marks.top)
    across = np.select(
        [turn == 0, turn == 1, turn == 2], [marks.baseline, -marks.baseline, -marks.baseline], marks.baseline
    )
    return start, end, across


def _line_numbers(group: Ints, marks: Characters, across: Floats, start: Floats) -> Ints:
    """A number for each character's line, ascending by group, writing direction, line and page."""
    order = np.lexsort((start, across, marks.turn, group))
    step = np.diff(across[order])
    allowed = SAME_LINE * np.minimum(marks.size[order][1:], marks.size[order][:-1])
    breaks = (np.diff(group[order]) != 0) | (np.diff(marks.turn[order]) != 0) | (step > allowed)
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.concatenate(([0], np.cumsum(breaks)))
    return numbers


def _blanks(marks: Characters, line: Ints, start: Floats, end: Floats) -> Bools:
    """For each character, whether a blank follows it on its line."""
    gap = np.zeros(len(line))
    gap[:-1] = start[1:] - end[:-1]
    size = np.maximum(marks.size, 1.0)
    blank = (gap > GAP_IS_BLANK * size) | (marks.space_after & (gap > BLANK_IS_SEEN * size))
    blank[:-1] &= np.diff(line) == 0
    blank[-1] = False
    return blank


def _lines(marks: Characters, start: Floats, end: Floats, blank: Bools, firsts: Ints) -> list[Line]:
    """The lines that begin at the places `firsts` of the ordered characters."""
    counts = np.diff(np.append(firsts, len(marks)))
    lasts = firsts + counts - 1
    boxes = np.column_stack(
        (
            np.minimum.reduceat(marks.x0, firsts),
            np.minimum.reduceat(marks.top, firsts),
            np.maximum.reduceat(marks.x1, firsts),
            np.maximum.reduceat(marks.bottom, firsts),
        )
    )
    size = np.add.reduceat(marks.size, firsts) / counts
    bold = np.add.reduceat(marks.bold.astype(np.int64), firsts) * 2 > counts
    is_column_gap = np.zeros(len(marks), dtype=np.int64)
    is_column_gap[:-1] = blank[:-1] & (start[1:] - end[:-1] > GAP_IS_COLUMN * marks.size[:-1])
    pieces = 1 + np.add.reduceat(is_column_gap, firsts)
    places = np.arange(len(marks))
    word_end = np.minimum.reduceat(np.where(blank, places, len(marks)), firsts)
    word_end = np.minimum(word_end, lasts)
    letters = [
        chr(code) + " " if gap else chr(code)
        for code, gap in zip(marks.code.tolist(), blank.tolist(), strict=True)
    ]
    return [
        Line(
            "".join(letters[first : last + 1]),
            BBox(*box),
            begin,
            finish,
            word,
            height,
            heavy,
            turn,
            trailing,
            parts,
        )
        for first, last, box, begin, finish, word, height, heavy, turn, trailing, parts in zip(
            firsts.tolist(),
            lasts.tolist(),
            boxes.tolist(),
            start[firsts].tolist(),
            np.maximum.reduceat(end, firsts).tolist(),
            (end[word_end] - start[firsts]).tolist(),
            size.tolist(),
            bold.tolist(),
            marks.turn[firsts].tolist(),
            marks.space_after[lasts].tolist(),
            pieces.tolist(),
            strict=True,
        )
    ]
