"""Printed lines to text: how the lines of a cell or paragraph belong together (design.md 3.2).

A wrap becomes a blank, but for three cases: a number or kode cut in two lines, a word broken at a hyphen, and a word
torn because its cell is too narrow. Numbered items that start on lines of their own keep a line break between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.lines import Line
from pipeline.model.geometry import BBox

_ITEM_MARK = re.compile(r"(\d{1,2}|[a-z])[.)](?=\s|$)")
_NUMBER_END = re.compile(r"(?:^|\s)[\d.,]*\d[.,]?$|(?:^|\s)[\d.,]+[.,]$")
_NUMBER_START = re.compile(r"[.,]?\d[\d.,]*(?=\s|$|%)")
# A whole amount in either style, or a kode of three groups or more, the last of which may go on in the next line.
_ONE_NUMBER = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d{0,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{0,2})?|\d+[.,]\d{1,2}"
    r"|\d\.\d{2}\.(?:\d{1,2}|\d{2}\.(?:\d\.?|\d\.(?:\d{1,2}|\d{2}\.\d{0,4})))\.?"
)
# The blank space a cell keeps at its sides, at most (points). Word's default is 5.4, Excel's about 2.
_MAX_PADDING = 6.0


def join_lines(lines: Sequence[Line], box: BBox, prints_blanks: bool) -> str:
    """The text of the lines with wraps joined.

    Args:
        lines: in reading order.
        box: the cell, to tell a line that ran out of room from one that was ended on purpose.
        prints_blanks: whether this producer prints a blank where it wraps between words.
    """
    if len(lines) < 2:
        return lines[0].text if lines else ""
    breaks = _item_starts(lines)
    text = lines[0].text
    for place, (previous, line) in enumerate(pairwise(lines), start=1):
        between = "\n" if place in breaks else joint(previous, line, box, prints_blanks)
        text += between + line.text
    return text


def _item_starts(lines: Sequence[Line]) -> set[int]:
    """Places of the lines that start an item of a numbered list.

    A list counts on by one, so a single "2." that a wrap put at the start of a line starts none. A cell may begin in
    the middle of a list: the page break tore it.
    """
    marked = [
        (place, number) for place, line in enumerate(lines) if (number := _item_number(line.text)) is not None
    ]
    starts: set[int] = set()
    for (place, number), (next_place, next_number) in pairwise(marked):
        if next_number == number + 1:
            starts.update((place, next_place))
    return starts


def _item_number(text: str) -> int | None:
    """1 for "1." and "a)" at the start of a line, and so on; None where no item starts."""
    match = _ITEM_MARK.match(text)
    if match is None:
        return None
    mark = match.group(1)
    return int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1


def joint(previous: Line, line: Line, box: BBox, prints_blanks: bool) -> str:
    """What stands between two lines of a cell: a blank or nothing."""
    before, after = previous.text, line.text
    if not before or not after:
        return ""
    if before[-1] in "-\u00ad" and len(before) > 1 and before[-2].isalpha() and after[0].isalpha():
        return ""
    if not ran_out_of_room(previous, line, box):
        return " "
    if _is_number_cut(before, after):
        return ""
    if before[-1] == "/" and prints_blanks and not previous.blank_at_end:
        return ""
    is_torn = prints_blanks and not previous.blank_at_end and before[-1].isalpha() and after[0].islower()
    return "" if is_torn else " "


def _is_number_cut(before: str, after: str) -> bool:
    """Whether one number or kode runs over the line end: "16.818.270." and "585", "2.17.01.1" and ".01".

    "85" over "85" are two numbers, and so are "270.000.000" and "100.000.000": together they are not written like one.
    """
    # Most lines do not begin with a figure, which is told at once; an end is searched for from letter to letter.
    tail = _NUMBER_START.match(after)
    head = _NUMBER_END.search(before) if tail else None
    if head is None or tail is None:
        return False
    joined = (head.group() + tail.group()).strip()
    return any(mark in joined for mark in ".,") and _ONE_NUMBER.fullmatch(joined) is not None


def ran_out_of_room(previous: Line, line: Line, box: BBox) -> bool:
    """Whether the first word of `line` (or at least its first letter, for a number or torn word) no longer fitted.

    Only then is the line end a wrap; else somebody ended the line.
    """
    low, high = _extent(box, previous.turn)
    padding = min(max(previous.start - low, 0.0), _MAX_PADDING)
    is_one_word = " " not in previous.text
    needed = (
        0.45 * previous.size
        if is_one_word or not previous.blank_at_end
        else 0.25 * previous.size + line.first_word
    )
    return previous.end + needed > high - padding - 0.5


def wraps(previous: Line, line: Line, box: BBox) -> bool:
    """Whether `line` may continue `previous`: its first word would not have fitted behind it."""
    low, high = _extent(box, previous.turn)
    padding = min(max(previous.start - low, 0.0), _MAX_PADDING)
    return previous.end + 0.25 * previous.size + line.first_word > high - padding - 0.5


def _extent(box: BBox, turn: int) -> tuple[float, float]:
    """Where the cell begins and ends along the writing direction."""
    x0, top, x1, bottom = box
    match turn:
        case 0:
            return x0, x1
        case 1:
            return top, bottom
        case 2:
            return -x1, -x0
        case _:
            return -bottom, -top


def prints_blanks_at_wraps(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether the producer prints a blank after the last word of a wrapped line.

    Judged by all lines that another line of the same cell or paragraph follows: Word and LibreOffice print one at
    nearly every wrap, others never.
    """
    followed = [line for lines in groups for line in lines[:-1]]
    return len(followed) >= 4 and sum(line.blank_at_end for line in followed) > 0.5 * len(followed)
