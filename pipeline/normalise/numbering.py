"""How rows are numbered: I / A / 1 / a, 01, 1.21.01, and which numbers make one series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.text import collapse_space

NONE = "tanpa nomor"
_DIGITS = "angka"
_PADDED = "angka berawalan nol"
_ROMAN, _LETTERS = "romawi", "huruf"
_ONE_GROUP = re.compile(r"\d{1,3}")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{1,4}){1,7}")
_LETTER = re.compile(r"[A-Za-z]")
_ROMAN_NUMBER = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10}
# "97. Program ...", "1..Meningkatkan ...", "a) ...": the number stands in the cell of the name.
_BEFORE_NAME = re.compile(r"\(?(?P<nomor>\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]+\s*(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a row: how it is written, and its place in a series (0 where it has none)."""

    style: str
    value: int = 0
    groups: int = 1


def split_number(nama: str) -> tuple[str, str]:
    """The number before a name, without its dot, and the name: "97. Program X" is "97" and "Program X"."""
    plain = collapse_space(nama)
    found = _BEFORE_NAME.match(plain)
    return (found["nomor"], plain[found.end() :]) if found else ("", plain)


def read_marks(numbers: Sequence[str]) -> tuple[Mark | None, ...]:
    """The mark of each row's number; None where it is no single number ("18 19", rows whose rule is not drawn)."""
    texts = [_bare(text) for text in numbers]
    is_roman = {case: _are_roman(filter(case, texts)) for case in (str.isupper, str.islower)}
    marks: list[Mark | None] = []
    for text in texts:
        case = str.isupper if text.isupper() else str.islower
        mark = _mark(text, is_roman=is_roman[case])
        above = next((one for one in reversed(marks) if one is not None and one.style != NONE), None)
        if mark is not None and above is not None and _continues_padded(above, mark):
            mark = replace(mark, style=_PADDED)
        marks.append(mark)
    return tuple(marks)


def is_series(marks: Sequence[Mark | None], style: str) -> bool:
    """Whether the numbers of one style count rows of one rung.

    They begin anew only below a row that is numbered otherwise: 1, 2, 3, A, 1, 2. Where programs are counted in
    the same style as their kegiatan, a 1 stands directly below another number.
    """
    has_begun = is_interrupted = False
    for mark in marks:
        if mark is None:
            continue
        if mark.style != style:
            is_interrupted = True
            continue
        if mark.value == 1 and has_begun and not is_interrupted:
            return False
        has_begun, is_interrupted = True, False
    return True


def _bare(text: str) -> str:
    """A number without its dot or bracket; blanks beside the dots of a kode are no part of it."""
    return re.sub(r"\s*\.\s*", ".", collapse_space(text)).strip(" .()")


def _mark(text: str, *, is_roman: bool) -> Mark | None:
    if not text:
        return Mark(NONE)
    if _GROUPS.fullmatch(text):
        groups = text.count(".") + 1
        return Mark(f"{groups} kelompok angka", groups=groups)
    if _ONE_GROUP.fullmatch(text):
        return Mark(_PADDED if text.startswith("0") else _DIGITS, int(text))
    case = "besar" if text.isupper() else "kecil"
    if is_roman and _ROMAN_NUMBER.fullmatch(text):
        return Mark(f"{_ROMAN} {case}", _roman(text.lower()))
    if _LETTER.fullmatch(text):
        return Mark(f"{_LETTERS} {case}", ord(text.lower()) - ord("a") + 1)
    return None


def _continues_padded(above: Mark, mark: Mark) -> bool:
    """Whether a number goes on a series that is padded with zeros: 08, 09, 10."""
    is_next = mark.style == _DIGITS and mark.value == above.value + 1
    return above.style == _PADDED and is_next and mark.value > 9


def _are_roman(texts: Iterable[str]) -> bool:
    """Whether letters that count rows are Roman numbers: I, II, III; not A, B, C, of which C would be one too."""
    letters = [text for text in texts if text.isalpha()]
    return bool(letters) and all(_ROMAN_NUMBER.fullmatch(text) for text in letters)


def _roman(text: str) -> int:
    values = [_VALUES[letter] for letter in text]
    return sum(
        -one if one < following else one for one, following in zip(values, (*values[1:], 0), strict=True)
    )
