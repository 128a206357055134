"""Numbered items of one cell, taken apart; their marks are not content (E-12)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import collapse_space, fold_typography, mark_number

_MARK = re.compile(
    r"""(?:(?<=\s)|^)
        (?:(?P<brackets>\(([0-9]{1,2}|[A-Za-z])\))    # (1)
          |(?P<close>([0-9]{1,2}|[A-Za-z])\.?\))      # 1)
          |(?P<digits>[0-9]{1,2}\.)(?=\s|$|[^\W\d])   # 1.  not the 2.3 of a decimal
          |(?P<lower>[a-z]\.)(?=\s|$|[A-Z])           # a.  not the a.n. of "atas nama"
          |(?P<upper>[A-Z]\.)(?=\s|$))""",
    re.VERBOSE | re.MULTILINE,
)
_BULLET_LINE = re.compile(r"\s*([-*\u2022])(\s*)(\S.*)")
# Behind these words a number with a dot ends a sentence: "sesuai Pasal 2. Nilai ..."
_COUNTED = re.compile(r"\b(?:no|nomor|pasal|ayat|tahun|tahap|ke)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell: its printed mark ("2.", "b)"), empty without one, and its text on one line."""

    mark: str
    text: str

    @property
    def number(self) -> int | None:
        """The number of the mark, a letter counting from a = 1; None without a mark or for a bullet."""
        return mark_number(self.mark)


def split_items(text: str) -> tuple[Item, ...]:
    """The items of a cell in printed order; a cell without list is one item, an empty cell none.

    "1. Indeks X 2. Nilai Y" holds two, also on one line and also when it runs "4. 5. 6.". A list starts at
    the beginning of a line and ascends by one; a mark of another kind or out of order is content. Words
    before the list are an item without mark.
    """
    plain = fold_typography(text).strip()
    if not plain:
        return ()
    marks = _ascending_marks(plain)
    if not marks:
        return _bulleted(plain)
    starts = [mark.start() for mark in marks]
    ends = [*starts[1:], len(plain)]
    items = [
        Item(mark[0], collapse_space(plain[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)
    ]
    preamble = collapse_space(plain[: starts[0]])
    return (Item("", preamble), *items) if preamble else tuple(items)


def _ascending_marks(plain: str) -> list[re.Match[str]]:
    """The marks of the list in a text; empty where there is no list."""
    marks: list[re.Match[str]] = []
    for found in _MARK.finditer(plain):
        if _continues(marks[-1], found) if marks else _starts_line(found):
            marks.append(found)
    # "A. Yani" is a street, and one mark below other lines proves no list.
    is_doubtful = len(marks) == 1 and (marks[0].lastgroup == "upper" or marks[0].start() > 0)
    return [] if is_doubtful else marks


def _starts_line(mark: re.Match[str]) -> bool:
    return not mark.string[: mark.start()].rpartition("\n")[2].strip()


def _continues(before: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether the mark is of the same kind as the one before, and the next in order."""
    signs = [found[0].strip("(.)") for found in (before, mark)]
    is_same_kind = mark.lastgroup == before.lastgroup and signs[0].isdecimal() == signs[1].isdecimal()
    value, previous = mark_number(mark[0]), mark_number(before[0])
    if not is_same_kind or value is None or previous is None or value != previous + 1:
        return False
    return _COUNTED.search(mark.string, 0, mark.start()) is None


def _bulleted(plain: str) -> tuple[Item, ...]:
    """Lines that all begin with the same bullet are items; any other text is one."""
    lines = [line for line in plain.splitlines() if line.strip()]
    bullets = [found for line in lines if (found := _BULLET_LINE.fullmatch(line))]
    are_bullets = len(lines) == len(bullets) > 1 and len({found[1] for found in bullets}) == 1
    # Without a blank behind any of them, "-5" above "-3" are two negative numbers.
    if are_bullets and any(found[2] for found in bullets):
        return tuple(Item(found[1], collapse_space(found[3])) for found in bullets)
    return (Item("", collapse_space(plain)),)
